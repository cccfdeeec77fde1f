"""Formats of a school's tables in PostgreSQL: the same numbers as in migrations.py, and as strict.

Of an old one the events are copied first, into a table beside; open answers never are.
"""

from collections.abc import Callable

from psycopg import Connection, sql

Step = Callable[[Connection], None]

TABLES = """
CREATE TABLE events (
    room text NOT NULL, n integer NOT NULL, kind text NOT NULL, body text NOT NULL,
    PRIMARY KEY (room, n));
CREATE TABLE answers (
    room text NOT NULL, question text NOT NULL, key bytea NOT NULL, value text NOT NULL,
    PRIMARY KEY (room, question, key));
ALTER TABLE answers
    ALTER room SET STATISTICS 0, ALTER question SET STATISTICS 0,
    ALTER key SET STATISTICS 0, ALTER value SET STATISTICS 0
"""
# ANALYZE, which autovacuum runs too, would keep examples of what is in a table in pg_statistic.
NO_EXAMPLES = """
ALTER TABLE {}
    ALTER room SET STATISTICS 0, ALTER n SET STATISTICS 0,
    ALTER kind SET STATISTICS 0, ALTER body SET STATISTICS 0
"""
COPY = "events_format_"
COPIES = """
SELECT table_name FROM information_schema.tables
WHERE table_schema = current_schema() AND starts_with(table_name, %s) ORDER BY table_name
"""


def events_and_answers(db: Connection) -> None:
    """Format 1, of November 2026: what happened in each room, and what is open."""
    db.execute(TABLES)
    db.execute(sql.SQL(NO_EXAMPLES).format(sql.Identifier("events")))


STEPS: tuple[Step, ...] = (events_and_answers,)  # the n-th makes format n of format n - 1


def bring_up(db: Connection, schema: str) -> bool:
    """Make the school's tables, or bring them to the newest format; False where they are newer.

    All or nothing: one transaction.
    """
    with db.transaction():
        # Two servers that start together: one after the other.
        db.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", (schema,))
        version = _version(db, schema)
        if 0 < version < len(STEPS):
            name = sql.Identifier(f"{COPY}{version}")
            db.execute(sql.SQL("CREATE TABLE {} AS TABLE events").format(name))
            db.execute(sql.SQL(NO_EXAMPLES).format(name))
        for step in STEPS[version:]:
            step(db)
        if version < len(STEPS):
            db.execute("UPDATE kit SET version = %s", (len(STEPS),))
    return version <= len(STEPS)


def copies(db: Connection) -> list[str]:
    """The tables that hold events of older formats."""
    return [name for (name,) in db.execute(COPIES, (COPY,)).fetchall()]


def drop_copies(db: Connection) -> None:
    """What was removed is in no older copy either."""
    for name in copies(db):
        db.execute(sql.SQL("DROP TABLE {}").format(sql.Identifier(name)))


def _version(db: Connection, schema: str) -> int:
    """The format that is there; 0, with its table made, where there is none."""
    if db.execute("SELECT to_regclass('kit')").fetchall() == [(None,)]:
        db.execute(sql.SQL("CREATE SCHEMA IF NOT EXISTS {}").format(sql.Identifier(schema)))
        db.execute("CREATE TABLE kit (version integer NOT NULL)")
        db.execute("INSERT INTO kit VALUES (0)")
    ((version,),) = db.execute("SELECT version FROM kit").fetchall()
    return int(version)
