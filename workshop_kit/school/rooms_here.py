"""The rooms that live in this process: told once each, shared by all who look at them."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Any

from ..domain.story import Event, State, tell
from ..ports import KEEPER, SchoolStore, Writes
from ..room import Room
from ..store import StoreError
from . import clock


class NoRoom(KeyError):
    """Raised where a school has no room with this code, which is `args[0]`."""


class RoomsHere:
    """Where several servers have one store, a room is here once its lease is, and no longer.

    `begun` tells what a room of this code begins with, None if there is none; `sit` makes the
    room. `left` hears the code of a room that is here no longer. `writes` waits for leases where
    nobody asked for the room: pages go on meanwhile.
    """

    def __init__(
        self,
        store: SchoolStore,
        writes: Writes,
        begun: Callable[[str], State | None],
        sit: Callable[[State], Room],
    ) -> None:
        self.left: Callable[[str], None] = lambda code: None
        self._store = store
        self._writes = writes
        self._begun = begun
        self._sit = sit
        self._rooms: dict[str, Room] = {}
        self._known: dict[str, State] = {}  # what stories came to when they were last told
        self._for_now: set[str] = set()  # here for the clock's sake alone
        self._trouble = ""

    def room(self, code: str) -> Room | None:
        """The room with this code, None if there is none; StoreError where another server has it.

        Once somebody asked for it here, it stays until this process ends or loses its lease.
        """
        self._for_now.discard(code)
        return self._room(code)

    def found(self, code: str) -> Room:
        """The room with this code; NoRoom if there is none, StoreError as in `room`."""
        room = self.room(code)
        if room is None:
            raise NoRoom(code)
        return room

    def there(self, code: str) -> bool:
        """Whether there is a room with this code, here or elsewhere."""
        return code in self._rooms or bool(self._store.after(code))

    def is_asleep(self, code: str) -> bool:
        """Whether this room is there, but not here: its lease may have to be waited for."""
        return code not in self._rooms and self.there(code)

    def catch_up(self, room: Room) -> None:
        """Let a room hear what a command added to its story; later, where the store is busy."""
        with suppress(StoreError):
            room.catch_up()

    def told(self, code: str) -> State | None:
        """A room as it stands now, here or not, None if there is none; told on from last time."""
        known = self._known.get(code)
        rows = self._store.after(code, known.n) if known else []
        if not known or any(kind == "cleared" for _, kind, _ in rows):  # what was told has names
            known = self._begun(code)
            rows = self._store.after(code, known.n) if known else []
        if known:
            self._known[code] = known = tell(known, [Event(*row) for row in rows])
        return known

    def let_go(self, codes: Iterable[str]) -> None:
        """Have these rooms here no longer: their pages knock again, their stories are read anew."""
        for code in codes:
            self._known.pop(code, None)
            if code in self._rooms:
                self._let_go(code)

    def heed(self, trouble: str) -> None:
        """Tell all rooms which trouble the store is in; those whose lease is lost are let go."""
        self._trouble = trouble
        for code, room in list(self._rooms.items()):
            if not self._store.holds(code):
                self._let_go(code)
                continue
            with suppress(StoreError):
                room.heed(trouble)

    def keep_time(self, now: float) -> None:
        """Open and close what is due; screens tell the minute. `now` in seconds since 1970."""
        rooms = list(self._rooms.values())
        for room in rooms:
            self.catch_up(room)
        clock.keep_time(rooms, now)
        for room in rooms:
            room.tell_news()
        with suppress(StoreError):
            for code, state in self._asleep():
                if clock.is_due(state, now):
                    self._for_a_moment(code, now)

    def _asleep(self) -> Iterator[tuple[str, State]]:
        """The rooms that are not here, as they stand now; none where another server keeps them."""
        if not self._store.holds(KEEPER):
            return
        for code in self._store.rooms():
            state = None if code in self._rooms else self.told(code)
            if state:
                yield code, state

    def _for_a_moment(self, code: str, now: float) -> None:
        """Do what is due in a room, unless another server has it; then let it go again."""

        def leased(outcome: Any) -> None:
            if outcome is not True or code in self._rooms:  # a page came first: it is told there
                return
            with suppress(StoreError):
                room = self._room(code)
                if room:
                    self._for_now.add(code)
                    clock.keep_time([room], now)
                    room.in_turn(lambda: self._sleep(code))

        self._writes.run(lambda: self._store.lease(code), leased)

    def _sleep(self, code: str) -> None:
        if code in self._for_now:
            self._for_now.discard(code)
            del self._rooms[code]
            with suppress(StoreError):
                self._store.release(code)

    def _room(self, code: str) -> Room | None:
        if code not in self._rooms:
            begun = self._begun(code)
            if begun is None:
                return None
            if not self._store.lease(code):
                raise StoreError("store.elsewhere")
            self._rooms[code] = self._sit(begun)  # told only now: nobody else adds to it any more
            self._rooms[code].trouble = self._trouble
        return self._rooms[code]

    def _let_go(self, code: str) -> None:
        del self._rooms[code]
        self._for_now.discard(code)
        self.left(code)
