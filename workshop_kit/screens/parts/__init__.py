"""Widgets of the kit's own."""
