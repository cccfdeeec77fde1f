"""What happens by itself: rooms open and seal at their times, and nothing stays open for ever."""

from collections.abc import Iterable

from ..room import Room


def keep_time(rooms: Iterable[Room], now: float) -> None:
    """Open and seal the rooms that are open for days, as their times come. `now` in seconds."""
    for room in rooms:
        if room.state.paced:
            _keep_time(room, now)


def _keep_time(room: Room, now: float) -> None:
    """A room that should have opened and closed while no server ran does both."""
    opening = room.state.opening
    if room.state.phase == "waiting" and opening.opens <= now:
        room.run(lambda problems: None if problems else _keep_time(room, now))
    elif room.state.phase == "open" and opening.until <= now:
        room.seal(lambda problems: None)


def seal_abandoned(rooms: Iterable[Room], today: str) -> None:
    """Close what an earlier day's room left open, so that no single answer is kept for ever.

    `today` is an ISO date.
    """
    for room in rooms:
        state = room.state
        if not state.paced and state.phase == "open" and state.held_on < today:
            room.close(state.current or "", lambda problems: None)
