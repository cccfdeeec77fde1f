"""A school: one data folder with a name. Nothing of one school shows in another's."""

from ..store import StoreError
from .folder import NoSchool, claim
from .school import Opened, School

__all__ = ["NoSchool", "Opened", "School", "StoreError", "claim"]
