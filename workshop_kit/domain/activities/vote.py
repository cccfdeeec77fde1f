"""vote: everybody spends a few dots, at the same moment, hidden until closing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from ..problem import Problem
from ..results import Counts, Item
from .step import Step, grouped, mapping, unknown

DOTS = ("dots",)


@dataclass(frozen=True, kw_only=True)
class Vote(Step):
    """`dots` a person over the strongest `most` items of the activity `take`."""

    given: ClassVar[bool] = True
    judged: ClassVar[bool] = True
    asks_group: ClassVar[bool] = True
    kind: Literal["vote"]
    question: str
    take: str
    most: int = 6
    dots: int = 3

    def check(self, raw: Any, items: tuple[Item, ...]) -> tuple[dict[str, Any], list[Problem]]:
        """Accepts {item: dots} with 1 to `dots` dots in all.

        Or {"given": {item: dots}, "group": role group}; without a group it is as if none was asked.
        """
        whole, problems = mapping(raw)
        given, group = parted(whole)
        if not isinstance(group, str):
            group, problems = "", [*problems, Problem("rate.no_group", "group")]
        kept, wrong = self._check(given, items)
        return ({"given": kept, "group": group} if group else kept), problems or wrong

    def _check(self, raw: Any, items: tuple[Item, ...]) -> tuple[dict[str, int], list[Problem]]:
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

    def tally(self, answers: Iterable[dict[str, Any]], items: tuple[Item, ...]) -> Counts:
        """For each item the sum of its dots, in all and by role group; items without any stay."""

        def count(of: list[dict[str, Any]]) -> tuple[tuple[int, ...], ...]:
            return tuple((sum(a["given"].get(item.id, 0) for a in of),) for item in items)

        given = [{"given": dots, "group": group} for dots, group in map(parted, answers)]
        return Counts(len(given), items, DOTS, count(given), by_group=grouped(given, count))

    def leading(self, result: Counts, most: int) -> tuple[Item, ...]:
        """Items that got a dot, most dots first; of equal ones the one that stood first."""
        rows = zip(result.items, result.counts, strict=True)
        ranked = sorted(rows, key=lambda row: row[1], reverse=True)
        return tuple(item for item, counts in ranked if any(counts))[:most]


def parted(value: Mapping[str, Any]) -> tuple[Any, Any]:
    """The dots of an answer by item, and the role group that it names, "" for none."""
    if isinstance(value.get("given"), Mapping):
        return value["given"], value.get("group", "")
    return value, ""
