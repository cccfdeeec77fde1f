"""CPU of a join: the hall and bare tornado with the same messages in turn."""

from ..crowd import enter, enter_together, lead, leave
from ..servers.floor import Floor
from ..servers.hall import Hall
from ..servers.process import Process
from ..sizes import Sizes
from .page import text_at

TICK = 0.01  # seconds: a system counts no less, so a few joins may seem to need nothing


async def floor(sizes: Sizes) -> dict[str, list[float]]:
    """How many times the floor's CPU time the hall needs."""
    ratios = []
    with Hall() as hall:
        links = await hall.room()
        desk = await lead(links["desk"])
        phone = await enter(links["join"])
        with Floor(await text_at(links["join"]), phone) as below:
            for _ in range(sizes.runs):
                ours = await _cpu(hall.process, links["join"], sizes.room)
                theirs = await _cpu(below.process, below.link, sizes.room)
                ratios.append(ours / theirs)
        leave([desk, phone])
    return {"floor_ratio": ratios}


async def _cpu(process: Process, link: str, people: int) -> float:
    """CPU seconds of a server for so many joins."""
    before = process.cpu_seconds()
    phones = await enter_together(link, people)
    used = process.cpu_seconds() - before
    leave(phones)
    return max(used, TICK)
