"""Exports read back by programs that did not write them."""
