"""benchmarks/floor.py: bare tornado that sends what the hall sends, and does nothing for it."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ...line import Line
from .process import BENCHMARKS, HERE, Process, free_port, python

VIEW = "application/vnd.jupyter.widget-view+json"


class Floor:
    """`with Floor(page, phone) as floor`: serves this page and what this phone heard."""

    def __init__(self, page: str, phone: Line) -> None:
        self._folder = TemporaryDirectory(prefix="workshop-kit-bench-")
        folder = Path(self._folder.name)
        (folder / "page.html").write_text(page, encoding="utf-8")
        (folder / "messages.json").write_text(_heard(phone), encoding="utf-8")
        port = free_port()
        self.link = f"http://{HERE}:{port}/"
        command = python(str(BENCHMARKS / "floor.py"), str(port), str(folder))
        self.process = Process(command, folder / "floor.log")
        self.process.answers(self.link)

    def __enter__(self) -> "Floor":
        return self

    def __exit__(self, *of: object) -> None:
        self.process.kill()
        self._folder.cleanup()


def _heard(phone: Line) -> str:
    """The messages with which a phone's page begins, from the states that they left."""
    opened = [
        _message("comm_open", comm_id=id, data={"state": s}) for id, s in phone.models.items()
    ]
    shown = _message("display_data", data={VIEW: {"model_id": phone.root}})
    return json.dumps([*opened, shown], separators=(",", ":"))


def _message(kind: str, **content: Any) -> dict[str, Any]:
    return {"msg_type": kind, "content": content}
