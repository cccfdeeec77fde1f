"""Disks of their own for tests: small ones that become really full, or cannot be written.

Only root may mount them; elsewhere such a test is skipped, and the reason says what was not tested.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SKIPPED = "NOT TESTED: only root on Linux can mount a small disk, so nothing was filled here"
FILL = ".fill"


class Disk:
    """A file system in memory of so many bytes, mounted at `path`."""

    def __init__(self, path: Path, size: int) -> None:
        self.path = path
        path.mkdir()
        done = mount("-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(path))
        if done.returncode:
            pytest.skip(f"{SKIPPED}: {done.stderr.strip()}")

    def fill(self) -> None:
        """Write until there is not one byte of space left."""
        with (self.path / FILL).open("ab", buffering=0) as file:
            for piece in (b"x" * 65_536, b"x" * 512, b"x"):
                try:
                    while file.write(piece) == len(piece):
                        pass
                except OSError:
                    continue

    def make_space(self) -> None:
        """Remove what filled it."""
        (self.path / FILL).unlink()

    def allow(self, writing: bool) -> None:
        """Mount it again, to be written or not; nobody may hold a file open for writing then."""
        done = mount("-o", f"remount,{'rw' if writing else 'ro'}", str(self.path))
        assert done.returncode == 0, done.stderr

    def unmount(self) -> None:
        """Away with it, whoever is still looking."""
        subprocess.run(["umount", "-l", str(self.path)], check=True)


def mount(*words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(["mount", *words], capture_output=True, text=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """A disk of 4 MB."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip(SKIPPED)
    made = Disk(tmp_path / "disk", 4_000_000)
    yield made
    made.unmount()
