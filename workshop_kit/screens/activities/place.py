"""place: cards to place tasks by work and help; afterwards the impact graph with its spread."""

from typing import Any

from ...domain.activities import Place
from ...domain.report.marks import marked, marks_table
from ...domain.results import Grid, Item
from ...domain.spread import divided, quantile
from ...domain.story import State
from ...words import say
from ..labels import labels
from ..plain import choices
from .graph import FEW, laid_out
from .tables import drawn

PLAIN_FORM = choices.PLACE

MIDDLE = 2.5  # of the two scales from 1 to 4

Cells = tuple[tuple[int, ...], ...]


def form(step: Place, state: State) -> dict[str, Any]:
    """The tasks; of each two choices from 1 to 4."""
    return {
        "question": step.question,
        "look": step.look,
        "most": step.most,
        "items": [{"id": item.id, "text": item.text} for item in step.items],
        "words": labels("form", "place_form"),
    }


def picture(step: Place, state: State) -> dict[str, Any]:
    """The graph; or, of a matrix, the tasks ranked by their two marks."""
    result = state.result(step.id)
    grid = result if isinstance(result, Grid) else Grid(0)
    look = _matrix(grid) if step.look == "matrix" else _graph(grid)
    return {"question": step.question, **look, "words": labels("picture")}


def _matrix(grid: Grid) -> dict[str, Any]:
    table = drawn(marks_table(marked(grid), say))
    return {"sentence": say("report.marks.rule"), "rows": table}


def _graph(grid: Grid) -> dict[str, Any]:
    """Numbered dots at the median, lines over the middle half, and a table that says the same."""
    rows = [
        _row(n, *one) for n, one in enumerate(zip(grid.items, grid.cells, strict=True), start=1)
    ]
    for row, count in zip(rows, grid.not_mine, strict=True):
        row["not_mine"] = count
    shown = [row for row in rows if row["placed"]]
    return {
        "sentence": say("picture.grid"),
        "dots": laid_out(shown),
        "large": len(shown) <= FEW,
        "key": [_key(row, grid.hidden) for row in sorted(rows, key=_rank)],
        "table": _table(rows, grid.hidden),
    }


def _rank(row: dict[str, Any]) -> int:
    """The shaded corner comes first, what nobody or too few placed last."""
    if not row["placed"]:
        return 2
    return 0 if row["work"][1] > MIDDLE > row["help"][1] else 1


def _row(n: int, item: Item, cells: Cells) -> dict[str, Any]:
    work = [sum(row) for row in cells]
    help = [sum(column) for column in zip(*cells, strict=True)]
    placed = sum(work)
    row: dict[str, Any] = {
        "n": n,
        "id": item.id,
        "text": item.text,
        "placed": placed,
        "divided": False,
    }
    if placed:
        ends = ((side[0], side[-1]) for side in (work, help))
        row["divided"] = any(divided(low, high, placed) for low, high in ends)
        row["work"] = [quantile(work, part) for part in (0.25, 0.5, 0.75)]
        row["help"] = [quantile(help, part) for part in (0.25, 0.5, 0.75)]
    return row


def _key(row: dict[str, Any], hidden: tuple[str, ...]) -> dict[str, Any]:
    note = say("picture.too_few") if row["id"] in hidden else ""
    note = say("picture.divided") if row["divided"] else note
    about = {"n": row["n"], "text": row["text"], "placed": bool(row["placed"])}
    return {**about, "note": note, "split": row["divided"]}


def _table(rows: list[dict[str, Any]], hidden: tuple[str, ...]) -> dict[str, Any]:
    head = [say(f"picture.{name}") for name in ("task", "workload", "impact", "placed", "not_mine")]
    return {
        "caption": say("picture.grid_key"),
        "head": head,
        "rows": [_cells(row, row["id"] in hidden) for row in rows],
    }


def _cells(row: dict[str, Any], few: bool) -> list[str]:
    if not row["placed"]:
        nothing = say("picture.too_few") if few else "–"
        return [
            f"{row['n']}. {row['text']}",
            nothing,
            nothing,
            "–" if few else "0",
            str(row["not_mine"]),
        ]
    spread = [
        say("picture.middle", middle=_plain(mid), low=_plain(low), high=_plain(high))
        for low, mid, high in (row["work"], row["help"])
    ]
    return [f"{row['n']}. {row['text']}", *spread, str(row["placed"]), str(row["not_mine"])]


def _plain(value: float) -> str:
    return f"{value:g}"
