"""Work that moves is told in every paper, whether those who get it accepted it or not."""

import pytest

from tests.exports.afternoon import CONSULTED, TODAY, Afternoon, proposal
from workshop_kit.domain.known import known
from workshop_kit.domain.plan import Action
from workshop_kit.domain.report.actions import warnings
from workshop_kit.domain.report.stages import last_step, state_of
from workshop_kit.domain.results import Takes
from workshop_kit.words import say

ACCEPTED = {"asked": "2027-01-12", "by": "Their spokesperson", "on": "2027-01-18"}
ACCEPTED |= {"why": "in place of filing"}
NO = {"asked": "2027-01-12", "by": "Their spokesperson", "withdrawn": "2027-01-13"}


def moved(accepted, **minutes):
    room = Afternoon()
    given = proposal("Action 1", minutes={"Teachers": -20, **minutes})
    room.close("propose", [given, *[proposal("Another")] * 6])
    room.add("chose", proposals=[one.id for one in room.state.proposals if one.what == "Action 1"])
    room.agree()
    if accepted:
        room.complete(0, accepted={"Office": accepted})
    (block,) = known("Marlow Road", TODAY, room.state, say).blocks["moved_work"]
    return block


@pytest.mark.parametrize(
    ("accepted", "line"),
    [
        (None, "Action 1. Office: 10 minutes more, not yet accepted."),
        (
            ACCEPTED,
            "Action 1. Office: 10 minutes more, accepted. Office: accepted on 18 January 2027 "
            "by Their spokesperson: in place of filing.",
        ),
        (
            {**ACCEPTED, "withdrawn": "2027-01-20"},
            "Action 1. Office: 10 minutes more, not yet accepted. Office: accepted on "
            "18 January 2027 by Their spokesperson, taken back on 20 January 2027.",
        ),
        (
            NO,
            "Action 1. Office: 10 minutes more, not yet accepted. Office: asked on "
            "12 January 2027, said no on 13 January 2027 (Their spokesperson).",
        ),
    ],
)
def test_papers_name_it_before_and_after_it_was_accepted_taken_back_or_refused(accepted, line):
    assert moved(accepted, Office=10).items == (line,)


def test_only_where_nobody_gets_more_work_a_paper_says_so():
    assert moved(None).text == "No action gives anybody more work, as far as the room could tell."


@pytest.mark.parametrize(
    ("accepted", "said"),
    [
        (None, ""),
        (ACCEPTED, ""),
        ({**ACCEPTED, "withdrawn": "2027-01-20"}, "took their acceptance back on 20 January 2027"),
        (NO, "said no to more work on 13 January 2027"),
    ],
)
def test_the_state_of_an_action_says_who_took_it_back_or_said_no(accepted, said):
    room = Afternoon()
    room.proposals("Action 1")
    room.agree()
    room.complete(0, **CONSULTED, **({"accepted": {"Office staff": accepted}} if accepted else {}))
    for told in (state_of(say, room.state.actions[0]), last_step(say, room.state.actions[0])):
        assert (f"Office staff {said}." in told) if said else ("Office staff" not in told)


@pytest.mark.parametrize(
    ("kind", "minutes", "jobs"),
    [
        ("streamline", {"Teachers": -41}, "Teachers"),
        ("trial", {"Teachers": -60, "Office": -45, "Technician": -5}, "Teachers, Office"),
        ("streamline", {"Teachers": -40}, ""),
        ("streamline", {"Teachers": 60}, ""),
        ("stop", {"Teachers": -60}, ""),  # there the figure of those who do it stands
    ],
)
def test_a_guess_larger_than_the_task_is_marked(kind, minutes, jobs):
    takes = Takes("a", 14, 20, 30, 40)
    action = Action("a", kind, "W", "L", "N", tuple(minutes.items()), "P", takes=takes)
    told = [line for line in warnings(action, [action], say) if "More than the task" in line]
    assert len(told) == bool(jobs)
    assert all("20 to 40 minutes" in one and f"for {jobs}." in one for one in told)
    assert warnings(Action(*("a", kind, "W", "L", "N", (("T", -60),), "P")), [], say) == ()
