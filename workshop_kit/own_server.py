"""A server of a folder that is thrown away: started, spoken with by commands, and ended."""

import contextlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

KIT = (sys.executable, "-m", "workshop_kit")
PATIENCE = 20  # seconds to end in good order
Server = subprocess.Popen[str]


class NotStarted(Exception):
    """Raised where the server or a command on its folder failed; `args[0]` are its own words."""


@contextlib.contextmanager
def serving(folder: Path, school: str, *options: str) -> Iterator[Server]:
    """A server that is ready, in a process of its own, ended with the block. Raises NotStarted."""
    command = [*KIT, "serve", "--json", "--data", str(folder), "--school", school, *options]
    with (folder / "server.log").open("w") as log:
        server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True)
    try:
        if server.stdout is None or not server.stdout.readline():
            raise NotStarted(log_of(folder))
        yield server
    finally:
        server.terminate()
        server.wait(PATIENCE)


def opened(folder: Path, *command: str) -> dict[str, str]:
    """The links of a room that a command opens. Raises NotStarted."""
    return dict(json.loads(said(folder, *command, "--json")))


def said(folder: Path, *command: str) -> str:
    """What a command on this folder prints. Raises NotStarted."""
    whole = [*KIT, *command, "--data", str(folder)]
    done = subprocess.run(whole, capture_output=True, text=True)
    if done.returncode:
        raise NotStarted(done.stderr)
    return done.stdout


def log_of(folder: Path) -> str:
    """All that the server has written."""
    return (folder / "server.log").read_text(encoding="utf-8", errors="replace")
