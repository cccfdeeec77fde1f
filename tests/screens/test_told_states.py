"""How far each action came is on every screen of the end: people see the leader's answer."""

import pytest

from tests.screens.stage import PROPOSAL
from workshop_kit.screens.plain.page import page

CONSULTED = {"consulted_with": "the joint committee", "consulted_on": "2027-01-11"}
SAID = {**CONSULTED, "answered_by": "the head", "answered_on": "2027-01-12"}
NO = {**SAID, "answer": "not_now", "answer_words": "the portal is bought until May"}
IF = {**SAID, "answer": "yes_if", "answer_words": "the portal allows it"}
UNTIL = {**SAID, "answer": "need_until", "answer_until": "2027-02-01"}
ADOPTED = {"adopted_by": "the governors", "adopted_on": "2027-01-20", "lead": "A", "when": "B"}
ADOPTED |= {"measure": "Minutes a week", "review": "2027-03-29"}


@pytest.fixture
def ended(stage, monkeypatch):
    """A room with two actions that give nobody work, and that has ended; with their ids."""
    monkeypatch.setitem(PROPOSAL, "minutes", {"Teachers": -30})
    stage.put()
    ids = list(dict.fromkeys(one.id for one in stage.room.state.proposals))[-2:]
    stage.room.choose(ids, lambda problems: None)
    stage.go("agree")
    stage.answers(*[{id: {"step": "yes", "reason": ""} for id in ids}] * 4)
    stage.close()
    stage.room.end(lambda problems: None)
    return stage, ids


def answer(stage, id, **value):
    found = []
    stage.room.complete(id, value, "2027-01-25", found.extend)
    assert found == []


def last_lines(stage):
    """The last line of each action on phone, board and plain page: the same everywhere."""
    plain = [b for b in page(stage.room, "first", stage.around).blocks if b.look == "list"]
    screens = [stage.phone().shown.data["proposals"], stage.board().shown.data["proposals"]]
    told = [[one["lines"][-1] for one in screen] for screen in screens]
    told.append([block.items[-1] for block in plain[: len(told[0])]])
    assert told[0] == told[1] == told[2]
    return told[0]


@pytest.mark.parametrize(
    ("value", "line"),
    [
        (CONSULTED, "Consulted on 11 January 2027, with the joint committee."),
        (
            NO,
            "Answered by the leader on 12 January 2027: "
            "not now, because: the portal is bought until May (the head).",
        ),
        (
            UNTIL,
            "Answered by the leader on 12 January 2027: "
            "more time is needed until 1 February 2027 (the head).",
        ),
        (
            {**SAID, "answer": "yes", **ADOPTED},
            "Adopted on 20 January 2027 by the governors.",
        ),
        (
            {**IF, **ADOPTED},
            "Answered by the leader on 12 January 2027: yes, if: the portal allows it (the head). "
            "Adopted on 20 January 2027 by the governors.",
        ),
    ],
)
def test_each_action_says_how_far_it_came_beside_one_that_nobody_answered(ended, value, line):
    stage, (first, _) = ended
    answer(stage, first, **value)
    assert last_lines(stage) == [line, "Recommended by the room."]


def test_before_anybody_was_consulted_the_title_alone_says_what_they_are(ended):
    stage, _ = ended
    assert not [line for line in last_lines(stage) if "Recommended" in line]
    assert stage.phone().shown.data["title"] == "What this room recommends"
