"""The desk moves on: until the next activity is on every phone."""

import asyncio
import time

from ...line import Line
from ..crowd import enter, enter_together, leave, p95, press
from ..servers.hall import Hall
from ..sizes import Sizes

MOVES = 5


async def follow_desk(sizes: Sizes) -> dict[str, list[float]]:
    """p95 over all phones and the first moves of the afternoon."""
    waits = []
    with Hall() as hall:
        for _ in range(sizes.runs):
            links = await hall.room()
            desk = await enter(links["desk"])
            phones = await enter_together(links["join"], sizes.room)
            seconds = [s for _ in range(MOVES) for s in await _move(desk, phones)]
            waits.append(p95(seconds) * 1000)
            leave([desk, *phones])
    return {"follow_p95_ms": waits}


async def _move(desk: Line, phones: list[Line]) -> list[float]:
    """The seconds from the desk's press until each phone has the next activity."""
    if desk.data()["primary"]["do"] == "close":
        await press(desk)  # the same activity, closed: not what is measured
    before = [str(phone.shown().get("key")) for phone in phones]
    begun = time.perf_counter()

    async def moved(phone: Line, key: str) -> float:
        await phone.until(lambda: phone.shown().get("key", key) != key)
        return time.perf_counter() - begun

    waiting = (moved(phone, key) for phone, key in zip(phones, before, strict=True))
    _, *seconds = await asyncio.gather(press(desk), *waiting)
    return [s for s in seconds if s is not None]
