"""What still stands between an action and each state, in sentences and in their order."""

from tests.exports.afternoon import ADOPTED, ANSWERED, CONSULTED, SECOND_SITTING, Afternoon
from workshop_kit.domain.hurdles import hurdles
from workshop_kit.words import say

ACCEPTED = {"asked": "2027-01-12", "by": "Their spokesperson", "on": "2027-01-18"}
ACCEPTED |= {"why": "in place of filing"}


def room():
    """One action that gives office staff ten minutes a week more."""
    made = Afternoon()
    made.proposals("Action 1")
    made.agree()
    return made


def told(made):
    (action,) = made.state.actions
    return [
        (one.state, [say(problem.key, **problem.about) for problem in one.problems])
        for one in hurdles(action, [action], say)
    ]


def test_that_the_leader_closed_it_comes_before_all_that_is_still_missing():
    made = room()
    answer = {"answer": "not_now", "answer_words": "No money", "answered_by": "the head"}
    made.complete(0, **CONSULTED, **answer, answered_on="2027-01-20")
    first, *later = told(made)
    assert first == (
        "open",
        ["The leader’s answer is “not now”: to go on, it has to become “yes” or “yes, if”"],
    )
    assert [state for state, _ in later] == ["consulted", "adopted"]
    assert not any("not now" in sentence for _, said in later for sentence in said)


def test_a_dash_in_place_of_a_measure_is_named_as_missing():
    made = room()
    made.complete(0, **{**SECOND_SITTING, "measure": "–", "baseline": " - "})
    (_, (missing, *_)), *_ = told(made)
    assert missing.startswith("Fill in: measure, where we are now")


def test_an_acceptance_that_was_taken_back_is_told_with_its_day():
    made = room()
    rest = {"resources": "None", "told": "Staff by 1 March", "time_use": "Stays with them"}
    accepted = {"Office staff": ACCEPTED}
    made.complete(0, accepted=accepted, **SECOND_SITTING, **rest, **CONSULTED)
    made.complete(0, **ANSWERED, **ADOPTED)
    assert told(made) == []
    made.complete(0, accepted={"Office staff": {**ACCEPTED, "withdrawn": "2027-01-22"}})
    ((state, (sentence,)),) = told(made)
    assert state == "adopted"
    assert sentence.startswith("Office staff would get 10 minutes a week more")
    assert "took their acceptance back on 22 January 2027" in sentence
