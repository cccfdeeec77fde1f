"""Minutes that change after the room: marked as such, with the day; the check word stays."""

import pytest

from tests.screens.stage import complete
from workshop_kit.domain.report.stages import state_of
from workshop_kit.words import say


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ({"consulted_with": "All", "consulted_on": "2027-01-11"}, "after it was consulted on."),
        (
            {"answer": "yes", "answered_on": "2027-01-12", "answered_by": "The head"},
            "after it was answered.",
        ),
    ],
)
def test_minutes_that_change_after_that_say_so_with_the_day(stage, plan, before, said):
    stage.now += 10 * 24 * 3600
    first = {"consulted_with": "All", "consulted_on": "2027-01-11"}
    complete(stage, plan, minutes={"Teachers": -20}, **first)
    complete(stage, plan, **before)
    assert "changed" not in plan.shown.data["actions"][0]["state"]
    assert complete(stage, plan, minutes={"Teachers": -55})["what"] == "saved"
    state = stage.room.state
    sentence = f"Its minutes were changed on 25 January 2027, {said}"
    assert sentence in plan.shown.data["actions"][0]["state"]
    assert sentence in state_of(say, state.actions[0])
    complete(stage, plan, minutes={"Teachers": -55}, target="Half")
    assert sentence in plan.shown.data["actions"][0]["state"]


def test_a_consultation_after_the_change_is_about_the_new_minutes(stage, plan):
    stage.now += 30 * 24 * 3600
    complete(stage, plan, consulted_with="All", consulted_on="2027-01-11")
    complete(stage, plan, minutes={"Teachers": -55})
    assert "were changed" in plan.shown.data["actions"][0]["state"]
    stage.now += 7 * 24 * 3600
    complete(stage, plan, consulted_on="2027-02-20")
    assert "were changed" not in plan.shown.data["actions"][0]["state"]


@pytest.mark.parametrize("field", ["minutes_on", "minutes_after"])
def test_nobody_writes_by_hand_when_minutes_changed(stage, plan, field):
    assert complete(stage, plan, **{field: ""})["what"] != "saved"


def test_the_plan_s_page_says_what_its_check_word_covers(stage, plan):
    told = stage.plan().data["check"]
    assert "Check word: " in told and "what the room sealed" in told
    word = told.split("Check word: ")[1].split(".")[0]
    complete(stage, plan, minutes={"Teachers": -55})
    assert f"Check word: {word}." in stage.plan().data["check"]
    assert "figure of the second sitting" in plan.shown.data["actions"][0]["lines"][2]
