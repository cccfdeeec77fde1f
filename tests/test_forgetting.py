"""`forget` by the command line: of what it removes no byte is left in any file of the folder."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.command import kit
from tests.hall import SCHOOL
from workshop_kit.disk import part_of
from workshop_kit.domain.answer_keys import answer_key
from workshop_kit.domain.initiatives import Initiative
from workshop_kit.domain.meetings import Meeting
from workshop_kit.domain.opening import Opening
from workshop_kit.domain.slips import slip_key
from workshop_kit.school import School, lists
from workshop_kit.school.folder import template
from workshop_kit.school.slips import draw
from workshop_kit.store import migrations

WORKSHOP = "feedback_and_marking"
SHOWN, OPEN = "the heron on the roof", "an otter in the pond"
OURS = "Ms Wren of Elm Park"


def quiet(problems):
    assert problems == []


def bytes_in(folder: Path) -> dict[str, bytes]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def places(folder: Path, *marks: bytes) -> set[str]:
    """The files in which one of these stands."""
    found = bytes_in(folder).items()
    return {name for name, body in found if any(mark in body for mark in marks)}


def forgotten(folder: Path, *which: str) -> None:
    done = kit("forget", *which, "--yes", "--data", folder)
    assert done.exit_code == 0, done.stderr


def room_of(school: School, words: str) -> tuple[str, list[bytes]]:
    """A room with slips, a result, words held back and an open answer; all that is only its own."""
    code = school.open_room(WORKSHOP, Opening(slips=True)).code
    slips = draw(school, code, 7)
    room = school.room(code)
    room.exchange(slips[0], "phone", quiet)
    room.start("purposes", 0.0, quiet)
    for n in range(3):
        key = answer_key(str(n), code, "purposes")
        school.store.put([(code, "purposes", key, [f"{words} {n}"])])
    room.close("purposes", quiet)
    room.hold(room.state.results["purposes"].texts[0].id, "pupil", quiet)
    room.start("impact", 0.0, quiet)
    open_key = answer_key("phone", code, "impact")
    school.store.put([(code, "impact", open_key, f"{words}, open")])
    keys = [*(slip_key(slip, code) for slip in slips), open_key]
    return code, [words.encode(), code.encode(), *keys]


def copied_by_a_newer_kit(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A kit with one format more opens the folder: the old one is copied beside it."""
    step = lambda db: db.execute("ALTER TABLE events ADD COLUMN note TEXT")  # noqa: E731
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, step))
    School(folder, "").stop()
    with closing(sqlite3.connect(folder / "rooms.db")) as db:  # as today's kit reads it
        db.execute("ALTER TABLE events DROP COLUMN note")
    assert [path.name for path in migrations.copies(folder / "rooms.db")] == ["rooms.db.format-1"]


@pytest.fixture
def school(tmp_path: Path) -> Iterator[School]:
    one = School(tmp_path / "school", SCHOOL)
    yield one
    one.stop()


@pytest.fixture
def folder(school: School) -> Path:
    return school.folder


def test_a_forgotten_room_stands_in_no_database_log_or_older_copy(school, folder, monkeypatch):
    code, own = room_of(school, SHOWN)
    other, kept = room_of(school, OPEN)
    assert places(folder, own[0]) == {"rooms.db", "rooms.db-wal"}
    school.stop()
    copied_by_a_newer_kit(folder, monkeypatch)
    assert "rooms.db.format-1" in places(folder, own[0])
    forgotten(folder, code)
    assert places(folder, *own) == set()
    assert all(places(folder, mark) == {"rooms.db"} for mark in kept)
    assert School(folder, "").store.rooms() == [other]


def test_a_room_forgotten_while_the_log_is_full_of_it_leaves_nothing_there(school, folder):
    code, own = room_of(school, SHOWN)
    assert "rooms.db-wal" in places(folder, own[0])  # the school's own sessions stay open
    forgotten(folder, code)
    assert places(folder, *own) == set()


def test_a_forgotten_school_leaves_no_file_at_all(school, folder, monkeypatch):
    room_of(school, SHOWN)
    lists.keep_meetings(folder, [Meeting(OURS, "meeting", 30, 38, {"Teachers": 20})])
    lists.keep_initiatives(folder, [Initiative(OURS, "a trust", {"Teachers": 5}, "2027-01-04")])
    own = {"library/workshops/ours.yaml", "library/contacts.toml", "guides/ours.md"}
    for name in (*own, "library/plan.docx"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(OURS)
    part_of(folder / lists.MEETINGS).write_text(OURS)  # of a process that was killed
    assert template(folder) and len(places(folder, OURS.encode())) == 7
    school.stop()
    copied_by_a_newer_kit(folder, monkeypatch)
    forgotten(folder, "--all")
    assert not folder.exists()


def test_a_school_without_rooms_leaves_no_older_copy_either(school, folder, monkeypatch):
    school.open_room(WORKSHOP)
    school.stop()
    copied_by_a_newer_kit(folder, monkeypatch)
    with closing(sqlite3.connect(folder / "rooms.db")) as db:
        db.execute("DELETE FROM events")
        db.commit()
    forgotten(folder, "--all")
    assert not folder.exists()


@pytest.mark.parametrize("name", ["rooms.db.format-1", f".{lists.MEETINGS}.part"])
def test_a_school_that_cannot_be_removed_says_why_and_is_removed_afterwards(school, folder, name):
    school.stop()
    in_the_way = folder / name
    in_the_way.mkdir()
    done = kit("forget", "--all", "--yes", "--data", folder)
    assert done.exit_code == 1
    assert f"Cannot remove all of {folder}" in done.stderr and "same command again" in done.stderr
    in_the_way.rmdir()
    forgotten(folder, "--all")
    assert not folder.exists()
