"""A rehearsal: a room in a folder of its own that is thrown away, never in the school's."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from .words import say

KIT = (sys.executable, "-m", "workshop_kit")


class NotStarted(Exception):
    """Raised where the server or the room did not begin; `args[0]` are its own words."""


def rehearse(workshop: str, port: int, tell: Callable[[Mapping[str, Any]], Any]) -> None:
    """Serve one room of this workshop until stopped; `tell` gets its links.

    Raises NotStarted. The folder goes with the rehearsal, whatever ends it.
    """
    with tempfile.TemporaryDirectory(prefix="workshop-kit-rehearsal-") as folder:
        command = [*KIT, "serve", "--json", "--data", folder, "--port", str(port)]
        command += ["--school", say("premises.rehearsal_school")]
        with (Path(folder) / "server.log").open("w") as log:
            server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True)
        try:
            if server.stdout is None or not server.stdout.readline():
                raise NotStarted((Path(folder) / "server.log").read_text("utf-8", "replace"))
            tell(_opened(workshop, folder))
            server.wait()
        finally:
            server.terminate()
            server.wait(20)


def _opened(workshop: str, folder: str) -> dict[str, Any]:
    command = [*KIT, "open", workshop, "--json", "--data", folder]
    opened = subprocess.run(command, capture_output=True, text=True)
    if opened.returncode:
        raise NotStarted(opened.stderr)
    return dict(json.loads(opened.stdout))
