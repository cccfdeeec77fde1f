"""The desk of a room that is open for days: how many have answered, by when, and closing it now."""

from typing import Any

import traitlets

from ...domain.report.phrases import turnout_line
from ...domain.turnout import turnout
from ...words import say
from ..desk import STYLE
from ..labels import labels
from ..parts.part import joined
from ..parts.screen import Face, Screen, numbered, reply
from ..progress import heading
from . import sentences

SCRIPT = joined(
    *("parts/shared.js", "parts/pictures.js", "parts/clock.js", "parts/command.js"),
    *("parts/fields.js", "desk.js", "days/desk.js", "parts/render.js"),
)


class DaysDeskFace(Face):
    """What there is to know and to do."""

    _esm = traitlets.Unicode(SCRIPT).tag(sync=True)
    _css = traitlets.Unicode(STYLE).tag(sync=True)


class DaysDesk(Screen):
    """It starts nothing and sees no part's answers, only how many devices have answered."""

    _esm = traitlets.Unicode(SCRIPT).tag(sync=True)
    _css = traitlets.Unicode(STYLE).tag(sync=True)
    face = DaysDeskFace

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
            "times": sentences.times(state),
            "count": "" if state.phase == "waiting" else count,
            "close": state.phase == "open",
            "join": self.around.join,
            "qr": "" if ended else self.around.qr,
            "words": labels("line", "desk", "days_desk"),
        }

    def inner(self) -> tuple[str, dict[str, Any]]:
        """What happens by itself, and where the results are."""
        state = self.room.state
        ended = state.phase == "ended"
        link = {"href": f"{self.around.join}?as=plan", "label": say("desk.plan")}
        lines = [say(f"days_desk.{'sealed' if ended else 'by_itself'}")]
        lines += [] if ended else [sentences.minimum(state)]
        return f"days-{state.phase}", {
            "kind": "days-work",
            "title": say(f"days_desk.{'results' if ended else 'alone'}"),
            "lines": lines,
            "link": link if ended else None,
            "hint": say("days_desk.link_hint") if ended else "",
        }

    def heard(self, message: dict[str, Any]) -> None:
        """{"do": "seal", "id": n}: close every part now and show the results."""
        id = numbered(message)
        if id is not None and message.get("do") == "seal":
            self.room.seal(lambda problems: self.inside(reply, self, id, problems))
