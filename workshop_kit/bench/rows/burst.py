"""A whole room answers within one second; then the server is killed, and every answer counted."""

import asyncio

from ...line import Line
from ..crowd import answer, enter_together, lead, leave, p95
from ..kills import result
from ..servers.hall import Hall
from ..sizes import Sizes

WITHIN = 1.0  # seconds


async def burst(sizes: Sizes) -> dict[str, list[float]]:
    """p95 until "saved"; answers that were said to be saved and are not there, or there twice."""
    waits: list[float] = []
    lost: list[float] = []
    doubled: list[float] = []
    with Hall() as hall:
        for _ in range(sizes.runs):
            links = await hall.room()
            desk = await lead(links["desk"])
            phones = await enter_together(links["join"], sizes.burst)
            ideas = [f"Idea of phone {n}" for n in range(sizes.burst)]
            waits.append(p95(await _at_once(phones, ideas)) * 1000)
            await hall.restart()
            leave([desk, *phones])
            devices, said = await result(links)
            lost.append(len(set(ideas) - set(said)))
            doubled.append(max(0, devices - len(ideas)) + sum(said.values()))
    return {"burst_p95_ms": waits, "burst_lost": lost, "burst_doubled": doubled}


async def _at_once(phones: list[Line], ideas: list[str]) -> list[float]:
    async def one(n: int) -> float:
        await asyncio.sleep(WITHIN * n / len(phones))
        return await answer(phones[n], [ideas[n]])

    return list(await asyncio.gather(*(one(n) for n in range(len(phones)))))
