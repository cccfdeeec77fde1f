"""sort: each task goes into one column (keep, streamline, stop), or is not part of one's job."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

from ..problem import Problem
from ..results import Counts, Item
from .place import NOT_MINE
from .step import Step, mapping, unknown

COLUMNS = ("keep", "streamline", "stop")


@dataclass(frozen=True, kw_only=True)
class Sort(Step):
    """`take` is the earlier activity whose strongest `most` items are sorted here.

    `columns` (id: words) in place of keep, streamline, stop; `hot` ones go on to later steps.
    """

    given: ClassVar[bool] = True
    judged: ClassVar[bool] = True
    kind: Literal["sort"]
    question: str
    take: str
    most: int = 6
    columns: dict[str, str] = field(default_factory=dict)
    hot: tuple[str, ...] = ("streamline", "stop")

    @property
    def options(self) -> tuple[str, ...]:
        """Where an item can go."""
        return (*(self.columns or COLUMNS), NOT_MINE)

    def check(self, raw: Any, items: tuple[Item, ...]) -> tuple[dict[str, str], list[Problem]]:
        """Accepts {item: column or "not_mine"} with at least one item."""
        given, problems = mapping(raw)
        problems = problems + unknown(given, items)
        wrong = [id for id, column in given.items() if column not in self.options]
        problems += [Problem("sort.no_column", id) for id in wrong]
        if not given and not problems:
            problems.append(Problem("sort.empty", items[0].id if items else ""))
        return dict(given), problems

    def tally(self, answers: Iterable[dict[str, str]], items: tuple[Item, ...]) -> Counts:
        """For each item how many people chose each column."""
        given = list(answers)
        chosen = ([a.get(item.id) for a in given] for item in items)
        counts = tuple(tuple(map(each.count, self.options)) for each in chosen)
        labels = tuple(self.columns.values())
        return Counts(len(given), items, self.options, counts, by_job=True, labels=labels)

    def leading(self, result: Counts, most: int) -> tuple[Item, ...]:
        """Items that somebody put into a hot column, most people first.

        Of equal ones the one with more people in the last hot column, then the one that was first.
        """
        columns = [result.options.index(name) for name in self.hot if name in result.options]
        rows = zip(result.items, result.counts, strict=True)

        def weight(counts: tuple[int, ...]) -> tuple[int, int]:
            return sum(counts[n] for n in columns), counts[columns[-1]] if columns else 0

        ranked = sorted(rows, key=lambda row: weight(row[1]), reverse=True)
        return tuple(item for item, counts in ranked if any(weight(counts)))[:most]
