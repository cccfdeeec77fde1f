"""Joining together: the hall and Solara in turn, until the last can type."""

from ..servers.hall import Hall
from ..servers.solara import Solara
from ..sizes import Sizes
from .join import hall_together


async def peer(sizes: Sizes) -> dict[str, list[float]]:
    """How many times less a phone waits in the hall."""
    with Solara() as other, Hall() as hall:
        await hall_together(hall, 1)  # what is only slow once does not count, there as here
        await other.enter_together(1)
        ratios = []
        for _ in range(sizes.runs):
            ours = await hall_together(hall, sizes.peers)
            ratios.append(await other.enter_together(sizes.peers) / ours)
    return {"peer_ratio": ratios}
