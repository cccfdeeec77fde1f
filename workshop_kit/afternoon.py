"""Plays a sample afternoon through simulated phones that know only an address.

Phones, desk and plan are pages without a browser (line.py); the server, the room's opening and the
export are the command line's own. Nothing here knows a room, a store or a screen.
"""

import asyncio
import contextlib
import json
import random
import subprocess
import sys
import tempfile
import webbrowser
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import segno

from .line import Line, LineCut
from .sample import SAMPLES, Sample
from .words import say

WORKSHOP = "feedback_and_marking"
UNHURRIED = 4.0  # seconds within which a simulated hall answers, when somebody watches
LOOK = 0.5  # seconds between two looks whether the server still runs
Tell = Callable[[str], Any]


@dataclass(frozen=True)
class Wanted:
    """How to play: `once` without waiting, then stop; the plan is exported to `to` if given."""

    people: int
    once: bool
    to: Path | None
    port: int
    browser: bool


def play(wanted: Wanted, tell: Tell) -> int:
    """Play the afternoon; returns 0, or 1 once `tell` was told why it could not be played."""
    try:
        with tempfile.TemporaryDirectory(prefix="workshop-kit-") as folder:
            return _play_in(Path(folder), wanted, tell)
    except KeyboardInterrupt:
        kept = wanted.to is not None and wanted.to.exists()
        tell("\n" + say("try.interrupted_to" if kept else "try.interrupted", to=wanted.to))
        return 0


def _play_in(data: Path, wanted: Wanted, tell: Tell) -> int:
    sample = Sample(SAMPLES / f"{WORKSHOP}.jsonl")
    tell(say("try.starting", school=sample.school))
    with _server(data, sample.school, wanted.port) as server:
        try:
            links = _links(data, server)
            return asyncio.run(_Afternoon(wanted, sample, links, tell).play(data, server))
        except LineCut:
            words = _last_words(data)
            tell(say("try.stopped" if words else "try.stopped_silent", words=words))
            return 1


@contextlib.contextmanager
def _server(data: Path, school: str, port: int) -> Iterator["subprocess.Popen[str]"]:
    command = [
        *_KIT,
        "serve",
        "--json",
        "--data",
        str(data),
        "--school",
        school,
        "--port",
        str(port),
    ]
    with (data / "server.log").open("w") as log:
        server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True)
        try:
            yield server
        finally:
            server.terminate()
            server.wait(10)


def _links(data: Path, server: "subprocess.Popen[str]") -> dict[str, str]:
    """Wait for the server, then open a room."""
    if server.stdout is None or not server.stdout.readline():
        raise LineCut("not started")
    opened = subprocess.run(
        [*_KIT, "open", WORKSHOP, "--json", "--data", str(data)], capture_output=True, text=True
    )
    if opened.returncode:
        raise LineCut(opened.stderr)
    return dict(json.loads(opened.stdout))


_KIT = (sys.executable, "-m", "workshop_kit")


def _last_words(data: Path) -> str:
    lines = (data / "server.log").read_text(encoding="utf-8", errors="replace").split("\n")
    return next((line for line in reversed(lines) if line.strip()), "")


class _Afternoon:
    def __init__(self, wanted: Wanted, sample: Sample, links: dict[str, str], tell: Tell) -> None:
        self.wanted = wanted
        self.sample = sample
        self.links = links
        self.tell = tell
        self.desk = Line()
        self.phones = [Line() for _ in range(wanted.people)]

    async def play(self, data: Path, server: "subprocess.Popen[str]") -> int:
        """From the first phone to the exported plan."""
        self._announce()
        await self.desk.join(_here(self.links["desk"]))
        join = _here(self.links["join"])
        await asyncio.gather(*(phone.join(join) for phone in self.phones))
        while (primary := self.desk.data()["primary"]) is not None:
            await self._press(primary)
        await self._complete()
        self._export(data)
        if not self.wanted.once:
            self.tell(say("try.stays"))
            while server.poll() is None:
                await asyncio.sleep(LOOK)
            self.tell(say("try.stopped_after"))
            return 1
        for line in (self.desk, *self.phones):
            line.leave()
        return 0

    def _announce(self) -> None:
        self.tell(
            say(
                "try.ready",
                school=self.sample.school,
                people=self.wanted.people,
                **_told(self.links),
            )
        )
        if not self.wanted.once:
            segno.make(self.links["join"], error="l").terminal(compact=True)
            self.tell(say("try.lasts"))
        if self.wanted.browser and webbrowser.open(self.links["board"]):
            self.tell(say("try.opened"))

    async def _press(self, primary: dict[str, str]) -> None:
        """Press the desk's one button; before closing, let the phones answer."""
        if primary["do"] == "close":
            saved = await self._answers()
            if saved:
                self.tell(say("try.answered", saved=saved))
        if primary["do"] == "start":
            await self._choose()
        await self._order({"do": primary["do"], "activity": primary["activity"]})
        await self.desk.until(lambda: self.desk.data()["primary"] != primary)
        if primary["do"] == "close":
            await self._tidy(primary["activity"])
        if primary["do"] == "start":
            title, step = (self.desk.data()[name] for name in ("title", "step"))
            self.tell(say("try.step", title=title, step=step))
        if not self.wanted.once:
            await asyncio.sleep(UNHURRIED)

    async def _answers(self) -> int:
        """Let every phone answer; returns how many were told that it is saved."""
        step = self.desk.data()["step"]
        answering = (self._answer(n, phone, step) for n, phone in enumerate(self.phones, start=1))
        return sum(await asyncio.gather(*answering))

    async def _answer(self, n: int, phone: Line, step: str) -> bool:
        await phone.until(lambda: phone.data()["step"] == step)
        form = phone.shown()["data"]
        answer = self.sample.answer(n, form) if "own" in form else None  # else nothing is asked
        if answer is None:
            return False
        if not self.wanted.once:
            await asyncio.sleep(random.uniform(0.2, UNHURRIED))
        reply = await phone.ask({"do": "answer", "value": answer}, inner=True)
        if reply["what"] != "saved":
            raise ValueError(f"phone {n} in {step}: {reply['problems']}")
        return True

    async def _tidy(self, activity: str) -> None:
        """Group and hold back as the sample's desk does."""
        for step in [*self.sample.steps("group", activity), *self.sample.steps("hold")]:
            ids = self._ids(step["words"])
            if not ids:
                continue
            about = {"texts": ids, "name": step.get("name", ""), "new": True}
            if step["desk"] == "hold":
                about = {"text": ids[0], "reason": step["reason"]}
            await self._order({"do": step["desk"], "activity": activity, **about}, inner=True)

    def _ids(self, words: str | Sequence[str]) -> list[str]:
        wanted = [words] if isinstance(words, str) else words
        texts = self.desk.shown().get("data", {}).get("texts", [])
        return [text["id"] for text in texts if text["words"] in wanted and not text["held"]]

    async def _choose(self) -> None:
        """Put proposals to the room: the sample's, or the first ones where those were not made."""
        choice = self.desk.shown().get("data", {}).get("choice")
        if not choice:
            return
        wanted = [what for step in self.sample.steps("choose") for what in step["what"]]
        ids = [p["id"] for p in choice["proposals"] if p["what"] in wanted]
        ids = ids or [p["id"] for p in choice["proposals"]]
        about = {"activity": self.desk.data()["activity"], "proposals": ids[: choice["most"]]}
        await self._order({"do": "choose", **about}, inner=True)

    async def _complete(self) -> None:
        """The second sitting."""
        plan = Line()
        await plan.join(_here(self.links["plan"]))
        actions = plan.shown()["data"]["actions"]
        for step in self.sample.plan:
            for action in actions:
                if action["what"] == step["what"]:
                    value = {name: _dated(change) for name, change in step["changes"].items()}
                    message = {"do": "complete", "action": action["id"], "value": value}
                    await plan.ask(message, inner=True)
        ending = {0: "none", 1: "one"}.get(len(actions), "many")
        self.tell(say(f"try.agreed_{ending}", actions=len(actions)))
        plan.leave()

    def _export(self, data: Path) -> None:
        if self.wanted.to is None:
            return
        self.tell(say("try.exporting", to=self.wanted.to))
        command = [*_KIT, "export", self.links["code"], "--to", str(self.wanted.to)]
        wrote = subprocess.run([*command, "--data", str(data)], capture_output=True, text=True)
        if wrote.returncode:
            raise LineCut(wrote.stderr)
        for path in wrote.stdout.splitlines():
            self.tell(say("try.wrote", path=path))

    async def _order(self, command: dict[str, Any], inner: bool = False) -> None:
        reply = await self.desk.ask(command, inner)
        if reply["what"] != "saved":
            raise ValueError(f"the desk's {command['do']}: {reply['problems']}")


def _told(links: dict[str, str]) -> dict[str, str]:
    return {role: links[role] for role in ("board", "desk", "plan", "join")}


def _here(link: str) -> str:
    """The link as seen from this computer: a simulated phone needs no Wi-Fi."""
    parts = urlsplit(link)
    return parts._replace(netloc=f"127.0.0.1:{parts.port}").geturl()


def _dated(change: Any) -> Any:
    """Whole numbers are days after today."""
    return (date.today() + timedelta(days=change)).isoformat() if type(change) is int else change
