"""Where the dots of the impact graph stand, so that none covers another."""

from functools import lru_cache
from itertools import combinations
from math import atan2, degrees, hypot
from typing import Any

STEPS = 4  # the scales run from 1 to 4
DOT = 7.5  # the room that a dot needs, in hundredths of the graph's side
LARGE = 9.5  # where there are few
FEW = 16
ROUNDS = 400
TOGETHER = 1e-6  # closer than this two dots lie on one spot
MIDDLE = 50.0  # of the side
EDGE = 0.45  # of its room: from the middle of a dot to its edge

Spot = list[float]


def laid_out(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Dots with their middle (x, y) and the lines over the middle half, in hundredths of the side.

    Dots start at their medians and are moved apart just as far as they need; `line` leads one
    that was moved off its median back to it. `work` and `help` are quartiles.
    """
    middles = tuple((row["work"][1], row["help"][1]) for row in rows)
    room = room_of(len(rows))
    spots = _spread(middles, room)
    return [_dot(row, spot, room) for row, spot in zip(rows, spots, strict=True)]


def room_of(dots: int) -> float:
    """The room that each of so many dots has, in hundredths of the graph's side."""
    return LARGE if dots <= FEW else DOT


@lru_cache(maxsize=64)
def _spread(middles: tuple[tuple[float, float], ...], room: float) -> list[Spot]:
    # Kept, for every phone of a hall draws the same graph at the same moment.
    spots = [_start(n, *middle) for n, middle in enumerate(middles)]
    for _ in range(ROUNDS):
        moved = [_apart(one, other, room) for one, other in combinations(spots, 2)]
        if not any(moved):
            break
    return spots


def _start(n: int, work: float, help: float) -> Spot:
    # A little aside, each dot in its own direction: equal medians could not be told apart.
    aside = (n % 7 - 3) / 100
    return [_percent(work) + aside, _percent(help) + (n % 3 - 1) / 100]


def _apart(one: Spot, other: Spot, room: float) -> bool:
    """Move two dots that touch away from each other; whether they did."""
    across, up = other[0] - one[0], other[1] - one[1]
    distance = hypot(across, up)
    if distance >= room:
        return False
    if distance < TOGETHER:  # as two that were pressed into one corner: they would stay there
        across, up = (MIDDLE - one[0]) or 1.0, MIDDLE - one[1]
    share = (room - distance) / 2 * 1.02 / hypot(across, up)
    for at, way in enumerate((across, up)):
        push = share * way
        one[at] = _inside(one[at] - push, room)
        other[at] = _inside(other[at] + push, room)
    return True


def _inside(value: float, room: float) -> float:
    return min(100 - room / 2, max(room / 2, value))


def _dot(row: dict[str, Any], spot: Spot, room: float) -> dict[str, Any]:
    work, help = ([_percent(value) for value in row[side]] for side in ("work", "help"))
    return {
        "n": row["n"],
        "divided": row["divided"],
        "x": round(spot[0], 2),
        "y": round(spot[1], 2),
        "line": _line(spot, [work[1], help[1]], room),
        "wide": [work[0], work[2]],
        "tall": [help[0], help[2]],
    }


def _line(spot: Spot, median: Spot, room: float) -> list[float] | None:
    """From the edge of a dot to its median: x, y, length, degrees to the right downwards.

    None where the dot covers its median.
    """
    across, up = median[0] - spot[0], median[1] - spot[1]
    far, edge = hypot(across, up), EDGE * room
    if far <= edge:
        return None
    x, y = spot[0] + edge * across / far, spot[1] + edge * up / far
    return [round(n, 2) for n in (x, y, far - edge, -degrees(atan2(up, across)))]


def _percent(value: float) -> float:
    """The middle of the value's quarter of the side."""
    return round((value - 0.5) * 100 / STEPS, 2)
