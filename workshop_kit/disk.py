"""Files that are there whole or not at all, who has them alone, and those the kit brings along."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import BinaryIO

PACKAGE = Path(__file__).parent
ANYBODY, OWNER = 0o666, 0o600  # who may read a new file, less what this computer's umask takes


def brought(name: str) -> Path:
    """A folder that the kit brings along: inside an installed package, in a checkout beside it."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name


def put(path: Path, body: bytes, mode: int = ANYBODY) -> Path:
    """Write a file and return its path; an OSError leaves what stood there before."""
    with whole(path, mode) as out:
        out.write(body)
    return path


@contextmanager
def whole(path: Path, mode: int = ANYBODY) -> Iterator[BinaryIO]:
    """A file to write piece by piece; it stands at `path` once all of it is on the disk."""
    part = part_of(path)
    try:
        with open(part, "wb", opener=partial(os.open, mode=mode)) as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def lock(path: Path, patience: float = 0) -> sqlite3.Connection:
    """Have this file alone as long as what is returned lives; waits `patience` seconds for it.

    sqlite3.OperationalError where somebody else has it, or it cannot be made.
    """
    # SQLite's lock works alike on all systems and ends with the process, however it ends.
    held = sqlite3.connect(path, timeout=patience, isolation_level=None)
    try:
        held.execute("BEGIN EXCLUSIVE")
    except BaseException:
        held.close()
        raise
    return held


def part_of(path: Path) -> Path:
    """What of a file is written so far; a killed process leaves it behind."""
    return path.with_name(f".{path.name}.part")
