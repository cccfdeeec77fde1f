"""The rooms of one day end in one plan; a day is composed from the time there is."""

import time
from datetime import date, datetime, timedelta

import pytest
from pypdf import PdfReader

from tests.command import kit
from workshop_kit import programme
from workshop_kit.domain.problem import Refused
from workshop_kit.school import School
from workshop_kit.words import say

PROPOSAL = {
    "kind": "stop",
    "law": "no",
    "lead": "A volunteer",
    "when": "From Monday",
    "pupils": "Nothing",
    "minutes": {"Teachers": -10},
}


@pytest.fixture
def school(tmp_path):
    made = School(tmp_path / "data", "Otter Lane")
    yield made
    made.stop()


def well(problems):
    assert list(problems) == []


def held(school, *what, opened="", at=0):
    """A room of today that put `what` forward and ended; it was `opened` on another day."""
    room = school.room(school.open_room("feedback_and_marking", held_on=opened).code)
    for step in room.state.workshop.activities:
        if step.kind == "agree":
            chosen = [one.id for one in room.state.proposals if one.what in what]
            room.choose(chosen, well)
        room.start(step.id, at, well)
        if step.kind == "propose":
            for n, words in enumerate((*what, "Left", "Over")):
                room.answer(step.id, f"phone {n}", {**PROPOSAL, "what": words}, well)
        if step.asks:
            room.close(step.id, well)
    room.end(well)
    return room


def test_the_closing_room_takes_up_what_todays_ended_rooms_chose(school):
    held(school, "No lost property emails")
    held(school, "Two data drops", "One bulletin")
    going = school.room(school.open_room("feedback_and_marking").code)
    going.start("welcome", 0, well)
    closing = school.room(school.open_room("close_the_day").code)
    offered = [one.what for one in closing.state.proposals]
    assert sorted(offered) == ["No lost property emails", "One bulletin", "Two data drops"]
    items = closing.state.items(closing.state.workshop.activity("vote"))
    assert [item.text for item in items] == offered


def test_a_room_that_was_opened_the_evening_before_is_a_room_of_the_day_it_is_held(school):
    now = time.time()
    today = date.fromtimestamp(now)
    room = held(school, "One bulletin", opened=str(today - timedelta(days=1)), at=now)
    assert room.state.held_on == str(today)
    (kept,) = [one for one in School(school.folder, "").ended_rooms() if one.code == room.code]
    assert kept.held_on == str(today)
    closing = school.room(school.open_room("close_the_day", held_on=str(today)).code)
    assert [one.what for one in closing.state.proposals] == ["One bulletin"]


def test_a_room_that_goes_on_another_day_was_held_on_its_first(school):
    room = school.room(school.open_room("feedback_and_marking", held_on="2027-01-04").code)
    days = ("2027-01-03", "2027-01-06", "2027-01-07")
    talks = [step for step in room.state.workshop.activities if not step.asks]
    for day, step in zip(days, talks, strict=False):
        room.start(step.id, datetime.fromisoformat(day).timestamp() + 50_000, well)
        assert room.state.held_on == "2027-01-04"  # begun the day before, by a clock that is wrong


def test_one_plan_has_three_priorities_at_most_with_all_that_was_said_of_them(school):
    held(school, "a", "b")
    held(school, "c", "d")
    closing = school.room(school.open_room("close_the_day").code)
    ids = [one.id for one in closing.state.proposals]
    assert len(set(ids)) == 4
    refused = []
    closing.choose(ids, refused.extend)
    assert [problem.key for problem in refused] == ["desk.too_many_chosen"]
    closing.choose(ids[:3], well)
    assert len(closing.state.actions) == 3
    assert closing.state.actions[0].minutes == (("Teachers", -10),)
    assert closing.state.actions[0].lead == "A volunteer"


def test_each_room_s_plan_sends_what_the_day_s_end_chose_to_the_plan_that_follows_it(school):
    morning = held(school, "a", "b")
    closing = school.room(school.open_room("close_the_day").code)
    chosen = next(one for one in closing.state.proposals if one.what == "a")
    closing.choose([chosen.id], well)
    for step in closing.state.workshop.activities:
        closing.start(step.id, 0, well)
        if step.asks:
            closing.close(step.id, well)
    closing.end(well)
    asked = {"consulted_with": "All staff", "consulted_on": closing.state.held_on}
    closing.complete(chosen.id, asked, closing.state.held_on, well)
    plan = {one.what: one for one in school.plan(morning.state).actions}
    assert [plan[what].goes_on for what in ("a", "b")] == [True, False]
    assert plan["a"].more["goes_on_code"] == closing.state.code
    assert plan["a"].more["goes_on_as"] == "consulted"
    assert not any(one.goes_on for one in school.plan(closing.state).actions)


def test_a_day_without_any_ended_room_has_nothing_to_choose_and_still_opens(school):
    closing = school.room(school.open_room("close_the_day").code)
    assert closing.state.proposals == ()
    assert closing.state.items(closing.state.workshop.activity("vote")) == ()


def composed(school, length, begins, *names, day=""):
    return programme.compose(school, programme.Wanted(length, begins, names, day))


def test_a_programme_reads_like_a_timetable(school):
    lines = composed(school, "half", "13:00", "feedback_and_marking")
    assert lines[0] == "13:00  Feedback and marking, 75 minutes  (feedback_and_marking)"
    lines = composed(school, "twilight", "15:45", *["feedback_and_marking"] * 2)
    assert "No time for: Feedback and marking. Hold it on another day." in lines


def test_a_programme_says_when_it_ends_and_what_its_rooms_end_in(school):
    lines = composed(school, "half", "13:00", "feedback_and_marking", "communications")
    assert lines[-2] == "15:55  End"
    assert "The rooms of one day end in one plan" in lines[-1]
    lines = composed(school, "twilight", "15:45", "feedback_and_marking")
    assert lines[1:] == ["17:00  End", say("day.next_one", left=15)]


def test_a_twilight_with_one_workshop_says_why_nothing_closes_it_and_what_time_is_left(school):
    lines = composed(school, "twilight", "15:45", "communications", "planning_expectations")
    assert lines[1] == "16:45  End" and len(lines) == 4
    assert "No time for: Planning" in lines[2]
    assert "nothing to bring together" in lines[3] and "Minutes left: 30." in lines[3]


@pytest.mark.parametrize(
    ("length", "begins", "names", "keys"),
    [
        ("week", "09:00", ["feedback_and_marking"], ["day.no_length"]),
        ("day", "nine", ["feedback_and_marking"], ["day.no_clock"]),
        ("day", "25:00", ["nothing"], ["day.no_clock", "day.no_workshop"]),
        ("day", "09:00", [], ["day.nothing_wanted"]),
    ],
)
def test_all_that_is_wrong_with_a_day_is_said_at_once(school, length, begins, names, keys):
    with pytest.raises(Refused) as refused:
        composed(school, length, begins, *names)
    assert [problem.key for problem in refused.value.problems] == keys


@pytest.mark.parametrize(
    ("begins", "day", "keys"),
    [
        ("09:00", "soon", ["opening.not_day"]),
        ("09:00", "2027-02-30", ["opening.not_day"]),
        ("09:00", "27/11/2026", ["opening.not_day"]),
        ("09:00", str(date.today() - timedelta(days=1)), ["opening.day_past"]),
        ("09:00", "2199-12-31", ["opening.far"]),
        ("nine", "2199-12-31", ["day.no_clock", "opening.far"]),
        ("nine", "?", ["day.no_clock", "opening.not_day"]),
    ],
)
def test_a_date_that_cannot_be_is_refused_as_at_opening(school, begins, day, keys):
    with pytest.raises(Refused) as refused:
        composed(school, "half", begins, "behaviour", day=day)
    assert [problem.key for problem in refused.value.problems] == keys


def test_a_date_stands_above_the_timetable_and_in_the_invitation(tmp_path):
    day = date.today() + timedelta(days=30)
    spoken = f"{day:%A} {day.day} {day:%B %Y}"
    done = asked(tmp_path, str(day))
    assert done.stdout.startswith(f"{spoken}\n09:00  Behaviour"), done.stderr
    assert "\n  the day\n" not in done.stdout  # nobody has to write it in
    (page,) = PdfReader(tmp_path / "staff_invitation.pdf").pages
    assert f"Day {spoken} When see the times above" in " ".join(page.extract_text().split())


def test_a_date_that_is_over_leaves_nothing_written_and_no_timetable(tmp_path):
    done = asked(tmp_path, "2026-01-09")
    assert done.exit_code == 1 and done.stdout == ""
    assert done.stderr.strip() == say("opening.day_past")
    assert not list(tmp_path.glob("*.pdf"))


def asked(folder, day):
    how = ("--time", "half", "--day", day, "--data", str(folder / "data"), "--school", "Otter Lane")
    return kit("day", "behaviour", *how, "--to", str(folder))
