"""vote: everybody spends a few dots, at the same moment, hidden until closing."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from ..problem import Problem
from ..results import Counts, Item
from .step import Step, mapping, unknown


@dataclass(frozen=True, kw_only=True)
class Vote(Step):
    """`dots` a person over the strongest `most` items of the activity `take`."""

    kind: Literal["vote"]
    question: str
    take: str
    most: int = 6
    dots: int = 3

    def check(self, raw: Any, items: tuple[Item, ...]) -> tuple[dict[str, int], list[Problem]]:
        """Accepts {item: dots} with 1 to `dots` dots in all."""
        given, problems = mapping(raw)
        problems = problems + unknown(given, items)
        wrong = [id for id, n in given.items() if type(n) is not int or n < 0 or n > self.dots]
        problems += [Problem("vote.not_dots", id, {"dots": self.dots}) for id in wrong]
        spent = sum(n for id, n in given.items() if id not in wrong)
        if spent > self.dots:
            about = {"dots": self.dots, "over": spent - self.dots}
            problems.append(Problem("vote.too_many", about=about))
        if not spent and not problems:
            problems.append(Problem("vote.empty", items[0].id if items else ""))
        return {id: n for id, n in given.items() if n}, problems

    def tally(self, answers: Iterable[dict[str, int]], items: tuple[Item, ...]) -> Counts:
        """For each item the sum of its dots; items without any stay listed."""
        given = list(answers)
        counts = tuple((sum(a.get(item.id, 0) for a in given),) for item in items)
        return Counts(len(given), items, ("dots",), counts)

    def leading(self, result: Counts, most: int) -> tuple[Item, ...]:
        """Items that got a dot, most dots first; of equal ones the one that stood first."""
        rows = zip(result.items, result.counts, strict=True)
        ranked = sorted(rows, key=lambda row: row[1], reverse=True)
        return tuple(item for item, counts in ranked if any(counts))[:most]
