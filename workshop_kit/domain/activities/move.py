"""move: to which week an event of the year could go, or that it should stay."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from ..problem import Problem
from ..results import Counts, Item
from .step import Step, mapping, unknown
from .year import WEEKS, weeks

STAY = "stay"


@dataclass(frozen=True, kw_only=True)
class Move(Step):
    """`take` is the year whose `most` events in the fullest weeks are tried elsewhere."""

    given: ClassVar[bool] = True
    kind: Literal["move"]
    question: str
    take: str
    most: int = 6

    def check(self, raw: Any, items: tuple[Item, ...]) -> tuple[dict[str, Any], list[Problem]]:
        """Accepts {event: week 1-39 or "stay"}, one or more."""
        given, problems = mapping(raw)
        problems = problems + unknown(given, items)
        wrong = [id for id, to in given.items() if to != STAY and not _week(to)]
        problems += [Problem("year.no_week", id) for id in wrong]
        if not given and not problems:
            problems.append(Problem("move.empty", items[0].id if items else ""))
        return dict(given), problems

    def tally(self, answers: Iterable[dict[str, Any]], items: tuple[Item, ...]) -> Counts:
        """For each event how many people would leave it, and how many want each week."""
        given = list(answers)
        options: tuple[Any, ...] = (STAY, *weeks())
        chosen = ([a.get(item.id) for a in given] for item in items)
        counts = tuple(tuple(map(each.count, options)) for each in chosen)
        return Counts(len(given), items, tuple(map(str, options)), counts)


def _week(to: Any) -> bool:
    return type(to) is int and 1 <= to <= WEEKS
