"""Solara with the same form as stock Voila: one process, as the hall is. An extra, `bench`."""

import asyncio
import importlib.util
import uuid
from pathlib import Path
from tempfile import TemporaryDirectory

from ...words import say
from .kernel_line import KernelLine
from .process import BENCHMARKS, HERE, Process, free_port, python
from .stock import QUESTIONS

FORM = BENCHMARKS / "solara_form.py"
QUIET = ("--no-open", "--production", "--host", HERE)
CONTROL = "solara.control"


class NotInstalled(Exception):
    """Raised where there is no peer to measure; `args[0]` says what to do."""


def solara_installed() -> bool:
    """Whether there is a peer to measure."""
    return importlib.util.find_spec("solara") is not None


class Solara:
    """`with Solara() as peer`: its server, gone at the end."""

    def __init__(self) -> None:
        if not solara_installed():
            raise NotInstalled(say("bench.no_peer"))
        self._folder = TemporaryDirectory(prefix="workshop-kit-bench-")
        self._place = f"{HERE}:{free_port()}"
        command = python("-m", "solara", "run", str(FORM), *QUIET)
        port = self._place.partition(":")[2]
        log = Path(self._folder.name) / "solara.log"
        self._process = Process([*command, "--port", port], log)
        self._process.answers(f"http://{self._place}/")

    def __enter__(self) -> "Solara":
        return self

    def __exit__(self, *of: object) -> None:
        self._process.kill()
        self._folder.cleanup()

    async def enter_together(self, people: int) -> float:
        """Seconds until the last of so many pages, opened together, can be typed in."""
        begun = asyncio.get_running_loop().time()
        lines = await asyncio.gather(*(self.enter() for _ in range(people)))
        seconds = asyncio.get_running_loop().time() - begun
        for line in lines:
            line.leave()
        return seconds

    async def enter(self) -> KernelLine:
        """One open page."""
        line = KernelLine()
        await line.page(f"http://{self._place}/")
        channels = f"/jupyter/api/kernels/{uuid.uuid4()}/channels?session_id={line.session}"
        await line.open(f"ws://{self._place}{channels}")
        args = {"path": "/", "dark": False, "themes": {}}
        run = await line.comm(CONTROL, {"method": "run", "args": args})
        if (await line.told(run))["method"] != "finished":
            raise ConnectionError("Solara's page did not run")
        line.asks(QUESTIONS)  # it opens its widgets unasked, before it says that it has finished
        return line
