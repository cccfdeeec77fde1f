"""The start page: a list of workshops, the form that opens a room, and the links of a new one."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import traitlets

from ..domain.opening import SETTINGS, TERMS
from ..domain.opening_check import asks_day, asks_words, check_heads, check_minimum
from ..domain.problem import Problem
from ..domain.report.phrases import lasts, moment, spoken
from ..domain.workshop import Workshop
from ..visitor import Visitor
from ..words import say
from . import opening, start_lead
from .around import Doors
from .labels import choices, labels
from .parts.part import Part, joined
from .parts.screen import numbered, reply

SCRIPT = joined(
    *("parts/shared.js", "parts/command.js", "parts/problems.js", "parts/fields.js"),
    *("parts/labelled.js", "parts/copy.js", "start.js", "start_lead.js", "start_form.js"),
    "parts/render.js",
)
STYLE = joined("parts/look.css", "parts/page.css", "parts/form.css", "parts/plan.css", "start.css")
LINKS = ("join", "board", "desk", "plan")
BOTH = ("docx", "pdf")  # a paper to change, and the same to print


class Start(Part):
    """For the server's own key only: whoever sees it can open rooms in this school's folder."""

    _esm = traitlets.Unicode(SCRIPT).tag(sync=True)
    _css = traitlets.Unicode(STYLE).tag(sync=True)

    def __init__(self, doors: Doors, visitor: Visitor | None) -> None:
        self._doors = doors
        self._full = visitor is not None
        self._enter = visitor.enter if visitor else _at_once
        session = visitor.session if visitor else ""
        super().__init__(key="start", session=session, data=self._drawn(None))

    def heard(self, message: dict[str, Any]) -> None:
        """{"do": "open" | "preview", "workshop": name, "opening": {...}, "id": n}."""
        id = numbered(message)
        name = message.get("workshop")
        if id is None:
            return
        if not isinstance(name, str) or name not in self._doors.workshops:
            return reply(self, id, [Problem("start.unknown")])
        said = message.get("opening")
        if message.get("do") == "preview":
            reply(self, id, self._preview(self._doors.workshops[name], said))
        elif message.get("do") == "open":
            self._open(id, name, said)

    def _preview(self, workshop: Workshop, said: Any) -> Sequence[Problem]:
        """No problems: what is wrong with the heads is said when the room is opened."""
        given = said.get("heads") if isinstance(said, Mapping) else None
        heads, wrong = check_heads(given or {}, workshop)
        raised = said.get("minimum") if isinstance(said, Mapping) else 0
        minimum, low = check_minimum(raised, workshop)
        shown = [] if wrong or low else opening.preview(heads, minimum)
        self.data = {**self.data, "preview": shown}
        return []

    def _open(self, id: int, name: str, said: Any) -> None:
        """Open a room; another program may keep the store busy for seconds meanwhile."""
        done = lambda outcome: self._enter(lambda: self._shown(id, name, outcome))  # noqa: E731
        self._doors.elsewhere(lambda: self._doors.open_room(name, said), done)

    def _shown(self, id: int, name: str, outcome: Any) -> None:
        """The links of the room that was opened, or what stands in the way."""
        failed = isinstance(outcome, Exception)
        room, problems = ({}, [Problem("start.not_opened")]) if failed else outcome
        if not problems:
            self.data = self._drawn({"title": self._doors.workshops[name].title, **room})
        reply(self, id, problems)

    def _drawn(self, opened: Mapping[str, Any] | None) -> dict[str, Any]:
        return {
            "kind": "start",
            "full": self._full,
            "title": say("start.title"),
            "school": self._doors.school,
            "stages": list(self._stages()),
            "left_out": [start_lead.left_out(*one) for one in self._doors.left_out()],
            "clear": self._doors.clear,
            "known": dict(self._doors.known()),
            "settings": choices("setting", ("", *SETTINGS)),
            "terms": choices("terms", TERMS),
            "preview": [],
            "opened": _opened(opened) if opened else None,
            "rooms": [_room(room) for room in self._doors.rooms()],
            "tools": start_lead.tools() if self._full else [],
            "lead": start_lead.lead(self._doors.problems, self._doors.workshops, self._full),
            "sources": start_lead.sources(self._doors.workshops),
            "notice": say("step.independent"),
            "words": self._words(),
        }

    def _words(self) -> dict[str, str]:
        """Only a server has a way to what is printed."""
        told = labels("line", "start_about", "start_lead", "start", "opening_form")
        return {**told, "print": say("on_paper.download") if self._full else ""}

    def _stages(self) -> list[dict[str, Any]]:
        """Headings with their workshops; none that is empty."""
        known = self._doors.workshops
        listed = {name for names in self._doors.stages.values() for name in names}
        own = [name for name in known if name not in listed]
        found = {stage: names or own for stage, names in self._doors.stages.items()}
        there = {stage: [known[n] for n in names if n in known] for stage, names in found.items()}
        return [
            {"title": say(f"start.stage_{stage}"), "workshops": list(map(_workshop, workshops))}
            for stage, workshops in there.items()
            if workshops
        ]


def _at_once(work: Callable[[], None]) -> None:
    work()


def _workshop(workshop: Workshop) -> dict[str, Any]:
    return {
        "name": workshop.name,
        "title": workshop.title,
        "purpose": workshop.purpose,
        "minutes": say(f"start.of_{workshop.manner}", minutes=lasts(say, workshop)),
        "label": say("start.open_of", title=workshop.title),
        "groups": list(workshop.groups),
        "heads_hint": say(f"opening_form.heads_{'vote' if _votes(workshop) else 'hint'}"),
        "fewest": list(workshop.fewest),
        "days": workshop.manner == "days",
        "asks_day": asks_day(workshop),
        "counts": workshop.manner != "conversation",
        "without": _without(workshop),
        "fits": start_lead.fits(workshop),
    }


def _votes(workshop: Workshop) -> bool:
    """Whether only its vote is shown by role group."""
    return {step.kind for step in workshop.activities if step.asks_group} == {"vote"}


def _without(workshop: Workshop) -> str:
    """What happens where nobody confirms a line without HTTPS; "" where nothing does."""
    if workshop.private:
        return say("opening_form.clear_private")
    return say("opening_form.clear_words") if asks_words(workshop) else ""


def _opened(room: Mapping[str, Any]) -> dict[str, Any]:
    theirs = {"plan": "plan_representatives"} if room.get("side") == "representatives" else {}
    named = {name: say(f"start.{theirs.get(name, name)}") for name in LINKS}
    links = [[named[name], str(room[name])] for name in LINKS if room.get(name)]
    code = say("start.code_slips" if room.get("slips") else "start.code", code=room["code"])
    told = {name: room.get(name, []) for name in ("told", "texts")}
    return {"title": room["title"], "code": code, "links": links, "ahead": _ahead(room), **told}


def _room(room: Mapping[str, Any]) -> dict[str, Any]:
    """A room as the doors tell it: its code, title and date, and whichever links they give."""
    title, held_on = str(room.get("title", "")), spoken(say, str(room.get("held_on", "")))
    links = [[say(f"start.{name}"), str(room[name])] for name in LINKS if room.get(name)]
    about = say("start.room", title=title, held_on=held_on)
    if room.get("stands"):
        until = moment(say, float(room.get("until", 0)))
        stands = say(f"start.stands_{room['stands']}", until=until)
        about = f"{about}; {stands}"
    if room.get("goes_on"):
        about = say("retention.on_page", about=about, goes_on=spoken(say, str(room["goes_on"])))
    if room.get("names_go"):
        about = say("names.on_page", about=about, goes_on=spoken(say, str(room["names_go"])))
    code = say("start.code", code=room.get("code", ""))
    return {"code": code, "about": about, "links": links, "ahead": _ahead(room)}


def _ahead(room: Mapping[str, Any]) -> list[list[str]]:
    """What of this room goes out before it begins: [name, address]."""
    at = f"/print/{room.get('code', '')}"
    return [
        [say(f"start.ahead_{name}", kind=say(f"start.kind_{kind}")), f"{at}/{file}.{kind}"]
        for name in room.get("ahead", ())
        for file, kinds in [("poster", ("pdf",)) if name.startswith("poster") else (name, BOTH)]
        for kind in kinds
    ]
