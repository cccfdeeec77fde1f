"""Sessions with PostgreSQL: how one begins, what it has to promise, and the school's tables."""

from collections.abc import Mapping

import psycopg
from psycopg import Connection, sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from .sqlite import StoreError

VERSION = 1
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
TABLES = """
CREATE TABLE kit (version integer NOT NULL);
CREATE TABLE events (
    room text NOT NULL, n integer NOT NULL, kind text NOT NULL, body text NOT NULL,
    PRIMARY KEY (room, n));
CREATE TABLE answers (
    room text NOT NULL, question text NOT NULL, key bytea NOT NULL, value text NOT NULL,
    PRIMARY KEY (room, question, key))
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
    with db.transaction():
        # Two servers that start together: one after the other.
        db.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", (schema,))
        if db.execute("SELECT to_regclass('kit')").fetchall() == [(None,)]:
            db.execute(sql.SQL("CREATE SCHEMA IF NOT EXISTS {}").format(sql.Identifier(schema)))
            db.execute(TABLES)
            db.execute("INSERT INTO kit VALUES (%s)", (VERSION,))
        ((version,),) = db.execute("SELECT version FROM kit").fetchall()
    if version > VERSION:
        raise StoreError("store.newer")


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
