"""A server of a folder that is thrown away: started, spoken with by commands, and ended."""

import contextlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

KIT = (sys.executable, "-m", "workshop_kit")
UTF8 = "utf-8"
PATIENCE = 20  # seconds to end in good order
ENDS = ("SIGINT", "SIGTERM", "SIGHUP")  # told to end, or its window was closed
Server = subprocess.Popen[str]


class NotStarted(Exception):
    """Raised where the server failed; `args[0]` are its own words."""


class NotDone(NotStarted):
    """Raised where a command on its folder failed; `args[0]` are its own words."""


def end_alike() -> None:
    """From here on whatever tells this process to end is heard as Ctrl+C.

    Windows has no SIGHUP; a shell starts what runs in the background deaf to SIGINT.
    """
    for name in ENDS:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.default_int_handler)


@contextlib.contextmanager
def serving(folder: Path, school: str, *options: str) -> Iterator[Server]:
    """A server that is ready, in a process of its own, ended with the block. Raises NotStarted."""
    command = [*KIT, "serve", "--json", "--data", str(folder), "--school", school, *options]
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=log, encoding=UTF8, env=_spoken()
        )
    try:
        if server.stdout is None or not server.stdout.readline():
            raise NotStarted(log_of(folder))
        yield server
    finally:
        _end(server)


def _end(server: Server) -> None:
    """In good order, or else by force: nothing may outlive the folder that is thrown away."""
    server.terminate()
    try:
        server.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
    if server.stdout:
        server.stdout.close()


def opened(folder: Path, *command: str) -> dict[str, str]:
    """The links of a room that a command opens. Raises NotDone."""
    return dict(json.loads(said(folder, *command, "--json")))


def said(folder: Path, *command: str) -> str:
    """What a command on this folder prints. Raises NotDone."""
    whole = [*KIT, *command, "--data", str(folder)]
    done = subprocess.run(whole, capture_output=True, encoding=UTF8, env=_spoken())
    if done.returncode:
        raise NotDone(done.stderr.strip())
    return done.stdout


def _spoken() -> dict[str, str]:
    """The environment in which both sides speak UTF-8: Windows would write other signs."""
    return {**os.environ, "PYTHONIOENCODING": UTF8}


def log_of(folder: Path) -> str:
    """All that the server has written."""
    return (folder / "server.log").read_text(encoding=UTF8, errors="replace")
