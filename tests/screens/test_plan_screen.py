"""The plan: completed action by action; every state and what is missing is named."""

import pytest


@pytest.fixture
def plan(stage):
    """The plan of a room with one action."""
    screen = stage.plan()
    stage.action = stage.agreed()
    return screen


def complete(stage, plan, **value):
    return stage.say(plan.shown, do="complete", action=stage.action, value=value)


def test_a_room_without_actions_has_an_empty_plan(stage):
    plan = stage.plan()
    assert plan.shown.data["actions"] == []
    assert "consultation" in plan.data["notice"]
    assert plan.data["files"] == [
        {"href": "/ROOM/plan.docx", "label": "Download the plan: Word", "name": "docx"}
    ]


def test_an_action_says_where_it_stands(stage, plan):
    (action,) = plan.shown.data["actions"]
    assert action["what"] == "One marked piece a half term"
    assert (action["stand"], action["state"]) == ("Recommended", "Recommended by the room.")
    assert action["agreement"]["bars"][0]["counts"] == [2, 0, 0, 2, 0]
    assert action["missing"].startswith("Still to fill in: How we will know")
    assert "days for the leader" in action["waited"]
    assert plan.data["held_on"] == "Workshop on 4 January 2027. 4 devices answered"


def test_completing_moves_it_on(stage, plan):
    assert complete(stage, plan, measure="Minutes", review="2027-03-01")["what"] == "saved"
    (action,) = plan.shown.data["actions"]
    assert ["How we will know: the measure", "Minutes"] in action["more"]
    assert ["Review on", "1 March 2027"] in action["more"]
    stage.now += 30 * 24 * 3600
    complete(stage, plan, consulted_with="Union reps", consulted_on="2027-01-20")
    (action,) = plan.shown.data["actions"]
    assert action["state"] == "Consulted on 20 January 2027, with Union reps."
    given = {"answer_words": "cover is found", "answered_by": "The head"}
    complete(stage, plan, answer="yes_if", answered_on="2027-01-25", **given)
    (action,) = plan.shown.data["actions"]
    answered = "Answered by the leader on 25 January 2027: yes, if: cover is found (The head)."
    assert action["state"].endswith(answered)
    assert action["waited"] == ""
    complete(stage, plan, adopted_by="The head", adopted_on="2027-02-01")
    (action,) = plan.shown.data["actions"]
    assert action["state"].startswith("Consulted on 20 January 2027")
    assert action["state"].endswith("Adopted on 1 February 2027 by The head.")
    assert action["stand"] == "Adopted"


def test_nothing_is_adopted_that_was_not_asked_and_answered_nor_tomorrow(stage, plan):
    said = complete(stage, plan, adopted_by="The head", adopted_on="2027-01-15")
    assert [one["field"] for one in said["problems"]] == ["consulted_with"]
    said = complete(stage, plan, consulted_with="All", consulted_on="2027-01-16")
    assert [one["field"] for one in said["problems"]] == ["consulted_on"]


@pytest.mark.parametrize(
    ("value", "field", "sentence"),
    [
        ({"lead": " "}, "lead", "Enter who could lead it: a volunteer or a role"),
        ({"review": "soon"}, "review", "Enter a day, month and year, such as 15 February 2027"),
        ({"adopted_by": "Head", "adopted_on": ""}, "adopted_on", "Enter when it was adopted"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(stage, plan, value, field, sentence):
    said = complete(stage, plan, **value)
    assert said["problems"] == [{"field": field, "sentence": sentence}]


def test_the_ledger_names_who_gains_and_who_loses(stage, plan):
    assert [line["words"] for line in plan.shown.data["ledger"]] == [
        "Adds about 10 minutes a week per person to Office staff: not yet accepted",
        "Saves Teachers about 30 minutes a week per person",
    ]
    assert "Office staff: adds 10 minutes a week" in plan.shown.data["shifts"][0]


def test_what_was_not_taken_up_stays_listed(stage, plan):
    assert [one["what"] for one in plan.shown.data["others"]] == [
        "One marked piece a half term",
        "Stamp nothing",
    ]
