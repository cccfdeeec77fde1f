"""Stock Voila with benchmarks/stock.ipynb: a kernel process for each phone."""

import asyncio
import re
from pathlib import Path
from tempfile import TemporaryDirectory

from .kernel_line import KernelLine
from .process import BENCHMARKS, HERE, Process, free_port, python

NOTEBOOK = "stock.ipynb"
QUESTIONS = 12


async def stock_together(people: int) -> float:
    """Seconds until the last of so many pages, opened at the same moment, can be typed in."""
    with TemporaryDirectory(prefix="workshop-kit-bench-") as folder:
        port = free_port()
        command = python("-m", "voila", str(BENCHMARKS), "--no-browser", "--port", str(port))
        process = Process(command, Path(folder) / "stock.log")
        try:
            return await _joined(process, f"{HERE}:{port}", people)
        finally:
            process.kill()  # a kernel each would take its time to end


async def _joined(process: Process, place: str, people: int) -> float:
    process.answers(f"http://{place}/")
    first = await _enter(place)  # what is only slow once does not count
    begun = asyncio.get_running_loop().time()
    lines = await asyncio.gather(*(_enter(place) for _ in range(people)))
    seconds = asyncio.get_running_loop().time() - begun
    for line in (first, *lines):
        line.leave()
    return seconds


async def _enter(place: str) -> KernelLine:
    line = KernelLine()
    page = await line.page(f"http://{place}/voila/render/{NOTEBOOK}")
    kernel = re.search(r'"kernelId": "([^"]+)"', page)
    if kernel is None:
        raise ConnectionError("stock Voila's page names no kernel")
    await line.open(f"ws://{place}/api/kernels/{kernel[1]}/channels?session_id={line.session}")
    await line.states()
    line.asks(QUESTIONS)
    return line
