"""The place where a workshop is to be held: what of the laptop and its network would stop it."""

from .found import Found, Wanted
from .look import look
from .trial import Trial

__all__ = ["Found", "Trial", "Wanted", "look"]
