"""The hall, started by the command line and reached by its address alone."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import parse_qs, urlsplit

from ...line import Line
from .process import HERE, Process, free_port, python

WORKSHOP = "feedback_and_marking"
SCHOOL = "Bracken Lane Primary (invented)"
LIBRARY = Path(__file__).parent.parent.parent / "library" / "workshops"
KIT = python("-m", "workshop_kit")
PHONES = 1000  # more than any row lets in; `serve` takes 600 unless told


class Hall:
    """`with Hall() as hall`: a server with an empty folder, gone at the end."""

    def __init__(self) -> None:
        self._folder = TemporaryDirectory(prefix="workshop-kit-bench-")
        self.port = free_port()
        self._start = ""
        self.process = self._started()

    def __enter__(self) -> "Hall":
        return self

    def __exit__(self, *of: object) -> None:
        self.process.kill()
        self._folder.cleanup()

    def keeps(self, name: str, change: Callable[[str], str]) -> str:
        """Let the school have a workshop of its own: the kit's, changed. Returns its name."""
        folder = Path(self._folder.name) / "library" / "workshops"
        folder.mkdir(parents=True, exist_ok=True)
        text = (LIBRARY / f"{WORKSHOP}.yaml").read_text(encoding="utf-8")
        (folder / f"{name}.yaml").write_text(change(text), encoding="utf-8")
        return name

    async def room(self, workshop: str = WORKSHOP) -> dict[str, str]:
        """Open a room from the start page; its links as seen from this computer, by role."""
        page = Line()
        await page.join(self._start)
        await page.ask({"do": "open", "workshop": workshop, "opening": {}})
        await page.until(lambda: bool(page.data()["opened"]))
        page.leave()
        links = [_here(link) for _, link in page.data()["opened"]["links"]]
        return {_role(link): link for link in links}

    async def restart(self) -> None:
        """kill -9, then the same command again."""
        self.process.kill()
        self.process = await asyncio.to_thread(self._started)

    def _started(self) -> Process:
        command = [*KIT, "serve", "--json", "--data", self._folder.name, "--school", SCHOOL]
        log = Path(self._folder.name) / "server.log"
        process = Process([*command, "--port", str(self.port), "--phones", str(PHONES)], log)
        self._start = _here(json.loads(process.line())["start"])
        return process


def _role(link: str) -> str:
    return parse_qs(urlsplit(link).query).get("as", ["join"])[0]


def _here(link: str) -> str:
    parts = urlsplit(link)
    return parts._replace(netloc=f"{HERE}:{parts.port}").geturl()
