"""Starts the server: one process, one port, one school."""

import gc
import logging
import secrets
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tornado.ioloop import IOLoop, PeriodicCallback

from .. import app, tools
from ..domain.report.phrases import spoken
from ..ports import News
from ..school import School, claim, contacts, retention
from ..screens.week import module
from ..store import Sqlite, Writer
from ..words import say
from . import session
from .assets import Assets
from .certificate import Certificate
from .doors import NOTEBOOKS, Doors
from .hall import TEMPLATES, Hall
from .limits import PHONES, Room, room_for
from .seats import Seats

EVERY = 20_000  # milliseconds between two looks at what opens or closes by itself
BEAT = 0.5  # seconds between two tellings of how many have answered


@dataclass(frozen=True)
class Options:
    """`names`: further host names that phones may use; `port` 0 takes any free one.

    `phones`: how many may have a page open at once, if this computer has room for them.
    `representatives`: the folder is theirs, not the school's. `certificate`: with it the server
    speaks HTTPS, else plain HTTP. `keep_days`: how long rooms are kept, 0 as it was.
    """

    folder: Path
    school: str
    port: int
    names: tuple[str, ...] = ()
    phones: int = PHONES
    representatives: bool = False
    certificate: Certificate | None = None
    keep_days: int = 0


@dataclass(frozen=True)
class Serving:
    """What the terminal prints once the server listens; `start` is the start page with its key.

    `notice` says where this computer has room for fewer phones than were asked for, and which
    rooms go.
    """

    school: str
    address: str
    start: str
    notice: str


def serve(options: Options, ready: Callable[[Serving], None]) -> None:
    """Serve until stopped. Raises hall.AddressTaken or school.NoSchool where that cannot be."""
    room = room_for(options.phones)
    for name in ("access", "general", "application"):  # their lines have addresses with keys
        logging.getLogger(f"tornado.{name}").setLevel(logging.CRITICAL)
    loop = IOLoop.current()
    writers: list[Writer] = []

    def writes(store: Sqlite) -> Writer:
        writers.append(Writer(store, loop.add_callback))
        return writers[0]

    claim(options.folder, options.school, options.representatives)
    school = School(options.folder, options.school, writes, Pace(loop))
    school.hold()
    writers[0].heed = school.heed
    notices = [*_notice(options.phones, room), *_tidied(school, options.keep_days)]
    school.seal_abandoned()
    key = secrets.token_urlsafe(18)
    assets = Assets()
    hall = _hall(options, Doors(school, key, _page_words(assets), Seats(room.phones)), assets)
    hall.waiting = room.waiting
    hall.week = lambda: module(tools.week(contacts.filled(school.folder)))
    app.serve(school)
    clock = PeriodicCallback(lambda: school.keep_time(time.time()), EVERY)
    clock.start()
    loop.add_callback(school.keep_time, time.time())

    def ready_at(address: str) -> None:
        start = f"{address}/?key={key}"
        ready(Serving(school.name, address, start, "\n".join(notices)))

    scheme = "https" if options.certificate else "http"
    name = (*options.names, *_certified(options), own_address())[0]
    hall.ready = lambda: _ready(school, f"{scheme}://{name}:{hall.port}", ready_at)
    try:
        hall.start()
    finally:
        writers[0].stop()
        school.stop()


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


def own_address() -> str:
    """The address that other machines on this network know this one by."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # Connecting a datagram socket sends nothing; it only asks which way out there is.
            probe.connect(("10.255.255.255", 1))
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"


def _hall(options: Options, doors: Doors, assets: Assets) -> Hall:
    hall = Hall(
        ordinary_notebooks=False,
        doors=doors,
        assets=assets,
        names=_names((*options.names, *_certified(options))),
        tls=options.certificate and options.certificate.context,
        sorry=say("hall.failed"),
        port=options.port,
        ip="0.0.0.0",
        root_dir=str(NOTEBOOKS),
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
    return {"host_js": assets.address(host, "js"), **told, **foot}


def _names(extra: tuple[str, ...]) -> set[str]:
    host = socket.gethostname().lower()
    return {
        "localhost",
        "127.0.0.1",
        "::1",
        own_address(),
        host,
        f"{host}.local",
        *map(str.lower, extra),
    }


def _notice(wanted: int, room: Room) -> list[str]:
    if room.phones >= wanted:
        return []
    return [say("serve.fewer_phones", files=room.files, phones=room.phones)]


def _tidied(school: School, keep_days: int) -> list[str]:
    """Which rooms were removed, and which will be."""
    if keep_days:
        retention.keep(school.folder, keep_days)
    gone, going = retention.tidy(school, date.today())
    days = retention.days(school.folder)
    lines = [("retention.gone", one) for one in gone] + [("retention.going", one) for one in going]
    return [_told(key, one, days) for key, one in lines]


def _told(key: str, one: retention.Going, days: int) -> str:
    held_on, goes_on = (spoken(say, day.isoformat()) for day in (one.held_on, one.goes_on))
    return say(key, code=one.code, title=one.title, held_on=held_on, goes_on=goes_on, days=days)


def _ready(school: School, address: str, ready: Callable[[str], None]) -> None:
    school.address = address
    (school.folder / "address.txt").write_text(school.address + "\n", encoding="utf-8")
    # Or every full collection walks all modules again: 0.2 s in which no phone is answered.
    gc.collect()
    gc.freeze()
    ready(address)
