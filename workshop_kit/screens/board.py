"""The board: what is projected. Readable from the back row, and nothing on it needs a click."""

from typing import Any

import traitlets

from ..domain.activities import Activity, Agree
from ..domain.story import State
from ..words import say
from .activities import SCRIPTS, inform
from .activities.propose import proposal
from .labels import labels
from .outcome import outcome, recommended
from .parts.part import joined
from .parts.screen import Face, Screen
from .phone import ROOT_SCRIPTS
from .progress import asking, heading

SCRIPT = joined(*ROOT_SCRIPTS, *SCRIPTS, "parts/fit.js", "board.js", "parts/render.js")
STYLE = joined("parts/look.css", "parts/page.css", "parts/pictures.css", "parts/board.css")


class BoardFace(Face):
    """A question, or a result."""

    _esm = traitlets.Unicode(SCRIPT).tag(sync=True)
    _css = traitlets.Unicode(STYLE).tag(sync=True)


class Board(Screen):
    """Shows the activity at hand; once it is closed, what the room said."""

    _esm = traitlets.Unicode(SCRIPT).tag(sync=True)
    _css = traitlets.Unicode(STYLE).tag(sync=True)
    face = BoardFace

    def frame(self) -> dict[str, Any]:
        """Title, timer, count, and how to join late."""
        state = self.room.state
        question = str(getattr(state.activity, "question", ""))
        return {
            "kind": "board",
            "full": self._visitor is not None,
            **heading(self.room, self.around),
            "question": question if state.talking else "",
            "join": self.around.join.partition("://")[2] or self.around.join,
            "qr": self.around.qr if state.phase != "ended" else "",
            "code": say("board.code", code=self.room.code),
            "words": _FRAME_WORDS,
        }

    def inner(self) -> tuple[str, dict[str, Any]]:
        """The question while an activity is open, then its picture."""
        state = self.room.state
        step = state.activity
        if state.phase == "ended":
            return "board-ended", recommended(state)
        if step is None:
            return "board-waiting", self._waiting(state)
        if asking(state):
            return f"board-{step.id}", _question(step, state)
        return f"board-{step.id}-result", outcome(step, state)

    def _waiting(self, state: State) -> dict[str, Any]:
        return {
            "kind": "joining",
            "qr": self.around.qr,
            "join": self.around.join.partition("://")[2] or self.around.join,
            "code": say("board.code", code=self.room.code),
            "purpose": state.workshop.purpose,
            "rules": say("board.waiting_rules"),
            "words": labels("board"),
        }


def _question(step: Activity, state: State) -> dict[str, Any]:
    """What is asked, and of what."""
    cards = inform.cards(step, state)
    items = [] if isinstance(step, Agree) else [item.text for item in state.items(step)]
    known = {one.id: one for one in state.proposals}
    wanted = [item.id for item in state.items(step)] if isinstance(step, Agree) else []
    return {
        "kind": "asking",
        "question": step.question,
        "how": say(f"board.how_{step.kind}"),
        "items": items,
        "proposals": [proposal(known[id]) for id in wanted],
        "cards": cards,
        "words": labels("picture"),
    }


_FRAME_WORDS = {
    **{name: sentence for name, sentence in labels("board").items() if name in ("late", "down")},
    **{name: labels("step")[name] for name in ("left_one", "left_many", "left_none", "seconds")},
    "more": say("picture.more", n="{n}"),
}
