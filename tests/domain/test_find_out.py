"""Nobody is sure whether a law asks for a task: that is found out first, nothing is given back."""

import pytest

from tests.exports.afternoon import (
    ADOPTED,
    ANSWERED,
    CONSULTED,
    TODAY,
    Afternoon,
    proposal,
)
from tests.exports.reading import READ, squeezed
from workshop_kit import exports
from workshop_kit.domain.document import Facts
from workshop_kit.domain.history import in_force, promises
from workshop_kit.domain.ledger import Minutes, affected_posts, hoped, ledger, shifts
from workshop_kit.domain.plan import Action, completed
from workshop_kit.domain.report import report
from workshop_kit.domain.report.phrases import minutes_of, minutes_proposed, named
from workshop_kit.domain.results import Takes
from workshop_kit.screens import outcome
from workshop_kit.screens.activities.propose import proposal as card
from workshop_kit.screens.activities.recall import promised
from workshop_kit.words import say

WHAT = "No more weekly logs"
QUESTION = f"If no law or contract asks for it: {WHAT}"


def unsure(**minutes):
    """A room whose only action was proposed as a stop by somebody who is not sure."""
    room = Afternoon()
    given = minutes or {"Teachers": -20}
    same = proposal(WHAT, law="not_sure", minutes=given)
    room.close("propose", [same, *[proposal("Another")] * 6])
    room.add("chose", proposals=[p.id for p in room.state.proposals if p.what == WHAT])
    room.agree()
    return room


def test_it_gives_no_minutes_back_until_it_is_found_out():
    room = unsure()
    (action,) = room.state.actions
    assert action.kind == "find_out" and ledger([action]) == ()
    assert minutes_of(say, action) == (
        "Nothing is given back before it is found out. "
        "After that perhaps Teachers: 20 minutes less (one person’s guess)"
    )
    room.complete(0, law="no")
    (action,) = room.state.actions
    assert action.kind == "stop" and action.finder == ""
    assert ledger([action])[0].saved == Minutes(20, 20)


def test_what_it_adds_to_anybodys_work_is_never_hidden():
    (action,) = unsure(**{"Teachers": -20, "Office staff": 10}).state.actions
    (line,) = ledger([action])
    assert (line.job, line.saved, line.added) == ("Office staff", None, Minutes(10, 10))
    (shift,) = shifts([action])
    assert shift.gains == (("Office staff", 10),) and shift.loses == ()


def test_a_question_of_its_own_gives_nothing_back_and_keeps_its_words():
    fields = ("a", "find_out", "How many sheets?", "L", "W", (("Teachers", -30),), "P")
    action = Action(*fields)
    assert ledger([action]) == () and "time_use" not in action.missing
    assert [one.minutes for one in hoped(action)] == [Minutes(30, 30)]
    assert named(say, action) == "How many sheets?"
    assert completed(action, {"law": "not_sure"}).finder == ""


def test_the_second_sitting_may_become_unsure_and_sure_again():
    action = Action("a", "stop", "What", "L", "W", (("Teachers", -30),), "P")
    asked = completed(action, {"law": "not_sure", "finder": "Ms Example"})
    assert (asked.kind, asked.meant, asked.finder) == ("find_out", "stop", "Ms Example")
    sure = completed(action, {"law": "yes", "law_which": "KCSIE", "finder": "Ms Example"})
    assert (sure.kind, sure.meant, sure.finder) == ("stop", "", "")
    chosen = completed(action, {"law": "not_sure", "kind": "trial"})
    assert (chosen.kind, chosen.meant) == ("trial", "")


def test_a_post_is_still_named_and_what_people_said_stays_their_figure():
    fields = ("a", "find_out", "What", "L", "W", (("Office", -60),), "P")
    action = Action(*fields, takes=Takes("a", 5, 300, 600, 900), meant="stop")
    assert affected_posts(action) == ("Office",)
    assert hoped(action)[0].minutes == Minutes(300, 900)


def test_a_proposal_that_was_not_put_to_the_room_hopes_too():
    (one,) = (p for p in unsure().state.proposals if p.what == WHAT)
    hopes = "Nothing is given back before it is found out. After that perhaps Teachers: 20"
    assert minutes_proposed(say, one).startswith(hopes)


def test_phones_and_board_say_what_is_found_out_first():
    room = unsure()
    for one in (*room.state.actions, *(p for p in room.state.proposals if p.what == WHAT)):
        told = card(one)
        assert told["what"] == QUESTION
        assert any(" back before it is found out" in one for one in told["lines"])
        assert not any("saves" in line for line in told["lines"])
    agreed = outcome.outcome(room.state.workshop.activity("agree"), room.state)
    assert (agreed["bars"][0]["kind"], agreed["bars"][0]["text"]) == ("Find out", QUESTION)
    assert agreed["table"]["rows"][0][0] == QUESTION


@pytest.mark.parametrize("kind", [kind for kind in exports.FORMATS if kind in READ])
def test_every_file_says_what_is_found_out_first(kind):
    words = squeezed(READ[kind](exports.file(unsure().state, TODAY, kind).body))
    assert squeezed(QUESTION) in words
    assert "Nothingisgivenbackbeforeitisfoundout" in words
    assert "Givesbackabout" not in words


def test_it_is_called_the_same_whoever_finds_out_and_the_name_stands_beside_it():
    bare = Action("a", "find_out", WHAT, "", "", (), "", meant="stop")
    assert named(say, bare) == QUESTION
    room = unsure()
    room.complete(0, finder="Ms Wren")
    blocks = report(room.state, TODAY, say).blocks
    facts = dict(next(block.pairs for block in blocks if isinstance(block, Facts)))
    assert facts["Who finds out"] == "Ms Wren"


def test_a_later_workshop_asks_whether_it_was_found_out_and_not_whether_it_stopped():
    room = unsure()
    room.add("ended")
    (promise,) = promises([room.state])
    assert promised(promise)["text"] == QUESTION
    room.complete(0, **CONSULTED, **ANSWERED, **ADOPTED)
    assert in_force([room.state], ()) == ()
