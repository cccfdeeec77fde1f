"""The week: hours by what they went to, as a person kept them. It never leaves the person."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from .dates import typed_day
from .problem import Problem
from .workshop import Evidence

FORMAT = 1
DRIVERS = (
    "teaching",
    "planning",
    "marking",
    "data",
    "communications",
    "behaviour",
    "administration",
    "duties",
    "clubs",
    "leading",
    "learning",
    "other",
)
TEACHING = "teaching"  # what the day is for: it is counted, but is no driver to be cut
DAY_MINUTES = 24 * 60
BALANCE = range(1, 6)


@dataclass(frozen=True)
class Week:
    """A week from its Monday (ISO date). `days`: {ISO date: {driver: minutes}}.

    `balance` is 1 (work takes all) to 5 (a good balance), 0 if it was not said.
    """

    begins: str
    days: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    balance: int = 0

    @property
    def minutes(self) -> dict[str, int]:
        """Minutes of the whole week by driver; only those that have any."""
        sums = {name: sum(day.get(name, 0) for day in self.days.values()) for name in DRIVERS}
        return {name: minutes for name, minutes in sums.items() if minutes}

    @property
    def total(self) -> int:
        """Minutes of the whole week."""
        return sum(self.minutes.values())

    @property
    def biggest(self) -> str:
        """The driver beside teaching that took most, "" for none; of equals the first."""
        rest = {name: n for name, n in self.minutes.items() if name != TEACHING}
        return max(rest, key=lambda name: rest[name]) if rest else ""


@dataclass(frozen=True)
class Lead:
    """What a driver that takes much leads to: a card, perhaps a rule, and whom to ask."""

    card: Evidence
    rule: Evidence | None
    person: str


def read_weeks(raw: Any) -> tuple[tuple[Week, ...], list[Problem]]:
    """The weeks of a file that the page wrote, the oldest first, or everything that is wrong."""
    weeks = raw.get("weeks") if isinstance(raw, Mapping) and raw.get("format") == FORMAT else None
    if not isinstance(weeks, list):
        return (), [Problem("week.not_a_file")]
    read = [_week(one, n) for n, one in enumerate(weeks, start=1)]
    problems = [problem for _, found in read for problem in found]
    begins = [week.begins for week, _ in read if week]
    problems += [Problem("week.twice", begin, {"begins": begin}) for begin in _doubles(begins)]
    kept = sorted((week for week, _ in read if week), key=lambda week: week.begins)
    return (() if problems else tuple(kept)), problems


def _doubles(begins: list[str]) -> list[str]:
    return sorted({begin for begin in begins if begins.count(begin) > 1})


def _week(raw: Any, n: int) -> tuple[Week | None, list[Problem]]:
    about = {"n": n}
    begins = typed_day(raw.get("begins")) if isinstance(raw, Mapping) else None
    if begins is None or begins.weekday() or not isinstance(raw.get("days"), Mapping):
        return None, [Problem("week.not_a_week", about=about)]
    days = {f"{begins + timedelta(i)}" for i in range(7)}
    problems = [
        Problem("week.not_a_day_of", f"{day}"[:20], {**about, "day": f"{day}"[:20]})
        for day, minutes in raw["days"].items()
        if day not in days or not _is_day(minutes)
    ]
    balance = raw.get("balance", 0)
    if type(balance) is not int or balance not in (0, *BALANCE):
        problems.append(Problem("week.not_balance", about=about))
    return (None, problems) if problems else (Week(f"{begins}", raw["days"], balance), [])


def _is_day(minutes: Any) -> bool:
    """Known drivers, whole minutes, and no more of them than a day has."""
    if not isinstance(minutes, Mapping) or not set(minutes) <= set(DRIVERS):
        return False
    whole = all(type(n) is int and n >= 0 for n in minutes.values())
    return whole and sum(minutes.values()) <= DAY_MINUTES
