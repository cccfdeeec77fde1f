"""kill -9 and a restart at the same address: until every phone is back with its own answer."""

import asyncio
import contextlib
import random
import time

from ...line import Line, LineCut
from ..crowd import answer, enter_together, lead, leave, own
from ..servers.hall import Hall
from ..sizes import Sizes

PATIENCE = 60.0


async def restart(sizes: Sizes) -> dict[str, list[float]]:
    """How many of how many came back, and after how many seconds the last of them."""
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
    seconds = [s for s in came if s is not None]
    return {
        "restart_back": [len(seconds)],
        "restart_phones": [len(phones)],
        "restart_seconds": [max(seconds, default=PATIENCE)],
    }


async def _back(phone: Line, idea: str, begun: float) -> float | None:
    """Seconds until this phone is shown its own answer again, None if it never is."""
    with contextlib.suppress(LineCut):
        await phone.until(lambda: False, PATIENCE)
    tries = 0
    while time.perf_counter() - begun < PATIENCE:
        tries += 1
        await asyncio.sleep(wait(tries, random.random()))
        with contextlib.suppress(LineCut):
            await phone.open()
            return time.perf_counter() - begun if own(phone) == [idea] else None
    return None


def wait(tries: int, chance: float) -> float:
    """Seconds before the next try, as the pages' own host.js waits."""
    return min(3.0, 0.25 * 2.0**tries) * (0.5 + chance)
