"""A whole room answers within one second; then the server is killed, and every answer counted."""

import asyncio

from ...line import Line
from ..crowd import answer, enter, enter_together, lead, leave, p95, press
from ..servers.hall import Hall
from ..sizes import Sizes

WITHIN = 1.0  # seconds


async def burst(sizes: Sizes) -> dict[str, list[float]]:
    """p95 until "saved"; answers that were said to be saved and are not there, or there twice."""
    waits, lost, doubled = [], [], []
    with Hall() as hall:
        for _ in range(sizes.runs):
            links = await hall.room()
            desk = await lead(links["desk"])
            phones = await enter_together(links["join"], sizes.burst)
            ideas = [f"Idea of phone {n}" for n in range(sizes.burst)]
            waits.append(p95(await _at_once(phones, ideas)) * 1000)
            await hall.restart()
            leave([desk, *phones])
            devices, said = await _kept(links["desk"])
            lost.append(float(sum(idea not in said for idea in ideas)))
            doubled.append(float(max(0, devices - len(ideas))))
    return {"burst_p95_ms": waits, "burst_lost": lost, "burst_doubled": doubled}


async def _at_once(phones: list[Line], ideas: list[str]) -> list[float]:
    async def one(n: int) -> float:
        await asyncio.sleep(WITHIN * n / len(phones))
        return await answer(phones[n], [ideas[n]])

    return list(await asyncio.gather(*(one(n) for n in range(len(phones)))))


async def _kept(link: str) -> tuple[int, set[str]]:
    """What is in the store: how many answers, and what they say once they are closed."""
    desk = await enter(link)
    answered = int(desk.data()["answered"].split()[0])
    await press(desk)
    await desk.until(lambda: bool(desk.shown().get("data", {}).get("texts")))
    said = {str(text["words"]) for text in desk.shown()["data"]["texts"]}
    desk.leave()
    return answered, said
