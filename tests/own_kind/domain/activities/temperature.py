"""temperature: one number from 0 to 10, with a word for each end; afterwards how they spread."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from ..problem import Problem
from ..results import Counts, Item
from .step import Step, mapping, unknown

SCALE = "temperature"  # its one item
NUMBERS = range(11)
BANDS = {"low": range(4), "middle": range(4, 7), "high": range(7, 11)}


@dataclass(frozen=True, kw_only=True)
class Temperature(Step):
    """`ends` are the words for 0 and for 10."""

    kind: Literal["temperature"]
    question: str
    ends: tuple[str, str]

    @property
    def items(self) -> tuple[Item, ...]:
        """The one scale."""
        cold, warm = self.ends
        return (Item(SCALE, f"0 {cold}, 10 {warm}"),)

    def check(self, raw: Any, items: tuple[Item, ...]) -> tuple[dict[str, int], list[Problem]]:
        """Accepts {"temperature": 0-10}."""
        given, problems = mapping(raw)
        number = given.get(SCALE)
        if not problems and (type(number) is not int or number not in NUMBERS):
            problems = [Problem("temperature.no_number", SCALE)]
        return dict(given), problems or unknown(given, items)

    def tally(self, answers: Iterable[dict[str, int]], items: tuple[Item, ...]) -> Counts:
        """How many people are in each band."""
        given = [answer[SCALE] for answer in answers]
        spread = tuple(sum(n in band for n in given) for band in BANDS.values())
        labels = tuple(f"{band[0]} to {band[-1]}" for band in BANDS.values())
        return Counts(len(given), items, tuple(BANDS), (spread,), labels=labels)
