"""The desk: what the facilitator steers with. It assumes that its own screen is projected."""

from collections.abc import Sequence
from typing import Any

import traitlets

from ..domain.disclosure import minimum_of
from ..domain.problem import Problem
from ..domain.story import State
from ..words import say
from . import leaf
from .between import on_desk
from .desk_commands import COMMANDS
from .desk_work import waiting_words, work
from .labels import counted, labels
from .outcome import recommended
from .pace import (
    answering_minutes,
    clock_words,
    minutes,
    own_minutes,
    pace,
    recut_minutes,
    talk_minutes,
)
from .parts.part import joined
from .parts.screen import Face, Screen, numbered, reply
from .progress import asking, heading, primary, trouble
from .rules import least

SCRIPT = joined(
    *("parts/shared.js", "parts/pictures.js", "parts/clock.js"),
    *("parts/command.js", "parts/fields.js", "desk.js", "desk_work.js", "parts/render.js"),
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
        self.uncovered: str | None = None  # of which activity this screen shows unread texts
        self.read: str | None = None  # of which activity it has shown them
        self.undo: list[tuple[str, tuple[str, ...]]] = []  # group before, ideas: the last grouping
        super().__init__(*given)

    def seen(self) -> tuple[int, ...]:
        """How many have joined is news here, and how many pages the board needs."""
        return (*super().seen(), self.room.joined, leaf.at(self.room), leaf.pages(self.room))

    def frame(self) -> dict[str, Any]:
        """The one primary button, the timer, the count, and how to join."""
        state = self.room.state
        step, ended = state.activity, state.phase == "ended"
        join = "" if ended else self.around.join  # nobody answers any more
        return {
            "kind": "desk",
            "full": self._visitor is not None,
            **heading(self.room, self.around),
            "joined": counted("step.joined", self.room.joined) if not ended else "",
            "activity": state.current or "",
            "planned": _planned(step, state) if step else "",
            **pace(state, self.around),
            "talk": talk_minutes(state) if asking(state) else None,
            "primary": primary(self.room.state, labels("desk")),
            "read": self.read == state.current,
            "back": self._back(),
            "done": _done(state),
            "few": self._few() or waiting_words(state),
            "anew": bool(waiting_words(state)),
            "trouble": trouble(self.room),
            "leaf": leaf.told(self.room),
            "pause": on_desk(state, self.around),
            "steps": self._steps(),
            "join": join,
            "qr": self.around.qr if join else "",
            "steer": f"/{self.room.code}/desk.svg" if self._served else "",
            "typing": f"{join}?as=typing" if join and state.workshop.takes_sheets else "",
            "words": self._words(),
        }

    @property
    def _served(self) -> bool:
        return self._visitor is not None and bool(self.around.join)

    def _words(self) -> dict[str, str]:
        own = {"typing": say("typing.link")}
        return labels("line", "step") | clock_words(self.room.state) | labels("desk") | own

    def _few(self) -> str:
        state, step = self.room.state, self.room.state.activity
        if not step or not asking(state):
            return ""
        if self.room.answered >= minimum_of(state.workshop, step):
            return ""
        if state.workshop.manner == "conversation":  # there is one answer, or none
            return say("desk.few_sent") if step.on_board else ""
        return say("desk.few", minimum=least(step, state))

    def _back(self) -> str:
        """What the button for one step back says; "" where there is none."""
        state, place = self.room.state, self.room.state.way_back
        if place is None or (state.takes(state.current or "") and self.room.answered):
            return ""
        if place.current is None:
            return say("desk.back_to_waiting")
        return say("desk.back_to", title=state.workshop.activity(place.current).title)

    def inner(self) -> tuple[str, dict[str, Any]]:
        """Script and texts of the activity at hand."""
        state = self.room.state
        if state.phase == "ended":
            told = {**recommended(state), "kind": "desk-ended"}
            return "desk-ended", {**told, "way": self._way_to_the_plan()}
        key = f"desk-{state.current or 'waiting'}-{state.phase}"
        open = self.uncovered == state.current
        lying = work(state, self.around, undo=bool(self.undo), uncovered=open)
        return key, {**lying, "read": self.read == state.current}

    def _way_to_the_plan(self) -> dict[str, str]:
        """A desk does not hold the plan's key; a browser that opened the plan once does."""
        href = f"{self.around.join}?as=plan"
        return {"hint": say("desk.ended_hint"), "href": href, "label": say("desk.plan")}

    def _steps(self) -> list[dict[str, Any]]:
        state = self.room.state
        ids = [step.id for step in state.workshop.activities]
        at = ids.index(state.current) if state.current else -1
        at = len(ids) if state.phase == "ended" else at
        marks = ["done" if n < at else "now" if n == at else "" for n in range(len(ids))]
        now = recut_minutes(state, self.around)
        return [
            {"title": step.title, "minutes": minutes(step, now), "mark": mark}
            for step, mark in zip(state.workshop.activities, marks, strict=True)
        ]

    def heard(self, message: dict[str, Any]) -> None:
        """A command of the root: start, close, back, talk, time, end. Or its clock: `look`."""
        if message.get("do") == "look":
            return self.draw()
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


def _planned(step: Any, state: State) -> str:
    minutes, least = (counted("step.minutes", n) for n in (step.minutes, step.least))
    key = "desk.of_minutes" if step.talk else "desk.of_minutes_silent"
    told = [say(key, minutes=minutes, talk=step.talk, least=least)]
    if (has := own_minutes(state)) != step.minutes:
        told += [say("desk.now_minutes", minutes=counted("step.minutes", has))]
    if asking(state) and talk_minutes(state):
        answer = counted("step.minutes", answering_minutes(state))
        told += [say("desk.close_after", minutes=answer)]
    return " ".join(told)


def _done(state: State) -> str:
    """What the press before has done."""
    following = state.workshop.after(state.current)
    if state.phase != "closed":
        return ""
    if state.chosen and following and following.kind == "agree":
        return counted("desk.put", len(state.chosen))
    return say("desk.released") if state.current in state.released else ""
