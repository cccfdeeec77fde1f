"""The tools beside the workshops: a large calendar, a year's proposal, a whole staff's hours."""

from ..servers.process import printed
from ..sizes import Sizes


async def calendar(sizes: Sizes) -> dict[str, list[float]]:
    """Seconds from a file of so many events to the load of each week."""
    return {"calendar_seconds": await printed("tools.py", "calendar", sizes.events, sizes.runs)}


async def year(sizes: Sizes) -> dict[str, list[float]]:
    """Seconds until the moves that flatten the sample school's year are proposed."""
    return {"year_seconds": await printed("tools.py", "year", 1, sizes.runs)}


async def directed_time(sizes: Sizes) -> dict[str, list[float]]:
    """Seconds until totals and findings of so many posts are there."""
    return {"directed_seconds": await printed("tools.py", "directed_time", sizes.posts, sizes.runs)}
