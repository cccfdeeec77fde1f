"""This computer in a line: a figure without it says little."""

import os
import platform
from datetime import date
from importlib.metadata import version
from pathlib import Path

import psutil

from ..words import say

LINUX_CPUS = Path("/proc/cpuinfo")


def machine() -> str:
    """Processors, memory, system, Python, Voila, the day, and how busy it was already."""
    today = date.today()
    return say(
        "bench.machine",
        cpus=os.cpu_count(),
        cpu=_cpu(),
        memory=round(psutil.virtual_memory().total / 1e9),
        system=platform.system(),
        python=platform.python_version(),
        voila=version("voila"),
        day=f"{today.day} {today:%B %Y}",
        load=f"{psutil.getloadavg()[0]:.1f}",
    )


def _cpu() -> str:
    """The processor's name, or its kind where the system does not name it."""
    if LINUX_CPUS.is_file():
        for line in LINUX_CPUS.read_text(encoding="utf-8", errors="replace").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
