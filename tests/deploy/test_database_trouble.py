"""The database stops, starts again, or is no good: people are told, and lose no word."""

import asyncio
import contextlib
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hall import Served
from tests.postgresql import Database
from tests.serving.asking import ask
from tests.serving.room_lines import answer, form, go_to, join, press
from workshop_kit.bench.crowd import come_back
from workshop_kit.line import Line, LineCut
from workshop_kit.store import StoreError
from workshop_kit.store.postgresql import Postgresql
from workshop_kit.words import say


@pytest.fixture(scope="module")
def database() -> Iterator[Database]:
    """A PostgreSQL of these tests' own, for they stop it."""
    with tempfile.TemporaryDirectory(prefix="workshop-kit-") as folder:
        one, before = Database(Path(folder)).start(), os.environ.get("PGPASSWORD", "")
        os.environ["PGPASSWORD"] = one.password
        yield one
        os.environ["PGPASSWORD"] = before
        one.stop()


@pytest.fixture
def served(database: Database, tmp_path: Path) -> Iterator[Served]:
    server = Served(tmp_path, "--store", database.address).start()
    yield server
    server.stop()
    assert "fault" not in server.log(), server.log()


async def asked(link: str) -> tuple[int, float]:
    """The status of the page behind `link`, and the seconds until it came."""
    begun = time.perf_counter()
    answer = await asyncio.to_thread(ask, link)
    return answer.status, time.perf_counter() - begun


async def saved_at_last(phone: Line, words: list[str]) -> None:
    """The page knocks again and sends the words that it kept, until it says saved."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        with contextlib.suppress(LineCut):
            await phone.open()
            await form(phone, "purposes")
            if (await answer(phone, words))["what"] == "saved":
                return
        await asyncio.sleep(0.3)
    raise AssertionError("never saved")


def test_while_the_database_is_gone_nothing_is_saved_and_the_same_press_saves_afterwards(
    served, database
):
    links = served.open()

    async def play() -> None:
        desk, phone, other = [await join(links[who]) for who in ("desk", "join", "join")]
        await go_to(desk, "purposes")
        await form(phone, "purposes")
        await form(other, "purposes")
        assert (await answer(other, ["kept"]))["what"] == "saved"
        database.stop()
        try:
            reply = await answer(phone, ["mine"])
            told = [one["sentence"] for one in reply["problems"]]
            assert told == [say("answer.not_saved")]
        except LineCut:
            pass  # it was noticed before the press: the page says itself that it is not connected
        await phone.until_cut()  # nobody shows a room that it does not lease
        with pytest.raises(LineCut):
            await phone.open()
        begun = time.perf_counter()
        database.start()
        await saved_at_last(phone, ["mine"])
        assert await come_back(other, begun) is not None
        assert (await form(other, "purposes"))["own"] == ["kept"]
        back = await join(links["desk"])
        assert back.data()["answered"].startswith("2 ")
        await press(back)

    asyncio.run(play())


def test_while_the_database_holds_up_a_saving_who_enters_another_room_holds_up_nobody(
    served, database
):
    first, second = served.open(), served.open()

    async def play() -> None:
        desk, phone = [await join(first[who]) for who in ("desk", "join")]
        await go_to(desk, "purposes")
        await form(phone, "purposes")
        with database.connect() as db, db.transaction():
            found = db.execute("SELECT schemaname FROM pg_tables WHERE tablename = 'answers'")
            ((schema,),) = found.fetchall()
            db.execute(f'LOCK TABLE "{schema}".answers IN SHARE MODE')
            saving = asyncio.create_task(answer(phone, ["mine"]))
            await asyncio.sleep(0.3)
            entering = [asyncio.create_task(asked(second["join"])) for _ in "abc"]
            others = []
            while not all(one.done() for one in entering):
                others.append(await asked(f"{served.start_link.split('/?')[0]}/contacts"))
            entered = [one.result() for one in entering]
            assert {status for status, _ in entered} == {503}
            waits = sorted(wait for _, wait in others)
            assert waits[len(waits) // 2] < min(wait for _, wait in entered) / 2
        assert (await saving)["what"] == "saved"
        assert ask(second["join"]).status == 200

    asyncio.run(play())


def test_a_database_that_keeps_the_time_of_every_answer_is_refused(database):
    with database.connect() as db:
        db.execute("ALTER SYSTEM SET track_commit_timestamp = on")
    database.stop()
    database.start()
    with pytest.raises(StoreError, match=r"store\.settings"):
        Postgresql(database.address, "school")
