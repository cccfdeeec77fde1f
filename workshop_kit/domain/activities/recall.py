"""recall: what this school promised last, and whether it was done."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from ..problem import Problem
from ..results import Counts, Item
from .step import Step, mapping, unknown

DONE = ("done", "partly", "not_done", "do_not_know")


@dataclass(frozen=True, kw_only=True)
class Recall(Step):
    """The promises are the room's: earlier workshops of the same school made them."""

    given: ClassVar[bool] = True
    kind: Literal["recall"]
    question: str

    def check(self, raw: Any, items: tuple[Item, ...]) -> tuple[dict[str, str], list[Problem]]:
        """Accepts {promise: done, partly, not_done or do_not_know}, one or more."""
        given, problems = mapping(raw)
        problems = problems + unknown(given, items)
        problems += [Problem("recall.no_option", id) for id, o in given.items() if o not in DONE]
        if not given and not problems:
            problems.append(Problem("recall.empty", items[0].id if items else ""))
        return dict(given), problems

    def tally(self, answers: Iterable[dict[str, str]], items: tuple[Item, ...]) -> Counts:
        """For each promise how many people say that it was done."""
        given = list(answers)
        chosen = ([a.get(item.id) for a in given] for item in items)
        counts = tuple(tuple(map(each.count, DONE)) for each in chosen)
        return Counts(len(given), items, DONE, counts)
