"""place: the impact graph. Each person places their own tasks by workload and impact, 1 to 4."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar, Literal

from ..problem import Problem
from ..results import Grid, Item
from .step import Step, mapping, unknown

NOT_MINE = "not_mine"
SCALE = (1, 2, 3, 4)


@dataclass(frozen=True, kw_only=True)
class Place(Step):
    """`tasks` (id: words), of which one person places `most`: nobody rates the whole school.

    As a `matrix` each task gets two marks, 1 is best on both; the graph's places are the same.
    """

    judged: ClassVar[bool] = True
    kind: Literal["place"]
    question: str
    tasks: dict[str, str]
    most: int = 8
    look: Literal["graph", "matrix"] = "graph"

    @property
    def items(self) -> tuple[Item, ...]:
        """The tasks as items."""
        return tuple(Item(id, text) for id, text in self.tasks.items())

    def check(self, raw: Any, items: tuple[Item, ...]) -> tuple[dict[str, Any], list[Problem]]:
        """Accepts {task: [workload 1-4, impact 1-4] or "not_mine"}, one or more, `most` placed."""
        given, problems = mapping(raw)
        problems = problems + unknown(given, items)
        half = [item for item in items if not _spot(given.get(item.id, NOT_MINE))]
        problems += [Problem("place.half", item.id, {"task": item.text}) for item in half]
        placed = [id for id, spot in given.items() if spot != NOT_MINE]
        if len(placed) > self.most:
            about = {"most": self.most, "placed": len(placed)}
            problems.append(Problem("place.too_many", about=about))
        if not given and not problems:
            problems.append(Problem("place.empty", items[0].id if items else ""))
        return dict(given), problems

    def tally(self, answers: Iterable[dict[str, Any]], items: tuple[Item, ...]) -> Grid:
        """For each task the people at each of the 16 spots, and how many said "not mine"."""
        given = list(answers)
        cells = tuple(
            tuple(tuple(sum(a.get(item.id) == [w, m] for a in given) for m in SCALE) for w in SCALE)
            for item in items
        )
        not_mine = tuple(sum(a.get(item.id) == NOT_MINE for a in given) for item in items)
        return Grid(len(given), items, cells, not_mine)

    def leading(self, result: Grid, most: int) -> tuple[Item, ...]:
        """Tasks that somebody finds much work for little help, at most `most`.

        First those that the largest share of who does them puts there; of equal shares the one
        with more people, then the one that stands first in the workshop.
        """
        pairs = zip(result.items, result.cells, strict=True)
        ranked = sorted(((_corner(cells), item) for item, cells in pairs), key=_strongest)
        return tuple(item for (_, people), item in ranked if people)[:most]


def _corner(cells: tuple[tuple[int, ...], ...]) -> tuple[Fraction, int]:
    """The share of those who placed a task, and how many, at much work and little help."""
    people = sum(sum(row[:2]) for row in cells[2:])
    placed = sum(map(sum, cells))
    return Fraction(people, placed or 1), people


def _strongest(ranked: tuple[tuple[Fraction, int], Item]) -> tuple[Fraction, int]:
    (share, people), _ = ranked
    return -share, -people


def _spot(spot: Any) -> bool:
    pair = isinstance(spot, list) and len(spot) == 2 and all(type(n) is int for n in spot)
    return spot == NOT_MINE or (pair and all(n in SCALE for n in spot))
