"""Whoever is late can still answer a room that was open for days: told first what becomes of it."""

import asyncio
import sqlite3
import time

import pytest

from tests.command import kit
from tests.days import PULSE, add_workshops, rated, shift
from tests.hall import Served
from tests.serving.room_lines import answer, join
from tests.test_days import DAY, at, go
from workshop_kit import exports
from workshop_kit.domain.late import DAYS
from workshop_kit.exports import replay
from workshop_kit.exports.record import Record
from workshop_kit.school import School
from workshop_kit.school.keeping import backup
from workshop_kit.screens.around import Around
from workshop_kit.screens.plain import page as plain
from workshop_kit.screens.typing import Typing

OPENS = time.mktime(time.strptime("2040-01-05T08:00", "%Y-%m-%dT%H:%M"))
SHUT = OPENS + 4 * DAY
OVER = SHUT + DAYS * DAY
MARK = "The heron on the roof"


@pytest.fixture
def school(tmp_path):
    """A school without a server."""
    place = School(add_workshops(tmp_path / "school", pulse=PULSE), "Elm Park")
    yield place
    place.stop()


def opened(school, **said):
    raw = {"opens": "2040-01-05T08:00", "until": "2040-01-09T08:00", **said}
    opening, problems = school.opening("pulse", raw, OPENS)
    assert problems == []
    return school.room(school.open_room("pulse", opening).code)


def shut(school, people=6, **said):
    """A room that sealed itself, with this many answers to its page."""
    room = opened(school, **said)
    school.keep_time(OPENS)
    for n in range(people):
        assert answered(room, str(n)) == []
    school.keep_time(SHUT)
    assert room.state.phase == "ended"
    return room


def answered(room, number, value=None):
    found = []
    room.answer("work", number, value or rated("much", "fine"), found.extend)
    return [problem.key for problem in found]


def late(room, people):
    for n in range(people):
        room.told_late.add(f"late-{n}")
        said = ("fine", "much")[n % 2], ("much", "fine")[n % 2]  # not all the same
        assert answered(room, f"late-{n}", rated(*said)) == []


def kinds(school, room):
    return [kind for _, kind, _ in school.store.after(room.code)]


def counted(room):
    return room.state.results["work"].counts


@pytest.mark.parametrize(("people", "adds"), [(0, 0), (4, 0), (5, 5), (9, 9)])
def test_late_answers_count_from_five_on_and_are_deleted_otherwise(school, people, adds):
    room = shut(school)
    seal, before = room.state.seal, counted(room)
    late(room, people)
    school.keep_time(OVER - 1)
    assert counted(room) == before
    school.keep_time(OVER)
    assert sum(counted(room)[0]) == 6 + adds
    assert (room.state.seal == seal) is (adds == 0)
    assert room.state.late == 0 and not room.state.takes("work")
    assert school.store.answered(room.code, "work") == set()
    assert kinds(school, room).count("added") == 2
    assert (room.state.phase, answered(room, "late-0")) == ("ended", ["answer.too_late"])


def test_they_are_closed_at_the_next_start_where_no_server_ran(school):
    room = shut(school)
    late(room, 5)
    again = School(school.folder, "")
    again.keep_time(OVER + 100 * DAY)
    assert again.room(room.code).state.results["work"].answered == 11
    assert again.store.answered(room.code, "work") == set()
    again.keep_time(OVER + 101 * DAY)
    assert kinds(again, room).count("late") == 1
    again.stop()


def test_what_was_left_half_added_is_added_at_the_next_start(school):
    room = shut(school)
    late(room, 5)
    room.close("work", lambda problems: None)
    assert room.state.late == OVER and not room.state.takes("work") and room.state.takes("words")
    school.keep_time(OVER)
    school.keep_time(OVER)
    assert kinds(school, room)[-2:] == ["added", "added"]
    assert room.state.results["work"].answered == 11


def test_where_a_server_started_too_late_nothing_is_taken(school):
    room = opened(school)
    school.keep_time(OVER)
    assert kinds(school, room)[-1] == "ended" and room.state.late == 0


def test_who_was_not_told_first_is_refused(school):
    room = shut(school)
    assert answered(room, "late-0") == ["answer.too_late"]  # a form that stood open meanwhile
    room.told_late.add("late-0")
    assert answered(room, "late-0") == []
    assert answered(room, "late-0", rated("much", "fine", "Teachers")) == ["rate.no_group"]


def test_the_plain_page_tells_first_and_then_takes_a_late_answer(school):
    room = shut(school)
    around = Around(lambda: SHUT + DAY, "https://h/ROOM", "", lambda activity: {}, {})
    ended = plain.page(room, "late-0", around)
    assert any("If you have not answered yet" in block.text for block in ended.blocks)
    assert "work" in [id for id, _ in ended.parts]
    assert answered(room, "late-0") == ["answer.too_late"]
    told = " ".join(plain.page(room, "late-0", around, "work").rules)
    assert "if at least four more come by" in told and "do not answer again" in told
    own_words = " ".join(plain.page(room, "late-0", around, "words").rules)
    assert "if at least nine more come by" in own_words and "beside each part" not in own_words
    fields = plain.page(room, "late-0", around, "work").fields
    assert "group" not in [field.name for field in fields]
    assert answered(room, "late-0") == []
    assert plain.page(room, "late-0", around, "work").saved


def test_no_sheet_of_paper_is_late_for_it_told_nobody_what_holds(school):
    room, found = shut(school), []
    assert room.state.late
    room.type_in("work", "a" * 32, rated("much", "fine"), found.extend)
    assert [problem.key for problem in found] == ["answer.too_late"]
    around = Around(lambda: SHUT + DAY, "https://h/ROOM", "", lambda activity: {}, {})
    page = Typing(room, None, around)
    assert "Late answers come from phones alone" in page.shown.data["sentence"]
    page.close()


def by_the_desk(school):
    room = opened(school)
    school.keep_time(OPENS)
    room.seal(lambda problems: None)
    return room


def with_slips(school):
    return shut(school, people=0, slips=True)


@pytest.mark.parametrize("made", [by_the_desk, with_slips])
def test_where_the_desk_closed_it_or_slips_were_drawn_nobody_is_late(school, made):
    room = made(school)
    school.keep_time(SHUT)
    assert room.state.phase == "ended" and "late" not in kinds(school, room)
    found = []
    room.add_late(found.extend)
    assert [problem.key for problem in found] == ["desk.too_late"]


def test_late_answers_are_taken_once(school):
    room = shut(school)
    found = []
    room.take_late(OVER + DAY, found.extend)
    school.keep_time(OVER)
    room.take_late(OVER + DAY, found.extend)
    assert [problem.key for problem in found] == ["desk.too_late"] * 2


def test_an_export_of_before_is_told_again_and_one_of_after_says_what_came_late(school):
    room = shut(school)
    before = exports.file(school.told(room.code), "2040-01-10", "json").body
    late(room, 5)
    school.keep_time(OVER)
    state = school.told(room.code)
    after = exports.file(state, "2040-01-20", "json").body
    assert "Including 5 late answers; they are not in the groups." in after.decode()
    for body in (before, after):
        was = replay.moment(body)
        told = Record(school.told(room.code, was.events), was.told_on)
        assert replay.replay(told, body).same_bytes
    assert exports.json_file.read_json(after).state.added == state.added


def test_the_receipt_and_the_replay_name_late_answers(school):
    room = shut(school)
    late(room, 3)
    for line in (
        "late (from then on late answers were taken, and until when): 1",
        "Single answers that are still held: 3 to the open part work.",
        "whoever answered before the room closed and answers again afterwards counts twice",
    ):
        assert line in kit("receipt", room.code, "--data", str(school.folder)).stdout
    told = kit("replay", room.code, "--data", str(school.folder)).stdout
    assert "Late answers are still taken, and in no result: Your work, In your words." in told
    school.keep_time(OVER)
    told = kit("receipt", room.code, "--data", str(school.folder)).stdout
    assert "too few): 2" in told and "still held: none" in told


def test_no_late_answer_is_in_a_backup_or_stays_on_disk(school, tmp_path):
    room = shut(school)
    room.told_late.add("late-0")
    room.answer("words", "late-0", MARK, lambda problems: None)
    backup(school.folder, school.store, tmp_path / "copy.zip")
    school.keep_time(OVER)
    school.stop()
    assert MARK.encode() not in (school.folder / "rooms.db").read_bytes()
    with sqlite3.connect(school.folder / "rooms.db") as db:
        assert db.execute("SELECT count(*) FROM answers").fetchone() == (0,)


def test_a_phone_that_is_late_is_told_first_answers_and_finds_its_answer_again(tmp_path):
    server = Served(add_workshops(tmp_path / "school", pulse=PULSE)).start()
    links = server.open("pulse", "--heads", "Teachers=24,Leaders=6", "--in-the-clear")
    server.stop()
    shift(server.folder, lambda said: said.update(opens=time.time() - DAY, until=time.time() - 60))
    server.start()

    async def press(phone, to):
        content = {"comm_id": phone.root, "data": {"method": "custom", "content": go(to)}}
        await phone.write({"msg_type": "comm_msg", "content": content})

    async def whole():
        phone = await join(links["join"])
        await phone.until(lambda: phone.data()["days"]["nav"], 40)
        assert phone.shown()["data"]["results"]
        assert phone.data()["days"]["nav"]["label"] == "I have not answered yet"
        await press(phone, "")
        await phone.until(lambda: phone.shown()["data"]["kind"] == "days-list", 10)
        assert "at least four more" in phone.shown()["data"]["lines"][0]
        form = await at(phone, "work")
        assert form["groups"] == [] and "at least four more" in phone.data()["days"]["late"]
        assert (await answer(phone, rated("much", "fine")))["what"] == "saved"
        again = await join(links["join"], phone.cookies)
        assert (await at(again, "work"))["own"] == rated("much", "fine")
        for page in (phone, again):
            page.leave()

    try:
        asyncio.run(whole())
    finally:
        server.stop()
    assert "fault" not in server.log() and "a page met" not in server.log(), server.log()
