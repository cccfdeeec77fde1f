"""The board while a room is active: until it counts an answer that a phone just sent."""

import asyncio
import random
import time

from ...line import Line
from ..crowd import answer, enter, enter_together, lead, leave, p95
from ..servers.hall import Hall
from ..sizes import Sizes

AGAIN = 2.0  # seconds until a phone changes its answer


async def board(sizes: Sizes) -> dict[str, list[float]]:
    """p95 from a phone's press until the board's number holds its answer, the beat included."""
    waits = []
    with Hall() as hall:
        for _ in range(sizes.runs):
            links = await hall.room()
            desk, shown = await lead(links["desk"]), await enter(links["board"])
            phones = await enter_together(links["join"], sizes.phones)
            waits.append(p95(await _Activity(shown, sizes.active_seconds).of(phones)) * 1000)
            leave([desk, shown, *phones])
    return {"board_p95_ms": waits}


class _Activity:
    """Phones that answer at times of their own, and change their answers until the end."""

    def __init__(self, board: Line, seconds: float) -> None:
        self.board = board
        self.seconds = seconds
        self.saved = 0

    async def of(self, phones: list[Line]) -> list[float]:
        """The seconds from each phone's first answer until the board counts it."""
        return list(await asyncio.gather(*(self._one(phone) for phone in phones)))

    async def _one(self, phone: Line) -> float:
        begun = time.perf_counter()
        await asyncio.sleep(random.uniform(0, self.seconds))
        counted = await self._counted(phone)
        while (pause := random.uniform(0, 2 * AGAIN)) < begun + self.seconds - time.perf_counter():
            await asyncio.sleep(pause)
            await answer(phone, [f"Changed {random.random()}"])
        return counted

    async def _counted(self, phone: Line) -> float:
        begun = time.perf_counter()
        await answer(phone, ["First"])
        self.saved += 1
        rank = self.saved
        await self.board.until(lambda: self._count() >= rank)
        return time.perf_counter() - begun

    def _count(self) -> int:
        first = str(self.board.data()["answered"]).split()[0]
        return int(first) if first.isdecimal() else 0
