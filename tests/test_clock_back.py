"""The computer's clock is set back: nothing is deleted or closed early or counts backwards."""

import time
from datetime import date, timedelta

import pytest

from tests.days import PULSE, add_workshops, rated
from tests.screens.stage import NOW, Stage
from workshop_kit.domain.late import DAYS
from workshop_kit.domain.plan import waited
from workshop_kit.school import School, retention

DAY = 86_400
OPENS = time.mktime(time.strptime("2040-01-05T08:00", "%Y-%m-%dT%H:%M"))
SHUT = OPENS + 4 * DAY
YEARS_BACK = OPENS - 3_000 * DAY
HELD = date(2027, 1, 4)
LAST = HELD + timedelta(days=retention.KEEP_DAYS)


@pytest.fixture
def school(tmp_path):
    """A school without a server, whose clock is what each call says."""
    place = School(add_workshops(tmp_path / "school", pulse=PULSE), "Elm Park")
    yield place
    place.stop()


def opened(school):
    raw = {"opens": "2040-01-05T08:00", "until": "2040-01-09T08:00"}
    opening, problems = school.opening("pulse", raw, OPENS)
    assert problems == []
    return school.room(school.open_room("pulse", opening).code)


def answered(room, number):
    found = []
    room.answer("work", number, rated("much", "fine"), found.extend)
    return [problem.key for problem in found]


def test_a_room_that_is_open_stays_open_and_closes_at_its_time(school):
    room = opened(school)
    school.keep_time(OPENS)
    assert answered(room, "before") == []
    school.keep_time(YEARS_BACK)
    assert room.state.phase == "open" and answered(room, "during") == []
    school.keep_time(SHUT - 1)
    assert room.state.phase == "open" and room.answered == 2
    school.keep_time(SHUT)
    assert room.state.phase == "ended"


def test_late_answers_are_taken_on_and_the_room_does_not_open_again(school):
    room = opened(school)
    school.keep_time(OPENS)
    for n in range(6):
        answered(room, f"{n}")
    school.keep_time(SHUT)
    until, results = room.state.late, room.state.results
    for now in (YEARS_BACK, OPENS, SHUT):
        school.keep_time(now)
        assert (room.state.phase, room.state.late, room.state.results) == ("ended", until, results)
    room.told_late.add("late")
    assert answered(room, "late") == []
    school.keep_time(SHUT + DAYS * DAY)
    assert room.state.late == 0


def test_the_timer_never_shows_more_than_it_had_and_its_minutes_are_added_to_it():
    stage = Stage()
    desk = stage.desk()
    stage.room.start("welcome", NOW, lambda problems: None)
    whole = desk.data["left"]
    stage.now = NOW - 3_600
    desk.redraw()
    assert desk.data["left"] == whole > 0
    stage.room.time(stage.room.state.ends + 60, lambda problems: None)
    assert desk.data["left"] == whole + 60


@pytest.mark.parametrize("wrong", [LAST, LAST + timedelta(days=29), LAST + timedelta(days=9_000)])
def test_a_clock_that_ran_ahead_and_was_set_back_removes_nothing_and_is_said_anew(school, wrong):
    school.open_room("feedback_and_marking", held_on=HELD.isoformat())
    gone, said = retention.tidy(school, wrong)
    assert gone == () and len(said) == 1
    for today in (HELD, HELD + timedelta(days=400), LAST - timedelta(days=31)):
        assert retention.tidy(school, today) == ((), ())
    late = LAST + timedelta(days=5)
    gone, said = retention.tidy(school, late)
    assert gone == () and said[0].goes_on == late + retention.WARNED


def test_a_room_held_tomorrow_by_the_clock_is_neither_abandoned_nor_removed(school):
    ahead = (date.today() + timedelta(days=400)).isoformat()
    code = school.open_room("feedback_and_marking", held_on=ahead).code
    room = school.room(code)
    room.start("purposes", 0.0, lambda problems: None)
    school.keep_time(time.time())
    assert room.state.phase == "open"
    assert retention.tidy(school, date.today()) == ((), ())


@pytest.mark.parametrize(("today", "days"), [("2026-01-01", 0), ("2027-01-05", 1)])
def test_an_action_has_never_waited_less_than_no_days(today, days):
    stage = Stage()
    stage.plan()
    stage.agreed()
    (action,) = stage.room.state.actions
    assert waited(action, "2027-01-04", today) == days
