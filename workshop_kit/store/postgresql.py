"""The store on PostgreSQL: the verbs of sqlite.py, for a school that several servers serve.

What it cannot promise that SQLite can: docs/decisions/09-postgresql.md.
"""

import json
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

import psycopg
from psycopg import Connection

from ..ports import KEEPER, Row
from .leases import Leases
from .postgresql_migrations import drop_copies
from .postgresql_session import begin, build, check, remove, repack
from .sqlite import READS, Answer, StoreError, dump, kept

# A command in another process may add to the same room: one after the other.
ONE_BY_ONE = "LOCK TABLE events IN SHARE ROW EXCLUSIVE MODE"
STORY = "SELECT n, kind, body FROM events WHERE room = %s AND n > %s ORDER BY n"
PUT = """
INSERT INTO answers (room, question, key, value) VALUES (%s, %s, %s, %s)
ON CONFLICT (room, question, key) DO UPDATE SET value = excluded.value
"""
__all__ = ["Postgresql", "Unreachable", "check"]
BUSY = 200  # milliseconds that packing waits for who reads the table: phones wait with it


class Unreachable(Exception):
    """Raised where no database answers, or not to us; its words hold no password."""


class Postgresql:
    """One school's store in a schema of its own; several threads and processes may share it.

    A server (`serves`) writes only to rooms that it leases, in the one session that holds the
    leases: a session that ends loses leases and writes together. Commands write beside it, as they
    do on SQLite. Raises StoreError or Unreachable.
    """

    def __init__(self, address: str, schema: str, serves: bool = False) -> None:
        self._place = (address, schema)
        self._serves = serves
        self._lock, self._read_lock = threading.Lock(), threading.Lock()
        try:
            self._db = begin(*self._place)
            build(self._db, schema)
            self._reads = begin(*self._place)
        except psycopg.Error as error:
            raise Unreachable(str(error)) from None
        self._leases = Leases(schema)
        self._seen: dict[str, int] = {}  # the last event of each room that was told here
        self._unpacked: set[str] = set()  # tables in which deleted rows still stand
        if serves:
            self._pack("answers")  # what a killed server left

    def put(self, answers: Sequence[Answer]) -> None:
        """Keep these answers, each instead of its key's earlier one: one transaction for all."""
        last = {answer[:3]: dump(answer[3]) for answer in answers}
        with self._transaction(*{room for room, _, _ in last}) as db:
            # By key: inside one transaction the order of arrival is not even in the file.
            rows = [(*place, last[place]) for place in sorted(last)]
            db.cursor().executemany(PUT, rows)

    def close(
        self, room: str, question: str, kind: str, seal: Callable[[list[Any]], dict[str, Any]]
    ) -> Row:
        """Turn the answers into the event that `seal` makes of them, and delete them, in one go.

        The table is packed then, for deleted rows stay in it. They stay in PostgreSQL's own log
        for a while: that nobody here can empty.
        """
        chosen = (room, question)
        with self._transaction(room) as db:
            found = db.execute(
                "SELECT value FROM answers WHERE room = %s AND question = %s", chosen
            )
            answers = [json.loads(value) for (value,) in found]
            event = self._append(db, room, kind, seal(answers))
            db.execute("DELETE FROM answers WHERE room = %s AND question = %s", chosen)
        self._pack("answers")
        return event

    def append(self, room: str, kind: str, body: dict[str, Any]) -> Row:
        """Add an event to a room's story; the first one makes the room."""
        with self._transaction(room) as db:
            return self._append(db, room, kind, body)

    def fill(self, room: str, story: Sequence[Row]) -> bool:
        """Add a whole room, new or from a backup; False, and nothing changes, where there is one.

        It needs no lease: nobody can be in it yet.
        """
        with self._transaction() as db:
            db.execute(ONE_BY_ONE)
            if db.execute("SELECT 1 FROM events WHERE room = %s", (room,)).fetchone():
                return False
            rows = [(room, n, kind, dump(body)) for n, kind, body in story]
            db.cursor().executemany("INSERT INTO events VALUES (%s, %s, %s, %s)", rows)
        return True

    def after(self, room: str, n: int = 0) -> list[Row]:
        """The events of a room after its n-th, in order."""
        rows = [(at, kind, json.loads(body)) for at, kind, body in self._read(STORY, room, n)]
        if rows:
            self._seen[room] = rows[-1][0]
        return rows

    def forget(self, room: str) -> None:
        """Remove a room; StoreError where another process has it."""
        with self._transaction() as db:
            self._have(db, room)
            db.execute("DELETE FROM events WHERE room = %s", (room,))
            db.execute("DELETE FROM answers WHERE room = %s", (room,))
            drop_copies(db)
        self._pack("events", "answers")

    def rewrite(
        self, room: str, kind: str, change: Callable[[list[Row]], tuple[list[Row], dict[str, Any]]]
    ) -> Row:
        """Put other bodies into events of a room, as in sqlite.py; StoreError as in `forget`."""
        with self._transaction() as db:
            self._have(db, room)
            db.execute(ONE_BY_ONE)
            found = db.execute(STORY, (room, 0)).fetchall()
            rows, body = change([(n, kind, json.loads(told)) for n, kind, told in found])
            changed = [(dump(told), room, n) for n, _, told in rows]
            db.cursor().executemany(
                "UPDATE events SET body = %s WHERE room = %s AND n = %s", changed
            )
            event = self._append(db, room, kind, body)
            drop_copies(db)
        self._pack("events")
        return event

    def remove(self) -> None:
        """Remove the school's tables and its schema: the store cannot be used any more."""
        with self._transaction() as db:
            remove(db, self._place[1])

    def rooms(self) -> list[str]:
        """The codes of all rooms."""
        return [code for (code,) in self._read("SELECT room FROM events WHERE n = 1")]

    def answered(self, room: str, question: str) -> set[bytes]:
        """The keys that answered an open question; their number is all that may be shown."""
        chosen = "SELECT key FROM answers WHERE room = %s AND question = %s"
        return {bytes(key) for (key,) in self._read(chosen, room, question)}

    def own(self, room: str, question: str, key: bytes) -> Any | None:
        """The answer that the holder of `key` gave to an open question, None if there is none."""
        chosen = "SELECT value FROM answers WHERE room = %s AND question = %s AND key = %s"
        rows = self._read(chosen, room, question, key)
        return json.loads(rows[0][0]) if rows else None

    def lease(self, room: str) -> bool:
        """Have this room in this process alone, until it ends; False where another one has it.

        A command needs none, but it may keep servers out altogether. A page asks, and with it all
        pages wait: StoreError where the thread that writes is busy for long.
        """
        if (room != KEEPER and not self._serves) or room in self._leases.held:
            return True
        with self._session(READS) as db:
            return self._leases.take(db, room)

    def release(self, room: str) -> None:
        """Let another process have this room: at once, or as soon as `look` finds the time."""
        self._leases.leave(room)
        with suppress(StoreError), self._session(0) as db:
            self._leases.give_back(db)

    def holds(self, room: str) -> bool:
        """Whether this process may still write to a room that it leased."""
        return not self._serves or room in self._leases.held

    def look(self) -> str:
        """Put right what can be; from the thread that writes, twice a second.

        What the desk has to know: "lost" (the session ended, and with it leases), "settings" or
        "too_old" (it is refused a new one), "unpacked" (deleted answers still stand in the table)
        or "".
        """
        if not self._answers():
            return self._begin_again()
        with suppress(StoreError), self._session() as db:
            self._leases.give_back(db)
        self._pack(*self._unpacked)
        return "unpacked" if self._unpacked else ""

    def _pack(self, *tables: str) -> None:
        """Try to take deleted rows out of these tables: who reads one (a dump) keeps it as it is.

        It never fails what came before it: that is on disk.
        """
        self._unpacked.update(tables)
        with self._lock, suppress(psycopg.Error):
            for table in tables:
                with self._db.transaction():
                    self._db.execute(f"SET LOCAL lock_timeout = {BUSY}")
                    repack(self._db, table)
                self._unpacked.discard(table)

    def stop(self) -> None:
        """End both sessions: its leases are free."""
        with self._lock:
            with suppress(psycopg.Error):
                self._leases.give_back_all(self._db)  # at once: a session takes its time to end
            self._db.close()
            self._reads.close()

    def _have(self, db: Connection, room: str) -> None:
        """StoreError where another process has this room; none takes it in this transaction."""
        if not self._leases.may_write(db, room):
            raise StoreError("store.elsewhere")

    def _append(self, db: Connection, room: str, kind: str, body: dict[str, Any]) -> Row:
        db.execute(ONE_BY_ONE)
        found = db.execute("SELECT coalesce(max(n), 0) FROM events WHERE room = %s", (room,))
        ((last,),) = found.fetchall()
        row = (room, last + 1, kind, dump(body))
        db.execute("INSERT INTO events VALUES (%s, %s, %s, %s)", row)
        return last + 1, kind, kept(body)

    def _read(self, statement: Any, *values: Any) -> list[Any]:
        with self._read_lock, _told():
            return self._reads.execute(statement, values).fetchall()

    @contextmanager
    def _session(self, patience: float = -1) -> Iterator[Connection]:
        """`patience`: seconds that it waits for other threads, as long as it takes if -1."""
        if not self._lock.acquire(timeout=patience):
            raise StoreError("store.failed")
        try:
            with _told():
                yield self._db
        finally:
            if self._db.closed:
                self._leases.forget()
            self._lock.release()

    @contextmanager
    def _transaction(self, *rooms: str) -> Iterator[Connection]:
        with self._session() as db:
            if self._serves and not self._leases.held.issuperset(rooms):
                raise StoreError("store.elsewhere")
            with db.transaction():
                yield db

    def _answers(self) -> bool:
        try:
            for lock, session in ((self._lock, self._db), (self._read_lock, self._reads)):
                with lock:
                    session.execute("SELECT 1")
        except psycopg.Error:
            return False
        return True

    def _begin_again(self) -> str:
        """New sessions; says what `look` says. A room whose story went on is not taken again."""
        with self._lock, self._read_lock:
            had = self._leases.forget()
            self._db.close()
            self._reads.close()
        try:
            # With no lock: whoever reads is told at once that it cannot be, and no page waits.
            sessions = self._sessions()
            with self._lock, self._read_lock:
                self._db, self._reads = sessions
                for room in had:
                    self._leases.take_again(self._db, room, self._seen.get(room, 0))
        except (psycopg.Error, StoreError) as error:
            self._leases.forget()
            if isinstance(error, StoreError):  # the database is another now, or set otherwise
                return str(error).removeprefix("store.")
        return "lost"

    def _sessions(self) -> tuple[Connection, Connection]:
        """One that writes and one that reads, or none."""
        writes = begin(*self._place)
        try:
            return writes, begin(*self._place)
        except BaseException:
            writes.close()
            raise


@contextmanager
def _told() -> Iterator[None]:
    """Anything PostgreSQL cannot do becomes a StoreError that names the sentence to show."""
    try:
        yield
    except psycopg.Error:
        # "from None": the error's own words may quote an answer.
        raise StoreError("store.failed") from None
