"""What happens to the store's file while the server runs: it is noticed, told, and costs nobody."""

import asyncio
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.hall import Served, running
from tests.serving.room_lines import answer, form, go_to, join, played, press
from workshop_kit.line import Line
from workshop_kit.words import say

GONE, UNEMPTIED = say("store.gone"), say("store.unemptied")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One server for all of these; each leaves its file as it was."""
    with running(tmp_path_factory.mktemp("hall")) as server:
        yield server


async def told(desk: Line, trouble: str) -> None:
    await desk.until(lambda: desk.data()["trouble"] == trouble)


def taken_away(served: Served) -> None:
    """As a program that tidies up does it, or somebody in the file manager."""
    (served.folder / "rooms.db").rename(served.folder / "away.db")


async def asked(served: Served, links: dict[str, str], desk: Line) -> Line:
    """A phone that has answered what the desk asks."""
    phone = await join(links["join"])
    await go_to(desk, "purposes")
    await form(phone, "purposes")
    assert (await answer(phone, ["kept"]))["what"] == "saved"
    await desk.until(lambda: desk.data()["answered"].startswith("1 "))
    return phone


def test_while_the_file_is_gone_the_desk_says_so_and_nothing_counts_as_saved(served):
    async def play(links, desk):
        phone = await asked(served, links, desk)
        assert desk.data()["trouble"] == ""
        taken_away(served)
        reply = await answer(phone, ["lost"])
        assert [one["sentence"] for one in reply["problems"]] == [say("answer.not_saved")]
        await told(desk, GONE)
        await desk.until(lambda: not desk.data()["answered"].startswith("1 "))
        assert (await desk.ask({"do": "close", "activity": "purposes"}))["what"] == "problems"
        again = await join(links["join"], phone.cookies)
        assert (await form(again, "purposes"))["own"] is None

        (served.folder / "away.db").replace(served.folder / "rooms.db")
        await told(desk, "")
        await desk.until(lambda: desk.data()["answered"].startswith("1 "))
        back = await join(links["join"], phone.cookies)
        assert (await form(back, "purposes"))["own"] == ["kept"]
        await press(desk)

    played(served, play)


@pytest.mark.parametrize("copied", [True, False])
def test_a_file_in_its_place_is_not_taken_for_it(served, copied):
    async def play(links, desk):
        phone = await asked(served, links, desk)
        taken_away(served)
        if copied:
            shutil.copy(served.folder / "away.db", served.folder / "rooms.db")
        else:
            (served.folder / "rooms.db").write_bytes(b"a letter to the head")
        await told(desk, GONE)
        assert (await answer(phone, ["lost"]))["what"] == "problems"
        await asyncio.sleep(1.2)
        assert desk.data()["trouble"] == GONE
        (served.folder / "away.db").replace(served.folder / "rooms.db")
        await told(desk, "")

    played(served, play)


def test_the_desk_sees_until_deleted_answers_have_left_the_log(served):
    async def play(links, desk):
        await asked(served, links, desk)
        with closing(sqlite3.connect(served.folder / "rooms.db", isolation_level=None)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM answers").fetchone()
            await press(desk)
            await told(desk, UNEMPTIED)
            assert (served.folder / "rooms.db-wal").stat().st_size > 0
            reader.execute("ROLLBACK")
            await told(desk, "")
        assert (served.folder / "rooms.db-wal").stat().st_size == 0

    played(served, play)


def test_while_another_program_locks_the_file_a_new_room_waits_and_nobody_else(served):
    async def play(links, desk):
        start = await join(served.start_link)
        await go_to(desk, "purposes")
        other = sqlite3.connect(served.folder / "rooms.db", isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        wish = {"do": "open", "workshop": "feedback_and_marking", "opening": {}}
        opening = asyncio.create_task(start.ask(wish))
        await asyncio.sleep(0.2)
        phone = await join(links["join"])
        assert (await form(phone, "purposes"))["own"] is None
        assert not opening.done()  # it would give up after five seconds
        other.execute("ROLLBACK")
        other.close()
        assert (await opening)["what"] == "saved"
        assert len(start.data()["opened"]["links"]) == 4

    played(served, play)


def test_if_the_file_stays_locked_the_start_page_says_that_no_room_was_opened(served):
    async def play(links, desk):
        start = await join(served.start_link)
        with closing(sqlite3.connect(served.folder / "rooms.db", isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            reply = await start.ask(
                {"do": "open", "workshop": "feedback_and_marking", "opening": {}}
            )
        assert [one["sentence"] for one in reply["problems"]] == [say("start.not_opened")]

    played(served, play)


def test_commands_sent_without_waiting_are_done_one_after_the_other(served):
    async def play(links, desk):
        steps = ["welcome", "promises", "promises", "background", "purposes"]
        dos = ["start", "start", "close", "start", "start"]
        sent = [desk.ask({"do": d, "activity": a}) for d, a in zip(dos, steps, strict=True)]
        assert [reply["what"] for reply in await asyncio.gather(*sent)] == ["saved"] * 5
        await desk.until(lambda: desk.data()["activity"] == "purposes")
        twice = [desk.ask({"do": "close", "activity": "purposes"}) for _ in range(3)]
        replies = await asyncio.gather(*twice)
        assert [reply["what"] for reply in replies] == ["saved", "problems", "problems"]
        pressed = [desk.ask({"do": "start", "activity": "impact"}) for _ in range(2)]
        assert [one["what"] for one in await asyncio.gather(*pressed)] == ["saved", "problems"]

    played(served, play)
