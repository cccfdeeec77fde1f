"""What can go wrong around a running server, each with its sentence: nothing is lost by it."""

import asyncio
import errno
import json
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import typer

from tests.disks import Disk, disk
from tests.hall import KIT, SCHOOL, Served, free_port, local, running
from tests.serving.asking import ask
from tests.serving.room_lines import answer, form, go_to, join, played, press
from workshop_kit.commands.serving import _refusals
from workshop_kit.line import Line, LineCut
from workshop_kit.words import say

__all__ = ["disk"]


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One server for all that leave it as it was."""
    with running(tmp_path_factory.mktemp("hall")) as server:
        yield server


def sentences(reply: dict) -> list[str]:
    return [one["sentence"] for one in reply.get("problems", [])]


def kit(*words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([*KIT, *words], capture_output=True, text=True, timeout=60)


def test_while_another_program_locks_the_database_nothing_is_called_saved_and_later_it_is(hall):
    async def play(links, desk):
        phone = await join(links["join"])
        await go_to(desk, "purposes")
        await form(phone, "purposes")
        with closing(sqlite3.connect(hall.folder / "rooms.db", isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            closed = desk.ask({"do": "close", "activity": "purposes"})
            told = await asyncio.gather(answer(phone, ["the heron"]), closed)
        assert sentences(told[0]) == [say("answer.not_saved")]
        assert sentences(told[1]) == [say("desk.not_saved")]
        assert (await answer(phone, ["the heron"]))["what"] == "saved"
        await press(desk)

    played(hall, play)


@pytest.mark.parametrize("command", ["serve", "open"])
def test_a_folder_that_cannot_be_written_is_refused_in_a_sentence(disk: Disk, command):
    folder = disk.path / "school"
    Served(_made(folder)).start().stop()
    disk.allow(writing=False)
    rest = ["--port", str(free_port())] if command == "serve" else ["feedback_and_marking"]
    done = kit(command, "--data", str(folder), *rest)
    disk.allow(writing=True)
    assert (done.returncode, done.stderr.strip()) == (1, say("store.failed", folder=folder))


def test_a_server_that_starts_on_a_full_disk_says_so(disk: Disk):
    disk.fill()
    folder = disk.path / "school"
    command = ["--data", str(folder), "--school", SCHOOL, "--port", str(free_port())]
    done = kit("serve", *command)
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert done.stderr.strip() == say("store.failed", folder=folder)


def test_a_server_that_cannot_keep_its_address_says_so_and_ends(tmp_path):
    (tmp_path / ".address.txt.part").mkdir()  # where it is written first
    done = kit("serve", "--data", str(tmp_path), "--school", SCHOOL, "--port", str(free_port()))
    assert (done.returncode, done.stderr.strip()) == (1, say("store.failed", folder=tmp_path))


OTHER = [
    (FileNotFoundError(2, "No such file or directory", "/opt/kit/board.js"), "/opt/kit/board.js"),
    (OSError(errno.EMFILE, "Too many open files"), "Too many open files"),
    (ConnectionResetError("the other side went"), "the other side went"),
]


@pytest.mark.parametrize(("error", "named"), OTHER)
def test_what_is_not_the_folders_fault_is_not_called_so(tmp_path, capsys, error, named):
    with pytest.raises(typer.Exit), _refusals(tmp_path, 8866):
        raise error
    told = capsys.readouterr().err
    assert named in told and str(tmp_path) not in told


def test_a_disk_that_is_full_is_the_folders_fault_also_where_no_file_is_named(tmp_path, capsys):
    with pytest.raises(typer.Exit), _refusals(tmp_path, 8866):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert capsys.readouterr().err.strip() == say("store.failed", folder=tmp_path)


CLOCK = """
from workshop_kit.school import School
def keep_time(self, now): raise ValueError("what somebody wrote")
School.keep_time = keep_time
"""


def test_a_fault_of_the_clock_is_logged_by_its_kind_and_place_and_quotes_nothing(tmp_path):
    served = Served(tmp_path, before=CLOCK).start()
    served.open()  # it goes on
    served.stop()
    assert "the server met a fault: ValueError at <string>:3" in served.log()
    assert "somebody" not in served.log() and "Traceback" not in served.log()


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def test_two_desks_follow_each_other_and_next_pressed_on_both_goes_one_step(hall):
    async def play(links, desk):
        other = await join(links["desk"])
        await go_to(desk, "welcome")
        for _ in range(4):
            before = desk.data()["activity"]
            await other.until(lambda before=before: other.data()["activity"] == before)
            wish = desk.data()["primary"]
            assert other.data()["primary"] == wish
            asked = [one.ask({k: wish[k] for k in ("do", "activity")}) for one in (desk, other)]
            told = sorted([r["what"], sentences(r)] for r in await asyncio.gather(*asked))
            assert told == [["problems", [say("desk.too_late")]], ["saved", []]]
            for one in (desk, other):
                await one.until(lambda one=one, wish=wish: one.data()["primary"] != wish)
            assert desk.data()["primary"] == other.data()["primary"]
        assert desk.data()["activity"] == other.data()["activity"] == "purposes"

    played(hall, play)


def own(page: Line):
    return page.shown().get("data", {}).get("own")


def test_one_phone_in_two_tabs_has_one_voice_and_both_show_the_answer_saved_last(hall):
    async def play(links, desk):
        first = await join(links["join"])
        second = await join(links["join"], first.cookies)
        await go_to(desk, "purposes")
        for page in (first, second):
            await form(page, "purposes")
        for page, words in ((first, "one"), (second, "two"), (first, "three")):
            assert (await answer(page, [words]))["what"] == "saved"
            for tab in (first, second):
                await tab.until(lambda tab=tab, words=words: own(tab) == [words])
        await desk.until(lambda: desk.data()["answered"].startswith("1 "))
        both = [answer(page, [f"at once {n}"]) for n, page in enumerate((first, second))]
        assert [r["what"] for r in await asyncio.gather(*both)] == ["saved", "saved"]
        await first.until(lambda: own(first)[0].startswith("at once") and own(first) == own(second))
        assert desk.data()["answered"].startswith("1 ")
        await press(desk)

    played(hall, play)


def test_at_another_address_links_are_made_anew_and_the_old_ones_are_told_what_to_do(tmp_path):
    served = Served(_made(tmp_path / "school")).start()
    links = served.open()
    port = served.port

    async def answered() -> Line:
        desk, phone = await join(links["desk"]), await join(links["join"])
        await go_to(desk, "purposes")
        await form(phone, "purposes")
        assert (await answer(phone, ["the heron"]))["what"] == "saved"
        return phone

    phone = asyncio.run(answered())
    served.stop()
    served.port = free_port()
    served.start()
    assert say("serve.moved", before=f"http://hall.test:{port}") in served.log()
    fresh = json.loads(served.kit("keys", links["code"], "--json").stdout)
    now = links["join"].replace(str(port), str(served.port))
    assert fresh["join"] == now
    assert all(fresh[role].startswith(now) for role in ("board", "desk", "plan"))

    async def moved() -> None:
        again = Line(phone.cookies)  # cookies know no port: on the same name it is the same phone
        with pytest.raises(LineCut):
            await again.join(local(links["join"]))
        back = await join(now, phone.cookies)
        assert (await form(back, "purposes"))["own"] == ["the heron"]
        board = await join(fresh["board"])
        assert f"http://{board.data()['join']}" == now

    asyncio.run(moved())
    wrong = ask(now, Host_="old.test")
    assert wrong.status == 421 and say("hall.other_address") in wrong.body
    served.stop()


def test_settings_of_an_ordinary_voila_beside_it_move_nothing(tmp_path):
    foreign = {"port": free_port(), "ip": "127.0.0.2", "base_url": "/voila/"}
    config = {"Voila": foreign, "VoilaConfiguration": {"preheat_kernel": True, "template": "lab"}}
    school, beside = tmp_path / "school", tmp_path / "beside"
    for folder in (school, beside, beside / "jupyter"):
        folder.mkdir()
    (beside / "voila.json").write_text(json.dumps(config), "utf-8")
    (beside / "jupyter" / "voila.json").write_text(json.dumps(config), "utf-8")
    known = f"os.environ['JUPYTER_CONFIG_DIR'] = {str(beside / 'jupyter')!r}"
    with running(school, before=f"import os\nos.chdir({str(beside)!r})\n{known}") as served:
        join = served.open()["join"]
        page = ask(join)
        assert page.status == 200 and "/voila/" not in page.body
        assert f":{served.port}/" in join
