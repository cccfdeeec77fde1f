"""The board of a room that is open for days: how to join, until when; once sealed, the results."""

from typing import Any

import traitlets

from ...domain.story import State
from ...room import Room
from ...visitor import Visitor
from ...words import say
from ..activities import SCRIPTS
from ..around import Around
from ..board import STYLE as BOARD_STYLE
from ..board import Board
from ..labels import labels
from ..leaf import MOST_PAGES
from ..outcome import outcome
from ..parts.part import joined
from ..parts.screen import Face
from ..phone import ROOT_SCRIPTS
from . import sentences

OWN_SCRIPTS = ("parts/clock.js", "parts/fit.js", "board.js", "days/board.js", "parts/render.js")
SCRIPT = joined(*ROOT_SCRIPTS, *SCRIPTS, *OWN_SCRIPTS)
STYLE = BOARD_STYLE + joined("days/board.css")


class DaysBoardFace(Face):
    """How to join, or one result."""

    _esm = traitlets.Unicode(SCRIPT).tag(sync=True)
    _css = traitlets.Unicode(STYLE).tag(sync=True)


class DaysBoard(Board):
    """Shows no result before the room is sealed, and never what was told to the survey in words."""

    _esm = traitlets.Unicode(SCRIPT).tag(sync=True)
    _css = traitlets.Unicode(STYLE).tag(sync=True)
    face = DaysBoardFace

    def __init__(self, room: Room, visitor: Visitor | None, around: Around) -> None:
        self._page = 0  # 0 is the turnout, then one for each result
        self._leaf, self._leaves = 0, 1  # of a long result the page shown, and how many it needs
        super().__init__(room, visitor, around)

    @property
    def name(self) -> str:
        """It is a board."""
        return "board"

    def frame(self) -> dict[str, Any]:
        """The board's header; the code is drawn large, so it is not shown twice."""
        state = self.room.state
        shown = _shown(state)
        frame = {**super().frame(), "kind": "days-board", "join": "", "qr": "", "joined": ""}
        last = self._page == len(shown) and self._leaf + 1 >= self._leaves
        page = {"back": self._page > 0, "next": not last, "told": ""}
        if self._page:
            frame["title"] = shown[self._page - 1].title
            page["told"] = sentences.turned_out(state)
        own = {"answered": "", "leaf": self._leaf, "page": page}
        return {**frame, **own, "days": labels("days_board")}

    def inner(self) -> tuple[str, dict[str, Any]]:
        """The way in; after the end the turnout, then one result after the other."""
        state = self.room.state
        if state.phase != "ended":
            return "days-joining", self._joining(state)
        if not self._page:
            return "days-turnout", _turned_out(state)
        step = _shown(state)[self._page - 1]
        # Without its cards: those are read on the phone.
        return f"board-{step.id}-result", {**outcome(step, state), "cards": []}

    def _joining(self, state: State) -> dict[str, Any]:
        joining = {**self._waiting(state), "kind": "days-joining"}
        so_far = sentences.so_far(self.room) if state.phase == "open" else ""
        return {**joining, "times": sentences.times(state), "so_far": so_far}

    def heard(self, message: dict[str, Any]) -> None:
        """{"do": "turn", "by": 1 or -1}: leaf through the results and the pages of long ones.

        {"do": "need", "pages": n}: so many pages hold the result that this board shows.
        """
        by, pages = message.get("by"), message.get("pages")
        if message.get("do") == "turn" and type(by) is int and by in (1, -1):
            self._turn(by)
        elif message.get("do") == "need" and type(pages) is int and 0 < pages <= MOST_PAGES:
            self._leaves = pages
            self._leaf = min(self._leaf, pages - 1)
            self.redraw()

    def _turn(self, by: int) -> None:
        shown = len(_shown(self.room.state)) if self.room.state.phase == "ended" else 0
        if 0 <= self._leaf + by < self._leaves:
            self._leaf += by
        elif 0 <= self._page + by <= shown:
            self._page, self._leaf = self._page + by, 0  # the page tells if it needs more
        self.redraw()

    def _heed(self) -> None:
        self._told = None  # how many have answered stands in the Part inside
        super()._heed()


def _shown(state: State) -> list[Any]:
    """The parts whose results a board may show."""
    return [a for a in state.workshop.activities if a.id in state.results and a.on_board]


def _turned_out(state: State) -> dict[str, Any]:
    return {
        "kind": "days-turnout",
        "line": sentences.turned_out(state),
        "hint": say("days.on_phones"),
    }
