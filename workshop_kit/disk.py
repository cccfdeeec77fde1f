"""Files that are there whole or not at all: whoever reads one never sees half of it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import BinaryIO

ANYBODY, OWNER = 0o666, 0o600  # who may read a new file, less what this computer's umask takes


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


def part_of(path: Path) -> Path:
    """What of a file is written so far; a killed process leaves it behind."""
    return path.with_name(f".{path.name}.part")
