"""A school whose rooms are in PostgreSQL: commands find them, clocks go on, nothing is mixed up."""

import secrets
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from tests.hall import Served
from tests.postgresql import Database
from workshop_kit.school import NoSchool, School, keeping
from workshop_kit.school import database as places
from workshop_kit.store import StoreError

WORKSHOP = "feedback_and_marking"
Open = Callable[..., School]


@pytest.fixture(scope="module")
def name() -> str:
    return f"Heron Lane {secrets.token_hex(4)} (invented)"


@pytest.fixture
def folder(tmp_path: Path, database: Database) -> Path:
    return chosen(tmp_path / "one", database)


def chosen(folder: Path, at: Database) -> Path:
    folder.mkdir()
    places.choose(folder, at.address)
    return folder


@pytest.fixture
def opened(folder: Path, name: str) -> Iterator[Open]:
    """Opens the school as a server of it does, or with False as a command."""
    found: list[School] = []

    def open_it(serves: bool = True, at: Path = folder, called: str = name) -> School:
        pace = (lambda news: news()) if serves else None
        found.append(School(at, called, pace=pace))
        return found[-1]

    yield open_it
    for one in found:
        one.stop()


def test_a_room_is_in_one_server_and_a_command_reads_it_beside(opened):
    one, other, command = opened(), opened(), opened(False)
    code = command.open_room(WORKSHOP).code
    assert one.room(code) is not None
    with pytest.raises(StoreError, match=r"store\.elsewhere"):
        other.room(code)
    assert command.room(code) is not None and other.here.there(code)
    assert other.room("ZZZZZZ") is None
    one.stop()
    room = other.room(code)
    assert room and room.state.n == 1


def test_the_school_says_nothing_of_another_school_or_of_its_representatives(
    opened, tmp_path, database, name
):
    code = opened(False).open_room(WORKSHOP).code
    other = opened(False, chosen(tmp_path / "two", database), f"{name} too")
    theirs = chosen(tmp_path / "three", database)
    (theirs / "representatives.txt").write_text("theirs")
    for one in (other, opened(False, theirs, name)):
        assert code not in one.store.rooms() and one.room(code) is None


def test_one_server_looks_after_rooms_that_are_open_nowhere_and_lets_them_go_again(opened):
    one, other = opened(), opened()
    opens, until = "2040-01-06T08:00", "2040-01-09T16:00"
    times = {"opens": opens, "until": until}
    before = datetime.fromisoformat("2040-01-05T12:00").timestamp()
    said, problems = one.opening("workload_audit", times, before)
    assert not problems
    code = one.open_room("workload_audit", said).code
    for school in (one, other):
        school.keep_time(datetime.fromisoformat(opens).timestamp())
    assert one.told(code).phase == "open"
    room = other.room(code)  # nobody keeps it
    assert room and room.state.phase == "open"
    over = datetime.fromisoformat(until).timestamp()
    one.keep_time(over)  # another server has it: its own clock seals it
    assert one.told(code).phase == "open"
    other.keep_time(over)
    assert other.told(code).phase == "ended"


def test_a_room_left_open_yesterday_is_sealed_by_whoever_starts_next(opened):
    first = opened()
    code = first.open_room(WORKSHOP, held_on="2020-01-06").code
    room = first.room(code)
    for activity in ("welcome", "promises"):
        room.start(activity, 0.0, lambda problems: None)
    assert room.state.phase == "open"
    first.stop()
    again = opened()
    again.keep_time(time.time())
    assert again.told(code).phase == "closed"


def test_a_folder_that_has_rooms_takes_no_database_and_one_that_has_one_no_other(
    tmp_path, database, name
):
    School(tmp_path / "file", name).stop()
    for folder, address in (
        (tmp_path / "file", database.address),
        (chosen(tmp_path / "own", database), "postgresql://else@elsewhere/where"),
    ):
        with pytest.raises(NoSchool) as refused:
            places.choose(folder, address)
        assert refused.value.args[0] == "store.other"


def test_if_no_database_answers_the_reason_is_told_without_a_password(tmp_path, monkeypatch, name):
    monkeypatch.setenv("PGPASSWORD", "a secret of ours")
    places.choose(tmp_path, "postgresql://me@127.0.0.1:1/rooms")
    with pytest.raises(NoSchool) as refused:
        School(tmp_path, name)
    key, about = refused.value.args
    assert key == "store.unreachable" and "127.0.0.1" in about["reason"]
    assert "secret" not in about["reason"]


def test_a_school_moves_into_a_database_by_backup_and_restore(tmp_path, database, name):
    old = School(tmp_path / "file", name)
    code = old.open_room(WORKSHOP).code
    keeping.backup(old.folder, old.store, tmp_path / "school.zip")
    new = chosen(tmp_path / "new", database)
    assert keeping.restore(tmp_path / "school.zip", new) == ([code], [])
    moved = School(new, "")
    assert moved.told(code) == old.told(code)
    assert not (new / "rooms.db").exists()
    for school in (old, moved):
        school.stop()


def test_commands_of_a_folder_find_its_database_and_the_receipt_says_what_is_not_promised(
    folder, name, opened
):
    code = opened(False).open_room(WORKSHOP).code
    served = Served(folder)
    told = served.kit("receipt", code).stdout
    assert "postgresql://" in told and "key, value" in told and "archives" in told
    assert not (folder / "rooms.db").exists()
    assert "is removed" in served.kit("forget", code, "--yes").stdout
    assert code not in opened(False).store.rooms()


def test_nothing_is_removed_while_a_server_runs(folder, opened):
    server, command = opened(), opened(False)
    code = command.open_room(WORKSHOP).code
    server.keep_time(time.time())
    with pytest.raises(NoSchool) as refused:
        command.hold()
    assert refused.value.args[0] == "serve.already"
    server.stop()
    command.hold()
    keeping.forget_room(command, code)
    assert code not in command.store.rooms()
