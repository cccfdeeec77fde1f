"""Joining together: the hall and stock Voila in turn, until the last phone can type."""

import time

from ..crowd import lead, leave, type_together
from ..servers.hall import Hall
from ..servers.stock import stock_together
from ..sizes import Sizes


async def join(sizes: Sizes) -> dict[str, list[float]]:
    """How many times less a phone waits in the hall, and what it waits in stock Voila."""
    ratios, stock = [], []
    with Hall() as hall:
        await hall_together(hall, 1)  # what is only slow once does not count, there as here
        for _ in range(sizes.runs):
            ours = await hall_together(hall, sizes.phones) / sizes.phones
            theirs = await stock_together(sizes.stock) / sizes.stock
            ratios.append(theirs / ours)
            stock.append(theirs)
    return {"join_ratio": ratios, "stock_seconds": stock}


async def hall_together(hall: Hall, people: int) -> float:
    """Seconds until the last of so many phones, in a room that asks, can type."""
    return await room_together(await hall.room(), people)


async def room_together(links: dict[str, str], people: int) -> float:
    """The same in a room that is there."""
    desk = await lead(links["desk"])
    begun = time.perf_counter()
    phones = await type_together(links["join"], people)
    seconds = time.perf_counter() - begun
    leave([desk, *phones])
    return seconds
