"""The board: what is projected. Readable from the back row, and nothing on it needs a click."""

from typing import Any

import traitlets

from ..domain.activities import Activity, Agree
from ..domain.story import State
from ..words import say
from .activities import SCRIPTS, inform, recall
from .activities.propose import proposal
from .labels import counted, labels
from .outcome import example, outcome, recommended
from .parts.part import joined
from .parts.screen import Face, Screen
from .phone import ROOT_SCRIPTS
from .progress import asking, heading

SCRIPT = joined(
    *ROOT_SCRIPTS, "parts/clock.js", *SCRIPTS, "parts/fit.js", "board.js", "parts/render.js"
)
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

    def seen(self) -> tuple[int, ...]:
        """How many have joined is news here."""
        return (*super().seen(), self.room.joined)

    def frame(self) -> dict[str, Any]:
        """Title, timer, count, and how to join late."""
        state = self.room.state
        question = str(getattr(state.activity, "question", ""))
        return {
            "kind": "board",
            "full": self._visitor is not None,
            **heading(self.room, self.around),
            "question": question if state.talking else "",
            "joined": counted("step.joined", self.room.joined) if state.phase == "waiting" else "",
            "join": self.around.join.partition("://")[2] or self.around.join,
            "qr": self.around.qr if state.phase != "ended" else "",
            "code": say("board.code", code=self.room.code),
            "words": labels("line", "clock", "board_frame"),
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
    as_cards = _cards(step, state)
    items = [] if as_cards else [item.text for item in state.items(step)]
    return {
        "kind": "asking",
        "question": step.question,
        "how": say(f"board.how_{step.kind}"),
        "example": example(step, state) or (say("board.example") if step.kind == "place" else ""),
        "items": items,
        "proposals": as_cards,
        "cards": cards,
        "words": labels("picture"),
    }


def _cards(step: Activity, state: State) -> list[dict[str, Any]]:
    """What is asked about, where it has more than a name: proposals and promises."""
    if step.kind == "recall":
        return [recall.card(promise) for promise in state.opening.promised]
    known = {one.id: one for one in state.proposals}
    wanted = [item.id for item in state.items(step)] if isinstance(step, Agree) else []
    return [proposal(known[id]) for id in wanted]
