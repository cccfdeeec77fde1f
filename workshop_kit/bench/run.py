"""Runs the chosen rows one after the other and says how far it is."""

import asyncio
import contextlib
import importlib
import logging
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tornado.httpclient import AsyncHTTPClient

from ..words import say
from .figures import Measured
from .rows import ROWS
from .sizes import Sizes

CLIENTS = 2000  # requests at the same moment: none of ours waits in our own queue
OPEN_FILES = 8192


class NoSuchRow(Exception):
    """Raised where a row is asked for that is not there; `args[0]` is its name."""

    known = tuple(ROWS)


def measure(rows: Sequence[str], sizes: Sizes, tell: Callable[[str], None]) -> Measured:
    """Measure these rows (all without one); what a row met instead of a figure is kept, too."""
    for name in rows:
        if name not in ROWS:
            raise NoSuchRow(name)
    _allow_many_files()
    AsyncHTTPClient.configure(None, max_clients=CLIENTS)
    begun = time.monotonic()
    measured = Measured()
    with _logged() as log:
        for name in dict.fromkeys(rows or ROWS):
            seconds = round(time.monotonic() - begun)
            tell(say("bench.at", seconds=seconds, row=say(f"bench.of_{name}")))
            try:
                measured.values |= asyncio.run(ROWS[name](sizes))
            except Exception as error:  # one row must not cost the others, which took minutes
                measured.reasons[name] = f"{type(error).__name__}: {error}"
                tell(say("bench.not_measured", why=measured.reasons[name]))
    tell(say("bench.done", seconds=round(time.monotonic() - begun)))
    if measured.reasons:
        tell(say("bench.log", path=log))
    else:
        log.unlink()
    return measured


@contextlib.contextmanager
def _logged() -> Iterator[Path]:
    """Let what clients and loops log go into a file: stock Voila cuts lines by the dozen."""
    place, path = tempfile.mkstemp(prefix="workshop-kit-bench-", suffix=".log")
    os.close(place)
    handler = logging.FileHandler(path, encoding="utf-8")
    logging.getLogger().addHandler(handler)
    try:
        yield Path(path)
    finally:
        logging.getLogger().removeHandler(handler)
        handler.close()


def _allow_many_files() -> None:
    with contextlib.suppress(ImportError):  # Windows has no such limit to raise
        resource = importlib.import_module("resource")
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        if soft != resource.RLIM_INFINITY and soft < OPEN_FILES:
            most = OPEN_FILES if hard == resource.RLIM_INFINITY else min(OPEN_FILES, hard)
            resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, most), hard))
