"""A server in a process of its own: its output, the memory and the CPU time of its whole tree."""

import asyncio
import contextlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import psutil

from ...disk import brought

HERE = "127.0.0.1"
BENCHMARKS = brought("benchmarks")
SILENT = {"SOLARA_TELEMETRY_MIXPANEL_ENABLE": "false"}  # a benchmark asks no other computer
PATIENCE = 60.0  # seconds until a server has to answer


class NotStarted(Exception):
    """Raised where a server ends or says nothing; `args[0]` is the end of what it wrote."""


class Process:
    """A running command and all that it started. MB are 1,000,000 bytes."""

    def __init__(self, command: Sequence[str], log: Path) -> None:
        self.log = log
        with log.open("a") as written:
            self.popen = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=written,
                text=True,
                env={**os.environ, **SILENT},
            )

    def line(self) -> str:
        """The next line that it prints."""
        line = self.popen.stdout.readline() if self.popen.stdout else ""
        if not line:
            raise NotStarted(self.last_words())
        return line

    def answers(self, address: str) -> None:
        """Wait until it answers at `address`."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.popen.poll() is None:
            if _answers(address):
                return
            time.sleep(0.1)
        raise NotStarted(self.last_words())

    def megabytes(self) -> float:
        """Proportional set size of the tree: shared pages count once. Outside Linux, unique."""
        infos = [process.memory_full_info() for process in self._tree()]
        return sum(float(getattr(info, "pss", info.uss)) for info in infos) / 1e6

    def cpu_seconds(self) -> float:
        """CPU time that the tree has used so far."""
        times = [process.cpu_times() for process in self._tree()]
        return float(sum(t.user + t.system for t in times))

    def kill(self) -> None:
        """kill -9 to the whole tree: no farewell, nothing flushed."""
        for process in self._tree():
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()
        self.popen.wait()
        if self.popen.stdout:
            self.popen.stdout.close()

    def last_words(self) -> str:
        """The last line of its log."""
        lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines()
        return next((line for line in reversed(lines) if line.strip()), "-")

    def _tree(self) -> list[psutil.Process]:
        try:
            own = psutil.Process(self.popen.pid)
            return [own, *own.children(recursive=True)]
        except psutil.NoSuchProcess:
            return []


def python(*words: str) -> list[str]:
    """The command that runs this with the same Python."""
    return [sys.executable, *words]


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind((HERE, 0))
        return int(probe.getsockname()[1])


async def printed(script: str, *about: object) -> list[float]:
    """The numbers that a script of the benchmarks prints, a line each."""
    command = [sys.executable, str(BENCHMARKS / script), *map(str, about)]
    told = await asyncio.to_thread(subprocess.check_output, command, text=True)
    return [float(line) for line in told.split()]


def _answers(address: str) -> bool:
    try:
        with urlopen(address, timeout=5):
            return True
    except HTTPError:
        return True
    except (URLError, OSError):
        return False
