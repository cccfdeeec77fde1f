"""We discovered, we did, we found: true rows, and nothing counts as done that is only wished."""

import pytest

from tests.exports.afternoon import ADOPTED, ANSWERED, CONSULTED, HELD_ON, Afternoon
from tests.reviewed import said
from workshop_kit.domain.report.found import found_table
from workshop_kit.domain.review import Asked
from workshop_kit.domain.review_entry import check_review
from workshop_kit.domain.sealing import sealed, typed_in
from workshop_kit.words import say

BOOKS, PROOF = "Fewer comments in books", "No proof of feedback for a file"
HEAVY = "Writing in books: high workload, low impact for 7 of the 7 who placed it"
NOTHING = "Nothing yet: no action came out of this"


def afternoon(*what):
    """A room that ranked its tasks and put these forward."""
    room = Afternoon()
    room.ideas()
    room.numbers({"books": 2, "proof": 1})
    room.proposals(*what)
    room.agree()
    room.add("ended")
    return room


def adopt(room, n=0, begins="2027-02-22"):
    room.complete(n, **CONSULTED, **ANSWERED, **ADOPTED, begins=begins)


def owner(room, status, weeks=2):
    raw = {"weeks": weeks, "owner": {"status": status, "on": "2027-03-10"}}
    value, problems = check_review(raw, (HELD_ON, "2027-07-01"))
    assert problems == []
    room.add("reviewed", **typed_in(room.state, room.state.actions[0].id, value))


def rows(room, today="2027-03-20"):
    return found_table(room.state, today, say).rows


def test_an_action_stands_beside_the_task_that_it_names_and_not_beside_another():
    found = rows(afternoon(PROOF, BOOKS))
    beside = {discovered: did for discovered, did, _ in found}
    assert beside[HEAVY] == "Nothing yet: action 1 is recommended"
    (proof,) = [words for words in beside if words.startswith("Proof of feedback")]
    assert beside[proof] == "Nothing yet: action 2 is recommended"


def test_a_task_of_which_nothing_came_says_so_and_so_does_an_action_that_names_no_task():
    found = rows(afternoon("Something else"))
    assert found[0] == (HEAVY, NOTHING, "")
    several = "The room chose from: Writing in books, Proof of feedback"
    assert (several, "Nothing yet: action 1 is recommended", "") in found


@pytest.mark.parametrize(
    ("begins", "status", "did"),
    [
        ("2027-04-12", "", "Nothing yet: action 1 is adopted and begins on 12 April 2027"),
        ("2027-02-22", "", f"{BOOKS} (A volunteer, begun on 22 February 2027)"),
        ("2027-02-22", "done", f"{BOOKS} (A volunteer: done, 10 March 2027)"),
        ("2027-02-22", "partly", f"{BOOKS} (A volunteer: partly done, 10 March 2027)"),
        ("2027-02-22", "not_done", "Not done, says who leads action 1 (10 March 2027)"),
    ],
)
def test_done_is_what_is_adopted_and_has_begun_or_who_leads_it_says_so(begins, status, did):
    room = afternoon(BOOKS)
    adopt(room, begins=begins)
    if status:
        owner(room, status)
    assert rows(room)[0][1] == did


def test_who_leads_it_makes_nothing_done_that_is_not_adopted():
    room = afternoon(BOOKS)
    owner(room, "done")
    assert rows(room)[0][1] == "Nothing yet: action 1 is recommended"


def test_found_is_what_those_affected_said_last():
    room = afternoon(BOOKS)
    adopt(room)
    assert rows(room)[0][2] == ""
    for weeks, counts in ((2, (1, 2, 9)), (6, (8, 3, 4))):
        step = Asked(weeks, room.state.actions[0].id)
        room.add("reviewed", **sealed(room.state, step, said(counts, (5, 5, 10, 20, 20))))
    assert rows(room)[0][2] == (
        "After 6 weeks: Stopped: 8. Partly: 3. Not: 4. Of 15 who answered. "
        "Minutes a week now: Half of 5 people say 5 to 20 minutes"
    )


def test_what_few_said_is_room_to_write_in():
    room = afternoon(BOOKS)
    adopt(room)
    room.add("reviewed", **sealed(room.state, Asked(2, room.state.actions[0].id), said((3, 0, 0))))
    assert rows(room)[0][2] == ""


def test_where_too_few_ranked_the_tasks_nothing_was_discovered():
    room = Afternoon(3)
    room.close("vote", [])
    room.proposals(BOOKS)
    assert {row[0] for row in rows(room)} == {""}
