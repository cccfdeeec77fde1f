"""A graph in words: the middle of each task's answers, and which are the heaviest for the least."""

from collections.abc import Sequence
from math import ceil, floor

from ..document import Table
from ..results import Grid, Item
from ..spread import divided, quantile
from .phrases import Say

MUCH, LITTLE = slice(2, 4), slice(0, 2)
COLUMNS = ("task", "placed", "workload", "impact", "not_mine")
Cells = tuple[tuple[int, ...], ...]


def placed_table(grid: Grid, say: Say) -> Table:
    """Each task: how many placed it, the middle of their answers, and how many do not do it."""
    head = tuple(say(f"report.grid.{name}") for name in COLUMNS)
    rows = zip(grid.items, grid.cells, grid.not_mine, strict=True)
    told = tuple(_row(item, cells, say, (n, item.id in grid.hidden)) for item, cells, n in rows)
    return Table(say("report.grid.caption"), head, told)


def _row(item: Item, cells: Cells, say: Say, seen: tuple[int, bool]) -> tuple[str, ...]:
    not_mine, hidden = seen
    placed = sum(map(sum, cells))
    if hidden or not placed:
        why = say("report.grid.hidden" if hidden else "report.grid.nobody")
        return item.text, "–", why, "–", "–" if hidden else str(not_mine)
    workload = _middle([sum(row) for row in cells], say)
    impact = _middle([sum(column) for column in zip(*cells, strict=True)], say)
    return item.text, str(placed), workload, impact, str(not_mine)


def _middle(counts: Sequence[int], say: Say) -> str:
    """The median, then the middle half of the answers where it is wider; both ends if divided."""
    middle = _step(quantile(counts, 0.5), say)
    low, high = _step(floor(quantile(counts, 0.25)), say), _step(ceil(quantile(counts, 0.75)), say)
    half = say("report.grid.spread", middle=middle, low=low, high=high)
    words = middle if low == high else half
    if divided(counts[0], counts[-1], sum(counts)):
        words = say("report.grid.divided", low=low, high=high)
    return words[:1].upper() + words[1:]


def _step(place: float, say: Say) -> str:
    """Words for a place on the scale 1 to 4, also half-way between two."""
    if place == int(place):
        return say(f"report.grid.step_{int(place)}")
    low, high = (say(f"report.grid.step_{n}") for n in (int(place), int(place) + 1))
    return say("report.grid.between", low=low, high=high)


def heaviest(grid: Grid, most: int) -> list[tuple[Item, int, int]]:
    """Tasks that the most people find much work for little help, with how many of how many."""
    rows = [
        (item, sum(sum(row[LITTLE]) for row in cells[MUCH]), sum(map(sum, cells)))
        for item, cells in zip(grid.items, grid.cells, strict=True)
    ]
    return sorted((row for row in rows if row[1]), key=lambda row: -row[1])[:most]
