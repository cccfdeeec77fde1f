"""Formats of the database, each made of the one before by a function; an old one is copied first.

A new database goes through all of them. A step that was released is never changed.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

Step = Callable[[sqlite3.Connection], None]

TABLES = """
CREATE TABLE events (
    room TEXT NOT NULL, n INTEGER NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (room, n)) WITHOUT ROWID;
CREATE TABLE answers (
    room TEXT NOT NULL, question TEXT NOT NULL, key BLOB NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (room, question, key)) WITHOUT ROWID;
"""


def events_and_answers(db: sqlite3.Connection) -> None:
    """Format 1, of November 2026: what happened in each room, and what is open."""
    for statement in TABLES.split(";"):
        db.execute(statement)


STEPS: tuple[Step, ...] = (events_and_answers,)  # the n-th makes format n of format n - 1


def bring_up(db: sqlite3.Connection, path: Path | str) -> bool:
    """Bring the database at `path` to the newest format; False, untouched, where it is newer still.

    All or nothing: one transaction. What was there before is kept beside it, see `copies`.
    """
    db.execute("BEGIN IMMEDIATE")
    try:
        (version,) = db.execute("PRAGMA user_version").fetchone()
        if 0 < version < len(STEPS):
            _keep(db, Path(f"{path}.format-{version}"), version)
        for step in STEPS[version:]:
            step(db)
        if version < len(STEPS):
            db.execute(f"PRAGMA user_version = {len(STEPS)}")
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
    return bool(version <= len(STEPS))


def copies(path: Path | str) -> list[Path]:
    """The databases of older formats that lie beside this one."""
    path = Path(path)
    return sorted(path.parent.glob(f"{path.name}.format-*"))


def _keep(db: sqlite3.Connection, to: Path, version: int) -> None:
    """A copy with all rooms and no open answer: those live in one place, until they are closed."""
    part = Path(f"{to}.part")
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(part, isolation_level=None)) as copy:
        for (statement,) in db.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"):
            copy.execute(statement)
        copy.execute("BEGIN")
        rows = db.execute("SELECT * FROM events").fetchall()
        if rows:
            gaps = ", ".join("?" * len(rows[0]))
            copy.executemany(f"INSERT INTO events VALUES ({gaps})", rows)
        copy.execute("COMMIT")
        copy.execute(f"PRAGMA user_version = {version}")
    part.replace(to)
