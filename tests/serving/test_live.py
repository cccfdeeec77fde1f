"""Saved means on disk, a person comes back, and nobody sees what another wrote."""

import asyncio
import contextlib
import json
import sqlite3

import pytest

from tests.hall import local
from tests.serving.room_lines import answer, close, form, go_to, join, played, press
from workshop_kit.line import Line, LineCut

MARK = "the heron on the roof"


def test_a_phone_follows_the_desk_and_its_answer_comes_back_after_a_reload(shared_hall):
    async def play(links, desk):
        phone = await join(links["join"])
        await go_to(desk, "purposes")
        assert (await form(phone, "purposes"))["own"] is None
        assert (await answer(phone, [MARK]))["what"] == "saved"
        phone.leave()
        again = await join(links["join"], phone.cookies)
        assert (await form(again, "purposes"))["own"] == [MARK]
        other = await join(links["join"])
        assert (await form(other, "purposes"))["own"] is None

    played(shared_hall, play)


def test_a_room_goes_on_while_the_start_page_reads_a_schools_large_and_broken_file(served):
    async def play(links, desk):
        own = served.folder / "library" / "workshops" / "big.yaml"
        own.parent.mkdir(parents=True)
        names = "\n".join(f"minute{n}: v" for n in range(6_000))
        own.write_text(f"title: big\n{names}\n", encoding="utf-8")
        reads = asyncio.create_task(join(served.start_link))
        await asyncio.sleep(0.5)  # by now it has knocked, and reading takes seconds
        assert (await desk.ask({"do": "talk", "on": True}))["what"] != ""
        assert not reads.done()
        [told] = (await reads).data()["left_out"]
        assert told["told"] == "big.yaml cannot be opened as it is"

    played(served, play)


def test_a_killed_server_gives_every_phone_its_answer_back(served):
    async def play(links, desk):
        phones = [await join(links["join"]) for _ in range(5)]
        await go_to(desk, "purposes")
        for n, phone in enumerate(phones):
            await form(phone, "purposes")
            assert (await answer(phone, [f"{MARK} {n}"]))["what"] == "saved"
        served.kill()
        with pytest.raises(LineCut):
            await answer(phones[0], ["too late"])
        served.start()
        for n, phone in enumerate(phones):
            back = await join(links["join"], phone.cookies)
            assert (await form(back, "purposes"))["own"] == [f"{MARK} {n}"]

    played(served, play)


def test_closing_shows_the_room_what_it_said_and_leaves_no_single_answer_on_disk(served):
    async def play(links, desk):
        phones = [await join(links["join"]) for _ in range(3)]
        board = await join(links["board"])
        await go_to(desk, "purposes")
        for n, phone in enumerate(phones):
            await form(phone, "purposes")
            await answer(phone, [f"{MARK} {n}", "the same for all"])
        await press(desk)
        assert desk.data()["primary"]["do"] == "release"
        assert (served.folder / "rooms.db-wal").stat().st_size == 0
        await close(desk)
        for line in (*phones, board):
            await line.until(lambda line=line: "own" not in line.shown()["data"])
            await line.until(lambda line=line: MARK in json.dumps(line.shown()["data"]))

    played(served, play)
    with sqlite3.connect(served.folder / "rooms.db") as db:
        assert db.execute("SELECT count(*) FROM answers").fetchone() == (0,)
        told = "".join(body for (body,) in db.execute("SELECT body FROM events"))
    assert f"{MARK} 2" in told


def test_two_devices_are_too_few_to_show_anything(served):
    async def play(links, desk):
        phones = [await join(links["join"]) for _ in range(2)]
        await go_to(desk, "purposes")
        for phone in phones:
            await form(phone, "purposes")
            await answer(phone, [MARK])
        await press(desk)
        await phones[0].until(lambda: "own" not in phones[0].shown()["data"])
        assert MARK not in json.dumps(phones[0].shown()) + json.dumps(desk.models)

    played(served, play)
    whole = b"".join(path.read_bytes() for path in served.folder.glob("rooms.db*"))
    assert MARK.encode() not in whole


def test_the_form_of_a_closed_question_is_gone_for_good(shared_hall):
    async def play(links, desk):
        phone = await join(links["join"])
        await go_to(desk, "purposes")
        await form(phone, "purposes")
        target = phone.models[phone.root]["shown"].removeprefix("anywidget:")
        await press(desk)
        await phone.until(lambda: "own" not in phone.shown()["data"])
        await phone.until(lambda: target not in phone.models)

    played(shared_hall, play)


HOSTILE = [
    *(None, [], "x", 7, {}, {"msg_type": "comm_msg"}, {"msg_type": "comm_open", "content": {}}),
    {"msg_type": "comm_msg", "content": {"comm_id": "1", "data": {"method": "update"}}},
    {"msg_type": "comm_msg", "content": {"comm_id": "1", "data": {"method": "request_state"}}},
    {"msg_type": "comm_msg", "content": {"comm_id": "999", "data": {"method": "custom"}}},
    {"msg_type": "comm_msg", "content": {"comm_id": ["1"], "data": {"method": "custom"}}},
    {
        "msg_type": "comm_msg",
        "content": {"comm_id": "1", "data": {"method": "custom", "content": 1}},
    },
    {"msg_type": "execute_request", "content": {"code": "1/0"}},
]


@pytest.mark.parametrize("message", HOSTILE, ids=json.dumps)
def test_a_message_that_no_page_sends_changes_nothing(shared_hall, message):
    async def play(links, desk):
        phone = await join(links["join"])
        before = json.dumps(phone.models)
        for _ in range(3):
            await phone.write(message)
        await asyncio.sleep(0.05)
        assert json.dumps(phone.models) == before
        await go_to(desk, "purposes")
        await form(phone, "purposes")
        assert (await answer(phone, [MARK]))["what"] == "saved"

    played(shared_hall, play)
    assert "a page met" not in shared_hall.log()


def test_a_page_cannot_set_a_trait(shared_hall):
    async def play(links, desk):
        phone = await join(links["join"])
        for name in ("data", "_esm", "key", "shown"):
            state = {name: {"data": {"x": 1}}.get(name, "/s/evil.js")}
            data = {"method": "update", "state": state, "buffer_paths": []}
            await phone.write(
                {"msg_type": "comm_msg", "content": {"comm_id": phone.root, "data": data}}
            )
        again = await join(links["join"], phone.cookies)
        assert again.models[again.root]["_esm"] == phone.models[phone.root]["_esm"]
        assert "evil" not in json.dumps(phone.models)

    played(shared_hall, play)


def test_what_one_phone_wrote_never_reaches_another_or_the_desk_before_closing(shared_hall):
    async def play(links, desk):
        one, other = await join(links["join"]), await join(links["join"])
        board = await join(links["board"])
        await go_to(desk, "purposes")
        await form(one, "purposes")
        await form(other, "purposes")
        await answer(one, [MARK])
        await desk.until(lambda: "1" in desk.data()["answered"])
        for line in (other, desk, board):
            for id in ("1", "2", "3"):
                data = {"method": "request_state"}
                await line.write({"msg_type": "comm_msg", "content": {"comm_id": id, "data": data}})
        await asyncio.sleep(0.3)
        for line in (other, desk, board):
            assert MARK not in json.dumps(line.models)

    played(shared_hall, play)


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ([""], "Write at least one idea"),
        (["x" * 281], "Use 280 characters or fewer. This is 1 too long"),
        (["a", "b", "c", "d", "e", "f"], "Write at most 3 ideas"),
        ("not a list", "This page is out of date. Load it again, then answer once more"),
        ([{"a": 1}], "Enter words"),
    ],
)
def test_a_wrong_answer_is_told_beside_its_field(shared_hall, value, sentence):
    async def play(links, desk):
        phone = await join(links["join"])
        await go_to(desk, "purposes")
        await form(phone, "purposes")
        reply = await answer(phone, value)
        assert reply["what"] == "problems"
        assert [problem["sentence"] for problem in reply["problems"]] == [sentence]

    played(shared_hall, play)


def test_a_page_of_another_site_cannot_open_a_line(shared_hall):
    links = shared_hall.open()

    async def knock() -> None:
        phone = await join(links["join"])
        for origin in ("http://evil.example", "null", "http://127.0.0.1:1"):
            with pytest.raises(LineCut):
                await join_from(origin, links["join"], phone.cookies)

    asyncio.run(knock())


async def join_from(origin, link, cookies):
    line = Line(cookies)
    line.origin = origin
    await line.join(local(link))


def test_who_floods_is_cut_off_and_others_do_not_notice(shared_hall):
    async def play(links, desk):
        flood, calm = await join(links["join"]), await join(links["join"])
        with contextlib.suppress(LineCut):
            for _ in range(500):
                await flood.write({"msg_type": "ping"})
                await asyncio.sleep(0)
        await flood.until_cut()
        await go_to(desk, "purposes")
        await form(calm, "purposes")
        assert (await answer(calm, [MARK]))["what"] == "saved"

    played(shared_hall, play)


@pytest.mark.parametrize("words", ["a" + "\u0315\u0316" * 4500, "x" * 60000])
def test_a_monstrous_answer_is_refused_at_once(shared_hall, words):
    async def play(links, desk):
        phone = await join(links["join"])
        await go_to(desk, "purposes")
        await form(phone, "purposes")
        reply = await asyncio.wait_for(answer(phone, [words]), 2)
        assert reply["what"] == "problems"
        assert "characters or fewer" in reply["problems"][0]["sentence"]

    played(shared_hall, play)


def test_deeply_nested_nonsense_is_not_heard_and_not_logged(shared_hall):
    async def play(links, desk):
        phone = await join(links["join"])
        await phone._socket.write_message("[" * 60000)
        await go_to(desk, "purposes")
        await form(phone, "purposes")
        assert (await answer(phone, ["\ud800 lone", MARK]))["what"] == "saved"

    played(shared_hall, play)
    assert "Traceback" not in shared_hall.log()
