"""Which rooms live in this process: PostgreSQL's advisory locks, which end with their session."""

from hashlib import sha256

from psycopg import Connection

TAKE = "SELECT pg_try_advisory_lock(%s)"
GIVE_BACK = "SELECT pg_advisory_unlock(%s)"
FOR_NOW = "SELECT pg_try_advisory_xact_lock(%s)"  # until the transaction ends
LAST = "SELECT coalesce(max(n), 0) FROM events WHERE room = %s"


class Leases:
    """`held` are the rooms that the session which writes has locked, but for those it leaves."""

    def __init__(self, schema: str) -> None:
        self._schema = schema
        self._leaving: set[str] = set()  # locked yet, but nobody's any more
        self.held: set[str] = set()

    def take(self, db: Connection, room: str) -> bool:
        """Lock a room; False where another session has it."""
        self.give_back(db)  # or a room would be locked twice, and unlocked once
        if room not in self.held and _says(db, TAKE, self._key(room)):
            self.held.add(room)
        return room in self.held

    def take_again(self, db: Connection, room: str, n: int) -> None:
        """Lock a room in a new session, if nothing was added to its story after its n-th event."""
        if self.take(db, room) and db.execute(LAST, (room,)).fetchall() != [(n,)]:
            self.leave(room)
            self.give_back(db)

    def leave(self, room: str) -> None:
        """Hold a room no longer; `give_back` unlocks it. From any thread."""
        if room in self.held:
            self.held.discard(room)
            self._leaving.add(room)

    def give_back(self, db: Connection) -> None:
        """Unlock the rooms that were left."""
        while self._leaving:
            db.execute(GIVE_BACK, (self._key(self._leaving.pop()),))

    def give_back_all(self, db: Connection) -> None:
        """Unlock every room."""
        self.forget()
        db.execute("SELECT pg_advisory_unlock_all()")

    def forget(self) -> set[str]:
        """The session has ended, and the locks with it; which rooms it held."""
        had, self.held = self.held, set()
        self._leaving.clear()
        return had

    def may_write(self, db: Connection, room: str) -> bool:
        """Whether no other session has this room, and none will until the transaction ends."""
        return _says(db, FOR_NOW, self._key(room))

    def _key(self, room: str) -> int:
        name = sha256(f"{self._schema}\0{room}".encode()).digest()
        return int.from_bytes(name[:8], "big", signed=True)


def _says(db: Connection, statement: str, key: int) -> bool:
    ((yes,),) = db.execute(statement, (key,)).fetchall()
    return bool(yes)
