"""Stock Voila with benchmarks/stock.ipynb: a kernel process for each phone."""

import asyncio
import contextlib
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from .kernel_line import KernelLine
from .process import BENCHMARKS, HERE, Process, free_port, python

NOTEBOOK = "stock.ipynb"
QUESTIONS = 12
TRIES = 3
PORT_TAKEN = "Address already in use"


class SamePort(Exception):
    """Raised where two kernels were given one port: a known race of Jupyter's; a page hangs."""


async def stock_together(people: int) -> float:
    """Seconds until the last of so many pages, opened at the same moment, can be typed in.

    Begun anew where a page never came because of `SamePort`, in favour of stock Voila.
    """
    for _ in range(TRIES - 1):
        with contextlib.suppress(SamePort):
            return await _once(people)
    return await _once(people)


async def _once(people: int) -> float:
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
    lines = await entered(process, asyncio.gather(*(_enter(place) for _ in range(people))))
    seconds = asyncio.get_running_loop().time() - begun
    for line in (first, *lines):
        line.leave()
    return seconds


async def entered(process: Process, entering: "asyncio.Future[list[KernelLine]]") -> Any:
    """What `entering` gives, unless a kernel found its port taken: its page would never come."""
    while not (await asyncio.wait([entering], timeout=1))[0]:
        if PORT_TAKEN in process.log.read_text(encoding="utf-8", errors="replace"):
            entering.cancel()
            raise SamePort(PORT_TAKEN)
    return await entering


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
