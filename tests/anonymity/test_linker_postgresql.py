"""The same attack where a school's rooms are in PostgreSQL, and what that cannot promise.

The linker has every byte of the tables' files and a dump after the day, exports, log and backups.
"""

import secrets
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.anonymity.days import CODE, PHONES, Loot, quick_folder, spend
from tests.anonymity.linker import READINGS, guesses, joins
from tests.anonymity.test_linker import Tried, counted, most, outside
from tests.postgresql import BLOCK, Database, needed
from workshop_kit.store.postgresql import Postgresql

ROOMS = 8
Spent = Callable[..., Loot]


class OnPostgresql(Postgresql):
    """A server's store that lays into `folder`, as the room ends, what the owner of it has then."""

    def __init__(self, folder: Path, database: Database) -> None:
        self.folder, self.database = folder, database
        self.schema = f"school_{secrets.token_hex(6)}"
        super().__init__(database.address, self.schema, serves=True)
        self.lease(CODE)
        with database.connect() as db:  # the linker reads what is long as easily as what is short
            db.execute(f"ALTER TABLE {self.schema}.events ALTER body SET STORAGE EXTERNAL")
        (folder / "rooms.db").touch()  # where the day looks for the tables

    def close(self, room, question, kind, seal):
        """The day's last part is closed by this; packing is tried again as a server does."""
        event = super().close(room, question, kind, seal)
        assert self.look() == ""
        return event

    def append(self, room, kind, body):
        """Look at everything as soon as the room has ended."""
        event = super().append(room, kind, body)
        if kind == "ended":
            (self.folder / "rooms.db").write_bytes(self.database.on_disk())
            dump = [needed("pg_dump"), "--schema", self.schema, self.database.address]
            (self.folder / "dump.sql").write_bytes(subprocess.check_output(dump))
        return event


class KeepsArrivals(OnPostgresql):
    """A store as one would first write it: answers lie as they came, and stay."""

    def put(self, answers) -> None:
        """Keeps each answer in a row of its own as well."""
        super().put(answers)
        with self._transaction() as db:
            db.execute("CREATE TABLE IF NOT EXISTS kept (value text)")
            rows = [(str(value),) for _, _, _, value in answers]
            db.cursor().executemany("INSERT INTO kept VALUES (%s)", rows)


@pytest.fixture
def spent(database: Database, monkeypatch: pytest.MonkeyPatch) -> Spent:
    # PostgreSQL fills its blocks from their ends.
    monkeypatch.setitem(READINGS, "by block", lambda at: (at // BLOCK, -at))

    def one(seed: int, make: type[OnPostgresql] = OnPostgresql) -> Loot:
        with quick_folder() as folder:
            return spend(seed, folder, lambda path: make(path.parent, database))

    return one


def found_in(days: Iterator[Loot]) -> Tried:
    found: Tried = (Counter(), Counter())
    for day in days:
        counted(guesses(day), found)
        counted(joins(day), found)
    return found


@pytest.mark.slow
def test_from_tables_and_dumps_the_linker_finds_no_more_than_chance(spent):
    found = found_in(map(spent, range(ROOMS)))
    ways = {"order in rooms.db, first forwards", "order in dump.sql, first forwards"}
    assert {*ways, "role group in rooms.db", "difference of backups"} <= set(found[0])
    assert outside(found) == []


def test_the_same_linker_succeeds_on_tables_that_keep_the_order_of_arrival(spent):
    found = found_in(spent(seed, KeepsArrivals) for seed in range(2))
    assert most(found) > PHONES / 8
    assert outside(found) != []


def test_what_is_not_promised_the_databases_own_log_tells_who_came_first(spent, database):
    day = spent(0)
    day.files["pg_wal"] = database.log_on_disk()
    found: Tried = (Counter(), Counter())
    counted(guesses(day), found)
    assert most(found) > PHONES / 8
