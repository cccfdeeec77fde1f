"""The plan as a file: made beside the server, two at a time, and told where it cannot be made."""

import asyncio
import json
import socket
import time
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from io import BytesIO
from pathlib import Path

import psutil
import pytest

from tests.exports.afternoon import proposal
from tests.hall import Served
from tests.serving.asking import Answer, ask
from tests.serving.room_lines import answer, form, go_to, join, press
from workshop_kit.domain.disclosure import disclose, minimum_of
from workshop_kit.domain.results import to_json
from workshop_kit.school import School

KINDS = ("docx", "pdf", "json")
SIX = KINDS * 3


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    served = Served(tmp_path_factory.mktemp("files")).start()
    yield served
    served.stop()


@pytest.fixture(scope="module")
def links(hall: Served) -> dict[str, str]:
    return hall.open()


def get(links: dict[str, str], kind: str) -> Answer:
    """One file, asked for by who opened the plan's private link."""
    cookie = ask(links["plan"]).cookies[0].split(";")[0]
    return ask(f"{links['join']}/plan.{kind}", Cookie=cookie)


def children(hall: Served) -> list[psutil.Process]:
    return psutil.Process(hall.process.pid).children()


def worked(hall: Served) -> tuple[float, float]:
    """Seconds of processor time of the server's own process, and of those it started that ended."""
    times = psutil.Process(hall.process.pid).cpu_times()
    return times.user + times.system, times.children_user + times.children_system


@pytest.mark.parametrize("kind", KINDS)
def test_each_format_comes_whole_under_its_own_name(links, kind):
    answer = get(links, kind)
    assert answer.status == 200
    assert f"feedback-and-marking-plan-{links['code']}.{kind}" in str(answer.headers)
    assert is_whole(answer, kind)


def is_whole(answer: Answer, kind: str) -> bool:
    """Whether all of the file came, from its first byte to its last."""
    if kind == "json":
        return "code" in json.loads(answer.bytes)
    if kind == "pdf":
        return answer.bytes.startswith(b"%PDF-") and answer.bytes.rstrip().endswith(b"%%EOF")
    return zipfile.ZipFile(BytesIO(answer.bytes)).testzip() is None


def paper(links: dict[str, str], name: str) -> Answer:
    """One paper, asked for by who opened the plan's private link."""
    cookie = ask(links["plan"]).cookies[0].split(";")[0]
    return ask(f"{links['join']}/papers/{name}", Cookie=cookie)


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_a_paper_comes_with_the_plans_data_for_who_holds_its_key(links, kind):
    answer = paper(links, f"jncc_item.{kind}")
    assert answer.status == 200 and f"jncc_item.{kind}" in str(answer.headers)
    assert ask(f"{links['join']}/papers/jncc_item.{kind}").status == 403


@pytest.mark.parametrize("name", ["nothing.docx", "jncc_item.exe", "jncc_item.xlsx"])
def test_there_is_no_other_paper_and_no_other_format(links, name):
    assert paper(links, name).status == 404


def test_a_schools_own_template_that_is_faulty_is_named(hall, links):
    own = hall.folder / "library" / "letters" / "email_protocol.md"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text("---\ntitle: Ours\n---\n{nothing}\n", "utf-8")
    answer = paper(links, "email_protocol.docx")
    assert answer.status == 409 and "email_protocol.md" in answer.body


def test_a_file_holds_what_is_so_at_that_moment(hall):
    links = hall.open()

    async def close_the_first_question() -> None:
        desk, phone = await join(links["desk"]), await join(links["join"])
        await go_to(desk, "purposes")
        await form(phone, "purposes")
        await answer(phone, ["one idea"])
        await press(desk)

    assert "purposes" not in json.loads(get(links, "json").bytes)["room"]["results"]
    asyncio.run(close_the_first_question())
    assert "purposes" in json.loads(get(links, "json").bytes)["room"]["results"]


def test_a_download_that_the_browser_gives_up_is_no_fault(hall, links):
    cookie = ask(links["plan"]).cookies[0].split(";")[0]
    asked = (
        f"GET /{links['code']}/plan.docx HTTP/1.1\r\nHost: hall.test\r\nCookie: {cookie}\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", hall.port)) as line:
        line.sendall(asked.encode())
        while not children(hall):
            time.sleep(0.02)
    while children(hall):
        time.sleep(0.05)
    assert get(links, "json").status == 200
    assert "fault" not in hall.log(), hall.log()


def decide(hall: Served, code: str, actions: int) -> None:
    """A room that nobody has visited yet takes on so many actions, by its events alone."""
    school = School(hall.folder, "")
    room = school.room(code)
    assert room
    step = next(one for one in room.state.workshop.activities if one.kind == "propose")
    items = room.state.items(step)
    given = [proposal(f"Action {n}: {'what we do instead ' * 10}") for n in range(actions)]
    job = {"minutes": {room.state.workshop.jobs[0]: -20}}
    answers = [step.check({**one, **job}, items)[0] for one in given]
    result = disclose(step.tally(answers, items), minimum_of(room.state.workshop, step))
    closed = {"activity": step.id, "result": to_json(result)}
    school.store.append(code, "started", {"activity": step.id, "at": 0, "ends": 60})
    school.store.append(code, "closed", closed)
    school.store.append(code, "chose", {"proposals": [one.id for one in result.proposals]})
    school.store.append(code, "ended", {})
    school.stop()


def test_six_full_exports_at_once_are_made_two_by_two_and_no_phone_waits(hall, links):
    plan = hall.open()
    decide(hall, plan["code"], actions=20)
    assert len(json.loads(get(plan, "json").bytes)["actions"]) == 20
    before, seen = worked(hall), []

    def taken_home(kind: str) -> tuple[Answer, float]:
        begun = time.monotonic()
        return get(plan, kind), time.monotonic() - begun

    async def answering() -> list[float]:
        desk, phone = await join(links["desk"]), await join(links["join"])
        await go_to(desk, "purposes")
        await form(phone, "purposes")
        waits: list[float] = []
        while not all(file.done() for file in files):
            begun = time.monotonic()
            assert (await answer(phone, [f"idea {len(waits)}"]))["what"] == "saved"
            waits.append(time.monotonic() - begun)
            seen.append(len(children(hall)))
            await asyncio.sleep(0.1)
        return waits

    with ThreadPoolExecutor(len(SIX)) as pool:
        files = [pool.submit(taken_home, kind) for kind in SIX]
        waits = asyncio.run(answering())
        wait(files)
    answers, took = zip(*(file.result() for file in files), strict=True)
    assert [one.status for one in answers] == [200] * len(SIX)
    assert all(is_whole(one, kind) for one, kind in zip(answers, SIX, strict=True))
    assert max(seen) == 2
    assert sorted(waits)[len(waits) * 95 // 100] < min(took)  # no answer waits for a file
    own, apart = (now - then for now, then in zip(worked(hall), before, strict=True))
    assert own < apart / 3  # no file is made in the server's own process


def test_if_its_process_is_killed_a_sentence_comes_and_the_next_file_is_made(tmp_path):
    hall = Served(tmp_path).start()
    links = hall.open()
    with ThreadPoolExecutor(1) as pool:
        file = pool.submit(get, links, "docx")
        while not file.done():
            for child in children(hall):
                child.kill()
        assert file.result().status == 500
        assert "Something went wrong on this page" in file.result().body
    assert get(links, "docx").status == 200
    hall.stop()
    assert "CalledProcessError" in hall.log() and "Traceback" not in hall.log()


def test_a_schools_template_that_cannot_be_used_is_named(served):
    links = served.open()
    own = Path(served.folder) / "library" / "plan.docx"
    own.parent.mkdir(exist_ok=True)
    own.write_text("no Word file", encoding="utf-8")
    answer = get(links, "docx")
    assert answer.status == 409
    assert "Word template" in answer.body and "plan.docx" in answer.body
    assert get(links, "pdf").status == 200


@pytest.mark.parametrize("kind", ["exe", "docx2", "py"])
def test_a_format_that_does_not_exist_is_no_page(links, kind):
    answer = get(links, kind)
    assert answer.status == 404
    assert "There is no page at this address" in answer.body


def test_without_the_plans_key_no_file_is_made(hall, links):
    for cookie in ("", "plan=x", "desk=" + links["desk"].split("key=")[1]):
        answer = ask(f"{links['join']}/plan.docx", Cookie=cookie)
        assert answer.status == 403 and "private link" in answer.body
