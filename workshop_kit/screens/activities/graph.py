"""Where the dots of the impact graph stand, so that none covers another."""

from typing import Any

STEPS = 4  # the scales run from 1 to 4
DOT = 6.4  # the room that a dot needs, in hundredths of the graph's side


def laid_out(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Dots with their middle (x, y) and the lines over the middle half, in hundredths of the side.

    Rows with the same median stand side by side around it; `work` and `help` are quartiles.
    """
    places: dict[tuple[float, float], list[dict[str, Any]]] = {}
    for row in rows:
        places.setdefault((row["work"][1], row["help"][1]), []).append(row)
    return [
        _dot(row, _nudge(at, len(together)))
        for together in places.values()
        for at, row in enumerate(together)
    ]


def _nudge(at: int, together: int) -> tuple[float, float]:
    """The offset of the `at`-th of so many dots that share a place: rows of two, then of three."""
    wide = 1 if together == 1 else 2 if together <= 4 else 3
    rows = -(-together // wide)
    last = together - wide * (rows - 1) if at // wide == rows - 1 else wide
    return (at % wide - (last - 1) / 2) * DOT, (at // wide - (rows - 1) / 2) * DOT


def _dot(row: dict[str, Any], nudge: tuple[float, float]) -> dict[str, Any]:
    work, help = ([_percent(value) for value in row[side]] for side in ("work", "help"))
    return {
        "n": row["n"],
        "divided": row["divided"],
        "x": round(work[1] + nudge[0], 2),
        "y": round(help[1] + nudge[1], 2),
        "wide": [work[0], work[2]],
        "tall": [help[0], help[2]],
    }


def _percent(value: float) -> float:
    """The middle of the value's quarter of the side."""
    return round((value - 0.5) * 100 / STEPS, 2)
