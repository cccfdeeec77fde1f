"""A rehearsal: a room in a folder of its own that is thrown away, never in the school's."""

import signal
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from .own_server import NotStarted, opened, serving
from .words import say

__all__ = ["NotStarted", "rehearse"]
ENDS = ("SIGTERM", "SIGHUP")  # told to end, or its window was closed; Windows has no SIGHUP


def rehearse(workshop: str, port: int, tell: Callable[[Mapping[str, Any]], Any]) -> None:
    """Serve one room of this workshop until stopped; `tell` gets its links.

    Raises NotStarted. The folder goes with the rehearsal, whatever ends it but kill -9.
    """
    for name in ENDS:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.default_int_handler)
    with tempfile.TemporaryDirectory(prefix="workshop-kit-rehearsal-") as name:
        folder = Path(name)
        with serving(folder, say("premises.rehearsal_school"), "--port", str(port)) as server:
            tell(opened(folder, "open", workshop))
            server.wait()
