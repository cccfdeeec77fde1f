"""Many schools' bundles to a trust's tables: seconds, memory, and how both grow."""

import asyncio
import subprocess
import sys

from ..servers.process import BENCHMARKS
from ..sizes import Sizes
from .growth import slope


async def trust(sizes: Sizes) -> dict[str, list[float]]:
    """Each size is read in a process of its own; the largest one's seconds and MB are promised."""
    seconds, memory = await asyncio.to_thread(_measured, sizes.schools)
    return {
        "trust_seconds": seconds[-1:],
        "trust_mb": memory[-1:],
        "trust_slope": [slope(sizes.schools, seconds)],
    }


def _measured(schools: tuple[int, ...]) -> tuple[list[float], list[float]]:
    script = BENCHMARKS / "trust_bundles.py"
    command = [sys.executable, str(script), *map(str, schools)]
    lines = subprocess.check_output(command, text=True).splitlines()[1:]
    cells = [line.replace(",", "").split() for line in lines]
    return [float(row[-2]) for row in cells], [float(row[-1]) for row in cells]
