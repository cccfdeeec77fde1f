"""What happens by itself: rooms open, seal and ask again, and nothing stays open for ever."""

from collections.abc import Iterable
from datetime import date

from ..domain import erasing, late
from ..domain.follow import opens_by_itself
from ..domain.story import State
from ..room import Room


def is_due(state: State, now: float) -> bool:
    """Whether `keep_time` would do something to a room that stands so. `now` as there."""
    today = date.fromtimestamp(now).isoformat()
    if erasing.is_due(state, now, today):
        return True
    if state.phase == "ended":
        asks = state.asking is not None and state.asking.until <= now
        again = opens_by_itself(state, today)
        return bool(asks or again or 0 < state.late <= now)
    if not state.paced:
        return is_abandoned(state, today)
    return (state.opening.opens if state.phase == "waiting" else state.opening.until) <= now


def is_abandoned(state: State, today: str) -> bool:
    """Whether an earlier day's room was left open. `today` is an ISO date.

    It counts when its part began: a room that was opened the day before goes on after a restart.
    """
    last = max(state.held_on, date.fromtimestamp(state.started).isoformat())
    return not state.paced and state.phase == "open" and last < today


def keep_time(rooms: Iterable[Room], now: float) -> None:
    """Open, seal and add late answers, as the times of rooms come. `now` in seconds since 1970.

    What an earlier day's room left open is closed, so that no single answer is kept for ever.
    """
    today = date.fromtimestamp(now).isoformat()
    for room in rooms:
        if erasing.is_due(room.state, now, today):
            room.erase()
        if room.state.phase == "ended":
            _close_late(room, now)
            _ask_again(room, now)
        elif room.state.paced:
            _keep_time(room, now)
        elif is_abandoned(room.state, today):
            room.close(room.state.current or "", lambda problems: None)


def _ask_again(room: Room, now: float) -> None:
    """Whether it really stopped is asked as its day comes, and closed some days after."""
    asking = room.state.asking
    weeks = opens_by_itself(room.state, date.fromtimestamp(now).isoformat())
    if asking and asking.until <= now:
        room.stop_asking(lambda problems: None)
    elif weeks:
        room.ask(weeks, now, lambda problems: None)


def _keep_time(room: Room, now: float) -> None:
    """A room that should have opened and closed while no server ran does both."""
    opening = room.state.opening
    if room.state.phase == "waiting" and opening.opens <= now:
        room.run(lambda problems: None if problems else _keep_time(room, now))
    elif room.state.phase == "open" and opening.until <= now:
        room.seal(lambda problems: None if problems else _take_late(room, now), now)


def _take_late(room: Room, now: float) -> None:
    """Who was late may still answer for some days, where they are not over yet."""
    until = room.state.opening.until + late.DAYS * 86_400
    if until > now and late.is_open_to(room.state):
        room.take_late(until, lambda problems: None)


def _close_late(room: Room, now: float) -> None:
    if 0 < room.state.late <= now:
        room.add_late(lambda problems: None)
