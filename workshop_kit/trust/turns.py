"""One after the other: whoever changes a trust's folder has it alone while that lasts."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..disk import lock
from ..domain.problem import Problem, Refused

LOCK = "trust.lock"
PATIENCE = 60.0  # seconds: the picture of a thousand schools takes less


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Load, change and keep in here: no other thread, server or command does so meanwhile.

    The folder is made. Refused where somebody else has it for longer than PATIENCE; OSError where
    it cannot be written to.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    held = _held(folder)
    try:
        yield
    finally:
        held.close()


def _held(folder: Path) -> sqlite3.Connection:
    try:
        return lock(folder / LOCK, PATIENCE)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            raise Refused(Problem("trust.busy", about={"folder": folder})) from error
        raise OSError(errno.EACCES, str(error), str(folder / LOCK)) from error
