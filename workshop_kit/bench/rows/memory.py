"""Memory a phone: the server's process tree with a full room, minus without one."""

from ..crowd import enter_together, lead, leave, settled
from ..servers.hall import Hall
from ..sizes import Sizes

PAUSE = 2.0


async def memory(sizes: Sizes) -> dict[str, list[float]]:
    """MB a phone; the server has shown no page yet when it is weighed empty."""
    return {"mb_per_phone": [await _phone(sizes.room)]}


async def _phone(people: int) -> float:
    with Hall() as hall:
        links = await hall.room()
        empty = await settled(hall.process.megabytes, PAUSE)
        desk = await lead(links["desk"])
        phones = await enter_together(links["join"], people)
        full = await settled(hall.process.megabytes, PAUSE)
        leave([desk, *phones])
    return (full - empty) / people
