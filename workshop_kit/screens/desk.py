"""The desk: what the facilitator steers with. It assumes that its own screen is projected."""

from collections.abc import Sequence
from typing import Any

import traitlets

from ..domain.disclosure import minimum_of
from ..domain.problem import Problem
from ..words import say
from . import leaf
from .desk_commands import COMMANDS
from .desk_work import work
from .labels import counted, labels
from .outcome import recommended
from .parts.part import joined
from .parts.screen import Face, Screen, numbered, reply
from .progress import asking, heading, primary, trouble
from .rules import least

SCRIPT = joined(
    *("parts/shared.js", "parts/pictures.js", "parts/clock.js", "parts/command.js"),
    *("parts/fields.js", "desk.js", "desk_work.js", "parts/render.js"),
)
STYLE = joined(
    *("parts/look.css", "parts/page.css", "parts/form.css", "parts/pictures.css"), "parts/desk.css"
)


class DeskFace(Face):
    """The script of the activity at hand, and the room's words to put in order."""

    _esm = traitlets.Unicode(SCRIPT).tag(sync=True)
    _css = traitlets.Unicode(STYLE).tag(sync=True)


class Desk(Screen):
    """Every command names the activity it means; one that comes too late changes nothing."""

    _esm = traitlets.Unicode(SCRIPT).tag(sync=True)
    _css = traitlets.Unicode(STYLE).tag(sync=True)
    face = DeskFace

    def __init__(self, *given: Any) -> None:
        self.undo: list[tuple[str, tuple[str, ...]]] = []  # group before, ideas: the last grouping
        super().__init__(*given)

    def seen(self) -> tuple[int, ...]:
        """How many have joined is news here, and how many pages the board needs."""
        return (*super().seen(), self.room.joined, leaf.at(self.room), leaf.pages(self.room))

    def frame(self) -> dict[str, Any]:
        """The one primary button, the timer, the count, and how to join."""
        state = self.room.state
        step = state.activity
        return {
            "kind": "desk",
            "full": self._visitor is not None,
            **heading(self.room, self.around),
            "joined": counted("step.joined", self.room.joined) if state.phase != "ended" else "",
            "activity": state.current or "",
            "planned": _planned(step) if step else "",
            "primary": primary(self.room.state, labels("desk")),
            "few": self._few(),
            "trouble": trouble(self.room),
            "leaf": leaf.told(self.room),
            "chosen": len(state.chosen),
            "steps": self._steps(),
            "join": self.around.join,
            "qr": self.around.qr,
            "words": labels("line", "clock", "step", "desk"),
        }

    def _few(self) -> str:
        state, step = self.room.state, self.room.state.activity
        if not step or not asking(state) or self.room.answered >= minimum_of(state.workshop, step):
            return ""
        return say("desk.few", minimum=least(step, state))

    def inner(self) -> tuple[str, dict[str, Any]]:
        """Script and texts of the activity at hand."""
        state = self.room.state
        if state.phase == "ended":
            return "desk-ended", {**recommended(state), **self._way_to_the_plan()}
        key = f"desk-{state.current or 'waiting'}-{state.phase}"
        return key, work(state, self.around, bool(self.undo))

    def _way_to_the_plan(self) -> dict[str, Any]:
        """A desk does not hold the plan's key; a browser that opened the plan once does."""
        link = {"href": f"{self.around.join}?as=plan", "label": say("desk.plan")}
        return {"hint": say("desk.ended_hint"), "link": link}

    def _steps(self) -> list[dict[str, Any]]:
        state = self.room.state
        ids = [step.id for step in state.workshop.activities]
        at = ids.index(state.current) if state.current else -1
        at = len(ids) if state.phase == "ended" else at
        marks = ["done" if n < at else "now" if n == at else "" for n in range(len(ids))]
        return [
            {"title": step.title, "minutes": counted("step.minutes", step.minutes), "mark": mark}
            for step, mark in zip(state.workshop.activities, marks, strict=True)
        ]

    def heard(self, message: dict[str, Any]) -> None:
        """A command of the root: start, close, talk, time, end."""
        self._follow(self, message)

    def told(self, face: Face, message: dict[str, Any]) -> None:
        """A command of the Part inside: group, ungroup, undo, hold, choose."""
        self._follow(face, message)

    def _follow(self, part: Any, message: dict[str, Any]) -> None:
        id = numbered(message)
        command = COMMANDS.get(str(message.get("do")))
        if id is None or command is None:
            return

        def done(problems: Sequence[Problem]) -> None:
            self.inside(reply, part, id, problems)

        self.room.in_turn(lambda: self.inside(command, self, message, done))


def _planned(step: Any) -> str:
    minutes, least = (counted("step.minutes", n) for n in (step.minutes, step.least))
    key = "desk.of_minutes" if step.talk else "desk.of_minutes_silent"
    return say(key, minutes=minutes, talk=step.talk, least=least)
