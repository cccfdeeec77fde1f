"""kill -9 and a restart at the same address: until every phone is back with its own answer."""

import asyncio
import time

from ...line import Line
from ..crowd import RETURNED, answer, come_back, enter_together, lead, leave, own
from ..kills import killed_votes
from ..servers.hall import Hall
from ..sizes import Sizes


async def restart(sizes: Sizes) -> dict[str, list[float]]:
    """How many of how many came back, after how many seconds the last; then votes cut by kills."""
    with Hall() as hall:
        links = await hall.room()
        desk = await lead(links["desk"])
        phones = await enter_together(links["join"], sizes.room)
        ideas = [f"Idea of phone {n}" for n in range(len(phones))]
        pairs = list(zip(phones, ideas, strict=True))
        await asyncio.gather(*(answer(phone, [idea]) for phone, idea in pairs))
        begun = time.perf_counter()
        _, *came = await asyncio.gather(hall.restart(), *(_back(*pair, begun) for pair in pairs))
        leave([desk, *phones])
        wrong = await killed_votes(hall, sizes.voters, sizes.kills)
    seconds = [s for s in came if s is not None]
    return {
        "restart_back": [len(seconds)],
        "restart_phones": [len(phones)],
        "restart_seconds": [max(seconds, default=RETURNED)],
        **({"restart_kills": [len(wrong)], "restart_wrong": [sum(wrong)]} if wrong else {}),
    }


async def _back(phone: Line, idea: str, begun: float) -> float | None:
    """Seconds until this phone is shown its own answer again, None if it never is."""
    seconds = await come_back(phone, begun)
    return seconds if own(phone) == [idea] else None
