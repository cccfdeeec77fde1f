"""Runs the chosen rows one after the other and says how far it is."""

import asyncio
import contextlib
import importlib
import time
from collections.abc import Callable, Sequence

from tornado.httpclient import AsyncHTTPClient

from ..words import say
from .rows import ROWS
from .sizes import Sizes

CLIENTS = 2000  # requests at the same moment: none of ours waits in our own queue
OPEN_FILES = 8192
Found = dict[str, list[float]]


class NoSuchRow(Exception):
    """Raised where a row is asked for that is not there; `args[0]` is its name."""

    known = tuple(ROWS)


def measure(rows: Sequence[str], sizes: Sizes, tell: Callable[[str], None]) -> Found:
    """All runs of the figures of these rows (all without one), by key."""
    for name in rows:
        if name not in ROWS:
            raise NoSuchRow(name)
    _allow_many_files()
    AsyncHTTPClient.configure(None, max_clients=CLIENTS)
    begun = time.monotonic()
    found: Found = {}
    for name in rows or ROWS:
        tell(say("bench.at", seconds=round(time.monotonic() - begun), row=say(f"bench.of_{name}")))
        found |= asyncio.run(_row(name, sizes))
    if "peer" in (rows or ROWS) and "peer_ratio" not in found:
        tell(say("bench.no_peer"))
    tell(say("bench.done", seconds=round(time.monotonic() - begun)))
    return found


async def _row(name: str, sizes: Sizes) -> Found:
    return await ROWS[name](sizes)


def _allow_many_files() -> None:
    with contextlib.suppress(ImportError):  # Windows has no such limit to raise
        resource = importlib.import_module("resource")
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        if soft != resource.RLIM_INFINITY and soft < OPEN_FILES:
            most = OPEN_FILES if hard == resource.RLIM_INFINITY else min(OPEN_FILES, hard)
            resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, most), hard))
