"""The store on SQLite: put, close, append, after, forget. Every write is durable when it returns.

Answers are kept in a table without rowid, in the order of their keys, with no number and no
time: nothing on disk tells who came first. Values are plain JSON.
"""

import json
import logging
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from ..ports import Row
from . import migrations

log = logging.getLogger(__name__)
PATIENCE = 5.0  # seconds to wait for another process that writes
QUIET = 5.0  # seconds without an answer, after which nothing tells in which order they came
READS = 0.25  # seconds for who only reads: a page waits for it, and with it every other page
PUT = """
INSERT INTO answers (room, question, key, value) VALUES (?, ?, ?, ?)
ON CONFLICT (room, question, key) DO UPDATE SET value = excluded.value
"""
IN_ORDER = "SELECT room, question, key, value FROM answers ORDER BY room, question, key"

# Room, question, key (a SHA-256 that joins it to nothing else), value.
Answer = tuple[str, str, bytes, Any]


class StoreError(Exception):
    """The store could not do it: disk full, read-only, locked, or made by a newer kit."""


class Sqlite:
    """One school's store in one file; ":memory:" for a practice room. Threads may share it."""

    def __init__(self, path: Path | str, patience: float = PATIENCE) -> None:
        self._lock = threading.Lock()
        self._patience = patience
        self._path = path
        self._db = _connect(path, patience)
        self._file = _file(path)
        # A second connection lets a page be read while a write waits for the disk (WAL).
        alone = path == ":memory:"
        self._reads = self._db if alone else _connect(path, min(patience, READS), reads=True)
        self._read_lock = self._lock if alone else threading.Lock()
        self._last_put = 0.0  # when this process last kept an answer
        self._ordered = False  # whether open answers lie by their keys alone
        self.empty_wal()  # what a killed server left

    def put(self, answers: Sequence[Answer]) -> None:
        """Keep these answers, each instead of its key's earlier one: one transaction for all."""
        rows = [(room, question, key, dump(value)) for room, question, key, value in answers]
        with self._transaction() as db:
            db.executemany(PUT, rows)
        self._last_put, self._ordered = time.monotonic(), False

    def close(
        self, room: str, question: str, kind: str, seal: Callable[[list[Any]], dict[str, Any]]
    ) -> Row:
        """Turn the answers into the event that `seal` makes of them, and delete them, in one go.

        From then on single answers exist nowhere: the WAL is emptied, freed pages are zeroed.
        """
        chosen = (room, question)
        with self._transaction() as db:
            rows = db.execute("SELECT value FROM answers WHERE room = ? AND question = ?", chosen)
            event = _append(db, room, kind, seal([json.loads(value) for (value,) in rows]))
            db.execute("DELETE FROM answers WHERE room = ? AND question = ?", chosen)
        self.empty_wal()
        return event

    def append(self, room: str, kind: str, body: dict[str, Any]) -> Row:
        """Add an event to a room's story; the first one makes the room."""
        with self._transaction() as db:
            return _append(db, room, kind, body)

    def fill(self, room: str, story: Sequence[Row]) -> bool:
        """Add a whole room as a backup has it; False, and nothing changes, where there is one."""
        with self._transaction() as db:
            if db.execute("SELECT 1 FROM events WHERE room = ?", (room,)).fetchone():
                return False
            rows = [(room, n, kind, dump(body)) for n, kind, body in story]
            db.executemany("INSERT INTO events VALUES (?, ?, ?, ?)", rows)
        return True

    def after(self, room: str, n: int = 0) -> list[Row]:
        """The events of a room after its n-th, in order."""
        chosen = "SELECT n, kind, body FROM events WHERE room = ? AND n > ? ORDER BY n"
        return [(n, kind, json.loads(body)) for n, kind, body in self._read(chosen, room, n)]

    def forget(self, room: str) -> None:
        """Remove a room: its events and whatever is still open, and older copies of all rooms."""
        with self._transaction() as db:
            db.execute("DELETE FROM events WHERE room = ?", (room,))
            db.execute("DELETE FROM answers WHERE room = ?", (room,))
        self._wiped()

    def rewrite(
        self, room: str, kind: str, change: Callable[[list[Row]], tuple[list[Row], dict[str, Any]]]
    ) -> Row:
        """Put other bodies into events of a room, and add the event that says so, in one go.

        `change` makes of the story the rows to be replaced and the body of the event. For names
        whose time has come: nothing else changes what has happened.
        """
        with self._transaction() as db:
            chosen = "SELECT n, kind, body FROM events WHERE room = ? ORDER BY n"
            found = db.execute(chosen, (room,))
            rows, body = change([(n, kind, json.loads(told)) for n, kind, told in found])
            changed = [(dump(told), room, n) for n, _, told in rows]
            db.executemany("UPDATE events SET body = ? WHERE room = ? AND n = ?", changed)
            event = _append(db, room, kind, body)
        self._wiped()
        return event

    def _wiped(self) -> None:
        """What was removed is in no log and in no older copy either."""
        self.empty_wal()
        for old in migrations.copies(self._path):
            try:
                old.unlink()
            except OSError as error:  # what was asked for is done: it must not be called failed
                log.warning("%s still has what was removed; delete it: %s", old, error.strerror)

    def rooms(self) -> list[str]:
        """The codes of all rooms."""
        return [code for (code,) in self._read("SELECT room FROM events WHERE n = 1")]

    def answered(self, room: str, question: str) -> set[bytes]:
        """The keys that answered an open question; their number is all that may be shown."""
        if self.gone:
            return set()
        chosen = "SELECT key FROM answers WHERE room = ? AND question = ?"
        return {key for (key,) in self._read(chosen, room, question)}

    def own(self, room: str, question: str, key: bytes) -> Any | None:
        """The answer that the holder of `key` gave to an open question, None if there is none."""
        if self.gone:
            return None
        chosen = "SELECT value FROM answers WHERE room = ? AND question = ? AND key = ?"
        rows = self._read(chosen, room, question, key)
        return json.loads(rows[0][0]) if rows else None

    @property
    def gone(self) -> bool:
        """Whether the file was deleted or replaced. SQLite would write on, into no file at all."""
        return _file(self._path) != self._file

    @property
    def trouble(self) -> str:
        """What the desk has to know: "gone", "unemptied" (the WAL keeps deleted answers) or ""."""
        return "gone" if self.gone else "" if self.emptied else "unemptied"

    def look(self) -> str:
        """Put right what can be; the trouble that is left. From the thread that writes."""
        if not self._ordered and time.monotonic() - self._last_put > QUIET:
            self._order()
        if not self.emptied:
            self.empty_wal()
        return self.trouble

    def _order(self) -> None:
        """Write open answers anew, by their keys: a copy of the file does not tell who came first.

        A page is filled in the order of arrival, and the WAL has it too.
        """
        with suppress(StoreError):
            with self._transaction() as db:
                rows = db.execute(IN_ORDER).fetchall()
                db.execute("DELETE FROM answers")
                db.executemany(PUT, rows)
            self._ordered = True
            self.empty_wal()

    def lease(self, room: str) -> bool:
        """Have this room alone: one server has the whole folder."""
        return True

    def release(self, room: str) -> None:
        """No other server waits for a room."""

    def holds(self, room: str) -> bool:
        """No other server can have taken a room."""
        return True

    def remove(self) -> None:
        """Remove the file and all that lies beside it: the store cannot be used any more."""
        self.stop()
        beside = [Path(f"{self._path}{end}") for end in ("", "-wal", "-shm")]
        for path in (*beside, *migrations.copies(self._path)):
            path.unlink(missing_ok=True)

    def stop(self) -> None:
        """Close the file."""
        if self._last_put and not self._ordered:
            self._order()
        with self._lock:
            self._db.close()
            if self._reads is not self._db:
                self._reads.close()

    def _read(self, statement: str, *values: Any) -> list[Any]:
        with self._read_lock, _told():
            # fetchall: an open cursor would be a transaction that keeps the WAL from being emptied.
            return self._reads.execute(statement, values).fetchall()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._lock, _told():
            self._stay()
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise
            self._stay()  # or it would be called saved, in a file that went meanwhile

    def _stay(self) -> None:
        if self.gone:
            raise StoreError("store.gone")

    def empty_wal(self) -> bool:
        """Try to empty the WAL, where deleted answers still stand; `emptied` says whether it is.

        It never fails what came before it: that is on disk. Who holds the file open for reading (a
        backup, a viewer) keeps it full; the writer tries again.
        """
        with self._lock:
            try:
                self._db.execute("PRAGMA busy_timeout = 0")  # nobody waits for a reader
                (busy, _, _) = self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                self.emptied = not busy
            except sqlite3.Error:
                self.emptied = False
            # Also after a failure: or no write would wait for another process ever again.
            with suppress(sqlite3.Error):
                self._db.execute(f"PRAGMA busy_timeout = {int(self._patience * 1000)}")
        return self.emptied


def _connect(path: Path | str, patience: float, *, reads: bool = False) -> sqlite3.Connection:
    """One that only `reads` leaves the format alone: it would wait for another process there."""
    with _told():
        db = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=patience)
        try:
            for setting in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON"):
                db.execute(f"PRAGMA {setting}")
            if not (reads or migrations.bring_up(db, path)):
                raise StoreError("store.newer")
        except BaseException:
            db.close()
            raise
        return db


def _file(path: Path | str) -> tuple[int, int] | None:
    """Which file stands at `path`, None where there is none."""
    with suppress(OSError):
        found = Path(path).stat()
        return found.st_dev, found.st_ino
    return None


def _append(db: sqlite3.Connection, room: str, kind: str, body: dict[str, Any]) -> Row:
    newest = "SELECT coalesce(max(n), 0) FROM events WHERE room = ?"
    (last,) = db.execute(newest, (room,)).fetchone()
    db.execute("INSERT INTO events VALUES (?, ?, ?, ?)", (room, last + 1, kind, dump(body)))
    return last + 1, kind, kept(body)


def dump(value: Any) -> str:
    """A value as it stands in the store."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def kept(body: dict[str, Any]) -> dict[str, Any]:
    """`body` as it is read back from the store: its keys from A to Z, else files would differ."""
    again: dict[str, Any] = json.loads(dump(body))
    return again


@contextmanager
def _told() -> Iterator[None]:
    """Anything SQLite cannot do becomes a StoreError that names the sentence to show."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError("store.failed") from error
