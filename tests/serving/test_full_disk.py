"""The disk is really full: what is not kept is not called saved, and the same press saves later."""

import asyncio
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.disks import Disk, disk
from tests.hall import KIT, Served
from tests.serving.room_lines import answer, close, form, go_to, join
from tests.serving.test_files import decide, get, is_whole
from workshop_kit.line import Line
from workshop_kit.words import say

__all__ = ["disk"]
TRIES = 20  # the log of the database may have room for some more
MARK = "the heron on the roof"


@pytest.fixture
def served(disk: Disk, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    """A server whose folder, log and folder for temporary files are all on the small disk."""
    monkeypatch.setenv("TMPDIR", str(disk.path))
    server = Served(disk.path).start()
    yield server
    server.stop()
    assert "fault" not in server.log() and "a page met" not in server.log(), server.log()


def sentences(reply: dict) -> list[str]:
    return [one["sentence"] for one in reply.get("problems", [])]


async def refused(phone: Line) -> str:
    """The first words that found no place; all before them are kept, and were called saved."""
    for n in range(TRIES):
        words = f"{MARK} {n}"
        reply = await answer(phone, [words])
        if reply["what"] == "problems":
            assert sentences(reply) == [say("answer.not_saved")]
            return words
    raise AssertionError("the disk was not full")


async def three_phones(links: dict[str, str], desk: Line) -> list[Line]:
    phones = [await join(links["join"]) for _ in range(3)]
    await go_to(desk, "purposes")
    for n, phone in enumerate(phones):
        await form(phone, "purposes")
        assert (await answer(phone, [f"idea {n}"]))["what"] == "saved"
    return phones


def test_the_phone_is_told_that_it_is_not_saved_and_after_there_is_space_the_same_press_saves(
    served, disk
):
    async def play() -> None:
        desk = await join(links["desk"])
        phones = await three_phones(links, desk)
        disk.fill()
        words = await refused(phones[0])
        closing = {"do": "close", "activity": "purposes"}
        assert sentences(await desk.ask(closing)) == [say("desk.not_saved")]
        again = await join(links["join"], phones[1].cookies)
        assert (await form(again, "purposes"))["own"] == ["idea 1"]  # reading goes on

        disk.make_space()
        assert (await answer(phones[0], [words]))["what"] == "saved"
        await close(desk)
        board = await join(links["board"])
        await board.until(lambda: "columns" in board.shown()["data"])
        ideas = [i["words"] for c in board.shown()["data"]["columns"] for i in c["ideas"]]
        assert sorted(ideas) == sorted([words, "idea 1", "idea 2"])

    links = served.open()
    asyncio.run(play())
    disk.fill()
    served.kill()
    disk.make_space()
    served.start()
    room = json.loads(get(links, "json").bytes)["room"]
    assert "purposes" in room["results"]


def test_a_disk_that_takes_no_write_any_more_loses_nothing_and_goes_on_once_it_does(served):
    """A limit of the process stands for a disk that the system made read-only at a fault."""
    process = psutil.Process(served.process.pid)

    async def play() -> None:
        desk = await join(links["desk"])
        phones = await three_phones(links, desk)
        process.rlimit(psutil.RLIMIT_FSIZE, (0, psutil.RLIM_INFINITY))
        closing = {"do": "close", "activity": "purposes"}
        assert sentences(await answer(phones[0], [MARK])) == [say("answer.not_saved")]
        assert sentences(await desk.ask(closing)) == [say("desk.not_saved")]
        again = await join(links["join"], phones[1].cookies)
        assert (await form(again, "purposes"))["own"] == ["idea 1"]
        process.rlimit(psutil.RLIMIT_FSIZE, (psutil.RLIM_INFINITY, psutil.RLIM_INFINITY))
        assert (await answer(phones[0], [MARK]))["what"] == "saved"
        await close(desk)
        await desk.until(lambda: desk.shown()["data"].get("texts"))
        words = [text["words"] for text in desk.shown()["data"]["texts"]]
        assert sorted(words) == sorted([MARK, "idea 1", "idea 2"])

    links = served.open()
    asyncio.run(play())


def test_a_plan_says_that_it_is_not_saved_and_the_same_press_saves_it_later(served, disk):
    links = served.open()
    decide(served, links["code"], actions=3)

    async def play() -> None:
        plan = await join(links["plan"])
        (first, *_) = plan.shown()["data"]["actions"]

        def save(n: int):
            value = {"measure": f"{MARK} {n}"}
            wish = {"do": "complete", "action": first["id"], "value": value}
            return plan.ask(wish, inner=True)

        assert (await save(0))["what"] == "saved"
        disk.fill()
        replies = [await save(n) for n in range(1, TRIES)]
        assert sentences(replies[-1]) == [say("desk.not_saved")]
        disk.make_space()
        assert (await save(TRIES - 1))["what"] == "saved"
        await plan.until(lambda: f"{MARK} {TRIES - 1}" in json.dumps(plan.shown()["data"]))

    asyncio.run(play())


def test_a_file_comes_whole_from_a_full_disk_or_not_at_all(served, disk):
    links = served.open()
    decide(served, links["code"], actions=3)
    disk.fill()
    for kind in ("docx", "pdf", "json"):
        made = get(links, kind)
        assert made.status == 200 and is_whole(made, kind), made.body


def test_an_export_to_a_full_disk_says_so_and_leaves_no_half_file(served, disk, tmp_path):
    links = served.open()
    decide(served, links["code"], actions=3)
    disk.fill()
    to = disk.path / "out"
    done = exported(served, links["code"], to)
    assert done.returncode == 1
    assert "No space left on device" in done.stderr and "Traceback" not in done.stderr
    assert not [path for path in to.rglob("*") if path.is_file()]
    disk.make_space()
    done = exported(served, links["code"], to)
    assert done.returncode == 0 and len(list(to.iterdir())) > 5


def exported(served: Served, code: str, to: Path) -> "subprocess.CompletedProcess[str]":
    command = [*KIT, "export", code, "--to", str(to), "--data", str(served.folder)]
    return subprocess.run(command, capture_output=True, text=True)
