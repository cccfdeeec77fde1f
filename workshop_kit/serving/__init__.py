"""Voila and tornado live here: the hall, its pages, keys and sessions."""
