"""Sessions with PostgreSQL: how one begins, what it has to promise, and the school's tables."""

from collections.abc import Mapping
from contextlib import suppress

import psycopg
from psycopg import Connection, sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from .postgresql_migrations import bring_up, copies
from .sqlite import StoreError

OLDEST = 140000  # PostgreSQL 14
# Who is cut off from the database must know it before the database gives its leases away.
NOTICED = {
    "application_name": "workshop-kit",
    "client_encoding": "utf8",
    "connect_timeout": "3",
    "keepalives_idle": "3",
    "keepalives_interval": "1",
    "keepalives_count": "3",
    "tcp_user_timeout": "5000",
}
SETTINGS: Mapping[str, str] = {
    "synchronous_commit": "on",
    "tcp_keepalives_idle": "5",
    "tcp_keepalives_interval": "2",
    "tcp_keepalives_count": "3",
    "tcp_user_timeout": "11000",
    "lock_timeout": "5000",
    "statement_timeout": "20000",
    "idle_session_timeout": "0",  # a lease lives as long as its session
    "log_parameter_max_length_on_error": "0",  # no answer in the database's log
}
# What a database may be set to that would break a promise: saved is on disk, no time is kept.
BROKEN = """
SELECT name FROM pg_settings WHERE (name, setting) IN
(('fsync', 'off'), ('full_page_writes', 'off'), ('track_commit_timestamp', 'on'))
UNION SELECT 'server_encoding' WHERE current_setting('server_encoding') <> 'UTF8'
"""
ORDER = {"answers": "room, question, key", "events": "room, n"}


def check(address: str) -> None:
    """StoreError where the address is none, or holds a password: command lines can be read."""
    try:
        parts = conninfo_to_dict(address)
    except psycopg.ProgrammingError:
        raise StoreError("store.no_address") from None  # its words would quote a password
    if "password" in parts:
        raise StoreError("store.password")


def begin(address: str, schema: str) -> Connection:
    """A session whose tables are the school's. Each statement is a transaction of its own."""
    check(address)
    db = psycopg.connect(make_conninfo(address, **NOTICED), autocommit=True)
    try:
        if db.info.server_version < OLDEST:
            raise StoreError("store.too_old")
        if db.execute(BROKEN).fetchall():
            raise StoreError("store.settings")
        for name, value in {**SETTINGS, "search_path": f'"{schema}"'}.items():
            db.execute("SELECT set_config(%s, %s, false)", (name, value))
    except BaseException:
        db.close()
        raise
    return db


def build(db: Connection, schema: str) -> None:
    """Make the school's tables where there are none; StoreError where a newer kit made them."""
    if not bring_up(db, schema):
        raise StoreError("store.newer")


def remove(db: Connection, schema: str) -> None:
    """Drop the school's tables, and its schema where that is ours and nothing else is in it."""
    for table in (*copies(db), "answers", "events", "kit"):
        db.execute(sql.SQL("DROP TABLE {}").format(sql.Identifier(table)))
    with suppress(psycopg.Error), db.transaction():  # of its own: it may be refused
        db.execute(sql.SQL("DROP SCHEMA {}").format(sql.Identifier(schema)))


def repack(db: Connection, table: str) -> None:
    """Put what is left of a table into a new file, in the order of its keys, in a transaction.

    A deleted row stays in the old file until a VACUUM, and its bytes after that.
    """
    kept, name = sql.Identifier("kept"), sql.Identifier(table)
    order = sql.SQL(ORDER[table])
    for step in (
        "LOCK TABLE {name} IN ACCESS EXCLUSIVE MODE",
        "CREATE TEMP TABLE {kept} ON COMMIT DROP AS TABLE {name}",
        "TRUNCATE {name}",
        "INSERT INTO {name} SELECT * FROM {kept} ORDER BY {order}",
        "DROP TABLE {kept}",
    ):
        db.execute(sql.SQL(step).format(name=name, kept=kept, order=order))
