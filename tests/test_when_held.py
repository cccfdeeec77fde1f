"""When a workshop in a hall is held may be said at opening: papers tell it, and its end stands."""

import json
import os
import time
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.command import kit
from tests.days import add_workshops
from tests.domain.made import FINDINGS
from tests.domain.test_opening import DAYS, HALL, NOW
from tests.hall import SCHOOL
from tests.screens.stage import Stage
from tests.test_opening import LAST_TIME, promise
from workshop_kit.domain.opening import Opening
from workshop_kit.domain.opening_check import check_opening
from workshop_kit.domain.paper import Choices
from workshop_kit.domain.timing import MOVED, ends, rest_after
from workshop_kit.school import School
from workshop_kit.words import say

STEM = "feedback_and_marking"  # 75 minutes
WHOLE = 75 * 60
SAID = time.mktime((2027, 1, 4, 15, 30, 0, 0, 0, -1))
HELD = Opening(opens=SAID)


def wrong(workshop=HALL, now=NOW, **said):
    return [(one.field, one.key) for one in check_opening(said, workshop, now, {})[1]]


@pytest.mark.parametrize(
    ("day", "begins", "field", "key"),
    [
        ("", "15:30", "day", "opening.not_day"),
        ("2026-11-27", "", "begins", "opening.not_begins"),
        ("2026-11-27", "?", "begins", "opening.not_begins"),
        ("2026-11-27", "3pm", "begins", "opening.not_begins"),
        ("2026-11-27", "24:00", "begins", "opening.not_begins"),
        ("2026-11-27", "15:3", "begins", "opening.not_begins"),
        ("2026-11-27", "१५:३०", "begins", "opening.not_begins"),
        ("2026-11-27", ["15:30"], "begins", "opening.not_begins"),
        ("2026-11-27", 1530, "begins", "opening.not_begins"),
        ("?", "15:30", "day", "opening.not_day"),
        ("2026-11-31", "15:30", "day", "opening.not_day"),
        ("27/11/2026", "15:30", "day", "opening.not_day"),
        ("0027-11-27", "15:30", "day", "opening.not_day"),
        ("9999-12-31", "15:30", "day", "opening.not_day"),
        ({"day": 1}, "15:30", "day", "opening.not_day"),
        ("2026-11-21", "15:30", "day", "opening.day_past"),
        ("2199-12-31", "15:30", "day", "opening.far"),
        ("2027-11-24", "15:30", "day", "opening.far"),
        ("2026-11-22", "08:29", "begins", "opening.begins_past"),
    ],
)
def test_a_day_or_a_time_that_cannot_be_is_told_beside_its_box(day, begins, field, key):
    assert wrong(day=day, begins=begins) == [(field, key)]


@pytest.mark.parametrize("day", ["2026-11-21", "2199-12-31", "soon"])
def test_a_wrong_day_and_a_wrong_time_are_told_at_once(day):
    assert [field for field, _ in wrong(day=day, begins="soon")] == ["day", "begins"]


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system has one time zone")
def test_an_hour_that_the_clocks_leave_out_is_refused(monkeypatch):
    try:
        monkeypatch.setitem(os.environ, "TZ", "Europe/London")
        time.tzset()
        found = wrong(day="2027-03-28", begins="01:30")
        fine = wrong(day="2027-03-28", begins="02:00")
    finally:
        monkeypatch.undo()
        time.tzset()
    assert found == [("begins", "opening.no_such_hour")] and fine == []


@pytest.mark.parametrize(
    "workshop",
    [
        DAYS,
        replace(HALL, manner="conversation"),
        replace(HALL, activities=(replace(FINDINGS, of="day"),)),
    ],
)
def test_what_is_open_for_days_or_held_at_once_takes_no_day(workshop):
    found = wrong(workshop, day="2026-11-27", begins="15:30")
    assert found == [("day", "opening.no_day_here")]
    assert wrong(workshop, day="", begins="") == []


@pytest.mark.parametrize("begins", ["08:30", "9:00", "23:59"])
def test_a_room_for_today_may_have_begun_half_an_hour_ago(begins):
    opening, problems = check_opening({"day": "2026-11-22", "begins": begins}, HALL, NOW, {})
    assert problems == [] and opening.day == "2026-11-22"


def test_a_room_for_which_no_day_was_said_has_none():
    opening, problems = check_opening({"day": "", "begins": ""}, HALL, NOW, {})
    assert problems == [] and (opening.opens, opening.until, opening.day) == (0, 0, "")
    assert check_opening({}, DAYS, NOW, {})[0].day == ""  # that one is open for days


def friday(folder, *more):
    """A room for Friday in a week or two, opened by the command; the day as it is spoken."""
    day = datetime.now() + timedelta(days=14 - datetime.now().weekday() + 4)
    how = ("--data", str(folder), "--school", SCHOOL, "--day", f"{day:%Y-%m-%d}")
    done = kit("open", STEM, *how, "--begins", "15:30", *more)
    assert done.exit_code == 0, done.stderr
    return f"Friday {day.day} {day:%B %Y}", done.stdout


def words_of(path):
    (page, *_) = PdfReader(path).pages
    return " ".join(page.extract_text().split())


def test_invitation_and_poster_of_a_room_opened_before_say_day_and_hours(tmp_path):
    day, told = friday(tmp_path / "school")
    assert f"Held on {day}, from 15:30 until 16:45." in told
    school = School(tmp_path / "school", "")
    (room,) = school.rooms()
    school.stop()
    assert room.held_on == room.opening.day and not room.paced
    done = kit("invite", room.code, "--data", str(tmp_path / "school"), "--to", str(tmp_path))
    assert "the day" not in done.stdout and "from when until when" not in done.stdout
    invitation = words_of(tmp_path / "staff_invitation.pdf")
    assert f"Day {day} When from 15:30 until 16:45 Where" in invitation
    (poster,) = tmp_path.glob("*-poster-*.pdf")
    assert f"{day}, 15:30 to 16:45" in words_of(poster)


def test_the_notice_for_staff_says_the_day_on_which_they_are_asked(tmp_path):
    day, _ = friday(tmp_path / "school")
    school = School(tmp_path / "school", "")
    (room,) = school.rooms()
    _, missing = school.paper("staff_notice", room.code, tmp_path, Choices())
    school.stop()
    assert f"asks ({day}) to find work" in words_of(tmp_path / "staff_notice.pdf")
    assert "asked_when" not in missing


def test_a_program_that_opens_it_gets_its_beginning(tmp_path):
    _, told = friday(tmp_path, "--json")
    given = json.loads(told)
    assert given["opens"].endswith("T15:30") and "until" not in given


@pytest.mark.parametrize("days", [-1, 0, 1])
def test_a_room_bears_the_day_on_which_it_is_really_held(tmp_path, days):
    school = School(tmp_path / "school", SCHOOL)
    at = datetime.fromtimestamp(SAID) + timedelta(days=days)
    room = school.room(school.open_room(STEM, HELD).code)
    assert room.state.held_on == "2027-01-04"
    room.start("welcome", at.timestamp(), lambda problems: None)
    assert room.state.held_on == f"{at:%Y-%m-%d}"
    school.stop()


def test_a_room_for_another_day_asks_what_became_of_all_that_is_promised_by_then(tmp_path):
    school = School(add_workshops(tmp_path / "school", once_more=LAST_TIME), SCHOOL)
    promise(school, date.today())
    assert school.open_room("once_more").opening.promised == ()  # it was promised only today
    later = Opening(opens=time.time() + 7 * 86_400)
    assert len(school.open_room("once_more", later).opening.promised) == 1
    school.stop()


def begun(late):
    """A room that began so many seconds after the time that was said."""
    room = Stage(opening=HELD).room
    room.start("welcome", SAID + late, lambda problems: None)
    return room.state


@pytest.mark.parametrize("late", [-MOVED, -60, 0, 1, 900, MOVED])
def test_a_room_that_begins_near_its_time_ends_as_staff_were_told(late):
    assert ends(begun(late)) == SAID + WHOLE


@pytest.mark.parametrize("late", [-86_400, -MOVED - 1, MOVED + 1, 86_400])
def test_a_room_that_was_moved_has_all_its_minutes(late):
    state = begun(late)
    assert ends(state) == SAID + late + WHOLE
    assert not rest_after(state, state.started).late


def test_a_quarter_of_an_hour_late_every_part_but_the_last_gives_of_its_minutes():
    state = begun(900)
    rest = rest_after(state, state.started)
    assert state.ends + 60 * sum(rest.minutes) == SAID + WHOLE
    assert rest.late and rest.over == 0 and rest.minutes[-1] == rest.steps[-1].minutes


def test_the_desk_says_at_once_what_a_late_start_costs_and_until_when_it_lasts():
    stage = Stage(opening=HELD)
    stage.now = SAID + 900
    desk = stage.desk()
    waiting = desk.shown.data["words"]["waiting_hint"]
    assert "is to begin at 15:30 on Monday 4 January 2027" in waiting and "16:45" in waiting
    stage.say(desk, do="start", activity="welcome")
    assert desk.data["until"] == "16:45"
    assert "The room is late" in desk.data["late"]


def test_without_a_time_a_room_counts_from_its_first_press():
    stage = Stage()
    stage.now = SAID + 900
    desk = stage.desk()
    stage.say(desk, do="start", activity="welcome")
    assert (desk.data["until"], desk.data["late"]) == ("17:00", "")


def test_the_form_asks_when_a_hall_meets_and_the_room_says_it(shared_hall, page_at, axe):
    page = page_at(360)
    page.goto(shared_hall.start_link)
    page.get_by_role("button", name="Open a room for Feedback and marking").first.click()
    day, begins = (
        page.get_by_label(say(f"opening_form.held_{one}"), exact=True) for one in ("day", "begins")
    )
    button = page.get_by_role("button", name=say("opening_form.open_now"), exact=True)
    begins.fill("15:30")
    button.click()
    error = page.locator("[data-field=day] .wk-error")
    expect(error).to_have_text(say("opening.not_day"))
    expect(begins).to_have_value("15:30")
    axe(page)
    when = datetime.now() + timedelta(days=7)
    day.fill(f"{when:%Y-%m-%d}")
    button.click()
    opened = page.locator(".wk-opened")
    expect(opened).to_contain_text(f"{when:%B %Y}, from 15:30 until 16:45.")


def test_a_half_typed_day_is_told_and_never_taken_for_none(shared_hall, page_at):
    page = page_at(1280)
    page.goto(shared_hall.start_link)
    page.get_by_role("button", name="Open a room for Feedback and marking").first.click()
    page.get_by_label(say("opening_form.held_day"), exact=True).press_sequentially("12")
    page.get_by_role("button", name=say("opening_form.open_now"), exact=True).click()
    expect(page.locator("[data-field=day] .wk-error")).to_have_text(say("opening.not_day"))
    expect(page.locator("[data-field=begins] .wk-error")).to_have_text(say("opening.not_begins"))


def test_only_a_hall_is_asked_when_it_meets(shared_hall, page_at):
    page = page_at(1280)
    page.goto(shared_hall.start_link)
    for title in ("Workload audit", "Structured conversation", "Close the day"):
        page.get_by_role("button", name=f"Open a room for {title}").first.click()
        expect(page.get_by_label(say("opening_form.terms"))).to_be_visible()
        expect(page.get_by_label(say("opening_form.held_begins"), exact=True)).to_have_count(0)
