"""Starts the server: one process, one port, one school."""

import gc
import logging
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tornado.ioloop import IOLoop, PeriodicCallback

from .. import app, tools
from ..ports import News, SchoolStore
from ..premises.addresses import addresses, own_address
from ..premises.drive import drive
from ..school import School, claim, contacts, database
from ..school.secret import new_key
from ..screens.week import module
from ..store import Writer
from ..words import say
from . import faults, session
from .assets import Assets
from .behind import ALONE, Behind
from .certificate import Certificate
from .doors import NOTEBOOKS, Doors
from .hall import TEMPLATES, Hall
from .limits import PHONES, Room, room_for
from .removal import Removal
from .seats import Seats
from .typeface import typeface

EVERY = 20_000  # milliseconds between two looks at what opens or closes by itself
BEAT = 0.5  # seconds between two tellings of how many have answered


@dataclass(frozen=True)
class Options:
    """`names`: further host names that phones may use; `port` 0 takes any free one.

    `phones`: how many may have a page open at once, if this computer has room for them.
    `representatives`: the folder is theirs, not the school's. `certificate`: with it the server
    speaks HTTPS, else plain HTTP. `keep_days`: how long rooms are kept, 0 as it was.
    `store`: the address of a database, "" for the folder's own file or what it was. `behind`: the
    proxies that stand before it.
    """

    folder: Path
    school: str
    port: int
    names: tuple[str, ...] = ()
    phones: int = PHONES
    representatives: bool = False
    certificate: Certificate | None = None
    keep_days: int = 0
    store: str = ""
    behind: Behind = ALONE


@dataclass(frozen=True)
class Serving:
    """What the terminal prints once the server listens; `start` is the start page with its key.

    `notice` says where this computer has room for fewer phones than were asked for, where the
    folder is copied or shared, and which rooms go.
    """

    school: str
    address: str
    start: str
    notice: str


def serve(options: Options, ready: Callable[[Serving], None]) -> None:
    """Serve until stopped. Raises hall.AddressTaken or school.NoSchool where that cannot be."""
    faults.hush()
    loop = IOLoop.current()
    school, writer = _school(options, loop)
    try:
        if not database.is_shared(options.folder):
            school.hold()
        _prepared(options, ready, school, loop).start()
    finally:
        writer.stop()
        school.stop()


def _prepared(
    options: Options, ready: Callable[[Serving], None], school: School, loop: IOLoop
) -> Hall:
    """The hall with its rooms, and what is due done: it only has to be started."""
    room = room_for(options.phones)
    notices = [*_notice(options.phones, room), *_copied(options.folder)]
    removal = Removal(school)
    notices += removal.at_start(options.keep_days)
    key = options.behind.key or new_key()
    assets = Assets()
    doors = Doors(school, key, _page_words(assets), Seats(room.phones))
    school.here.left = doors.lines.cut
    hall = _hall(options, doors, assets)
    hall.waiting = room.waiting
    hall.week = lambda: module(tools.week(contacts.filled(school.folder)))
    app.serve(school)
    clock = PeriodicCallback(lambda: _keep_time(school, doors, removal), EVERY)
    clock.start()
    loop.add_callback(school.keep_time, time.time())

    def ready_at(address: str, moved: list[str]) -> None:
        start = f"{address}/?key={key}"
        ready(Serving(school.name, address, start, "\n".join([*moved, *notices])))

    scheme = "https" if options.certificate else "http"
    name = (*options.names, *_certified(options), own_address())[0]
    known = options.behind.address
    hall.ready = lambda: _ready(school, known or f"{scheme}://{name}:{hall.port}", ready_at)
    return hall


def _keep_time(school: School, doors: Doors, removal: Removal) -> None:
    """Do what is due by now."""
    doors.readers.tidy(time.monotonic())
    school.keep_time(time.time())
    removal.remove_due(date.today())


def _school(options: Options, loop: IOLoop) -> tuple[School, Writer]:
    """The folder's school, and the thread that writes for it."""
    writers: list[Writer] = []

    def writes(store: SchoolStore) -> Writer:
        writers.append(Writer(store, loop.add_callback))
        return writers[0]

    claim(options.folder, options.school, options.representatives)
    database.choose(options.folder, options.store)
    school = School(options.folder, options.school, writes, Pace(loop))
    writers[0].heed = school.here.heed
    return school, writers[0]


class Pace:
    """Tells news at once, then at most once a beat."""

    def __init__(self, loop: IOLoop) -> None:
        self._loop = loop
        self._resting: dict[News, bool] = {}

    def __call__(self, news: News) -> None:
        """Tell `news`, or let it wait for the next beat together with what comes until then."""
        if news in self._resting:
            self._resting[news] = True
        else:
            self._resting[news] = False
            self._loop.call_later(BEAT, self._beat, news)
            news()

    def _beat(self, news: News) -> None:
        if self._resting.pop(news):
            self(news)


def _hall(options: Options, doors: Doors, assets: Assets) -> Hall:
    hall = Hall(
        ordinary_notebooks=False,
        doors=doors,
        assets=assets,
        names=_names((*options.names, *options.behind.names, *_certified(options))),
        proxies=set(options.behind.proxies),
        tls=options.certificate and options.certificate.context,
        sorry=say("hall.failed"),
        port=options.port,
        ip=options.behind.listens_at,
        root_dir=str(NOTEBOOKS),
        # Or a voila.json that lies about here or at home moves port, address and pages.
        config_file_paths=[],
        open_browser=False,
        log_level=logging.ERROR,
    )
    hall.initialize([])
    session.install()
    doors.renderer = hall.renderer
    return hall


def _certified(options: Options) -> tuple[str, ...]:
    return options.certificate.names if options.certificate else ()


def _page_words(assets: Assets) -> dict[str, str]:
    host = (TEMPLATES / "host.js").read_text(encoding="utf-8")
    keys = ("title", "failed", "waiting", "loading", "no_script")
    foot = {name: say(f"{name}.title") for name in ("contacts", "next")}
    foot["plain"] = say("plain.link")
    told = {key: say(f"hall.{key}") for key in keys}
    links = {"host_js": assets.address(host, "js"), "typeface": typeface(assets)}
    return {**links, "foot": "yes", **told, **foot}


def _names(extra: tuple[str, ...]) -> set[str]:
    host = socket.gethostname().lower()
    return {
        "localhost",
        "127.0.0.1",
        "::1",
        *addresses(),
        host,
        f"{host}.local",
        *map(str.lower, extra),
    }


def _notice(wanted: int, room: Room) -> list[str]:
    if room.phones >= wanted:
        return []
    return [say("serve.fewer_phones", files=room.files, phones=room.phones)]


def _copied(folder: Path) -> list[str]:
    """That answers in a file of this folder would be copied elsewhere, or could be lost there."""
    found = drive(folder)
    own = not database.is_shared(folder)
    return [found.sentence] if own and found.what == "fault" else []


def _ready(school: School, address: str, ready: Callable[[str, list[str]], None]) -> None:
    before = school.address
    moved = before != address and bool(school.store.rooms())
    school.settle(address)
    # Or every full collection walks all modules again: 0.2 s in which no phone is answered.
    gc.collect()
    gc.freeze()
    ready(address, [say("serve.moved", before=before)] if moved else [])
