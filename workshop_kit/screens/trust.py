"""The trust: one picture of what its schools handed on, and its files for trustees."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import traitlets

from ..domain.document import Document, to_json
from ..domain.problem import Problem, Refused
from ..visitor import Visitor
from ..words import say
from .aside import aside
from .labels import labels, problem_list
from .parts.parcel import hand
from .parts.part import Part, joined
from .parts.screen import numbered, reply

SCRIPT = joined(
    *("parts/shared.js", "parts/command.js", "parts/pictures.js", "parts/save_file.js"),
    *("trust.js", "parts/render.js"),
)
STYLE = joined(
    *("parts/look.css", "parts/page.css", "parts/form.css", "parts/pictures.css", "trust.css")
)


@dataclass(frozen=True)
class Shown:
    """A picture: what to show of it, and its files by name, made when they are asked for."""

    document: Document
    refused: tuple[Problem, ...]
    files: Mapping[str, Callable[[], bytes]]


@dataclass(frozen=True)
class Means:
    """`trust`: its name, "" where this folder is none's. `make(leave_out)` may raise Refused."""

    trust: str
    make: Callable[[bool], Shown]


class TrustPage(Part):
    """For who holds the server's own key. Opening it shows nothing: a picture is made on a press,
    for what a picture has shown is kept."""

    _esm = traitlets.Unicode(SCRIPT).tag(sync=True)
    _css = traitlets.Unicode(STYLE).tag(sync=True)

    def __init__(self, means: Means, visitor: Visitor | None) -> None:
        self._means = means
        self._visitor = visitor
        self._shown: Shown | None = None
        session = visitor.session if visitor else ""
        super().__init__(key="trust", session=session, data=self._drawn([]))

    def heard(self, message: dict[str, Any]) -> None:
        """{"do": "make", "leave_out": bool, "id"} or {"do": "file", "name", "id"}."""
        id = numbered(message)
        if id is None or not self._means.trust:
            return
        if message.get("do") == "make":
            work = partial(self._means.make, message.get("leave_out") is True)
            aside(self._visitor, work, partial(self._made, id))
        elif message.get("do") == "file" and self._shown:
            self._file(id, str(message.get("name")), self._shown)

    def _made(self, id: int, get: Callable[[], Shown]) -> None:
        try:
            self._shown = get()
        except Refused as refused:
            self._shown = None
            self.data = self._drawn(problem_list(refused.problems))
            return reply(self, id, [Problem("trust_page.no_picture")])
        except OSError:
            return reply(self, id, [Problem("trust_page.not_kept")])
        self.data = self._drawn(problem_list(self._shown.refused))
        reply(self, id, [])

    def _file(self, id: int, name: str, shown: Shown) -> None:
        if name in shown.files:
            aside(self._visitor, shown.files[name], partial(self._sent, id, name))

    def _sent(self, id: int, name: str, get: Callable[[], bytes]) -> None:
        hand(self, id, name, get())

    def _drawn(self, refused: list[dict[str, str]]) -> dict[str, Any]:
        shown = self._shown
        return {
            "kind": "trust",
            "full": self._visitor is not None,
            "title": say("trust_page.title"),
            "trust": self._means.trust,
            "notice": say("step.independent"),
            "refused": refused,
            "document": to_json(shown.document) if shown else None,
            "files": list(shown.files) if shown else [],
            "words": labels("line", "trust_page"),
        }
