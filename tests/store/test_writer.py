"""Answers that arrive together share a transaction; saved is said only once it is so."""

import sqlite3
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from workshop_kit.store import Sqlite, StoreError, Writer, WritesAtOnce


class Slow(Sqlite):
    """Counts its transactions, and waits in the first for the rest to queue up."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.puts: list[int] = []
        self.go = threading.Event()

    def put(self, answers):
        self.go.wait(10)
        self.puts.append(len(answers))
        super().put(answers)


@pytest.fixture
def told():
    return []


def row(n: int) -> tuple[str, str, bytes, int]:
    return ("ROOM", "q", n.to_bytes(32, "big"), n)


def test_six_hundred_answers_at_once_need_few_transactions(tmp_path, told):
    store = Slow(tmp_path / "rooms.db")
    writer = Writer(store, lambda deliver: deliver())
    for n in range(600):
        writer.put(row(n), told.append)
    store.go.set()
    writer.stop()
    assert told == [None] * 600
    assert len(store.puts) <= 2
    assert len(store.answered("ROOM", "q")) == 600


def test_nothing_is_said_before_it_is_on_disk(tmp_path):
    path = tmp_path / "rooms.db"
    found = []
    writer = Writer(Sqlite(path), lambda deliver: deliver())
    for n in range(20):
        writer.put(row(n), lambda _, n=n: found.append(Sqlite(path).own(*row(n)[:3])))
    writer.stop()
    assert found == list(range(20))


def test_a_closing_comes_after_every_answer_that_was_sent_before_it(tmp_path, told):
    store = Slow(tmp_path / "rooms.db")
    writer = Writer(store, lambda deliver: deliver())
    for n in range(5):
        writer.put(row(n), lambda _: None)
    writer.run(lambda: store.close("ROOM", "q", "closed", lambda a: {"n": len(a)}), told.append)
    writer.put(row(9), lambda _: None)
    store.go.set()
    writer.stop()
    assert told == [(1, "closed", {"n": 5})]
    assert store.own(*row(9)[:3]) == 9


def test_an_error_is_told_to_who_asked_and_the_thread_goes_on(tmp_path, told):
    writer = Writer(Sqlite(tmp_path / "rooms.db"), lambda deliver: deliver())

    def fails() -> None:
        raise StoreError("store.failed")

    writer.run(fails, told.append)
    writer.run(lambda: 1 / 0, told.append)
    writer.run(lambda: "well", told.append)
    writer.stop()
    assert [type(one).__name__ for one in told] == ["StoreError", "ZeroDivisionError", "str"]


def test_a_fault_is_logged_without_what_somebody_typed(tmp_path, told, caplog):
    def fails() -> None:
        raise ValueError("the heron on the roof")

    writer = WritesAtOnce(Sqlite(":memory:"))
    writer.run(fails, told.append)
    assert "ValueError" in caplog.text
    assert "heron" not in caplog.text


def test_the_writer_empties_the_wal_as_soon_as_nobody_reads(tmp_path, told):
    path = tmp_path / "rooms.db"
    store = Sqlite(path)
    writer = Writer(store, lambda deliver: deliver())
    writer.put(row(1), told.append)
    reader = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    while not told:
        time.sleep(0.01)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM answers").fetchall()
    writer.run(lambda: store.close("ROOM", "q", "closed", lambda a: {"n": 1}), told.append)
    while len(told) < 2:
        time.sleep(0.01)
    assert not store.emptied
    reader.execute("ROLLBACK")
    assert soon(lambda: store.emptied)
    writer.stop()


def soon(so) -> bool:
    end = time.monotonic() + 10
    while not so() and time.monotonic() < end:
        time.sleep(0.01)
    return so()


@pytest.mark.parametrize("busy", [False, True])
def test_a_file_that_goes_is_told_once_and_told_again_when_it_is_back(tmp_path, told, busy):
    path = tmp_path / "rooms.db"
    writer = Writer(Sqlite(path), lambda deliver: deliver())
    writer.heed = told.append

    def keep_busy() -> bool:
        writer.put(row(1), lambda outcome: None)
        return False

    steps = (("away.db", path, ["gone"]), ("rooms.db", tmp_path / "away.db", ["gone", ""]))
    for name, now, wanted in steps:
        now.rename(tmp_path / name)
        assert soon(lambda wanted=wanted: (busy and keep_busy()) or told == wanted)
    writer.stop()
    assert told == ["gone", ""]


def test_one_that_fails_when_it_hears_of_its_answer_keeps_no_other_from_hearing(tmp_path, told):
    store, faults = Slow(tmp_path / "rooms.db"), []

    def deliver(tell) -> None:
        with suppress(ZeroDivisionError):
            tell()
            return
        faults.append("told to the loop")

    writer = Writer(store, deliver)
    for n in range(5):
        writer.put(row(n), lambda outcome, n=n: told.append(n) if n != 2 else 1 / 0)
    store.go.set()
    writer.stop()
    assert told == [0, 1, 3, 4]
    assert faults == ["told to the loop"]


@pytest.mark.parametrize("error", [StoreError("store.failed"), KeyError("a fault of ours")])
def test_a_look_at_the_store_that_fails_does_not_end_the_writing(tmp_path, told, error):
    looks = []

    class Blind(Sqlite):
        def look(self) -> str:
            looks.append(1)
            raise error

    writer = Writer(Blind(tmp_path / "rooms.db"), lambda deliver: deliver())
    assert soon(lambda: looks)
    writer.put(row(1), told.append)
    assert soon(lambda: told == [None])
    writer.stop()


def test_what_is_asked_behind_the_stop_does_not_keep_the_thread_from_ending(tmp_path, told):
    begun, go = threading.Event(), threading.Event()
    writer = Writer(Sqlite(tmp_path / "rooms.db"), lambda deliver: deliver())
    writer.run(lambda: begun.set() or go.wait(10), told.append)
    assert begun.wait(10)  # the thread is busy: the rest comes in one go
    ending = threading.Thread(target=writer.stop, daemon=True)
    ending.start()
    time.sleep(0.1)
    writer.run(lambda: "late", told.append)
    go.set()
    ending.join(5)
    assert not ending.is_alive()
    assert told == [True, "late"]
