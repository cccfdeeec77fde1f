"""How the time of joining together grows with the room."""

import asyncio
import math
from collections.abc import Sequence

from ..servers.hall import Hall
from ..sizes import Sizes
from .join import hall_together, room_together


async def growth(sizes: Sizes) -> dict[str, list[float]]:
    """The slope of log(seconds) over log(phones): 1 is linear, 2 twice the phones in 4 times."""
    slopes = []
    with Hall() as hall:
        await hall_together(hall, 1)
        for _ in range(sizes.runs):
            rooms = await asyncio.gather(*(hall.room() for _ in sizes.growth))
            pairs = zip(rooms, sizes.growth, strict=True)
            seconds = [await room_together(links, people) for links, people in pairs]
            slopes.append(slope(sizes.growth, seconds))
    return {"growth_slope": slopes}


def slope(people: Sequence[float], seconds: Sequence[float]) -> float:
    """Of the line that fits the logarithms best."""
    xs, ys = [math.log(n) for n in people], [math.log(s) for s in seconds]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    over = sum((a - x) ** 2 for a in xs)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / over
