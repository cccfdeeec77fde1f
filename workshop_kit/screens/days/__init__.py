"""A room that is open for days: each phone at its own pace, a board to join by, a desk to close."""

from .board import DaysBoard
from .desk import DaysDesk
from .phone import DaysPhone

__all__ = ["DaysBoard", "DaysDesk", "DaysPhone"]
