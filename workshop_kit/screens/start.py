"""The start page: opens rooms, and shows the links of one just opened."""

from typing import Any

import traitlets

from ..visitor import Visitor
from ..words import say
from .around import Doors
from .labels import counted, labels
from .parts.part import Part, joined

SCRIPT = joined("parts/shared.js", "start.js", "parts/render.js")
STYLE = joined("parts/look.css", "parts/page.css", "parts/form.css", "parts/plan.css")
LINKS = ("join", "board", "desk", "plan")


class Start(Part):
    """For the server's own key only: whoever sees it can open rooms in this school's folder."""

    _esm = traitlets.Unicode(SCRIPT).tag(sync=True)
    _css = traitlets.Unicode(STYLE).tag(sync=True)

    def __init__(self, doors: Doors, visitor: Visitor | None) -> None:
        self._doors = doors
        self._full = visitor is not None
        session = visitor.session if visitor else ""
        super().__init__(key="start", session=session, data=self._drawn(None, ""))

    def heard(self, message: dict[str, Any]) -> None:
        """{"do": "open", "workshop": name}."""
        if message.get("do") != "open":
            return
        name = message.get("workshop")
        if not isinstance(name, str) or name not in self._doors.workshops:
            self.data = self._drawn(None, say("start.unknown"))
            return
        try:
            links = self._doors.open_room(name)
        except Exception:
            self.data = self._drawn(None, say("start.not_opened"))
            raise
        self.data = self._drawn({"title": self._doors.workshops[name]["title"], **links}, "")

    def _drawn(self, opened: Any, problem: str) -> dict[str, Any]:
        return {
            "kind": "start",
            "full": self._full,
            "title": say("start.title"),
            "school": self._doors.school,
            "workshops": [_workshop(name, about) for name, about in self._doors.workshops.items()],
            "opened": _opened(opened) if opened else None,
            "rooms": [_room(room) for room in self._doors.rooms()],
            "problem": problem,
            "notice": say("step.independent"),
            "words": labels("start"),
        }


def _workshop(name: str, about: Any) -> dict[str, str]:
    title = str(about["title"])
    return {
        "name": name,
        "title": title,
        "purpose": str(about["purpose"]),
        "minutes": counted("step.minutes", int(about["minutes"])),
        "label": say("start.open_of", title=title),
    }


def _opened(room: Any) -> dict[str, Any]:
    links = [[say(f"start.{name}"), str(room[name])] for name in LINKS if room.get(name)]
    return {"title": room["title"], "code": say("start.code", code=room["code"]), "links": links}


def _room(room: Any) -> dict[str, Any]:
    """A room as the doors tell it: its code, title and date, and whichever links they give."""
    title, held_on = str(room.get("title", "")), str(room.get("held_on", ""))
    links = [[say(f"start.{name}"), str(room[name])] for name in LINKS if room.get(name)]
    about = say("start.room", title=title, held_on=held_on)
    return {"code": say("start.code", code=room.get("code", "")), "about": about, "links": links}
