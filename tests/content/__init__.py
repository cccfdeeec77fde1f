"""Tests of workshop_kit/content."""
