"""An action that was carried into the room that closes the day is one action of the school."""

from dataclasses import replace

from tests.domain.test_history import MEETING, PROPOSAL, closed, room
from workshop_kit.domain.activities.recall import Recall
from workshop_kit.domain.history import in_force, promises
from workshop_kit.domain.opening import Opening
from workshop_kit.domain.results import Item

ADOPTED = {"adopted_by": "The head", "adopted_on": "2027-01-20"}
PUT = [
    closed(MEETING.activities[1], MEETING, [PROPOSAL] * 3),
    ("chose", {"proposals": ["propose-1"]}),
]


def day(*later, first=()):
    """The morning's room, and the one that closes the day with the same action."""
    morning = room("BBBBBB", MEETING, "2027-01-04", *PUT, *first)
    (proposal,) = (p for p in morning.proposals if p.id == "propose-1")
    carried = replace(proposal, id="bbbbbb-propose-1")
    chosen = ("chose", {"proposals": [carried.id]})
    opening = Opening(carried=(carried,))
    return morning, room("CCCCCC", MEETING, "2027-01-04", chosen, *later, opening=opening)


def complete(id, changes):
    return ("completed", {"action": id, "changes": changes})


def test_it_is_asked_about_once():
    assert [promise.id for promise in promises(day())] == ["bbbbbb-propose-1"]


def test_it_stands_as_far_as_it_came_in_either_plan():
    later = day(complete("bbbbbb-propose-1", ADOPTED))
    first = day(first=[complete("propose-1", ADOPTED)])
    for rooms in (later, first):
        (promise,) = promises(rooms)
        assert (promise.state, promise.agreed_on) == ("adopted", "2027-01-20")
        assert [agreed.id for agreed in in_force(rooms, ())] == ["bbbbbb-propose-1"]


def test_what_was_refused_in_the_plan_that_came_furthest_is_asked_about_no_more():
    assert promises(day(complete("bbbbbb-propose-1", {"answer": "not_now"}))) == ()


def test_an_answer_under_either_name_counts_for_it():
    for id in ("bbbbbb-propose-1", "cccccc-bbbbbb-propose-1"):
        step = next(a for a in MEETING.activities if isinstance(a, Recall))
        said = closed(step, MEETING, [{id: "done"}] * 4, (Item(id, "What"),))
        later = room("DDDDDD", MEETING, "2027-03-01", said)
        assert promises([*day(), later]) == ()
