"""What a school hands its trust: counts that it has already shown, by code. No words of anybody."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from .ledger import Minutes
from .opening import Setting
from .problem import Problem, Refused

FORMAT = 1
PARTS = ("turnout", "survey", "points", "demands", "actions", "ledger")
AUGUST = 8


@dataclass(frozen=True)
class Held:
    """A room: how many devices answered, of how many people (0: not counted)."""

    workshop: str
    held_on: str
    answered: int
    heads: int


@dataclass(frozen=True)
class Row:
    """How many chose each option of the scale for a task; group "" is everybody."""

    task: str
    group: str
    counts: tuple[int, ...]


@dataclass(frozen=True)
class Page:
    """One page of a survey, "workshop.activity", with the scale that its counts follow."""

    page: str
    scale: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Point:
    """How often a year attainment is collected for a year group, and should be (None: not said)."""

    year_group: str
    now: int
    proposed: int | None


@dataclass(frozen=True)
class Demand:
    """What one source asks for: so many `entries`, and `minutes` a year of all who do it."""

    page: str
    of: str
    asks: str
    entries: int
    minutes: int


@dataclass(frozen=True)
class Actions:
    """`n` actions of one state and kind.

    `owner`: the last word of who leads them. `heard`: what most of those affected said; "" where
    nobody was asked, or too few answered.
    """

    state: str
    kind: str
    owner: str
    heard: str
    n: int


@dataclass(frozen=True)
class Time:
    """Minutes a year that a job saves and gains, as ranges; by actions that leaders agreed to."""

    job: str
    agreed: bool
    saved: Minutes
    added: Minutes


@dataclass(frozen=True)
class Bundle:
    """What is handed on for one school year (2026 is 2026/27). `declined`: parts left out.

    `name` stands only where the school agreed to be named.
    """

    kit: str
    trust: str
    school: str
    name: str
    year: int
    made_on: str
    setting: Setting
    declined: tuple[str, ...]
    turnout: tuple[Held, ...] = ()
    survey: tuple[Page, ...] = ()
    points: tuple[Point, ...] = ()
    demands: tuple[Demand, ...] = ()
    actions: tuple[Actions, ...] = ()
    ledger: tuple[Time, ...] = ()


def without(bundle: Bundle, declined: Iterable[str]) -> Bundle:
    """`bundle` without what the school declines; Refused where there is no such part."""
    names = tuple(dict.fromkeys(declined))
    strange = [name for name in names if name not in PARTS]
    if strange:
        about = {"part": strange[0], "known": ", ".join(PARTS)}
        raise Refused(Problem("bundle.no_part", about=about))
    empty: dict[str, Any] = dict.fromkeys(names, ())
    return replace(bundle, declined=names, **empty)


def year_of(day: str) -> int:
    """The school year of an ISO date, named by the year in which it began."""
    on = date.fromisoformat(day)
    return on.year if on.month > AUGUST else on.year - 1
