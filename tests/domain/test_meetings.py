"""What meetings cost, by hand-checked numbers, and what stopping one gives back."""

import pytest

from tests.domain.made import BRIEFING
from workshop_kit.domain.ledger import Minutes
from workshop_kit.domain.meetings import (
    Meeting,
    by_job,
    check_meeting,
    cost,
    lines,
    of_person,
)


def meeting(**other):
    made, problems = check_meeting({**BRIEFING, **other})
    assert problems == []
    return made


def test_fifteen_minutes_for_sixty_people_in_38_weeks_are_570_hours():
    assert cost(meeting()).now == 570 * 60


@pytest.mark.parametrize(
    ("decision", "then", "left"),
    [("keep", 0, 570), ("stop", 0, 0), ("merge", 0, 0), ("shorten", 10, 380), ("notice", 2, 76)],
)
def test_each_decision_leaves_its_hours(decision, then, left):
    assert cost(meeting(decision=decision, then=then)).then == left * 60


def test_hours_are_told_for_each_job_and_never_lost_between_them():
    found = by_job([meeting(), meeting(name="Email to all", people={"Teachers": 45})])
    assert [(one.job, one.now / 60) for one in found] == [
        ("Teachers", 2 * 427.5),
        ("Teaching assistants", 142.5),
    ]


def test_stopping_one_is_a_line_of_the_ledger_for_each_job():
    teachers, assistants = lines([meeting(decision="stop"), meeting(name="Another")])
    assert teachers.job == "Teachers"
    assert teachers.saved == Minutes(14, 15)  # 570 minutes a year in 39 weeks
    assert teachers.saved_a_year == Minutes(45 * 570, 45 * 570)
    assert (assistants.people, assistants.added) == (15, None)
    assert lines([meeting()]) == ()


def test_a_job_in_other_capitals_is_the_same_job():
    both = [meeting(decision="stop", people={"Site Staff": 5})]
    both.append(meeting(name="Email to all", decision="stop", people={"site staff": 4}))
    (total,) = by_job(both)
    assert (total.job, total.now) == ("Site Staff", 570 * 9)
    (line,) = lines(both)
    assert (line.job, line.people, line.saved) == ("Site Staff", 5, Minutes(14, 30))
    assert of_person("SITE STAFF", both) == {one.name: 0 for one in both}


def test_nobody_is_told_to_sit_in_every_meeting_of_their_job():
    two = [meeting(name=f"Year {n}", people={"Teachers": 3}, decision="stop") for n in (1, 2)]
    (line,) = lines([*two, meeting(decision="stop", minutes=5, people={"Teachers": 45})])
    assert line.saved == Minutes(4, 35)  # the smallest alone: 190 minutes a year; all: 1,330
    assert line.saved_a_year == Minutes(2 * 3 * 570 + 45 * 190, 2 * 3 * 570 + 45 * 190)


def test_one_person_gives_what_is_left_of_each_meeting_to_directed_time():
    both = [meeting(), meeting(name="Year team", minutes=60, people={"Teachers": 3})]
    assert of_person("Teachers", both) == {"Monday briefing": 570, "Year team": 38 * 60}
    assert of_person("Teaching assistants", both) == {"Monday briefing": 570}
    stopped = [meeting(decision="stop")]
    assert of_person("Teachers", stopped) == {"Monday briefing": 0}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": 5}, "name"),
        ({"kind": "party"}, "kind"),
        ({"minutes": 0}, "minutes"),
        ({"minutes": "15"}, "minutes"),
        ({"minutes": 10_000}, "minutes"),
        ({"times": 401}, "times"),
        ({"times": None}, "times"),
        ({"people": {}}, "people"),
        ({"people": {"Teachers": 0}}, "people"),
        ({"people": {"Teachers": -1}}, "people"),
        ({"people": {" ": 4}}, "people"),
        ({"people": {str(n): 1 for n in range(13)}}, "people"),
        ({"people": {"Teachers": 40, " teachers": 1}}, "people"),
        ({"people": 60}, "people"),
        ({"decision": "burn"}, "decision"),
        ({"decision": "shorten"}, "then"),
        ({"decision": "shorten", "then": 15}, "then"),
        ({"decision": "notice", "then": -1}, "then"),
        ({"decision": "stop", "since": "soon"}, "since"),
        ({"decision": "stop", "since": 5}, "since"),
    ],
)
def test_what_is_wrong_is_refused_beside_its_field(wrong, field):
    made, problems = check_meeting({**BRIEFING, **wrong})
    assert made is None
    assert [problem.field for problem in problems] == [field]


@pytest.mark.parametrize("raw", [None, [], "briefing", 5])
def test_what_is_no_meeting_is_refused(raw):
    assert check_meeting(raw)[1]


@pytest.mark.parametrize(("decision", "since"), [("stop", "2027-01-11"), ("keep", "")])
def test_a_decision_may_say_from_which_day_it_holds(decision, since):
    assert meeting(decision=decision, since="2027-01-11").since == since
    assert meeting(decision=decision).since == ""


def test_plain_values_there_and_back():
    assert Meeting(**meeting(decision="shorten", then=5).to_json()).left == 5
