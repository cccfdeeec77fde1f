"""What is stored of a room, read from the database file itself: for representatives and staff."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from ..domain.slips import QUESTION
from . import database
from .folder import STORE
from .school import School


@dataclass(frozen=True)
class Inventory:
    """`tables`: each with its columns and the room's rows; `kinds`: how many events of each kind.

    `held`: how many answers each question holds that is still open; `slips`: rows of slips.
    `left`: bytes of the write-ahead log beside the file, 0 once deleted answers are wiped from it;
    None where a database keeps such a log for itself, and `file` is its address.
    """

    file: Path | str
    tables: Mapping[str, tuple[tuple[str, ...], int]]
    kinds: Mapping[str, int]
    held: Mapping[str, int]
    slips: int
    left: int | None


def inventory_of(school: School, room: str) -> Inventory:
    """What is stored of a school's room, wherever it keeps its rooms."""
    if not database.is_shared(school.folder):
        return inventory(school.folder / STORE, room)
    found = database.stored(school.folder, school.name, room)
    held = dict(found.held)
    slips = held.pop(QUESTION, 0)
    address = database.address_of(school.folder)
    return Inventory(address, found.tables, found.kinds, held, slips, left=None)


def inventory(file: Path, room: str) -> Inventory:
    """What the file has of a room; read only, also while a server runs."""
    with closing(sqlite3.connect(f"file:{quote(str(file))}?mode=ro", uri=True)) as db:
        names = [name for (name,) in db.execute(_TABLES)]
        tables = {name: _table(db, name, room) for name in names}
        kinds = dict(db.execute(_KINDS, (room,)).fetchall())
        held = dict(db.execute(_HELD, (room,)).fetchall())
    log = file.with_name(f"{file.name}-wal")
    slips = held.pop(QUESTION, 0)
    return Inventory(file, tables, kinds, held, slips, log.stat().st_size if log.exists() else 0)


_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
_KINDS = "SELECT kind, count(*) FROM events WHERE room = ? GROUP BY kind ORDER BY min(n)"
_HELD = "SELECT question, count(*) FROM answers WHERE room = ? GROUP BY question ORDER BY question"


def _table(db: sqlite3.Connection, name: str, room: str) -> tuple[tuple[str, ...], int]:
    columns = tuple(column for _, column, *_ in db.execute(f'PRAGMA table_info("{name}")'))
    of = "WHERE room = ?" if "room" in columns else ""
    counted = db.execute(f'SELECT count(*) FROM "{name}" {of}', (room,) if of else ())
    return columns, counted.fetchone()[0]
