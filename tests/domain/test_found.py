"""We discovered, we did, we found: true rows, and nothing counts as done that is only wished."""

import pytest

from tests.exports.afternoon import ADOPTED, ANSWERED, CONSULTED, HELD_ON, Afternoon
from tests.reviewed import said
from workshop_kit.domain.report.found import found_table, tasks
from workshop_kit.domain.review import Asked
from workshop_kit.domain.review_entry import check_review
from workshop_kit.domain.sealing import sealed, typed_in
from workshop_kit.words import say

BOOKS, PROOF = "Fewer comments in books", "No proof of feedback for a file"
HEAVY = "Writing in books: high workload, low impact for 7 of the 7 who placed it"
NOTHING = "Nothing yet: no action came out of this"
UNMATCHED = "Not matched: fill in which action answers this, if one does"


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


def test_nobody_is_told_that_no_action_came_of_a_task_before_a_person_has_matched_them():
    room = afternoon("Something else", BOOKS)
    assert NOTHING not in {did for _, did, _ in rows(room)}
    room.complete(0, task="Writing in books")
    room.complete(1, task="Writing in books")
    beside = [discovered for discovered, did, _ in rows(room) if did.endswith("is recommended")]
    assert beside == [HEAVY, HEAVY]
    (proof,) = [row for row in rows(room) if row[0].startswith("Proof of feedback")]
    assert proof[1] == NOTHING


def test_a_person_s_word_on_the_task_counts_more_than_the_action_s_words():
    room = afternoon(BOOKS)
    room.complete(0, task="Proof of feedback")
    adopt(room)
    done = {did: discovered for discovered, did, _ in rows(room)}
    assert done[f"{BOOKS} (A volunteer, begun on 22 February 2027)"].startswith("Proof of feedback")
    room.complete(0, task="Reports that nobody reads")  # typed into the Excel file
    assert rows(room)[-1][0] == "Reports that nobody reads"
    room.complete(0, task="")
    assert rows(room)[0][0] == HEAVY and rows(room)[0][1] != UNMATCHED


def test_the_tasks_to_choose_from_are_the_room_s_own_once():
    assert tasks(afternoon(BOOKS).state)[:2] == ("Writing in books", "Proof of feedback")
    assert len(set(tasks(afternoon(BOOKS).state))) == len(tasks(afternoon(BOOKS).state))


def test_a_task_that_nobody_matched_says_so_and_so_does_an_action_that_names_no_task():
    found = rows(afternoon("Something else"))
    assert found[0] == (HEAVY, UNMATCHED, "")
    several = "Chosen from: Writing in books, Proof of feedback"
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
