"""Who has a plain page: it keeps no line open, so it counts as joined for a while after each look.

They are told apart by the number of the phone's cookie, in memory alone, and never longer than
they count.
"""

import re
from collections.abc import Callable

from ..room import Room
from .guesses import Guesses
from .limits import PLAIN_EVERYWHERE, PLAIN_ONE_ADDRESS
from .lines import Leave, Lines

STAY = 30 * 60  # seconds; no activity is longer, and who writes asks for no page
NUMBER = re.compile("[0-9a-f]{48}")  # what `Guesses.new_number` makes


class Readers:
    """Counts them into their rooms. New numbers are bounded by address and in all, as misses are.

    Whoever is beyond that is not counted, and answers all the same.
    """

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._new = Guesses(PLAIN_ONE_ADDRESS, PLAIN_EVERYWHERE)
        self._rooms: dict[str, RoomReaders] = {}

    def look(self, room: Room, number: str, address: str, now: float) -> None:
        """A browser that sent this number ("" for none) is given a plain page at `now` (seconds).

        `now` never goes back.
        """
        if not NUMBER.fullmatch(number) or room.state.phase == "ended":
            return
        here = self._rooms.get(room.code)
        if here is None or not here.has(number):
            if self._new.tired(address, now):
                return
            self._new.miss(address, now)
        self._of(room).look(number, now + STAY)

    def leave(self, code: str, number: str) -> None:
        """The device is handed over: whoever had this number has no page any more."""
        if code in self._rooms:
            self._rooms[code].leave(number)

    def tidy(self, now: float) -> None:
        """Forget who has not looked for as long as STAY."""
        for here in list(self._rooms.values()):
            here.tidy(now)

    def _of(self, room: Room) -> "RoomReaders":
        if room.code not in self._rooms:
            here = RoomReaders(room, lambda: self._gone(room.code))
            self._rooms[room.code] = here
            self._lines.opened(room.code, here.leave_all)
        return self._rooms[room.code]

    def _gone(self, code: str) -> None:
        self._lines.closed(code, self._rooms.pop(code).leave_all)


class RoomReaders:
    """The plain pages of one room; `gone` is called once there is none."""

    def __init__(self, room: Room, gone: Callable[[], None]) -> None:
        self._room = room
        self._gone = gone
        self._quiet = room.observe(self._heed)
        self._stays: dict[str, tuple[float, Leave]] = {}  # until when, and what says it has left

    def has(self, number: str) -> bool:
        """Whether this number counts now."""
        return number in self._stays

    def look(self, number: str, until: float) -> None:
        """It counts until then (seconds)."""
        left = self._stays[number][1] if self.has(number) else self._room.arrive(number)
        self._stays[number] = (until, left)

    def leave(self, number: str) -> None:
        """It counts no more."""
        _, left = self._stays.pop(number, (0, None))
        if left is None:
            return
        if not self._stays:
            self._quiet()
            self._gone()
        left()

    def tidy(self, now: float) -> None:
        """Forget those whose time is over."""
        for number in [number for number, (until, _) in self._stays.items() if until <= now]:
            self.leave(number)

    def leave_all(self) -> None:
        """The room has ended, or goes to another server."""
        for number in list(self._stays):
            self.leave(number)

    def _heed(self) -> None:
        if self._room.state.phase == "ended":
            self._quiet()
            self.leave_all()
