"""The board: what is projected. Readable from the back row, and nothing on it needs a click."""

from typing import Any

import traitlets

from ..domain.activities import Activity, Agree, Propose, Sort
from ..domain.report.phrases import listed, worded
from ..domain.story import State
from ..words import say
from . import leaf
from .activities import SCRIPTS, inform, recall
from .activities.propose import proposal, tied
from .activities.sort import columns
from .between import between, on_board
from .labels import counted, labels, of_kind
from .outcome import choices, example, outcome, recommended
from .pace import clock_words, talk_minutes
from .parts.part import joined
from .parts.screen import Face, Screen
from .phone import ROOT_SCRIPTS
from .progress import asking, heading
from .rules import before

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
        """How many have joined is news here, and that the desk turned a page."""
        return (*super().seen(), self.room.joined, leaf.at(self.room))

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
            "join": self._address(),
            "qr": self.around.qr if state.phase != "ended" else "",
            "large": self._welcoming(),
            "talk": talk_minutes(state) if asking(state) else None,
            "leaf": leaf.at(self.room),
            "covered": leaf.covered(self.room),
            "words": _words(state),
        }

    def heard(self, message: dict[str, Any]) -> None:
        """{"do": "need", "pages": n}: so many pages hold what this board shows."""
        pages = message.get("pages")
        if message.get("do") == "need" and type(pages) is int and 0 < pages <= leaf.MOST_PAGES:
            self.room.need(self.session, pages)

    def close(self) -> None:
        """The desk need not turn pages for a board that is gone."""
        super().close()
        if self.session in self.room.boards:
            self.room.need(self.session, 0)

    def inner(self) -> tuple[str, dict[str, Any]]:
        """The question while an activity is open, then its picture."""
        state = self.room.state
        step = state.activity
        if told := between(state, self.around):
            return "board-between", on_board(told, self.around)
        if state.phase == "ended":
            return "board-ended", recommended(state)
        if step is None:
            return "board-waiting", self._waiting(state)
        if asking(state):
            return f"board-{step.id}", _question(step, state)
        return f"board-{step.id}-result", self._shown(step, state)

    def _shown(self, step: Activity, state: State) -> dict[str, Any]:
        """What was said or is told; at the first step also how to join, for who is not in yet."""
        shown = outcome(step, state)
        if not self._welcoming():
            return shown
        words = labels("picture", "board")
        return {**shown, "kind": "welcoming", **self._way_in(), "words": words}

    def _welcoming(self) -> bool:
        """Whether the first step is told, at which many still join."""
        state = self.room.state
        first = state.workshop.activities[0]
        running = state.phase in ("open", "closed") and state.activity is first
        return running and first.kind == "inform" and bool(self.around.join)

    def _address(self) -> str:
        """What is typed to join: browsers put the rest before it."""
        return self.around.join.partition("://")[2] or self.around.join

    def _way_in(self) -> dict[str, str]:
        return {
            "qr": self.around.qr,
            "join": self._address(),
            "code": say("board.code", code=self.room.code),
        }

    def _waiting(self, state: State) -> dict[str, Any]:
        return {
            "kind": "joining",
            **self._way_in(),
            "purpose": state.workshop.purpose,
            "rules": before(state.workshop, say("board.waiting_rules")),
            "words": labels("board"),
        }


def _words(state: State) -> dict[str, str]:
    """The words of its frame; phones that are down show nothing to be sent to."""
    words = labels("line") | clock_words(state) | labels("board_frame")
    return {**words, "page": words["page_down"], "brief": ""} if state.talking else words


def _question(step: Activity, state: State) -> dict[str, Any]:
    """What is asked, and of what."""
    cards = [] if step.judged else inform.cards(step, state)
    as_cards = _cards(step, state)
    items = [] if as_cards else [item.text for item in worded(say, state, state.items(step))]
    return {
        "kind": "asking",
        "question": step.question,
        "how": _how(step, state),
        "example": choices(step, state) or example(step, state) or _aside(step, state),
        "items": items,
        "tied": tied(step, state) if isinstance(step, Propose) else "",
        "numbered": step.kind == "place" and step.look != "matrix",  # its numbers on the graph
        "proposals": as_cards,
        "cards": cards,
        "words": labels("picture"),
    }


def _aside(step: Activity, state: State) -> str:
    """How a task is placed; or that nobody ranked the items, for too few answered before."""
    if step.kind == "place":
        return say("board.example")
    before = state.results.get(step.source or "")
    unranked = step.kind in ("sort", "vote") and before is not None and before.withheld
    return say("board.unranked") if unranked else ""


def _how(step: Activity, state: State) -> str:
    """What to do on which phone: one's own, or the one that writes for a pair or a table."""
    options = listed(name for _, name in columns(step)) if isinstance(step, Sort) else ""
    if step.by == "alone":
        return of_kind(f"board.how_{step.kind}", "board.how", options=options)
    one = say(f"board.{step.by}")
    told = of_kind(f"board.together_{step.kind}", "board.together", options=options)
    return f"{one} {told}"


def _cards(step: Activity, state: State) -> list[dict[str, Any]]:
    """What is asked about, where it has more than a name: proposals and promises."""
    if step.kind == "recall":
        promised = [recall.card(promise) for promise in state.opening.promised]
        return [*promised, *recall.agreed(state)]
    known = {one.id: one for one in state.proposals}
    wanted = [item.id for item in state.items(step)] if isinstance(step, Agree) else []
    return [proposal(known[id]) for id in wanted]
