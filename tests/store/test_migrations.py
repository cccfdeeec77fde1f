"""An older database is brought up to date by numbered steps, and kept beside it as it was."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from workshop_kit.content import library_paths
from workshop_kit.school import School
from workshop_kit.store import Sqlite, StoreError, migrations

# As the first version of the store wrote it, in November 2026; never to be brought up to date.
FIRST = """
CREATE TABLE events (
    room TEXT NOT NULL, n INTEGER NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (room, n)) WITHOUT ROWID;
CREATE TABLE answers (
    room TEXT NOT NULL, question TEXT NOT NULL, key BLOB NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (room, question, key)) WITHOUT ROWID;
PRAGMA user_version = 1;
"""
NAME = "feedback_and_marking"
MARK = "the heron on the roof"


def opened() -> dict:
    """What the first version said of a new room: nothing yet of its setting and terms."""
    text = library_paths()[NAME].read_text("utf-8")
    about = {"school": "Elm Park", "held_on": "2026-11-22", "keys": {"desk": "a hash"}}
    return {"workshop": NAME, "text": text, **about}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A database as the first version left it: a room in its first activity, one answer open."""
    path = tmp_path / "rooms.db"
    story = [
        ("opened", opened()),
        ("started", {"activity": "welcome", "at": 1.0, "ends": 301.0}),
        ("started", {"activity": "purposes", "at": 2.0, "ends": 302.0}),
    ]
    with closing(sqlite3.connect(path)) as db:
        db.executescript(FIRST)
        rows = [("ROOM", n, kind, json.dumps(body)) for n, (kind, body) in enumerate(story, 1)]
        db.executemany("INSERT INTO events VALUES (?, ?, ?, ?)", rows)
        answer = ("ROOM", "purposes", b"k" * 32, json.dumps([MARK]))
        db.execute("INSERT INTO answers VALUES (?, ?, ?, ?)", answer)
        db.commit()
    return path


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as db:
        return db.execute("PRAGMA user_version").fetchone()[0]


def notes(db: sqlite3.Connection) -> None:
    """A step that no release has: events get a column more."""
    db.execute("ALTER TABLE events ADD COLUMN note TEXT NOT NULL DEFAULT 'none'")


def fails(db: sqlite3.Connection) -> None:
    """A step that begins and cannot go on."""
    notes(db)
    db.execute("DELETE FROM events")
    raise sqlite3.OperationalError("disk I/O error")


@pytest.fixture
def newer_kit(monkeypatch):
    """A kit with more steps than this one."""
    return lambda *steps: monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, *steps))


def test_a_database_of_the_first_version_is_opened_today_and_goes_on(old):
    school = School(old.parent, "Elm Park")
    room = school.room("ROOM")
    assert room.state.current == "purposes" and room.state.phase == "open"
    assert room.answered == 1 and room.state.opening.heads == {}
    told: list = []
    room.close("purposes", told.append)
    assert told == [[]] and room.state.results["purposes"].answered == 1
    school.stop()


def test_every_step_has_its_number_and_a_new_database_has_them_all(tmp_path):
    Sqlite(tmp_path / "rooms.db").stop()
    assert version(tmp_path / "rooms.db") == len(migrations.STEPS)
    assert migrations.copies(tmp_path / "rooms.db") == []


def test_a_step_is_taken_once_and_what_was_before_is_kept_without_open_answers(old, newer_kit):
    newer_kit(notes)
    for _ in range(2):
        store = Sqlite(old)
        assert [kind for _, kind, _ in store.after("ROOM")] == ["opened", "started", "started"]
        assert store.own("ROOM", "purposes", b"k" * 32) == [MARK]
        store.stop()
    assert version(old) == len(migrations.STEPS) == 2
    (copy,) = migrations.copies(old)
    assert (copy.name, version(copy)) == ("rooms.db.format-1", 1)
    assert MARK.encode() not in copy.read_bytes()


def test_the_copy_can_be_put_back_and_opened_by_the_version_before(old, newer_kit, monkeypatch):
    before = migrations.STEPS
    newer_kit(notes)
    Sqlite(old).stop()
    monkeypatch.setattr(migrations, "STEPS", before)
    with pytest.raises(StoreError, match=r"store\.newer"):
        Sqlite(old)
    for one in old.parent.glob("rooms.db*"):
        if one.suffix != ".format-1":
            one.unlink()
    migrations.copies(old)[0].rename(old)
    assert len(Sqlite(old).after("ROOM")) == 3


def test_a_step_that_fails_changes_nothing(old, newer_kit):
    newer_kit(notes, fails)
    with pytest.raises(StoreError, match=r"store\.failed"):
        Sqlite(old)
    assert version(old) == 1
    with closing(sqlite3.connect(old)) as db:
        assert db.execute("SELECT count(*) FROM events").fetchone() == (3,)
        assert [name for _, name, *_ in db.execute("PRAGMA table_info(events)")][-1] == "body"


def test_two_that_open_an_old_database_at_once_take_each_step_once(old, newer_kit):
    newer_kit(notes)
    first, second = Sqlite(old), Sqlite(old)
    assert len(first.after("ROOM")) == len(second.after("ROOM")) == 3
    assert len(migrations.copies(old)) == 1


def test_what_is_forgotten_stands_in_no_copy_either(old, newer_kit):
    newer_kit(notes)
    store = Sqlite(old)
    store.forget("ROOM")
    assert migrations.copies(old) == [] and store.rooms() == []
    store.stop()


def test_a_copy_that_cannot_be_removed_is_named_and_the_room_is_forgotten_all_the_same(
    old, newer_kit, caplog
):
    newer_kit(notes)
    store = Sqlite(old)
    (copy,) = migrations.copies(old)
    copy.unlink()
    copy.mkdir()  # no program can unlink it
    store.forget("ROOM")
    assert store.rooms() == []
    assert copy.name in caplog.text
    store.stop()
