"""On paper stands the number that the room was promised on its phones, for every activity."""

import pytest

from tests.exports.afternoon import Afternoon
from workshop_kit.content import library
from workshop_kit.domain.report.counting import counting, minima
from workshop_kit.domain.state import State
from workshop_kit.screens.rules import least, rules
from workshop_kit.words import say

WORKSHOPS = list(library().values())


def on_paper(state):
    """The sentence of the report for each activity's title."""
    lines = minima(state, say)
    asked = [step for step in state.workshop.activities if state.asks(step)]
    return [(step, [line for line in lines if f"“{step.title}”" in line]) for step in asked]


@pytest.mark.parametrize("raised", [0, 4, 8, 12])
@pytest.mark.parametrize("workshop", WORKSHOPS, ids=lambda one: one.name)
def test_the_number_on_paper_is_the_number_on_the_phone(workshop, raised):
    state = State("BCDFGH", "Elm Park", workshop.raised(raised))
    if workshop.manner == "conversation":
        assert not any("answered, else" in repr(block) for block in counting(state, say))
        return
    for step, lines in on_paper(state):
        (line,) = lines
        assert line.startswith(f"Shown once {least(step, state)} or more had answered")
        assert any(
            f"once {least(step, state)} or more" in told for told in rules(step, state, False)
        )


def test_a_task_that_two_placed_is_hidden_and_the_paper_promises_three():
    room = Afternoon()
    room.numbers()
    assert room.state.results["impact"].hidden == ("rare",)
    (line,) = {step.id: lines for step, lines in on_paper(room.state)}["impact"]
    assert line.startswith("Shown once three people or more had answered")


def test_what_tables_write_has_a_line_of_its_own_and_groups_the_raised_number():
    workshop = next(one for one in WORKSHOPS if one.name == "feedback_and_marking")
    lines = minima(State("BCDFGH", "Elm Park", workshop), say)
    assert [line.split(" or more")[0] for line in lines[:2]] == [
        "Shown once two tables",
        "Shown once three people",
    ]
