"""Memory a phone: the server's process tree with a full room, minus with an empty one."""

from ..crowd import enter_together, lead, leave, settled
from ..servers.hall import Hall
from ..sizes import Sizes


async def memory(sizes: Sizes) -> dict[str, list[float]]:
    """MB a phone; no room's page was made yet when the server is weighed empty."""
    return {"mb_per_phone": [await _phone(sizes)]}


async def _phone(sizes: Sizes) -> float:
    with Hall() as hall:
        links = await hall.room()
        empty = await settled(hall.process.megabytes, sizes.settling)
        desk = await lead(links["desk"])
        phones = await enter_together(links["join"], sizes.room)
        full = await settled(hall.process.megabytes, sizes.settling)
        leave([desk, *phones])
    return (full - empty) / sizes.room
