"""Starts the server: one process, one port, one school."""

import contextlib
import importlib
import logging
import secrets
import socket
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from tornado.ioloop import IOLoop

from .. import app
from ..room import News
from ..school import School
from ..store import Sqlite, Writer
from ..words import say
from . import session
from .assets import Assets
from .doors import NOTEBOOKS, Doors
from .hall import TEMPLATES, Hall

BEAT = 0.5  # seconds between two tellings of how many have answered
OPEN_FILES = 65536


@dataclass(frozen=True)
class Options:
    """`names`: further host names that phones may use; `port` 0 takes any free one."""

    folder: Path
    school: str
    port: int
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Serving:
    """What the terminal prints once the server listens; `start` is the start page with its key."""

    school: str
    address: str
    start: str


def serve(options: Options, ready: Callable[[Serving], None]) -> None:
    """Serve until stopped. Raises hall.AddressTaken or school.NoSchool where that cannot be."""
    _allow_many_files()
    for name in ("access", "general", "application"):  # their lines have addresses with keys
        logging.getLogger(f"tornado.{name}").setLevel(logging.CRITICAL)
    loop = IOLoop.current()
    writers: list[Writer] = []

    def writes(store: Sqlite) -> Writer:
        writers.append(Writer(store, loop.add_callback))
        return writers[0]

    school = School(options.folder, options.school, writes, Pace(loop))
    school.hold()
    school.seal_abandoned()
    key = secrets.token_urlsafe(18)
    hall = _hall(options, school, key)
    app.serve(school)
    hall.ready = partial(_ready, hall, (*options.names, own_address())[0], key, ready)
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


def _hall(options: Options, school: School, key: str) -> Hall:
    assets = Assets()
    doors = Doors(school, key, _page_words(assets))
    hall = Hall(
        ordinary_notebooks=False,
        doors=doors,
        assets=assets,
        names=_names(options.names),
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


def _page_words(assets: Assets) -> dict[str, str]:
    host = (TEMPLATES / "host.js").read_text(encoding="utf-8")
    keys = ("title", "failed", "waiting", "loading", "no_script")
    return {"host_js": assets.address(host, "js"), **{key: say(f"hall.{key}") for key in keys}}


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


def _ready(hall: Hall, name: str, key: str, ready: Callable[[Serving], None]) -> None:
    school = hall.doors.school
    school.address = f"http://{name}:{hall.port}"
    (school.folder / "address.txt").write_text(school.address + "\n", encoding="utf-8")
    ready(Serving(school.name, school.address, f"{school.address}/?key={key}"))


def _allow_many_files() -> None:
    with contextlib.suppress(ImportError):  # Windows has no such limit to raise
        resource = importlib.import_module("resource")
        _raise_limit(resource)


def _raise_limit(resource: Any) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = OPEN_FILES if hard == resource.RLIM_INFINITY else min(OPEN_FILES, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, wanted), hard))
