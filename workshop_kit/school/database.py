"""Where a school's rooms are kept: in a file of its folder, or in a PostgreSQL that it names."""

import re
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any

from ..disk import put
from ..ports import SchoolStore
from ..store import Sqlite, StoreError
from .folder import STORE as FILE
from .folder import NoSchool, side_of

ADDRESS = "store.txt"  # beside the school's name: every command finds the same rooms


def choose(folder: Path, address: str) -> None:
    """Keep the rooms of this folder at `address` from now on; NoSchool where it has others."""
    known = address_of(folder)
    if not address or address == known:
        return
    if known or (folder / FILE).exists():
        raise NoSchool("store.other", {"folder": folder})
    _postgresql().check(address)
    put(folder / ADDRESS, f"{address}\n".encode())


def address_of(folder: Path) -> str:
    """The address of this folder's database, "" where its rooms are in its own file."""
    kept = folder / ADDRESS
    return kept.read_text(encoding="utf-8").strip() if kept.exists() else ""


def is_shared(folder: Path) -> bool:
    """Whether several servers may serve this folder at once."""
    return bool(address_of(folder))


def open_store(folder: Path, school: str, serves: bool = False) -> SchoolStore:
    """The store of a folder. A server says that it `serves`, and leases its rooms.

    Raises StoreError, or NoSchool with the reason where no database answers.
    """
    address = address_of(folder)
    if not address:
        return Sqlite(folder / FILE)
    found = _postgresql()
    try:
        store: SchoolStore = found.Postgresql(address, schema_of(school, side_of(folder)), serves)
    except found.Unreachable as error:
        # Its words name host and role, never a password.
        reason = " ".join(str(error).split())
        raise NoSchool("store.unreachable", {"reason": reason}) from None
    return store


def stored(folder: Path, school: str, room: str) -> Any:
    """What the database has of a room: store/postgresql_receipt.py says in which shape."""
    from ..store import postgresql_receipt  # noqa: PLC0415 -- as below

    return postgresql_receipt.stored(address_of(folder), schema_of(school, side_of(folder)), room)


def schema_of(school: str, side: str) -> str:
    """A schema for each school, and one of its own for its representatives."""
    plain = re.sub(r"[^a-z0-9]+", "_", school.lower()).strip("_")[:40]
    return f"{plain}_{sha256(f'{side} {school}'.encode()).hexdigest()[:8]}"


def _postgresql() -> ModuleType:
    try:
        # Half a second and 24 MB, which a school with a file of its own does not pay.
        from ..store import postgresql  # noqa: PLC0415
    except ImportError:
        raise StoreError("store.no_psycopg") from None
    return postgresql
