"""What a PostgreSQL holds of a room, read from the database itself: for the receipt."""

from contextlib import closing
from dataclasses import dataclass

from psycopg import Connection, sql

from .postgresql_session import begin

COLUMNS = """
SELECT table_name, array_agg(column_name::text ORDER BY ordinal_position)
FROM information_schema.columns WHERE table_schema = %s GROUP BY table_name ORDER BY table_name
"""
KINDS = "SELECT kind, count(*) FROM events WHERE room = %s GROUP BY kind ORDER BY min(n)"
HELD = "SELECT question, count(*) FROM answers WHERE room = %s GROUP BY question ORDER BY question"


@dataclass(frozen=True)
class Stored:
    """Each table with its columns and the room's rows; events by kind; answers by question."""

    tables: dict[str, tuple[tuple[str, ...], int]]
    kinds: dict[str, int]
    held: dict[str, int]


def stored(address: str, schema: str, room: str) -> Stored:
    """What is there of a room. Raises StoreError, or psycopg.Error where nothing answers."""
    with closing(begin(address, schema)) as db:
        found = db.execute(COLUMNS, (schema,)).fetchall()
        tables = {name: (tuple(columns), _rows(db, name, columns, room)) for name, columns in found}
        return Stored(tables, _counts(db, KINDS, room), _counts(db, HELD, room))


def _rows(db: Connection, table: str, columns: list[str], room: str) -> int:
    of = "WHERE room = %s" if "room" in columns else ""
    query = sql.SQL("SELECT count(*) FROM {} " + of).format(sql.Identifier(table))
    ((rows,),) = db.execute(query, (room,) if of else ()).fetchall()
    return int(rows)


def _counts(db: Connection, query: str, room: str) -> dict[str, int]:
    return {name: int(n) for name, n in db.execute(query.encode(), (room,)).fetchall()}
