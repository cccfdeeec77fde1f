"""Rooms that are open for days: they open and seal themselves, whoever is there or not."""

import asyncio
import json
import sqlite3
import time
from datetime import date
from email.utils import parsedate_to_datetime
from http.cookies import SimpleCookie

import pytest

from tests.days import PULSE, add_workshops, rated, shift
from tests.hall import Served
from tests.serving.asking import ask
from tests.serving.room_lines import answer, form, join
from workshop_kit import exports
from workshop_kit.domain.opening import Opening
from workshop_kit.domain.results import Counts, from_json
from workshop_kit.school import School

DAY = 86_400
HEADS = "Teachers=24,Leaders=6,Midday staff=12,Office staff=10"
BEGIN, END = "2040-01-05T08:00", "2040-01-09T16:00"


@pytest.fixture
def weeks(tmp_path):
    """A running server whose school has a workshop that is open for days."""
    server = Served(add_workshops(tmp_path / "school", pulse=PULSE)).start()
    yield server
    server.stop()
    assert "fault" not in server.log() and "a page met" not in server.log(), server.log()


def opened(server):
    said = ["--heads", HEADS, "--setting", "primary", "--in-the-clear"]
    return server.open("pulse", *said)


async def at(phone, part):
    """The phone at this part."""
    content = {"comm_id": phone.root, "data": {"method": "custom", "content": go(part)}}
    await phone.write({"msg_type": "comm_msg", "content": content})
    return await form(phone, part)


def go(part):
    return {"do": "go", "activity": part}


async def running(link, cookies=None):
    """A phone in a room that has opened by itself."""
    phone = await join(link, cookies)
    assert phone.data()["phase"] == "open"
    return phone


def test_a_room_lives_through_a_restart_and_seals_itself_while_no_server_runs(weeks):
    links = opened(weeks)
    cookies = []

    async def first_day():
        for n in range(3):
            phone = await running(links["join"])
            assert (await at(phone, "work"))["own"] is None
            assert (await answer(phone, rated("much", "fine", "Teachers")))["what"] == "saved"
            cookies.append(phone.cookies)
            if n == 0:
                await at(phone, "words")
                assert (await answer(phone, "The heron on the roof"))["what"] == "saved"
            phone.leave()

    async def another_day():
        phone = await running(links["join"], cookies[0])
        assert phone.shown()["data"]["done"] == "You have answered every part. " + (
            "You can change your answers until it closes."
        )
        assert (await at(phone, "work"))["own"] == rated("much", "fine", "Teachers")
        assert (await answer(phone, rated("fine", "fine", "Teachers")))["what"] == "saved"
        for group in ("Teachers", "Teachers", "Office staff"):
            new = await running(links["join"])
            await at(new, "work")
            assert (await answer(new, rated("much", "much", group)))["what"] == "saved"
        desk = await join(links["desk"])
        assert desk.data()["count"] == "6 of 52 have answered"

    asyncio.run(first_day())
    weeks.kill()
    weeks.start()
    asyncio.run(another_day())
    weeks.stop()
    shift(weeks.folder, lambda said: said.update(opens=time.time() - DAY, until=time.time() - 60))
    weeks.start()

    async def after():
        phone, board = await join(links["join"], cookies[1]), await join(links["board"])
        for page in (phone, board):
            await page.until(lambda page=page: page.data()["phase"] == "ended", 40)
        return phone.shown()["data"], board.shown()["data"]

    phone, board = asyncio.run(after())
    told = "6 of 52 answered."  # which groups stayed silent is not for everybody
    assert (phone["none"], board["line"]) == (told, told)
    (work, words) = phone["results"]["steps"]
    assert [bar["counts"][:2] for bar in work["bars"]] == [[1, 5], [3, 3]]
    assert words["of"] == "nothing"  # one text of ten
    assert not answers_left(weeks, "heron")


def answers_left(server, mark):
    return mark.encode() in (server.folder / "rooms.db").read_bytes()


def test_the_plan_of_a_sealed_room_says_who_answered(weeks):
    links = opened(weeks)
    weeks.stop()
    shift(weeks.folder, lambda said: said.update(until=time.time() - 60))
    school = School(weeks.folder, "")
    school.keep_time(time.time())
    file = exports.file(school.told(links["code"]), date.today().isoformat(), "json")
    school.stop()
    told = json.dumps(json.loads(file.body)["document"], ensure_ascii=False)
    assert "0 of 52 answered." in told
    assert "This was a survey" in told


def test_a_phone_keeps_its_number_for_longer_than_a_fortnight(weeks):
    (cookie,) = ask(opened(weeks)["join"]).cookies
    found = SimpleCookie(cookie)["phone"]
    kept_until = parsedate_to_datetime(found["expires"]).timestamp()
    assert found["httponly"] and kept_until > time.time() + 14 * DAY


@pytest.fixture
def school(tmp_path):
    """A school without a server."""
    place = School(add_workshops(tmp_path, pulse=PULSE), "Elm Park")
    yield place
    place.stop()


def open_at(school, opens, until):
    opening, problems = school.opening("pulse", {"opens": opens, "until": until}, seconds(BEGIN))
    assert problems == []
    return school.room(school.open_room("pulse", opening).code)


def seconds(text):
    return time.mktime(time.strptime(text, "%Y-%m-%dT%H:%M"))


def test_it_opens_at_its_time_and_not_before(school):
    room = open_at(school, "2040-01-06T08:00", END)
    school.keep_time(seconds("2040-01-06T07:59"))
    assert room.state.phase == "waiting"
    found = []
    room.answer("work", "1", rated("fine", "fine"), found.extend)
    assert [problem.key for problem in found] == ["answer.too_late"]
    school.keep_time(seconds("2040-01-06T08:00"))
    assert room.state.phase == "open"


def test_it_opens_and_seals_at_once_where_no_server_ran_all_the_time(school):
    room = open_at(school, BEGIN, END)
    school.keep_time(seconds(END))
    assert room.state.phase == "ended"
    assert set(room.state.results) == {"work", "words"}


def test_it_seals_at_its_end_and_not_before(school):
    room = open_at(school, BEGIN, END)
    school.keep_time(seconds("2040-01-09T15:59"))
    for n in range(5):
        room.answer("work", str(n), rated("much", "fine"), lambda problems: None)
    assert room.answered == room.answered_to("work") == 5
    school.keep_time(seconds(END))
    school.keep_time(seconds(END))
    result = room.state.results["work"]
    assert isinstance(result, Counts) and result.counts[0][:2] == (0, 5)
    assert [kind for _, kind, _ in school.store.after(room.code)].count("ended") == 1
    assert school.store.answered(room.code, "work") == set()


def test_a_room_left_half_sealed_is_sealed_at_the_next_start(school):
    room = open_at(school, BEGIN, END)
    school.keep_time(seconds(BEGIN))
    room.close("words", lambda problems: None)
    assert room.state.phase == "open"
    again = School(school.folder, "")
    again.keep_time(seconds(END))
    events = again.store.after(room.code)
    again.stop()
    kinds = [kind for _, kind, _ in events]
    assert kinds == ["opened", "ran", "closed", "closed", "ended", "late"]
    assert from_json(events[3][2]["result"]).answered == 0


@pytest.mark.parametrize("timed", [True, False])
def test_no_desk_can_hold_it_live(school, timed):
    opening = school.opening("pulse", {}, seconds(BEGIN))[0] if timed else Opening()
    room = school.room(school.open_room("pulse", opening).code)
    found = []
    room.start("work", 0, found.extend)
    room.run(lambda problems: None)
    room.start("work", 0, found.extend)
    assert [problem.key for problem in found] == ["desk.not_live"] * 2
    assert room.state.current is None


def test_opened_without_times_it_is_open_for_a_week(school):
    before = time.time()
    opening = school.open_room("pulse").opening
    assert opening.opens == pytest.approx(before, abs=30)
    assert opening.until - opening.opens == 7 * DAY


def test_what_an_earlier_day_left_open_is_not_closed_where_it_is_open_for_days(school):
    room = open_at(school, BEGIN, END)
    school.keep_time(seconds(BEGIN))
    shift_day(school, room.code)
    again = School(school.folder, "")
    again.keep_time(seconds(BEGIN) + 60)
    assert again.room(room.code).state.phase == "open"
    again.stop()


def shift_day(school, code):
    with sqlite3.connect(school.folder / "rooms.db") as db:
        today = school.room(code).state.held_on
        old = "UPDATE events SET body = replace(body, ?, '2026-01-05') WHERE n = 1"
        db.execute(old, (today,))


VOTING = (
    PULSE
    + """
  - kind: vote
    id: first
    title: What comes first
    minutes: 1
    least: 1
    talk: 0
    question: Which should come first?
    take: work
    most: 1
    dots: 1
"""
)


def test_what_phones_chose_among_is_what_is_counted(tmp_path):
    voting = VOTING.replace("minutes: 5", "minutes: 6", 1)
    school = School(add_workshops(tmp_path, pulse=voting), "Elm Park")
    room = school.room(school.open_room("pulse").code)
    found = []
    for n in range(5):  # afterwards data leads; while it is open everybody sees marking first
        room.answer("work", str(n), rated("fine", "much"), found.extend)
        room.answer("first", str(n), {"marking": 1}, found.extend)
    room.seal(found.extend)
    school.stop()
    assert found == []
    result = room.state.results["first"]
    rows = zip(result.items, result.counts, strict=True)
    assert [(item.id, counts) for item, counts in rows] == [("marking", (5,))]


def test_where_nothing_was_promised_nothing_is_asked_for_days(tmp_path):
    recall = "{kind: recall, id: last, title: Last, minutes: 1, least: 1, talk: 0, question: Done}"
    text = PULSE.replace("minutes: 5", "minutes: 6", 1) + f"  - {recall}\n"
    school = School(add_workshops(tmp_path, pulse=text), "Elm Park")
    room = school.room(school.open_room("pulse").code)
    found = []
    room.answer("last", "1", {"a": "done"}, found.extend)
    assert [problem.key for problem in found] == ["answer.too_late"]
    room.seal(lambda problems: None)
    school.stop()
    assert set(room.state.results) == {"work", "words"}
