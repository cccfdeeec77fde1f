"""The impact matrix: two marks added, 1 is best on both; equal sums go to the lower workload."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..document import Block, Paragraph, Table
from ..results import Grid, Item
from ..spread import divided, quantile
from .phrases import Say

COLUMNS = ("task", "workload", "impact", "sum", "placed", "not_mine")
Cells = tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Marked:
    """The middle marks of an item, 0 where nobody's may be shown; `split` if a room is divided."""

    item: Item
    workload: float
    impact: float
    placed: int
    not_mine: int
    split: bool
    hidden: bool

    @property
    def order(self) -> tuple[float, float]:
        """Their sum, then the workload; what nobody marked comes last."""
        return (self.workload + self.impact or 9, self.workload)


def marked(grid: Grid) -> tuple[Marked, ...]:
    """All items, the best first. The rule is the kit's own."""
    rows = zip(grid.items, grid.cells, grid.not_mine, strict=True)
    found = [_marked(item, cells, n, item.id in grid.hidden) for item, cells, n in rows]
    return tuple(sorted(found, key=lambda one: one.order))


def _marked(item: Item, cells: Cells, not_mine: int, hidden: bool) -> Marked:
    work = [sum(row) for row in cells]
    impact = [sum(column) for column in zip(*cells, strict=True)][::-1]  # very much help is 1
    placed = sum(work)
    split = any(divided(side[0], side[-1], placed) for side in (work, impact))
    w, m = (quantile(side, 0.5) if placed else 0 for side in (work, impact))
    return Marked(item, w, m, placed, not_mine, split, hidden)


def marks_blocks(grid: Grid, say: Say) -> list[Block]:
    """The ranked table and the rule behind it."""
    return [marks_table(marked(grid), say), Paragraph(say("report.marks.rule"))]


def marks_table(ranked: Sequence[Marked], say: Say) -> Table:
    """Each item with its rank, its two middle marks and their sum; equal ones share a rank."""
    head = tuple(say(f"report.marks.{name}") for name in COLUMNS)
    orders = [one.order for one in ranked]
    rows = tuple(_row(1 + orders.index(one.order), one, say) for one in ranked)
    return Table(say("report.marks.caption"), head, rows)


def _row(rank: int, one: Marked, say: Say) -> tuple[str, ...]:
    if not one.placed:
        why = say("report.grid.hidden" if one.hidden else "report.grid.nobody")
        mine = "–" if one.hidden else str(one.not_mine)
        return f"{one.item.text} ({why})", "–", "–", "–", "–", mine
    text = f"{one.item.text} ({say('picture.divided')})" if one.split else one.item.text
    numbers = (one.workload, one.impact, one.workload + one.impact)
    ends = (str(one.placed), str(one.not_mine))
    return say("report.marks.ranked", rank=rank, text=text), *(f"{n:g}" for n in numbers), *ends
