"""What is put is kept, what is closed is gone, and nothing on disk tells who came first."""

import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from workshop_kit.store import Sqlite, StoreError, sqlite

MARK = "the heron on the roof"


def key(n: object) -> bytes:
    return sha256(str(n).encode()).digest()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "rooms.db"


def seal(answers: list) -> dict:
    return {"said": sorted(answers)}


def on_disk(path: Path) -> bytes:
    return b"".join(one.read_bytes() for one in path.parent.iterdir())


def test_closing_leaves_the_event_and_no_byte_of_a_single_answer(path):
    store = Sqlite(path)
    store.put([("ROOM", "q", key(n), f"{MARK} {n}") for n in range(40)])
    assert MARK.encode() in on_disk(path)
    event = store.close("ROOM", "q", "closed", lambda answers: {"count": len(answers)})
    assert event == (1, "closed", {"count": 40})
    assert store.answered("ROOM", "q") == set()
    assert MARK.encode() not in on_disk(path)
    assert path.with_name("rooms.db-wal").stat().st_size == 0


def test_answers_lie_on_disk_in_the_order_of_their_keys_not_of_arrival(path):
    store = Sqlite(path)
    arrivals = list(range(200))
    for n in arrivals:
        store.put([("ROOM", "q", key(n), n)])
    with sqlite3.connect(path) as db:
        rows = [n for (n,) in db.execute("SELECT value FROM answers")]
    assert [int(n) for n in rows] == sorted(arrivals, key=key)
    with sqlite3.connect(path) as db:
        columns = [name for _, name, *_ in db.execute("PRAGMA table_info(answers)")]
    assert columns == ["room", "question", "key", "value"]
    with pytest.raises(sqlite3.OperationalError), sqlite3.connect(path) as db:
        db.execute("SELECT rowid FROM answers")


def arrived(path: Path) -> Sqlite:
    """A store in which forty answers came one by one."""
    store = Sqlite(path)
    for n in range(40):
        store.put([("ROOM", "q", key(n), f"{MARK} {n:02}")])
    return store


def laid(path: Path) -> list[int]:
    """The answers as they lie in the file's pages, each of which is filled from its end."""
    places = {n: on_disk(path).find(f"{MARK} {n:02}".encode()) for n in range(40)}
    return sorted(places, key=lambda n: (places[n] // 4096, -places[n]))


def test_a_server_that_ends_leaves_open_answers_in_the_order_of_their_keys_alone(path):
    store = arrived(path)
    assert laid(path) != sorted(range(40), key=key)
    store.stop()
    assert laid(path) == sorted(range(40), key=key)


def test_what_a_killed_server_left_is_put_in_that_order_by_the_next(path, monkeypatch):
    monkeypatch.setattr(sqlite, "QUIET", 0.0)
    killed = arrived(path)
    following = Sqlite(path)
    assert following.look() == ""
    assert laid(path) == sorted(range(40), key=key)
    assert following.answered("ROOM", "q") == {key(n) for n in range(40)}
    killed.stop()


def test_while_another_program_locks_the_file_nothing_is_put_in_order_and_nothing_lost(
    path, monkeypatch
):
    monkeypatch.setattr(sqlite, "QUIET", 0.0)
    store = Sqlite(path, patience=0.1)
    store.put([("ROOM", "q", key(n), n) for n in range(40)])
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        store.look()
        other.execute("ROLLBACK")
    assert store.look() == "" and len(store.answered("ROOM", "q")) == 40


def test_a_forgotten_room_is_gone_from_the_disk(path):
    store = Sqlite(path)
    store.append("A", "opened", {"school": MARK})
    store.put([("A", "q", key(1), MARK)])
    store.append("B", "opened", {"school": "other"})
    store.forget("A")
    assert store.rooms() == ["B"]
    assert MARK.encode() not in on_disk(path)


def test_a_store_of_a_newer_kit_is_refused_and_left_as_it_is(path):
    Sqlite(path).stop()
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"store\.newer"):
        Sqlite(path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_store_is_refused(path):
    path.write_bytes(b"this is a letter to the head\n" * 100)
    with pytest.raises(StoreError):
        Sqlite(path)


def test_a_locked_store_says_that_it_failed_and_keeps_what_it_has(path):
    store = Sqlite(path, patience=0.1)
    store.put([("ROOM", "q", key(1), "a")])
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreError):
        store.put([("ROOM", "q", key(2), "b")])
    other.execute("ROLLBACK")
    store.put([("ROOM", "q", key(2), "b")])
    assert store.answered("ROOM", "q") == {key(1), key(2)}


def test_a_reader_keeps_deleted_answers_in_the_wal_only_until_it_is_gone(path):
    store = Sqlite(path)
    store.put([("ROOM", "q", key(n), f"{MARK} {n}") for n in range(10)])
    reader = sqlite3.connect(path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM answers").fetchone()
    assert store.close("ROOM", "q", "closed", lambda answers: {"n": len(answers)})[2] == {"n": 10}
    assert not store.emptied
    reader.execute("ROLLBACK")
    assert store.empty_wal()
    assert MARK.encode() not in on_disk(path)


def test_what_a_killed_server_left_in_the_wal_is_emptied_at_the_next_start(path):
    store = Sqlite(path)
    store.put([("ROOM", "q", key(1), MARK)])
    assert path.with_name("rooms.db-wal").stat().st_size > 0
    Sqlite(path)
    assert path.with_name("rooms.db-wal").stat().st_size == 0


def test_if_only_emptying_the_wal_fails_the_closing_still_counts(path, monkeypatch):
    store = Sqlite(path)
    store.put([("ROOM", "q", key(1), "a")])
    monkeypatch.setattr(store, "empty_wal", lambda: False)
    assert store.close("ROOM", "q", "closed", seal) == (1, "closed", {"said": ["a"]})


def test_nothing_is_written_to_a_file_that_is_gone_and_nothing_read_from_it(path):
    store = Sqlite(path)
    store.put([("ROOM", "q", key(1), "a")])
    path.rename(path.with_name("away.db"))
    assert store.trouble == "gone"
    for write in (
        lambda: store.put([("ROOM", "q", key(2), "b")]),
        lambda: store.append("ROOM", "talked", {"on": True}),
        lambda: store.close("ROOM", "q", "closed", seal),
        lambda: store.forget("ROOM"),
    ):
        with pytest.raises(StoreError, match=r"store\.gone"):
            write()
    assert store.own("ROOM", "q", key(1)) is None and store.answered("ROOM", "q") == set()
    path.with_name("away.db").rename(path)
    assert store.trouble == "" and store.own("ROOM", "q", key(1)) == "a"
    assert store.answered("ROOM", "q") == {key(1)} and store.after("ROOM") == []


def test_a_file_that_goes_while_it_is_written_is_not_called_saved(path):
    store = Sqlite(path)

    def goes(answers: list) -> dict:
        path.unlink()
        return {"n": 1}

    with pytest.raises(StoreError, match=r"store\.gone"):
        store.close("ROOM", "q", "closed", goes)


def test_another_file_in_its_place_is_not_its_own(path):
    store = Sqlite(path)
    path.unlink()
    Sqlite(path.with_name("other.db")).stop()
    path.with_name("other.db").rename(path)
    assert store.trouble == "gone"


def test_a_practice_room_has_no_file_that_could_go():
    assert Sqlite(":memory:").trouble == ""


def test_who_only_reads_waits_for_nobody(path):
    store = Sqlite(path)
    store.put([("ROOM", "q", key(1), "a")])
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert store.own("ROOM", "q", key(1)) == "a"
    other.execute("ROLLBACK")


def test_after_a_log_that_could_not_be_emptied_writes_still_wait_for_another_process(path):
    store = Sqlite(path, patience=3)
    whole = store._db

    class Broken:
        def execute(self, statement, *values):
            if "wal_checkpoint" in statement:
                raise sqlite3.OperationalError("disk I/O error")
            return whole.execute(statement, *values)

    store._db = Broken()
    assert not store.empty_wal()
    assert whole.execute("PRAGMA busy_timeout").fetchone() == (3000,)
    store._db = whole
    store.stop()


def test_a_store_is_opened_while_another_process_is_writing(path, monkeypatch):
    Sqlite(path).stop()
    bring_up = sqlite.migrations.bring_up
    with closing(sqlite3.connect(path, isolation_level=None)) as other:

        def then_another_writes(db, at):
            newest = bring_up(db, at)
            other.execute("BEGIN IMMEDIATE")
            return newest

        monkeypatch.setattr(sqlite.migrations, "bring_up", then_another_writes)
        store = Sqlite(path)
        assert store.rooms() == []
        other.execute("ROLLBACK")
        store.stop()


def test_a_file_that_is_no_database_is_let_go_of_again(path):
    path.write_bytes(b"no database" * 1000)
    with pytest.raises(StoreError) as failed:
        Sqlite(path)
    made = [one.tb_frame.f_locals.get("db") for one in traceback_of(failed.value)]
    found = [db for db in made if db is not None]
    assert found
    for db in found:
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            db.execute("SELECT 1")


def traceback_of(error):
    at = error.__traceback__
    while at:
        yield at
        at = at.tb_next
