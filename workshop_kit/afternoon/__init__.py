"""Plays a workshop's sample afternoon through simulated phones that know only an address.

Phones, desk and plan are pages without a browser (line.py); the server, the room's opening and the
export are the command line's own. Nothing here knows a room, a store or a screen.
"""

import asyncio
import tempfile
import webbrowser
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import segno

from .. import own_server
from ..line import LineCut
from ..sample import SAMPLES, Sample
from ..words import say
from .days import Days
from .hall import LOOK, Hall, Played, Tell


@dataclass(frozen=True)
class Wanted:
    """How to play: `once` without waiting, then stop; the plan is exported to `to` if given.

    `people`: simulated phones, 0 for as many as the sample has. `theirs`: a workshop for
    representatives, in a folder of their own. `minutes`: how long it takes in a school.
    """

    workshop: str
    people: int
    once: bool
    to: Path | None
    port: int
    browser: bool
    theirs: bool = False
    minutes: int = 75


def play(wanted: Wanted, tell: Tell) -> int:
    """Play the afternoon; returns 0, or 1 once `tell` was told why it could not be played."""
    own_server.end_alike()
    try:
        with tempfile.TemporaryDirectory(prefix="workshop-kit-") as folder:
            return _play_in(Path(folder), wanted, tell)
    except KeyboardInterrupt:
        kept = wanted.to is not None and wanted.to.exists()
        tell("\n" + say("try.interrupted_to" if kept else "try.interrupted", to=wanted.to))
        return 0


def _play_in(data: Path, wanted: Wanted, tell: Tell) -> int:
    sample = Sample(SAMPLES / f"{wanted.workshop}.jsonl")
    tell(say("try.starting", school=sample.school))
    theirs = ["--representatives"] if wanted.theirs else []
    try:
        port = ("--port", str(wanted.port))
        with own_server.serving(data, sample.school, *port, *theirs) as served:
            links = own_server.opened(data, "open-sample", wanted.workshop)
            people = wanted.people or sample.people
            played = Played(sample, people, links, tell, wanted.once)
            _announce(wanted, played)
            return asyncio.run(_afternoon(wanted, played, data, served))
    except own_server.NotDone as failed:
        tell(failed.args[0])
        return 1
    except (LineCut, own_server.NotStarted):
        words = _last_words(data)
        tell(say("try.stopped" if words else "try.stopped_silent", words=words))
        return 1


async def _afternoon(wanted: Wanted, played: Played, data: Path, served: own_server.Server) -> int:
    """From the first phone to the exported plan."""
    afternoon = (Days if played.sample.days else Hall)(played)
    await afternoon.play()
    if wanted.to:
        _export(data, wanted.to, played)
    if wanted.once:
        afternoon.leave()
        return 0
    played.tell(say("try.stays"))
    while served.poll() is None:
        await asyncio.sleep(LOOK)
    played.tell(say("try.stopped_after"))
    return 1


def _export(data: Path, to: Path, played: Played) -> None:
    """Write the plan's files, and tell each."""
    played.tell(say("try.exporting", to=to))
    said = own_server.said(data, "export", played.links["code"], "--to", str(to))
    for path in said.splitlines():
        played.tell(say("try.wrote", path=path))


def _last_words(data: Path) -> str:
    """The last line that the server left, "" for none."""
    lines = own_server.log_of(data).split("\n")
    return next((line for line in reversed(lines) if line.strip()), "")


def _announce(wanted: Wanted, played: Played) -> None:
    links, sample = played.links, played.sample
    told: dict[str, Any] = {role: links[role] for role in ("board", "desk", "plan", "join")}
    played.tell(say("try.ready", school=sample.school, people=played.people, **told))
    if not wanted.once:
        with suppress(UnicodeEncodeError):  # into a file on Windows: the link stands above
            segno.make(links["join"], error="l").terminal(compact=True)
        days = say("try.lasts_days", days=sample.days)
        played.tell(days if sample.days else say("try.lasts", minutes=wanted.minutes))
    if wanted.browser and webbrowser.open(links["board"]):
        played.tell(say("try.opened"))
