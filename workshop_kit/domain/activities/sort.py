"""sort: each task goes into one column (keep, streamline, stop), or is not part of one's job."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from ..problem import Problem
from ..results import Counts, Item
from .place import NOT_MINE
from .step import Step, mapping, unknown

COLUMNS = ("keep", "streamline", "stop")


@dataclass(frozen=True, kw_only=True)
class Sort(Step):
    """`take` is the earlier activity whose strongest `most` items are sorted here."""

    kind: Literal["sort"]
    question: str
    take: str
    most: int = 6

    def check(self, raw: Any, items: tuple[Item, ...]) -> tuple[dict[str, str], list[Problem]]:
        """Accepts {item: column or "not_mine"} with at least one item."""
        given, problems = mapping(raw)
        problems = problems + unknown(given, items)
        allowed = (*COLUMNS, NOT_MINE)
        wrong = [id for id, column in given.items() if column not in allowed]
        problems += [Problem("sort.no_column", id) for id in wrong]
        if not given and not problems:
            problems.append(Problem("sort.empty", items[0].id if items else ""))
        return dict(given), problems

    def tally(self, answers: Iterable[dict[str, str]], items: tuple[Item, ...]) -> Counts:
        """For each item how many people chose each column."""
        given = list(answers)
        options = (*COLUMNS, NOT_MINE)
        counts = tuple(tuple(sum(a.get(i.id) == o for a in given) for o in options) for i in items)
        return Counts(len(given), items, options, counts, by_job=True)

    def leading(self, result: Counts, most: int) -> tuple[Item, ...]:
        """Items that most people would stop or streamline."""
        rows = zip(result.items, result.counts, strict=True)
        ranked = sorted(rows, key=lambda row: (row[1][1] + row[1][2], row[1][2]), reverse=True)
        return tuple(item for item, _ in ranked)[:most]
