"""The tools beside the workshops: a large calendar, a year's proposal, a whole staff's hours."""

import asyncio
import subprocess
import sys

from ..servers.process import BENCHMARKS
from ..sizes import Sizes


async def calendar(sizes: Sizes) -> dict[str, list[float]]:
    """Seconds from a file of so many events to the load of each week."""
    return {"calendar_seconds": await _seconds("calendar", sizes.events, sizes.runs)}


async def year(sizes: Sizes) -> dict[str, list[float]]:
    """Seconds until the moves that flatten the sample school's year are proposed."""
    return {"year_seconds": await _seconds("year", 1, sizes.runs)}


async def directed_time(sizes: Sizes) -> dict[str, list[float]]:
    """Seconds until totals and findings of so many posts are there."""
    return {"directed_seconds": await _seconds("directed_time", sizes.posts, sizes.runs)}


async def _seconds(*about: str | int) -> list[float]:
    """Of each run, in a process of its own."""
    command = [sys.executable, str(BENCHMARKS / "tools.py"), *map(str, about)]
    told = await asyncio.to_thread(subprocess.check_output, command, text=True)
    return [float(line) for line in told.split()]
