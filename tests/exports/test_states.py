"""How far an action has come is said whole: the room's counts, each day, and whose figures."""

from dataclasses import replace

import pytest

from tests.exports.afternoon import ADOPTED, ANSWERED, CONSULTED, TODAY, Afternoon
from tests.exports.reading import READ, squeezed
from workshop_kit import exports
from workshop_kit.domain.document import Heading, Paragraph
from workshop_kit.domain.hurdles import hurdles
from workshop_kit.domain.ledger import ledger
from workshop_kit.domain.report import report
from workshop_kit.domain.report.found import found_table
from workshop_kit.domain.report.phrases import minutes_of
from workshop_kit.domain.report.stages import state_of
from workshop_kit.domain.report.voices import voices
from workshop_kit.words import say

PROOF = "Proof of feedback"


def test_the_rooms_counts_stay_said_however_far_an_action_comes():
    room = Afternoon()
    room.proposals("Action 1")
    room.close("agree", [{room.state.actions[0].id: {"step": "worry"}}] * 6)
    (action,) = room.state.actions
    assert state_of(say, action) == "Put to the room: nobody said a plain yes."
    room.complete(0, **CONSULTED, **ANSWERED, **ADOPTED)
    (action,) = room.state.actions
    assert state_of(say, action).endswith(
        "Adopted on 25 January 2027 by the governing body. In the room 0 of 6 said a plain yes."
    )


def test_until_when_more_time_is_needed_stands_in_the_state_and_before_adoption():
    room = Afternoon()
    room.proposals("Action 1")
    room.agree()
    needs = {"answer": "need_until", "answer_until": "2027-03-01", "answer_words": ""}
    room.complete(0, **CONSULTED, **{**ANSWERED, **needs})
    (action,) = room.state.actions
    assert "more time is needed until 1 March 2027 (the headteacher)." in state_of(say, action)
    (before,) = (one for one in hurdles(action, [action], say) if one.state == "adopted")
    assert any(
        "The leader asked for time until 1 March 2027" in say(p.key, **p.about)
        for p in before.problems
    )


def test_a_reason_that_is_held_back_still_counts_and_wants_an_answer():
    room = Afternoon()
    room.proposals("Action 1")
    room.agree("Ms Example would never do it", "It does not work in drama")
    room.hold("Ms Example would never do it")
    (action,) = room.state.actions
    assert "objections" in action.missing and len(action.unsorted) == 2
    # A file knows only what leaves the room: the other one, and that a text was held back.
    printed = squeezed(READ["html"](exports.file(room.state, TODAY, "html").body))
    assert squeezed("1 worry or question is not yet put into new words") in printed
    assert squeezed("1 text was held back") in printed
    assert "MsExample" not in printed and "Ms Example" not in repr(action)
    one = [text.id for text in action.reasons if text.words]
    room.complete(0, worries=[{"about": "Drama", "answer": "Comments on film", "of": one}])
    assert "objections" in room.state.actions[0].missing
    room.complete(0, worries=[{"about": "All", "answer": "We talk", "of": ["agree-1", "agree-2"]}])
    assert "objections" not in room.state.actions[0].missing


@pytest.mark.parametrize(
    ("by", "whose"),
    [("alone", "one person’s guess"), ("pairs", "a pair’s guess"), ("table", "a table’s guess")],
)
def test_minutes_say_whether_one_person_two_or_a_table_guessed_them(by, whose):
    room = Afternoon()
    steps = [replace(s, by=by) if s.id == "propose" else s for s in room.state.workshop.activities]
    room.state = replace(room.state, workshop=replace(room.state.workshop, activities=tuple(steps)))
    room.proposals("Action 1")
    (action,) = room.state.actions
    assert minutes_of(say, action).endswith(f"({whose})")
    room.complete(0, minutes={"Teachers": -3})
    assert "less (figure of the second sitting)" in minutes_of(say, room.state.actions[0])


def test_what_the_desk_added_and_did_not_put_to_the_room_is_told():
    room = Afternoon()
    room.numbers()
    assert not any("desk" in line for line in said_of(room, "Where to start"))
    again = Afternoon()
    again.close("impact", [{"books": [4, 1], "proof": [4, 1]}] * 7)
    again.close("sort", [{"books": "stop", "proof": "keep"}] * 7)
    before = again.state
    again.close("vote", [{"books": 3}] * 7)
    assert "Sorted, but not on this list: Proof of feedback." in said_of(again, "Where to start")
    again.state = before
    again.add("listed", activity="vote", item="proof")
    again.close("vote", [{"books": 3}] * 7)
    assert "Added by the desk: Proof of feedback." in said_of(again, "Where to start")
    again.proposals("Action 1")
    again.agree()
    (line,) = [one for one in said_of(again, "How far we agree") if "desk" in one]
    assert line.startswith("The desk put 1 of 7 proposals to the room.")


def said_of(room, title):
    """The paragraphs of one activity in what the room said."""
    found, inside = [], False
    for block in voices(room.state, say):
        if isinstance(block, Heading) and block.level == 2:
            inside = block.text == title
        if inside and isinstance(block, Paragraph):
            found.append(block.text)
    return found


def test_what_nobody_said_a_plain_yes_to_stands_apart_and_in_no_sum():
    room = Afternoon()
    room.proposals("Action 1", "Action 2")
    one, two = (action.id for action in room.state.actions)
    answers = [{one: {"step": "yes"}, two: {"step": "worry"}}] * 7
    room.close("agree", answers)
    headings = [b.text for b in report(room.state, TODAY, say).blocks if isinstance(b, Heading)]
    at = [headings.index(name) for name in ("The actions, one by one", "1. Action 1")]
    at += [headings.index(name) for name in ("What was put to the room", "2. Action 2")]
    assert at == sorted(at)
    alone = ledger([room.state.actions[0]])
    assert alone and ledger(room.state.actions) == alone
    room.complete(1, **CONSULTED)
    assert ledger(room.state.actions) == ledger([*room.state.actions]) != alone


def test_what_got_as_many_dots_as_the_last_that_was_taken_stands_in_we_discovered_too():
    room = Afternoon()
    steps = [replace(s, most=1) if s.id == "propose" else s for s in room.state.workshop.activities]
    room.state = replace(room.state, workshop=replace(room.state.workshop, activities=tuple(steps)))
    before = room.state
    for dots, tied in (({"books": 1, "proof": 1}, True), ({"books": 2, "proof": 1}, False)):
        room.state = before
        room.close("impact", [{"books": [4, 1]}] * 2)  # too few: nothing is heavy
        room.close("sort", [{"books": "stop", "proof": "stop"}] * 7)
        room.close("vote", [dots] * 7)
        room.proposals("Fewer comments")
        proof = [row for row in found_table(room.state, TODAY, say).rows if row[0] == PROOF]
        assert bool(proof) == tied


@pytest.mark.parametrize(
    ("answer", "words", "told"),
    [
        ("yes", "Yes. From May", "yes. From May"),
        ("yes_if", "Yes, if cover is found", "yes, if: cover is found"),
        ("yes_if", "if cover is found", "yes, if: cover is found"),
        ("not_now", "Not now, because of cost", "not now, because: of cost"),
        ("not_now", "because", "not now, because: because"),
        ("not_now", "Not all were asked", "not now, because: Not all were asked"),
        ("yes_if", "Yesterday’s plan stays", "yes, if: Yesterday’s plan stays"),
    ],
)
def test_an_answer_is_not_said_twice(answer, words, told):
    room = Afternoon()
    room.proposals("Action 1")
    room.agree()
    room.complete(0, **{**CONSULTED, **ANSWERED, "answer": answer, "answer_words": words})
    assert f"{told} (the headteacher)" in state_of(say, room.state.actions[0])


def test_a_name_that_was_removed_has_one_pair_of_brackets():
    room = Afternoon()
    room.proposals("Action 1")
    room.agree()
    room.complete(0, **{**CONSULTED, **ANSWERED, "answered_by": say("names.removed")})
    told = state_of(say, room.state.actions[0])
    assert told.count(say("names.removed")) == 1
    assert "((" not in told
