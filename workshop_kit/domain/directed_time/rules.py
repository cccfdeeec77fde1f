"""The rules on directed time of one school year."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

YEAR_OLD = 1


@dataclass(frozen=True)
class Changed:
    """What was changed after the year had begun: `on` (ISO), the new figures and who reports it."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    on: str
    minutes: int
    days: int
    source: str


@dataclass(frozen=True)
class Rules:
    """Of `year` (2026/27): most directed `minutes`, `days` of work, of them `teaching` and `inset`.

    Percentages of timetabled teaching time: `ppa`, and in an early career's first and second year
    `ect_1`, `ect_2`. `paragraphs` has where a rule (the id of its card) stands in the document.
    `checked` and `out_of_date` are ISO days, as on the library's cards. `figures_of`: the year's
    own document is not known, and the figures are those of that earlier year.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    year: str
    minutes: int
    days: int
    teaching: int
    inset: int
    ppa: int
    ect_1: int
    ect_2: int
    source: str
    standing: str
    checked: str
    out_of_date: str
    paragraphs: Mapping[str, str]
    changed: Changed | None = None
    figures_of: str = ""

    def is_old(self, today: str) -> bool:
        """Whether it has to be looked up by `today` (ISO): never was, or a year ago and more."""
        if self.figures_of:
            return True
        year, rest = self.checked.split("-", 1)
        return self.out_of_date < today or f"{int(year) + YEAR_OLD}-{rest}" < today
