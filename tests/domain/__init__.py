"""Tests of workshop_kit/domain."""
