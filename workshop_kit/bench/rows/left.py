"""Memory that stays after many joins and leaves, each with three activities."""

import asyncio
from typing import Any

from ...line import Line
from ...orders import go_to
from ...sample import SAMPLES, Sample
from ..crowd import answer, enter_together, follow, lead, leave, settled
from ..servers.hall import WORKSHOP, Hall
from ..sizes import Sizes

ACTIVITIES = ("purposes", "impact", "sort")


async def left(sizes: Sizes) -> dict[str, list[float]]:
    """MB more than the server had with a room open and nobody in it, as `memory` weighs it."""
    sample = Sample(SAMPLES / f"{WORKSHOP}.jsonl")
    with Hall() as hall:
        await hall.room()
        before = await settled(hall.process.megabytes, sizes.settling)
        for _ in range(-(-sizes.leaving // sizes.phones)):
            await _afternoon(hall, sample, min(sizes.phones, sizes.leaving))
        after = await settled(hall.process.megabytes, sizes.settling)
    return {"left_mb": [after - before]}


async def _afternoon(hall: Hall, sample: Sample, people: int) -> None:
    links = await hall.room()
    desk = await lead(links["desk"], ACTIVITIES[0])
    phones = await enter_together(links["join"], people)
    for activity in ACTIVITIES:
        await go_to(desk, activity)
        each = enumerate(phones, start=1)
        await asyncio.gather(*(_answer(phone, activity, sample, n) for n, phone in each))
    leave([desk, *phones])


async def _answer(phone: Line, activity: str, sample: Sample, n: int) -> None:
    await follow(phone, activity)
    value: Any = sample.answer(n, phone.shown()["data"])
    if value is not None:
        await answer(phone, value)
