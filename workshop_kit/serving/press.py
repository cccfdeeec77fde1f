"""The press: each file is made in a process of its own, so that no phone waits for it.

`python -m workshop_kit.serving.press` is that process: an order in, the file out.
"""

import asyncio
import contextlib
import logging
import os
import pickle
import subprocess
import sys
from pathlib import Path

from .. import exports
from ..domain.problem import Problem, Refused
from ..domain.story import State
from .faults import told

log = logging.getLogger(__name__)

AT_ONCE = 2
PATIENCE = 120  # seconds for one file
Made = exports.File | tuple[Problem, ...]


class Press:
    """At most two files are made at once: each takes some 90 MB while it is made."""

    def __init__(self) -> None:
        self._places = asyncio.Semaphore(AT_ONCE)

    async def make(self, state: State, today: str, kind: str, template: Path | None) -> Made:
        """`exports.file` of these, or the Problems for which it was refused."""
        order = pickle.dumps((state, today, kind, template))
        async with self._places:
            made: Made = pickle.loads(await asyncio.to_thread(_ordered, order))
        return made


def _ordered(order: bytes) -> bytes:
    return subprocess.run(
        [sys.executable, "-m", __name__],
        input=order,
        stdout=subprocess.PIPE,
        check=True,
        timeout=PATIENCE,
        start_new_session=True,  # Ctrl+C is for the server
    ).stdout


def _made(state: State, today: str, kind: str, template: Path | None) -> Made:
    try:
        return exports.file(state, today, kind, template)
    except Refused as refused:
        return refused.problems


def main() -> None:
    """Read an order, write what was made."""
    with contextlib.suppress(AttributeError):  # Windows
        os.nice(10)  # phones first
    try:
        sys.stdout.buffer.write(pickle.dumps(_made(*pickle.load(sys.stdin.buffer))))
    except Exception as error:
        log.error("a file met %s", told(error))
        sys.exit(1)


if __name__ == "__main__":
    main()
