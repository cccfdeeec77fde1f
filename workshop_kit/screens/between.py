"""Between two rooms of a day: what board, phones and desk say until the next one is open."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ..domain import day
from ..domain.story import State
from ..words import say
from .around import Around
from .labels import labels


@dataclass(frozen=True)
class Between:
    """`title`: a break until when. `line`: what comes next, `code` the next room's, or ""."""

    title: str
    line: str
    code: str

    def address(self, around: Around) -> str:
        """Where the next room is joined; "" while none is open, or without a server."""
        here, _, _ = around.join.rpartition("/")
        return f"{here}/{self.code}" if here and self.code else ""


def between(state: State, around: Around) -> Between | None:
    """None where the desk announced nothing, and once that day is over."""
    pause = state.pause
    if pause is None or not day.goes_on(state.ended, around.now()):
        return None
    title = say(f"between.{pause.kind}", at=f"{datetime.fromtimestamp(pause.until):%H:%M}")
    line = say("between.next", title=pause.title) if pause.code else say("between.soon")
    return Between(title, line, pause.code)


def on_board(told: Between, around: Around) -> dict[str, Any]:
    """The break in the board's largest type, what follows, and its way in."""
    address = told.address(around)
    return {
        "kind": "between",
        "title": told.title,
        "line": told.line,
        "qr": around.qr_of(address) if address else "",
        "join": address.partition("://")[2],
        "code": say("board.code", code=told.code) if address else "",
        "words": labels("board"),
    }


def on_phone(told: Between | None, around: Around) -> dict[str, str] | None:
    """A link into the next room, which opens beside this page; None while there is none."""
    address = told.address(around) if told else ""
    return {"href": address, "label": say("between.go")} if address else None


def on_desk(state: State, around: Around) -> dict[str, Any] | None:
    """What the desk of an ended room can announce; None where its day does not go on."""
    if not state.hands_on or not day.goes_on(state.ended, around.now()):
        return None
    told = between(state, around)
    line = say("between.told", title=told.title, line=told.line) if told else say("between.ask")
    hint = say("between.show_next" if told.code else "between.open_next") if told else ""
    ways = [(kind, say(f"between.do_{kind}")) for kind in day.PAUSES]
    return {
        "title": say("between.desk"),
        "line": line,
        "hint": hint,
        "ways": [*ways, ("", say("between.undo") if told else "")],
    }
