"""The desk of a room that is open for days: how many have answered, by when, and closing it now."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

import traitlets

from ...domain.opening_check import check_end
from ...domain.problem import Problem
from ...domain.report.phrases import moment
from ...domain.turnout import turnout
from ...room import Room
from ...visitor import Visitor
from ...words import say
from .. import opening
from ..around import Around
from ..desk import STYLE
from ..desk_commands import hold_back
from ..labels import labels
from ..parts.part import joined
from ..parts.screen import Face, Screen, numbered, reply
from ..progress import heading, trouble
from . import said, sentences

SCRIPT = joined(
    *("parts/shared.js", "parts/pictures.js", "parts/clock.js", "parts/command.js"),
    *("parts/fields.js", "parts/copy.js", "desk.js", "desk_work.js", "days/desk.js"),
    "parts/render.js",
)


class DaysDeskFace(Face):
    """What there is to know and to do."""

    _esm = traitlets.Unicode(SCRIPT).tag(sync=True)
    _css = traitlets.Unicode(STYLE).tag(sync=True)


class DaysDesk(Screen):
    """It starts nothing; until all is sealed it sees only how many devices have answered.

    Then it holds back what points at a person, and puts into themes what was told to the survey.
    """

    _esm = traitlets.Unicode(SCRIPT).tag(sync=True)
    _css = traitlets.Unicode(STYLE).tag(sync=True)
    face = DaysDeskFace

    def __init__(self, room: Room, visitor: Visitor | None, around: Around) -> None:
        self._uncovered = False
        super().__init__(room, visitor, around)

    @property
    def name(self) -> str:
        """It is a desk."""
        return "desk"

    def frame(self) -> dict[str, Any]:
        """Times, count, and the button that closes."""
        state = self.room.state
        ended = state.phase == "ended"
        count = sentences.turned_out(state) if ended else sentences.so_far(self.room)
        return {
            "kind": "days-desk",
            "full": self._visitor is not None,
            **heading(self.room, self.around),
            "trouble": trouble(self.room),
            "times": sentences.times(state),
            "count": "" if state.phase == "waiting" else count,
            "close": state.phase == "open",
            "end": "" if ended else _typed(state.opening.until),
            "join": self.around.join,
            "qr": "" if ended else self.around.qr,
            "typing": "" if ended else self._typing(),
            "words": self._words(),
        }

    def _typing(self) -> str:
        """Where sheets are typed in; "" where nothing is answered on paper."""
        link = self.around.join
        return f"{link}?as=typing" if link and self.room.state.workshop.takes_sheets else ""

    def _words(self) -> dict[str, str]:
        return {**labels("line", "desk", "days_desk"), "typing": say("typing.link")}

    def inner(self) -> tuple[str, dict[str, Any]]:
        """What happens by itself, and where the results are."""
        state = self.room.state
        ended = state.phase == "ended"
        link = {"href": f"{self.around.join}?as=plan", "label": say("desk.plan")}
        lines = [say(f"days_desk.{'sealed' if ended else 'by_itself'}")]
        silent = ", ".join(turnout(state).silent) if ended else ""
        lines += [] if ended else [sentences.minimum(state)]
        lines += [say("days_desk.silent", groups=silent)] if silent else []
        lines += [say("late.desk", until=moment(say, state.late))] if state.late else []
        return f"days-{state.phase}", {
            "kind": "days-work",
            "title": say(f"days_desk.{'results' if ended else 'alone'}"),
            "lines": lines,
            "link": link if ended else None,
            "hint": say("days_desk.link_hint") if ended else "",
            "texts": [] if ended else self._texts(),
            "told": said.told_lines(state) if ended else [],
            "readable": ended and said.readable(state),
            "uncovered": self._uncovered,
            "lists": said.lists(state, self._uncovered) if ended else [],
            "words": {**labels("line", "step", "desk", "days_desk"), **_copying()},
        }

    def _texts(self) -> list[tuple[str, str]]:
        """The invitation and the reminder, with the end as it is now."""
        state = self.room.state
        if not self.around.join:
            return []
        return opening.texts(state.workshop, state.opening, state.school, self.around.join)

    def heard(self, message: dict[str, Any]) -> None:
        """{"do": "seal", "id": n}: close every part now and show the results.

        {"do": "move", "until": "2026-11-27T16:00", "id": n}: let it close then.
        """
        id = numbered(message)
        if id is None:
            return
        said = lambda problems: self.inside(reply, self, id, problems)  # noqa: E731
        if message.get("do") == "seal":
            self.room.seal(said, self.around.now())
        elif message.get("do") == "move":
            self._move(message.get("until"), said)

    def _move(self, given: Any, done: Callable[[Sequence[Problem]], None]) -> None:
        until, problems = check_end(given, self.room.state.opening, self.around.now())
        if problems:
            return done(problems)
        self.room.move_end(until, done)

    def told(self, face: Face, message: dict[str, Any]) -> None:
        """Once sealed: {"do": "hold"}, {"do": "group"} as at a desk, {"do": "uncover", "on": bool}.

        What was told to the survey is sent to this page only while it is uncovered.
        """
        id = numbered(message)
        if id is None or self.room.state.phase != "ended":
            return

        def done(problems: Sequence[Problem]) -> None:
            self.inside(reply, face, id, problems)

        if message.get("do") == "uncover":
            self._uncovered = message.get("on") is True
            done([])
            self.redraw()
        elif message.get("do") == "hold":
            hold_back(self.room, message, done)
        elif message.get("do") == "group":
            said.group(self.room, message, done)


def _typed(at: float) -> str:
    """A moment as a page's own control for day and time has it."""
    return f"{datetime.fromtimestamp(at):%Y-%m-%dT%H:%M}"


def _copying() -> dict[str, str]:
    return {name: say(f"start.{name}") for name in ("copy", "copied", "copy_by_hand")}
