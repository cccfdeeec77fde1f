"""A rehearsal: a room in a folder of its own that is thrown away, never in the school's."""

import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from .own_server import NotStarted, end_alike, opened, serving
from .words import say

__all__ = ["NotStarted", "rehearse"]

OWN = ("library/workshops", "guides")  # and not its contacts: kill -9 would leave them behind


def rehearse(
    workshop: str, port: int, tell: Callable[[Mapping[str, Any]], Any], school: Path
) -> None:
    """Serve one room of a workshop, also the school's own, until stopped; `tell` gets its links.

    Raises NotStarted. The folder goes with the rehearsal, whatever ends it but kill -9.
    """
    end_alike()
    with tempfile.TemporaryDirectory(prefix="workshop-kit-rehearsal-") as name:
        folder = Path(name)
        _bring(school, folder)
        with serving(folder, say("premises.rehearsal_school"), "--port", str(port)) as server:
            tell(opened(folder, "open", workshop))
            server.wait()


def _bring(school: Path, folder: Path) -> None:
    for name in OWN:
        if (school / name).is_dir():
            shutil.copytree(school / name, folder / name)
