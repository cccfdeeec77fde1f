"""What one process carries, set at start: connections, bytes, seconds."""

import importlib
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

PHONES = 600
WAITING = 1024  # connections at once that are no open page: requests, and who only holds a line
OTHERS = 100  # key holders' pages, files, and what Python itself keeps open
OPEN_FILES = 65536
BACKLOG = 1024
KEEP_ALIVE = 10  # seconds; for a request that never ends, too
HEADERS = 16 * 1024  # bytes; twice as many are read, to say so in a page
BODY = 64 * 1024
FROM_PHONES = 64 * 1024  # bytes of one message
FROM_KEY_HOLDERS = 20 * 1024 * 1024
UNSENT = 1024 * 1024
PING = 20  # seconds between two; a page that answers none within as many is gone
A_SECOND, AT_ONCE = 20, 60  # messages of one page
PAGES = 3  # of one phone at once: with the next one its oldest closes
ADDRESSES = 4096  # whose misses are counted one by one


@dataclass(frozen=True)
class Misses:
    """Codes that do not exist: so many may be tried `at_once`, and then so many `a_second`."""

    at_once: int
    a_second: float


# 47 million codes: at 20 a second one open room is found in two weeks with a chance of 1 in 2.
ONE_ADDRESS = Misses(600, 4)
EVERYWHERE = Misses(3000, 20)
# 17,000 million slips: at one a second a week finds one of 600 with a chance of 1 in 50.
SLIPS_ONE_ADDRESS = Misses(600, 0.5)
SLIPS_EVERYWHERE = Misses(1200, 1)
# Plain pages that are counted as joined: so many new ones. In a hall a device has its own address.
PLAIN_ONE_ADDRESS = Misses(60, 1 / 60)
PLAIN_EVERYWHERE = Misses(300, 0.1)

# Python's select() on Windows takes 512 sockets a process (FD_SETSIZE), and tornado needs it
# there: 450 phones leave 62 for requests, for key holders and for the server's own.
WINDOWS_SOCKETS = 512
WINDOWS_PHONES = 450
WINDOWS_WAITING = 32


@dataclass(frozen=True)
class Room:
    """How many `phones` have a place and how many connections may wait; `files` is what binds."""

    phones: int
    waiting: int
    files: int


def room_for(phones: int) -> Room:
    """Raise the limit of open files, then say how many of `phones` there is room for."""
    if sys.platform == "win32":
        return Room(min(phones, WINDOWS_PHONES), WINDOWS_WAITING, WINDOWS_SOCKETS)
    return within(phones, raised(importlib.import_module("resource")))


def within(phones: int, files: int) -> Room:
    """The room that so many open files make; waiting connections take at most a quarter."""
    left = max(files - OTHERS, 8)
    waiting = min(WAITING, left // 4)
    return Room(min(phones, left - waiting), waiting, files)


def raised(resource: Any) -> int:
    """How many files this process may have open, after asking for as many as it can get."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    endless = resource.RLIM_INFINITY
    most = OPEN_FILES if hard == endless else min(OPEN_FILES, hard)
    # A Mac promises more than it gives: it refuses more than 10,240.
    for wanted in (most, 10240):
        if soft != endless and soft < wanted <= most and _granted(resource, wanted, hard):
            return wanted
    return OPEN_FILES if soft == endless else int(soft)


def _granted(resource: Any, wanted: int, hard: int) -> bool:
    setting: Callable[[Any, tuple[int, int]], None] = resource.setrlimit
    try:
        setting(resource.RLIMIT_NOFILE, (wanted, hard))
    except (ValueError, OSError):
        return False
    return True
