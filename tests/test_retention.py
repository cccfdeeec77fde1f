"""Rooms are kept for 1,200 days, and none goes before it was said for thirty days."""

import asyncio
import json
from datetime import date, timedelta

import pytest

from tests.days import PULSE, add_workshops
from tests.hall import Served, running
from tests.reviewed import ended_room
from tests.serving.asking import ask
from tests.serving.room_lines import join
from workshop_kit import app
from workshop_kit.school import School, retention
from workshop_kit.school.folder import KEPT
from workshop_kit.school.keeping import backup, forget_school, restore

HELD = date(2027, 1, 4)
LAST = HELD + timedelta(days=1_200)
MONTH = timedelta(days=30)


def days(n: int) -> timedelta:
    return timedelta(days=n)


@pytest.fixture
def school(tmp_path):
    """A school with one room, held long ago, that nobody closed."""
    place = School(add_workshops(tmp_path / "school", pulse=PULSE), "Elm Park")
    place.open_room("feedback_and_marking", held_on=HELD.isoformat())
    yield place
    place.stop()


def codes(rooms):
    return [room.code for room in rooms]


def test_a_room_goes_after_1200_days_once_that_was_said_for_thirty(school):
    (code,) = school.store.rooms()
    assert retention.tidy(school, LAST - MONTH - days(1)) == ((), ())
    gone, going = retention.tidy(school, LAST - MONTH)
    assert (gone, codes(going), going[0].goes_on) == ((), [code], LAST)
    assert retention.tidy(school, LAST - days(1))[0] == ()
    gone, going = retention.tidy(school, LAST)
    assert (codes(gone), going, school.store.rooms()) == ([code], (), [])
    assert code.encode() not in (school.folder / "rooms.db").read_bytes()


@pytest.mark.parametrize("after", [0, 1, 29, 5_000])
def test_where_no_server_ran_it_is_said_first_and_kept_thirty_days_more(school, after):
    late = LAST + days(after)
    assert retention.tidy(school, late)[0] == ()
    assert retention.tidy(school, late + days(29))[0] == ()
    assert len(retention.tidy(school, late + MONTH)[0]) == 1


@pytest.mark.parametrize("text", ["", "{", "[]", '{"days": "x"}', '{"days": 1, "warned": 5}', "\0"])
def test_a_damaged_list_of_what_was_said_removes_nothing(school, text):
    retention.tidy(school, LAST)
    (school.folder / KEPT).write_text(text, "utf-8")
    gone, (going,) = retention.tidy(school, LAST + 2 * MONTH)
    assert (gone, going.goes_on) == ((), LAST + 3 * MONTH)


def test_a_school_that_keeps_longer_takes_the_warning_back(school):
    retention.tidy(school, LAST - days(5))
    retention.keep(school.folder, 2_000)
    assert retention.tidy(school, LAST + 2 * MONTH) == ((), ())
    retention.keep(school.folder, 1_200)
    gone, (going,) = retention.tidy(school, LAST + 3 * MONTH)
    assert (gone, going.goes_on) == ((), LAST + 4 * MONTH)  # said anew, thirty days again


def test_shorter_than_the_next_review_no_plan_is_kept(tmp_path):
    code = ended_room(tmp_path / "school")
    school = School(tmp_path / "school", "")
    room = school.room(code)
    held = date.fromisoformat(room.state.held_on)
    review = held + days(400)
    (action, *_) = room.state.actions
    found = []
    room.complete(action.id, {"review": review.isoformat()}, room.state.held_on, found.extend)
    assert found == []
    retention.keep(school.folder, 90)
    assert retention.tidy(school, held + days(90)) == ((), ())
    assert retention.tidy(school, review - days(1)) == ((), ())
    assert codes(retention.tidy(school, review)[1]) == [code]
    school.stop()


def test_no_plan_goes_while_it_is_still_to_be_asked_whether_it_has_stopped(tmp_path):
    code = ended_room(tmp_path / "school", weeks=30)
    school = School(tmp_path / "school", "")
    room = school.room(code)
    (action, *_) = room.state.actions
    held, last = date.fromisoformat(room.state.held_on), date.today()
    begins = (last - days(12 * 7)).isoformat()
    found = []
    room.complete(action.id, {"begins": begins, "review": begins}, last.isoformat(), found.extend)
    assert found == []
    retention.keep(school.folder, 90)
    assert retention.tidy(school, held + days(91)) == ((), ())
    assert retention.tidy(school, last - days(1)) == ((), ())
    assert codes(retention.tidy(school, last)[1]) == [code]
    school.stop()


def test_a_room_that_phones_can_answer_stays(school):
    code = school.open_room("pulse").code
    room = school.room(code)
    today = date.fromisoformat(room.state.held_on)
    retention.keep(school.folder, 0)
    retention.tidy(school, today + 2 * MONTH)
    assert room.state.phase == "open"
    assert code not in codes(retention.going(school.folder, school.rooms(), today + 10 * MONTH))


def test_the_start_page_says_which_rooms_go(school, monkeypatch):
    monkeypatch.setattr(app, "_serving", school)
    (about,) = [room["about"] for room in app.start().data["rooms"]]
    assert "removed" not in about  # as of today there is time
    retention.keep(school.folder, 0)
    school.open_room("feedback_and_marking", held_on="2020-01-06")
    texts = [room["about"] for room in app.start().data["rooms"]]
    assert any("It is removed on" in text and "--keep-days" in text for text in texts)


def test_the_day_that_the_start_page_said_is_the_day_later_too(school, monkeypatch):
    monkeypatch.setattr(app, "_serving", school)
    retention.keep(school.folder, 0)
    code = school.open_room("feedback_and_marking", held_on="2020-01-06").code
    app.start()
    for later in (1, 10, 100):
        found = retention.going(school.folder, school.rooms(), date.today() + days(later))
        assert {one.code: one.goes_on for one in found}[code] == date.today() + MONTH


def test_what_was_said_is_kept_with_the_school_and_goes_with_it(school, tmp_path):
    retention.keep(school.folder, 2_000)
    backup(school.folder, school.store, tmp_path / "copy.zip")
    restore(tmp_path / "copy.zip", tmp_path / "other")
    assert retention.days(tmp_path / "other") == 2_000
    assert KEPT not in forget_school(school)


def test_the_server_says_which_rooms_go_and_removes_them_thirty_days_after(tmp_path):
    folder = tmp_path / "school"
    place = School(folder, "Bracken Lane Primary (invented)")
    code = place.open_room("feedback_and_marking", held_on="2020-01-06").code
    place.stop()
    server = Served(folder)
    server.start()
    server.stop()
    assert f"The room {code} (" in server.log() and "--keep-days" in server.log()
    kept = json.loads((folder / KEPT).read_text("utf-8"))
    assert kept == {"days": 1_200, "warned": {code: date.today().isoformat()}}
    kept["warned"][code] = (date.today() - MONTH).isoformat()
    (folder / KEPT).write_text(json.dumps(kept), "utf-8")
    server.start()
    server.stop()
    assert f"The room {code} (" in server.log() and "was removed" in server.log()
    again = School(folder, "")
    assert again.store.rooms() == []
    again.stop()


A_DAY_LATER = """
from datetime import date, timedelta
from pathlib import Path
import workshop_kit.serving.server as server
class Days(date):
    @classmethod
    def today(cls):
        return date.today() + timedelta(days=Path({sign!r}).exists())
server.EVERY, server.date = 200, Days
"""


def test_a_server_that_runs_on_removes_the_room_as_its_day_comes_and_its_pages_leave(tmp_path):
    folder = tmp_path / "school"
    place = School(folder, "Bracken Lane Primary (invented)")
    opened = place.open_room("feedback_and_marking", held_on="2020-01-06")
    other = place.open_room("feedback_and_marking")
    tomorrow = date.today() + days(1)
    retention.write(folder, retention.Kept(100, {opened.code: tomorrow - MONTH}))
    place.stop()

    async def play(address: str) -> None:
        leaves = await join(f"{address}/{opened.code}")
        stays = await join(f"{address}/{other.code}")
        (tmp_path / "tomorrow").touch()
        await leaves.until_cut()
        async with asyncio.timeout(20):
            while ask(f"{address}/{opened.code}").status != 404:
                await asyncio.sleep(0.1)
        await stays.until(lambda: bool(stays.data()["title"]))

    with running(folder, before=A_DAY_LATER.format(sign=str(tmp_path / "tomorrow"))) as served:
        asyncio.run(play(f"http://127.0.0.1:{served.port}"))
    again = School(folder, "")
    assert again.store.rooms() == [other.code]
    again.stop()
