"""A graph in words: where most people placed each task, and which tasks are the heaviest for the least."""

from ..document import Table
from ..results import Grid, Item
from .phrases import Say

HALVES = {"low": slice(0, 2), "high": slice(2, 4)}
Cells = tuple[tuple[int, ...], ...]


def quarters(cells: Cells) -> dict[str, int]:
    """People in each quarter of the graph, by workload and impact: {"high_low": 4, ...}."""
    return {
        f"{w}_{i}": sum(sum(row[impact]) for row in cells[workload])
        for w, workload in HALVES.items()
        for i, impact in HALVES.items()
    }


def placed_table(grid: Grid, say: Say) -> Table:
    """Each task: how many placed it, how many do not do it, and where most placed it."""
    head = tuple(say(f"report.grid.{name}") for name in ("task", "placed", "not_mine", "where"))
    rows = zip(grid.items, grid.cells, grid.not_mine, strict=True)
    told = tuple(_row(item, cells, say, (n, item.id in grid.hidden)) for item, cells, n in rows)
    return Table(say("report.grid.caption"), head, told)


def _row(item: Item, cells: Cells, say: Say, seen: tuple[int, bool]) -> tuple[str, ...]:
    not_mine, hidden = seen
    if hidden:
        return item.text, "–", "–", say("report.grid.hidden")
    return item.text, str(sum(map(sum, cells))), str(not_mine), _where(cells, say)


def _where(cells: Cells, say: Say) -> str:
    people = quarters(cells)
    most = max(people.values())
    if not most:
        return say("report.grid.nobody")
    spots = [say(f"report.spot.{quarter}") for quarter, n in people.items() if n == most]
    if len(spots) > 1:
        return say("report.grid.divided", spots="; ".join(spots), n=most)
    return say("report.grid.most", spot=spots[0], n=most, all=sum(people.values()))


def heaviest(grid: Grid, most: int) -> list[tuple[Item, int, int]]:
    """Tasks that the most people find much work for little help, with how many of how many."""
    rows = [
        (item, quarters(cells)["high_low"], sum(map(sum, cells)))
        for item, cells in zip(grid.items, grid.cells, strict=True)
    ]
    return sorted((row for row in rows if row[1]), key=lambda row: -row[1])[:most]
