"""Long results have pages on the board, which the desk turns; where it is, nothing writes down."""

from typing import Any

from ..room import Room
from ..words import say
from .progress import asking

MOST_PAGES = 200


def at(room: Room) -> int:
    """The page that boards show, from 0: each result begins with its first."""
    of, page = room.page
    return min(page, pages(room) - 1) if of == _shown(room) else 0


def pages(room: Room) -> int:
    """How many pages the smallest board needs for what is shown."""
    return max(room.boards.values(), default=1)


def turn(room: Room, by: int) -> bool:
    """Go a page on (1) or back (-1); whether there is one."""
    page = at(room) + by
    there = 0 <= page < pages(room) and not covered(room)
    if there:
        room.turn(_shown(room), page)
    return there


def covered(room: Room) -> bool:
    """Whether boards show only that phones are down; what is told or shown stays in sight."""
    return room.state.talking and asking(room.state)


def told(room: Room) -> dict[str, Any] | None:
    """What the desk shows of it; None where one page holds all."""
    n, last = at(room) + 1, pages(room)
    if last < 2 or covered(room):
        return None
    return {"line": say("desk.board_page", n=n, all=last), "back": n > 1, "on": n < last}


def _shown(room: Room) -> str:
    return f"{room.state.current}-{room.state.phase}"
