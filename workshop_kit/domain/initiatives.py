"""Before you add: a new initiative, whose minutes it takes, what goes in return, who was asked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from .activities.propose import MOST_MINUTES
from .activities.step import LONGEST_IDEA, LONGEST_LINE, mapping, words
from .agreed import Agreed
from .dates import typed_day
from .jobs import figure_of, once, spelled_once
from .ledger import Line, Minutes
from .problem import Problem

MOST_JOBS = 12
MOST_INITIATIVES = 100


@dataclass(frozen=True)
class Initiative:
    """`minutes` and `gives` are minutes a week of one person by job: what it takes, what goes.

    `returns` and `asked` are "" where nothing goes and where nobody was asked. Dates are ISO.
    """

    what: str
    asked_by: str
    minutes: Mapping[str, int]
    on: str
    returns: str = ""
    gives: Mapping[str, int] = field(default_factory=dict)
    asked: str = ""
    review: str = ""

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values."""
        return asdict(self)

    @property
    def net(self) -> dict[str, int]:
        """Minutes a week of one person by job: what it takes less what goes in return."""
        return {
            job: figure_of(job, self.minutes) - figure_of(job, self.gives) for job in _jobs([self])
        }


def lines(initiatives: Iterable[Initiative]) -> tuple[Line, ...]:
    """The ledger's lines: what is added to each job, and what goes in return."""
    known = list(initiatives)
    return tuple(_line(job, known) for job in _jobs(known))


def _jobs(initiatives: Iterable[Initiative]) -> list[str]:
    return spelled_once(job for one in initiatives for job in (*one.minutes, *one.gives))


def _line(job: str, known: Sequence[Initiative]) -> Line:
    saved = _sum(figure_of(job, one.gives) for one in known)
    return Line(job, saved, _sum(figure_of(job, one.minutes) for one in known))


def _sum(minutes: Iterable[int]) -> Minutes | None:
    parts = [n for n in minutes if n]
    return Minutes(min(parts), sum(parts)) if parts else None


def in_force(initiatives: Iterable[Initiative], source: str) -> tuple[Agreed, ...]:
    """What the next room is told of: each as a practice in force, with the tool as its source."""
    numbered = enumerate(initiatives, start=1)
    return tuple(Agreed(f"new-{n}", one.what, one.on, source, one.asked_by) for n, one in numbered)


def check_initiative(raw: Any, today: str) -> tuple[Initiative | None, list[Problem]]:
    """{"what", "asked_by", "minutes", "returns", "gives", "asked", "review"}, checked.

    `minutes` and `gives` are {job: minutes a week}; `today` is an ISO date. What goes in return
    and who was asked may stay empty: then it is said.
    """
    given, problems = mapping(raw)
    if problems:
        return None, problems
    what, problems = words(given.get("what", ""), "what", LONGEST_IDEA, "initiative.no_what")
    by, found = words(given.get("asked_by", ""), "asked_by", LONGEST_LINE, "initiative.no_asked_by")
    minutes, wrong = _minutes(given, "minutes")
    if not minutes and not wrong:
        wrong = [Problem("initiative.no_minutes", "minutes")]
    returns, odd = words(given.get("returns", ""), "returns", LONGEST_IDEA, "")
    gives, bad = _minutes(given, "gives")
    if gives and not returns:
        odd = [*odd, Problem("initiative.no_returns", "returns")]
    asked, long = words(given.get("asked", ""), "asked", LONGEST_IDEA, "")
    review, late = _review(given.get("review", ""), today)
    problems = [*problems, *found, *wrong, *odd, *bad, *long, *late]
    if problems:
        return None, problems
    return Initiative(what, by, minutes, today, returns, gives, asked, review), []


def _minutes(given: Mapping[str, Any], name: str) -> tuple[dict[str, int], list[Problem]]:
    raw, problems = mapping(given.get(name) or {})
    if problems or len(raw) > MOST_JOBS:
        return {}, [Problem("answer.not_understood", name)]
    kept: dict[str, int] = {}
    for job, n in raw.items():
        named, found = words(job, name, LONGEST_LINE, "meetings.no_job")
        if type(n) is not int or not 0 < n <= MOST_MINUTES:
            found = [*found, Problem("initiative.not_minutes", name, {"most": MOST_MINUTES})]
        found = [*found, *once(named, kept, name)]
        problems = [*problems, *found]
        kept[named] = n
    return kept, problems


def _review(raw: Any, today: str) -> tuple[str, list[Problem]]:
    """A review is needed: what is added without one stays for ever."""
    if raw in ("", None):
        return "", [Problem("initiative.no_review", "review")]
    day = typed_day(raw)
    if day is None:
        return "", [Problem("plan.not_a_date", "review")]
    early = day <= date.fromisoformat(today)
    return day.isoformat(), [Problem("initiative.review_past", "review")] if early else []
