"""The phone of a room that is open for days: its parts in any order, now or on another day."""

from typing import Any

import traitlets

from ...domain.activities import Activity
from ...domain.problem import Problem
from ...room import Room
from ...visitor import Visitor
from ...words import say
from ..activities import SCRIPTS
from ..activities import STYLES as KINDS_STYLES
from ..around import Around, only_here
from ..labels import labels
from ..outcome import checked, outcome, results
from ..parts.part import joined
from ..parts.screen import Face
from ..phone import FORM_SCRIPTS, ROOT_SCRIPTS, STYLES, Phone
from . import late, sentences

OWN_SCRIPTS = ("phone.js", "days/phone.js")
SCRIPT = joined(*ROOT_SCRIPTS, *FORM_SCRIPTS, *SCRIPTS, *OWN_SCRIPTS, "parts/render.js")
OWN_STYLES = ("days/days.css",)
STYLE = joined(*STYLES, *KINDS_STYLES, *OWN_STYLES)


class DaysFace(Face):
    """The list of parts, a form, or the results."""

    _esm = traitlets.Unicode(SCRIPT).tag(sync=True)
    _css = traitlets.Unicode(STYLE).tag(sync=True)


class DaysPhone(Phone):
    """Goes where its own page says. Where it is, the room keeps in memory and writes nowhere."""

    _esm = traitlets.Unicode(SCRIPT).tag(sync=True)
    _css = traitlets.Unicode(STYLE).tag(sync=True)
    face = DaysFace
    own_scripts = OWN_SCRIPTS
    own_styles = OWN_STYLES

    def __init__(self, room: Room, visitor: Visitor | None, around: Around) -> None:
        number = visitor.number if visitor else "practice"
        self._done = _answered(room, number)
        self._at = room.places.get(number, "")
        super().__init__(room, visitor, around)

    @property
    def name(self) -> str:
        """It is a phone."""
        return "phone"

    def seen(self) -> tuple[int, ...]:
        """How many answered the part at hand is news: it may be what an answer waits for."""
        room = self.room
        return (room.state.n, room.answered_to(self._at), room.kept[self.number])

    def _minutes(self) -> str:
        """Until when it is open; before it opens the page says so larger."""
        state = self.room.state
        return sentences.times(state) if state.phase == "open" else ""

    @property
    def _late(self) -> bool:
        """Whether somebody here said that they had not answered when the room closed."""
        return self.room.state.late > 0 and self.number in self.room.told_late

    @property
    def _moves(self) -> bool:
        """Whether this page is where it goes to: not before the room opens, nor at its results."""
        return self.room.state.phase == "open" or self._late

    @property
    def _parts(self) -> list[Activity]:
        state = self.room.state
        if self._late:
            return late.parts(state)
        return [a for a in state.workshop.activities if state.asks(a) or not a.asks]

    def frame(self) -> dict[str, Any]:
        """The phone's header, the time it closes, and the way back and on."""
        frame = {**super().frame(), "kind": "days-phone", "answered": ""}
        step = self._step
        if self._late:
            own = {"room": late.drafts(self.room), "phase": "open"}
            frame |= {**own, "title": self.room.state.workshop.title}
        if step:
            frame["title"] = step.title
            frame["step"] = say("step.place", n=self._parts.index(step) + 1, all=len(self._parts))
        return {**frame, "days": self._days(step)}

    def _days(self, step: Activity | None) -> dict[str, Any]:
        return {
            "at": step.id if step else "",
            "late": self._told_first(step),
            "nav": self._nav(step) if step else self._way(),
            "ids": [part.id for part in self._parts],
        }

    def _told_first(self, step: Activity | None) -> str:
        if step is None:
            return "" if self._late else late.notice(self.room.state)
        mine = step.id in self._done
        if self._late:
            return late.first(self.room, step, mine)
        return sentences.late(self.room, step, mine, self.around.now())

    def _way(self) -> dict[str, Any] | None:
        """After the end: from the results to the parts, and back."""
        if not self.room.state.late:
            return None
        to = ("late.back", late.RESULTS) if self._late else ("late.button", "")
        return late.way(*to)

    def _nav(self, step: Activity) -> dict[str, Any]:
        """Where Back and Next lead: "" is the list of all parts."""
        ids = ["", *(part.id for part in self._parts), ""]
        at = ids.index(step.id)
        skips = step.asks and step.id not in self._done
        return {
            "back": ids[at - 1],
            "next": ids[at + 1],
            "words": labels("days_nav"),
            "label": say("days_nav.skip" if skips else "days_nav.next"),
            "reading": not step.asks,
        }

    @property
    def _step(self) -> Activity | None:
        """The part at hand; None before the room opens, at its results, and at the list."""
        at = self._at if self._moves else ""
        return next((part for part in self._parts if part.id == at), None)

    def inner(self) -> tuple[str, dict[str, Any]]:
        """The list of parts, or the one at hand; after the end the results."""
        state = self.room.state
        step = self._step
        if state.phase == "waiting":
            return "days-waiting", self._waiting()
        if not self._moves:
            return "phone-ended", self._ended()
        if step is None or (step.asks and not state.takes(step.id)):
            return "days-list", self._list()
        if step.asks:
            return step.id, self._form(step)
        return step.id, outcome(step, state)

    def _waiting(self) -> dict[str, Any]:
        lines = [self.room.state.workshop.purpose, sentences.times(self.room.state)]
        return {"kind": "waiting", "title": say("days.waiting"), "lines": lines}

    def _ended(self) -> dict[str, Any]:
        state = self.room.state
        again = {"title": say("phone.ended_results"), "steps": results(state)}
        told = {"title": say("days.ended"), "none": sentences.turned_out(state)}
        about = {"notice": checked(state), "hint": say("phone.ended_hint"), "results": again}
        none: dict[str, Any] = {"parts": [], "proposals": []}  # a survey recommends nothing
        return {"kind": "ended", **told, **about, **none, "words": labels("picture")}

    def _list(self) -> dict[str, Any]:
        """Every part with what became of it, and the one to go on with."""
        asked = [part for part in self._parts if part.asks]
        left = [part for part in asked if part.id not in self._done]
        first = self._parts[0] if not self._done else left[0] if left else None
        return {
            "kind": "days-list",
            "room": late.drafts(self.room) if self._late else self.room.code,
            "lines": self._lines(),
            "done": self._progress(len(asked), len(left)),
            "go": self._go_label(first) if first else None,
            "parts": [self._part(part) for part in self._parts],
            "words": labels("days_list"),
        }

    def _lines(self) -> list[str]:
        state = self.room.state
        if self._late:
            told = late.lines(self.room, lambda step: step.id in self._done)
            return [*told, say("phone.waiting_rules")]
        here = [say("days.only_here")] if only_here(self.around.join) else []
        lines = [state.workshop.purpose, say("days.stop"), *here, sentences.minimum(state)]
        return [*lines, say("phone.waiting_rules")] if not self._done else lines[1:]

    def _progress(self, asked: int, left: int) -> str:
        if self._late:
            return late.done(self.room.state, asked - left, asked)
        if not self._done:
            return ""
        return say("days.all_done") if not left else say("days.done", n=asked - left, all=asked)

    def _go_label(self, part: Activity) -> dict[str, str]:
        label = say("days.go_on", title=part.title) if self._done else say("days.begin")
        return {"activity": part.id, "label": label}

    def _part(self, part: Activity) -> dict[str, str]:
        mine = part.id in self._done
        mark = say("days_list.answered") if mine else ""
        mark = late.mark(self.room, part, mine) if self._late else mark
        return {"id": part.id, "title": part.title, "mark": mark}

    def _form(self, step: Activity) -> dict[str, Any]:
        form = super()._form(step)
        # Read once; later only where something else holds.
        rules = form["rules"] if step.writing != "none" else []
        own = {"rules": rules if self._done else form["rules"]}
        drawn = {**form, **own, "words": {**form["words"], **labels("days_form")}}
        if not self._late:
            return drawn
        told = late.saved(self.room, step, step.id in self._done)
        return {**late.form(drawn, told), "room": late.drafts(self.room)}

    def heard(self, message: dict[str, Any]) -> None:
        """{"do": "go", "activity": id, "" for the list, "." from it to the results}."""
        id = message.get("activity")
        if message.get("do") != "go":
            return
        if self.room.state.late and id in ("", late.RESULTS):
            self._come_late(id == "")
        if self._moves and id in ["", *(part.id for part in self._parts)]:
            self._at = str(id)
            self.room.places[self.number] = self._at
            self.redraw()

    def _come_late(self, so: bool) -> None:
        """Somebody here has not answered; or goes back to the results."""
        (self.room.told_late.add if so else self.room.told_late.discard)(self.number)
        self._done = _answered(self.room, self.number)
        self.redraw()

    def told(self, face: Face, message: dict[str, Any]) -> None:
        """An answer, or where to go."""
        self.heard(message)
        super().told(face, message)

    def _answered(self, face: Face, id: int, problems: list[Problem]) -> None:
        if not problems:
            self._done.add(str(face.data.get("activity")))
        super()._answered(face, id, problems)
        self.data = self.frame()

    def draw(self) -> None:
        """Also which parts another page of this phone answered."""
        if self.room.kept[self.number] != self._read_at:
            self._done = _answered(self.room, self.number)
            self._told = None
        super().draw()


def _answered(room: Room, number: str) -> set[str]:
    """The parts to which the store has an answer of this phone."""
    steps = room.state.workshop.activities
    return {step.id for step in steps if room.own(number, step.id) is not None}
