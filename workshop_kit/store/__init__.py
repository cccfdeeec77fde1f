"""Where a school's rooms live: events for ever, answers only while their activity is open."""

from .sqlite import Sqlite, StoreError
from .writer import Writer, WritesAtOnce

__all__ = ["Sqlite", "StoreError", "Writer", "WritesAtOnce"]
