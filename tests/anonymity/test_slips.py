"""Slips from a hat: one slip is one voice, used once; no slip can be joined with an answer."""

import asyncio
import http.client
import random
import sqlite3
from hashlib import sha256
from io import BytesIO
from itertools import permutations
from urllib.parse import urlencode, urlsplit

import pytest
from pypdf import PdfReader

from tests.anonymity.test_linker import band
from tests.hall import Served, local
from tests.serving.asking import ask
from tests.serving.room_lines import answer, form, go_to, join
from workshop_kit.domain.opening import Opening
from workshop_kit.domain.problem import Refused
from workshop_kit.domain.slips import QUESTION, Slips, read, slip_key, spelt, voice_key
from workshop_kit.domain.turnout import turnout
from workshop_kit.exports.slips import Sheet, write
from workshop_kit.room import answer_key
from workshop_kit.school import School
from workshop_kit.school.slips import count, draw, take_back

WORKSHOP = "feedback_and_marking"
IDEA = ["Say it in the lesson"]


@pytest.fixture
def school(tmp_path):
    school = School(tmp_path / "school", "A school")
    yield school
    school.stop()


@pytest.fixture
def code(school):
    return school.open_room(WORKSHOP, Opening(slips=True)).code


class Told(list):
    def __call__(self, problems):
        self.append([problem.key for problem in problems])


@pytest.fixture
def told():
    return Told()


def given(school, code, slip, number):
    """What becomes of a slip that the phone with this number gives."""
    told = Told()
    school.room(code).exchange(slip, number, told)
    return told[0]


def test_a_phone_without_a_slip_answers_nothing_and_with_one_it_does(school, code, told):
    room = school.room(code)
    (slip,) = draw(school, code, 1)
    room.start("purposes", 0, told)
    room.answer("purposes", "1", IDEA, told)
    assert told[-1] == ["slips.needed"]
    assert given(school, code, slip, "1") == []
    room.answer("purposes", "1", IDEA, told)
    assert told[-1] == []
    assert room.answered == 1


@pytest.mark.parametrize("typed", [spelt, str.lower, lambda s: "-".join(s), lambda s: f" {s} "])
def test_a_slip_may_be_typed_as_people_type(school, code, typed):
    (slip,) = draw(school, code, 1)
    assert given(school, code, typed(slip), "1") == []


@pytest.mark.parametrize("typed", ["", "BCDFGHJK", "'; DROP TABLE answers", "🙂" * 99, "\ud800"])
def test_what_is_no_slip_is_refused(school, code, typed):
    draw(school, code, 3)
    assert given(school, code, typed, "1") == ["slips.unknown"]


def test_a_used_slip_is_refused_from_every_device_the_first_too(school, code):
    (slip,) = draw(school, code, 1)
    assert [given(school, code, slip, n) for n in ("1", "2", "1")] == [
        [],
        ["slips.used"],
        ["slips.used"],
    ]
    assert [school.room(code).has_voice(n) for n in ("1", "2")] == [True, False]


def test_a_slip_of_one_room_is_none_in_another(school, code):
    other = school.open_room(WORKSHOP, Opening(slips=True)).code
    (slip,) = draw(school, code, 1)
    assert given(school, other, slip, "1") == ["slips.unknown"]


def test_52_slips_give_at_most_52_answers_from_three_devices(school, code, told):
    """Each device is handed on with a new number for each slip; they also try their luck."""
    room = school.room(code)
    room.start("purposes", 0, told)
    slips = draw(school, code, 52)
    for n, slip in enumerate(slips * 2 + ["BCDFGHJK"] * 20):
        given(school, code, slip, f"device {n % 3}, hand {n}")
        room.answer("purposes", f"device {n % 3}, hand {n}", IDEA, told)
        room.answer("purposes", f"device {n % 3}, made up {n}", IDEA, told)
    assert room.answered == 52
    room.close("purposes", told)
    assert room.state.results["purposes"].answered == 52


def test_spare_slips_are_voided_and_the_rest_is_the_base_of_the_turnout(school, code, told):
    slips = draw(school, code, 10)
    given(school, code, slips[0], "1")
    assert take_back(school, code, [spelt(one) for one in slips[7:]]) == Slips(10, 3, 1)
    assert given(school, code, slips[8], "2") == ["slips.void"]
    room = school.room(code)
    room.start("purposes", 0, told)
    room.answer("purposes", "1", IDEA, told)
    room.close("purposes", told)
    room.end(told)
    assert (turnout(room.state).answered, turnout(room.state).heads) == (1, 7)
    assert count(school, code) == Slips(10, 3, 1)


def test_a_used_or_unknown_slip_cannot_be_taken_back_and_then_none_is(school, code):
    used, spare = draw(school, code, 2)
    given(school, code, used, "1")
    with pytest.raises(Refused) as refused:
        take_back(school, code, [spare, used, "BCDFGHJK"])
    assert [p.key for p in refused.value.problems] == ["slips.not_used", "slips.not_unknown"]
    assert count(school, code) == Slips(2, 0, 1)


def test_slips_are_for_rooms_opened_with_them_and_not_for_ended_ones(school, code, told):
    without = school.open_room(WORKSHOP).code
    school.room(code).end(told)
    for room, key in ((without, "slips.without"), (code, "slips.ended")):
        with pytest.raises(Refused) as refused:
            draw(school, room, 1)
        assert [problem.key for problem in refused.value.problems] == [key]
    with pytest.raises(KeyError):
        draw(school, "ZZZZZZ", 1)
    assert school.room(without).has_voice("anybody")


def test_after_the_end_nothing_of_a_slip_is_on_disk(school, code, told):
    slips = draw(school, code, 30)
    for n, slip in enumerate(slips[:20]):
        given(school, code, slip, str(n))
    school.room(code).end(told)
    body = b"".join(path.read_bytes() for path in school.folder.iterdir() if path.is_file())
    left = [slip_key(slip, code) for slip in slips] + [voice_key(str(n), code) for n in range(30)]
    assert [key for key in left if key in body] == []
    assert [slip for slip in slips if slip.encode() in body] == []
    assert not school.store.answered(code, QUESTION)


def test_a_killed_server_forgets_no_slip(school, code):
    first, second = draw(school, code, 2)
    given(school, code, first, "1")
    again = School(school.folder, "")
    assert again.room(code).has_voice("1")
    assert given(again, code, first, "2") == ["slips.used"]
    assert given(again, code, second, "2") == []
    again.stop()


def attacked(seed: int, folder) -> tuple[int, int]:
    """An attacker with the list of slips and the database of an open activity: (pairs found by
    any derived key, hits of matching slips with answers by the order of their hashes)."""
    chance = random.Random(seed)
    school = School(folder, "A school")
    code = school.open_room(WORKSHOP, Opening(slips=True)).code
    room, told = school.room(code), Told()
    room.start("purposes", 0, told)
    slips = draw(school, code, 20)
    numbers = {slip: f"{chance.getrandbits(128):032x}" for slip in slips}
    for slip in slips:
        given(school, code, slip, numbers[slip])
    for slip in slips:
        room.answer("purposes", numbers[slip], [slip], told)  # so that hits can be counted
    with sqlite3.connect(folder / "rooms.db") as db:
        rows = dict(db.execute("SELECT key, value FROM answers WHERE question = 'purposes'"))
    school.stop()
    derived = {
        sha256("\0".join(parts).encode()).digest()
        for slip in slips
        for some in (1, 2, 3, 4)
        for parts in permutations((slip, code, "purposes", "slip"), some)
    }
    derived |= {answer_key(slip, code, "purposes") for slip in slips}
    by_hash = sorted(slips, key=lambda slip: slip_key(slip, code))
    answers = [rows[key] for key in sorted(rows)]
    hits = sum(slip in value for slip, value in zip(by_hash, answers, strict=True))
    return len(derived & set(rows)), hits


def test_who_has_the_list_of_slips_and_the_database_joins_no_slip_with_an_answer(tmp_path):
    found = [attacked(seed, tmp_path / str(seed)) for seed in range(30)]
    assert sum(derived for derived, _ in found) == 0
    assert abs(sum(hits for _, hits in found) - 30) <= band(30, 1)


def test_codes_are_random_of_equal_length_and_read_back_from_the_sheet():
    codes = ["BCDF GHJK", "MNPQ RTVW"] * 26
    sheet = Sheet("A school", "Slips", "Cut.", "hall.test/BKTRNW", "One voice.", codes)
    pages = PdfReader(BytesIO(write(sheet, "2027-01-04"))).pages
    words = "".join(page.extract_text() for page in pages)
    assert words.count("BCDF GHJK") == words.count("MNPQ RTVW") == 26
    assert read("bcdf-ghjk ") == "BCDFGHJK"


@pytest.fixture(scope="module")
def hall(shared_hall: Served):
    return shared_hall


@pytest.fixture(scope="module")
def room(hall):
    links = hall.open(WORKSHOP, "--slips")
    listed = hall.kit("slips", links["code"], "--people", "3")
    assert "3 slips printed, 0 taken back: 3 handed out, 0 used" in listed.stderr
    return links, listed.stdout.split("\n")[:3]


def post(link: str, slip: str, **headers: str) -> http.client.HTTPResponse:
    parts = urlsplit(local(link))
    line = http.client.HTTPConnection(parts.netloc, timeout=60)
    form = {"Content-Type": "application/x-www-form-urlencoded", **headers}
    line.request("POST", f"{parts.path}/slip", urlencode({"slip": slip}), form)
    reply = line.getresponse()
    reply.body = reply.read().decode()
    line.close()
    return reply


def test_at_the_door_a_phone_is_asked_for_a_slip_by_a_page_without_a_script(room):
    links, _ = room
    first = ask(links["join"], Cookie="phone=made-up")
    assert (first.status, first.headers["location"]) == (303, f"/{links['code']}/slip")
    page = ask(links["join"] + "/slip")
    assert page.status == 200 and page.cookies == []
    assert "Enter your slip" in page.body and "<script" not in page.body
    assert "Bracken Lane Primary (invented): Feedback and marking" in page.body
    assert "Nobody knows who drew which slip" in page.body
    assert len(page.bytes) < 2500
    origin = links["join"].removesuffix(f"/{links['code']}").replace("hall.test", "127.0.0.1")
    live = [ask(links["join"] + "/live", Cookie=c, Origin=origin).status for c in ("phone=x", "")]
    assert live == [403, 403]
    assert ask(links["desk"]).status == 303  # the desk needs none


def test_a_slip_opens_the_room_once_and_the_answer_counts(room):
    links, slips = room
    wrong = post(links["join"], "BCDF GHJK")
    assert wrong.status == 422 and "This code is not on a slip of this workshop" in wrong.body
    assert "BCDF" not in wrong.body.replace("BKTR", "")
    other = post(links["join"], slips[0], **{"Sec-Fetch-Site": "cross-site"})
    assert other.status == 403
    good = post(links["join"], slips[0])
    assert (good.status, good.headers["Location"]) == (303, f"/{links['code']}")
    cookie = good.headers["Set-Cookie"]
    assert cookie.startswith("phone=") and "HttpOnly" in cookie
    number = cookie.split(";")[0].partition("=")[2]
    assert ask(links["join"], Cookie=f"phone={number}").status == 200
    again = post(links["join"], slips[0], Cookie=f"phone={number}")
    assert again.status == 422 and "This code has been used" in again.body
    assert "This device already has a voice" in again.body
    asyncio.run(answered(links, number))


async def answered(links, number):
    desk, phone = await join(links["desk"]), await join(links["join"], {"phone": number})
    await go_to(desk, "purposes")
    await form(phone, "purposes")
    assert (await answer(phone, IDEA))["what"] == "saved"
    desk.leave()
    phone.leave()


def test_neither_a_slip_nor_a_number_is_ever_in_the_log(room, hall):
    _, slips = room
    assert all(slip not in hall.log() and read(slip) not in hall.log() for slip in slips)


def test_a_room_without_slips_asks_for_none(hall):
    links = hall.open()
    assert ask(links["join"]).status == 200
    assert ask(links["join"] + "/slip").headers["location"] == f"/{links['code']}"
