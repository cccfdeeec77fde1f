"""Work that moves is told in every paper, whether those who get it accepted it or not."""

import pytest

from tests.exports.afternoon import CONSULTED, TODAY, Afternoon, proposal
from tests.exports.reading import READ, squeezed
from workshop_kit import exports
from workshop_kit.domain.known import known
from workshop_kit.domain.plan import Action
from workshop_kit.domain.report.actions import accepted, warnings
from workshop_kit.domain.report.stages import last_step, state_of
from workshop_kit.domain.results import Takes
from workshop_kit.exports.json_file import read_json
from workshop_kit.words import say

ACCEPTED = {"asked": "2027-01-12", "by": "Their spokesperson", "on": "2027-01-18"}
ACCEPTED |= {"why": "in place of filing"}
NO = {"asked": "2027-01-12", "by": "Their spokesperson", "withdrawn": "2027-01-13"}


def moved(answer, **minutes):
    room = Afternoon()
    given = proposal("Action 1", minutes={"Teachers": -20, **minutes})
    room.close("propose", [given, *[proposal("Another")] * 6])
    room.add("chose", proposals=[one.id for one in room.state.proposals if one.what == "Action 1"])
    room.agree()
    if answer:
        room.complete(0, accepted={"Office": answer})
    (block,) = known("Marlow Road", TODAY, room.state, say).blocks["moved_work"]
    return block


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        (None, "Action 1. Office: 10 minutes more, not yet accepted."),
        (
            ACCEPTED,
            "Action 1. Office: 10 minutes more, accepted. Office: asked on 12 January 2027, "
            "accepted on 18 January 2027 by Their spokesperson: in place of filing.",
        ),
        (
            {**ACCEPTED, "withdrawn": "2027-01-20"},
            "Action 1. Office: 10 minutes more, no longer accepted. Office: asked on "
            "12 January 2027, accepted on 18 January 2027 by Their spokesperson, taken back on "
            "20 January 2027.",
        ),
        (
            NO,
            "Action 1. Office: 10 minutes more, asked and not accepted. Office: asked on "
            "12 January 2027, said no on 13 January 2027 (Their spokesperson).",
        ),
    ],
)
def test_papers_name_it_before_and_after_it_was_accepted_taken_back_or_refused(answer, line):
    assert moved(answer, Office=10).items == (line,)


AGAIN = {**ACCEPTED, "asked": "2027-01-20", "on": "2027-01-21"}
SAID_NO = "Office staff: asked on 12 January 2027, said no on 13 January 2027 (Their spokesperson)"
SAID_YES = "Office staff: asked on 20 January 2027, accepted on 21 January 2027 by"
SAID_YES += " Their spokesperson: in place of filing"


def answered(*answers):
    """A plan of one action for which the office was asked so often."""
    room = Afternoon()
    room.proposals("Action 1")
    room.agree()
    for answer in answers:
        room.complete(0, accepted={"Office staff": answer})
    room.complete(0, measure="Minutes a week")
    return room.state


@pytest.mark.parametrize("kind", [kind for kind in READ if kind not in ("xlsx", "json")])
def test_who_was_asked_again_is_told_with_each_answer_and_its_days(kind):
    state = answered(NO, AGAIN)
    words = squeezed(READ[kind](exports.file(state, TODAY, kind).body))
    assert words.index(squeezed(SAID_NO)) < words.index(squeezed(SAID_YES))
    (block,) = known("Marlow Road", TODAY, state, say).blocks["moved_work"]
    assert f"{SAID_NO}. {SAID_YES}." in block.items[0]


def test_a_plan_s_file_alone_tells_each_answer_and_an_older_file_has_none():
    body = exports.file(answered(NO, AGAIN), TODAY, "json").body
    assert accepted(read_json(body).state.actions[0], say) == (SAID_NO, SAID_YES)
    assert b'"earlier": {\n        "Office staff"' in body
    assert b'"earlier": {\n        "Office' not in exports.file(answered(NO), TODAY, "json").body


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ([NO, {**NO, "by": "Somebody else"}], 1),  # put right
        ([NO, {**NO, "asked": "2027-01-11"}], 1),
        ([NO, {**ACCEPTED, "on": "2027-01-13"}], 1),  # a day in the wrong box
        ([ACCEPTED, {**ACCEPTED, "on": "2027-01-19"}], 1),
        ([ACCEPTED, {**ACCEPTED, "withdrawn": "2027-01-20"}, ACCEPTED], 1),  # no mistake is told
        ([NO, ACCEPTED], 2),  # they accept later than they said no
        ([NO, {**NO, "asked": "2027-01-13", "withdrawn": "2027-01-14"}], 2),
        ([NO, AGAIN, {**AGAIN, "withdrawn": "2027-01-22"}], 2),
        (
            [
                NO,
                {**AGAIN, "withdrawn": "2027-01-22"},
                {**AGAIN, "asked": "2027-01-25", "on": "2027-01-25"},
            ],
            3,
        ),
        ([NO, {}], 0),
        ([NO, {}, AGAIN], 1),
    ],
)
def test_what_is_put_right_is_no_other_answer(answers, told):
    assert len(accepted(answered(*answers).actions[0], say)) == told


def test_only_where_nobody_gets_more_work_a_paper_says_so():
    assert moved(None).text == "No action gives anybody more work, as far as the room could tell."


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (None, ""),
        (ACCEPTED, ""),
        ({**ACCEPTED, "withdrawn": "2027-01-20"}, "took their acceptance back on 20 January 2027"),
        (NO, "said no to more work on 13 January 2027"),
    ],
)
def test_the_state_of_an_action_says_who_took_it_back_or_said_no(answer, said):
    room = Afternoon()
    room.proposals("Action 1")
    room.agree()
    room.complete(0, **CONSULTED, **({"accepted": {"Office staff": answer}} if answer else {}))
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


@pytest.mark.parametrize("kind", [kind for kind in READ if kind != "json"])
def test_nobody_waits_for_an_acceptance_of_what_the_leader_refused_or_was_not_taken_up(kind):
    room = Afternoon()
    room.close("propose", [proposal("Action 1"), *[proposal("Another")] * 6])
    room.add("chose", proposals=[one.id for one in room.state.proposals if one.what == "Action 1"])
    room.agree()
    refused = {"answer": "not_now", "answer_words": "No money", "answered_by": "The head"}
    room.complete(0, **refused, answered_on=TODAY)
    words = squeezed(READ[kind](exports.file(room.state, TODAY, kind).body))
    assert squeezed("not yet accepted") not in words
    assert squeezed("10 minutes more, not asked") in words
