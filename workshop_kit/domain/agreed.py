"""Already agreed here: practices in force, from earlier plans and from the school's own list."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Agreed:
    """A practice in force since `date` (year, year-month or day), and where that is written."""

    id: str
    practice: str
    date: str
    source: str
    note: str = ""
