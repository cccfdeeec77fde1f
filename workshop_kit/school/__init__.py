"""A school: one data folder with a name. Nothing of one school shows in another's."""

from ..store import StoreError
from .folder import NoSchool, claim
from .rooms_here import NoRoom
from .school import Opened, School

__all__ = ["NoRoom", "NoSchool", "Opened", "School", "StoreError", "claim"]
