"""The desk of a room that is open for days: how many have answered, by when, and closing it now."""

from collections.abc import Sequence
from typing import Any

import traitlets

from ...domain.problem import Problem
from ...domain.report.phrases import moment, turnout_line
from ...domain.turnout import turnout
from ...room import Room
from ...visitor import Visitor
from ...words import say
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
    *("parts/fields.js", "desk.js", "desk_work.js", "days/desk.js", "parts/render.js"),
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
        count = turnout_line(say, turnout(state)) if ended else sentences.so_far(self.room)
        return {
            "kind": "days-desk",
            "full": self._visitor is not None,
            **heading(self.room, self.around),
            "trouble": trouble(self.room),
            "times": sentences.times(state),
            "count": "" if state.phase == "waiting" else count,
            "close": state.phase == "open",
            "join": self.around.join,
            "qr": "" if ended else self.around.qr,
            "typing": "" if ended or not self.around.join else f"{self.around.join}?as=typing",
            "words": labels("line", "desk", "days_desk") | {"typing": say("typing.link")},
        }

    def inner(self) -> tuple[str, dict[str, Any]]:
        """What happens by itself, and where the results are."""
        state = self.room.state
        ended = state.phase == "ended"
        link = {"href": f"{self.around.join}?as=plan", "label": say("desk.plan")}
        lines = [say(f"days_desk.{'sealed' if ended else 'by_itself'}")]
        lines += [] if ended else [sentences.minimum(state)]
        lines += [say("late.desk", until=moment(say, state.late))] if state.late else []
        return f"days-{state.phase}", {
            "kind": "days-work",
            "title": say(f"days_desk.{'results' if ended else 'alone'}"),
            "lines": lines,
            "link": link if ended else None,
            "hint": say("days_desk.link_hint") if ended else "",
            "told": said.told_lines(state) if ended else [],
            "readable": ended and said.readable(state),
            "uncovered": self._uncovered,
            "lists": said.lists(state, self._uncovered) if ended else [],
            "words": labels("line", "step", "desk", "days_desk"),
        }

    def heard(self, message: dict[str, Any]) -> None:
        """{"do": "seal", "id": n}: close every part now and show the results."""
        id = numbered(message)
        if id is not None and message.get("do") == "seal":
            self.room.seal(lambda problems: self.inside(reply, self, id, problems))

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
