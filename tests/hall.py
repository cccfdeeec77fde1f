"""A real server for tests: its own process, folder and port, reached as http://hall.test."""

import json
import os
import secrets
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from typer.testing import Result

from tests.command import kit
from workshop_kit.school.folder import KNOWN

KIT = [sys.executable, "-m", "workshop_kit"]
RUN = "\nfrom workshop_kit.__main__ import main\nmain()"
# A process that hears Ctrl+C, also where the tests themselves were told to ignore it.
AT_A_TERMINAL = {
    "start_new_session": True,
    "preexec_fn": lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
}
SCHOOL = "Bracken Lane Primary (invented)"
FIRST_PORT, LAST_PORT = 20_000, 32_000  # no system takes its own from here, no browser refuses one


class Served:
    """A server that can be killed and started again at the same address.

    `options` are further ones of `serve`; the code `before` runs in its process first.
    """

    def __init__(self, folder: Path, *options: str, before: str = "") -> None:
        self.folder = folder
        self.options = options
        self.before = before
        self.shared = False  # by tests that know nothing of each other
        self.port = free_port()
        self.process: subprocess.Popen[str] | None = None
        self.start_link = ""

    def start(self) -> "Served":
        """Start it and wait until it is ready."""
        begin = [sys.executable, "-c", self.before + RUN] if self.before else KIT
        command = [*begin, "serve", "--json", "--data", str(self.folder), "--school", SCHOOL]
        command += ["--port", str(self.port), "--name", "hall.test", *self.options]
        with (self.folder / "server.log").open("a") as log:
            self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True)
        assert self.process.stdout
        told = self.process.stdout.readline()
        assert told, self.log()
        self.start_link = json.loads(told)["start"]
        return self

    def kill(self) -> None:
        """kill -9: no farewell, nothing flushed."""
        assert self.process
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """End it in good order."""
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(60)

    def open(self, workshop: str = "feedback_and_marking", *options: str) -> dict[str, str]:
        """A new room's links; `options` are further ones of `open`.

        It is no school of the kind that a test before it said of its own room.
        """
        if self.shared:
            (self.folder / KNOWN).unlink(missing_ok=True)
        return json.loads(self.kit("open", workshop, "--json", *options).stdout)

    def kit(self, *command: str) -> Result:
        """A command of the command line on this folder."""
        done = kit(*command, "--data", self.folder)
        assert done.exit_code == 0, done.output
        return done

    def log(self) -> str:
        """All that the server wrote."""
        return (self.folder / "server.log").read_text(encoding="utf-8")


def free_port() -> int:
    """A port that nobody uses now, nor while a server that is killed is started again.

    One that the system chooses may be the next connection's own before the server has it.
    """
    while True:
        port = FIRST_PORT + secrets.randbelow(LAST_PORT - FIRST_PORT)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


def local(link: str) -> str:
    """A link for programs that do not know hall.test, as the test browser does."""
    return link.replace("hall.test", "127.0.0.1")


@contextmanager
def running(folder: Path, *options: str, before: str = "") -> Iterator[Served]:
    """A server that is ready, ended with the block. Fails if it met a fault of its own."""
    server = Served(folder, *options, before=before).start()
    try:
        yield server
    finally:
        server.stop()
    assert "fault" not in server.log() and "a page met" not in server.log(), server.log()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """A running server with an empty folder."""
    with running(tmp_path) as server:
        yield server


@pytest.fixture(scope="session")
def shared_hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One server for tests that only open rooms of their own in it."""
    with running(tmp_path_factory.mktemp("hall")) as server:
        server.shared = True
        yield server
