"""The press: each file is made in a process of its own, so that no phone waits for it.

`main` is that process: an order in, the file out.
"""

import asyncio
import logging
import pickle
import subprocess
import sys
from collections.abc import Callable
from typing import Any

from .. import exports
from ..domain.problem import Problem, Refused
from .faults import told

log = logging.getLogger(__name__)

AT_ONCE = 2
PATIENCE = 120  # seconds for one file
# Phones first, from its first line: half of what it does is to import.
PROCESS = f"import os; getattr(os, 'nice', int)(10); from {__name__} import main; main()"
# Ctrl+C is for the server: on Windows a process group of its own, elsewhere a session.
WINDOWS = getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)
WINDOWS |= getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
Made = exports.File | tuple[Problem, ...]


class Press:
    """At most two files are made at once: each takes some 90 MB while it is made."""

    def __init__(self) -> None:
        self._places = asyncio.Semaphore(AT_ONCE)

    async def make(self, work: Callable[..., exports.File], *given: Any) -> Made:
        """What `work` makes of `given`, or the Problems for which it was refused."""
        order = pickle.dumps((work, given))
        async with self._places:
            made: Made = pickle.loads(await asyncio.to_thread(_ordered, order))
        return made


def _ordered(order: bytes) -> bytes:
    return subprocess.run(
        [sys.executable, "-c", PROCESS],
        input=order,
        stdout=subprocess.PIPE,
        check=True,
        timeout=PATIENCE,
        start_new_session=True,
        creationflags=WINDOWS,
    ).stdout


def _made(work: Callable[..., exports.File], given: tuple[Any, ...]) -> Made:
    try:
        return work(*given)
    except Refused as refused:
        return refused.problems


def main() -> None:
    """Read an order, write what was made."""
    try:
        sys.stdout.buffer.write(pickle.dumps(_made(*pickle.load(sys.stdin.buffer))))
    except Exception as error:
        log.error("a file met %s", told(error))
        sys.exit(1)
