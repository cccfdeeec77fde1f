"""An action that was carried into the room that closes the day is one action of the school."""

from dataclasses import replace

import pytest

from tests.domain.test_history import MEETING, PROPOSAL, closed, room
from workshop_kit.domain.activities.recall import Recall
from workshop_kit.domain.history import carried, each_once, gone_on, in_force, promises, spent
from workshop_kit.domain.opening import Opening
from workshop_kit.domain.plans import coming, still_due
from workshop_kit.domain.results import Carried, Item
from workshop_kit.screens.plans import Followed, PlansPage

ADOPTED = {"adopted_by": "The head", "adopted_on": "2027-01-20"}
PUT = [
    closed(MEETING.activities[1], MEETING, [PROPOSAL] * 3),
    ("chose", {"proposals": ["propose-1"]}),
]


def day(*later, first=()):
    """The morning's room, and the one that closes the day with the same action."""
    morning = room("BBBBBB", MEETING, "2027-01-04", *PUT, *first)
    (proposal,) = (p for p in morning.proposals if p.id == "propose-1")
    taken = replace(proposal, id="bbbbbb-propose-1")
    chosen = ("chose", {"proposals": [taken.id]})
    opening = Opening(carried=(taken,))
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


def test_the_schools_ledger_counts_it_once_and_makes_no_post_of_it():
    later = {**ADOPTED, "minutes": {"Office staff": -500}}
    rooms = day(
        complete("bbbbbb-propose-1", later),
        first=[complete("propose-1", later)],
    )
    ((_, once),) = each_once(rooms)
    assert once.state == "adopted"
    data = PlansPage(Followed("Elm Park", rooms), "2027-02-01", None).data
    assert data["posts"] == []
    (table,) = data["ledger"]
    assert table["rows"][0][:2] == ["Office staff", "about 500 minutes"]


BY_TABLE = replace(
    MEETING,
    activities=tuple(
        replace(step, by="table") if step.kind == "propose" else step for step in MEETING.activities
    ),
)
AGREE = MEETING.activities[2]


def voiced(code, *steps):
    """A room of the day whose one action got these steps of agreement."""
    item = Item("propose-1", "What")
    said = [{item.id: {"step": step, "reason": "As I said"}} for step in steps]
    asked = [closed(AGREE, BY_TABLE, said, (item,))] if steps else []
    return room(code, BY_TABLE, "2027-01-04", *PUT, *asked)


def test_an_action_is_carried_with_whose_guess_it_is():
    (one,) = carried([voiced("BBBBBB")], "2027-01-04")
    assert (one.figures, one.put) == ("table", False)
    closing = room("CCCCCC", MEETING, "2027-01-04", opening=Opening(carried=(one,)))
    chosen = replace(closing, chosen=(one.id,))
    assert [action.figures for action in chosen.actions] == ["table"]
    again = carried([chosen], "2027-01-04")
    assert [two.figures for two in again] == ["table"]


def test_what_a_room_recommends_comes_before_what_was_only_put_to_it():
    rooms = [voiced("AAAAAA", *["cannot"] * 3), voiced("BBBBBB", *["yes"] * 3)]
    found = carried(rooms, "2027-01-04")
    assert [(one.id, one.put) for one in found] == [
        ("bbbbbb-propose-1", False),
        ("aaaaaa-propose-1", True),
    ]


def test_what_was_carried_before_its_guess_was_kept_is_read_as_it_was():
    old = Opening(carried=(Carried("x-1", "stop", "What", "", "", (), ""),)).to_json()
    for one in old["carried"]:
        del one["figures"], one["put"]
    (read,) = Opening.from_json(old).carried
    assert (read.figures, read.put) == ("", False)


def test_the_day_s_other_rooms_are_counted_each_once():
    rooms = [voiced("AAAAAA"), voiced("BBBBBB"), room("CCCCCC", MEETING, "2027-01-05", *PUT)]
    assert spent(rooms, "2027-01-04") == 2 * 3 * MEETING.minutes


def test_what_went_on_says_so_and_stands_with_its_state_in_one_plan_alone():
    rooms = day(complete("bbbbbb-propose-1", ADOPTED))
    data = PlansPage(Followed("Elm Park", rooms), "2027-02-01", None).data
    closing, morning = data["plans"]
    assert [one["state"] for one in closing["actions"]] == ["Adopted"]
    (gone,) = morning["actions"]
    assert (gone["state"], gone["said"]) == ("", [])
    assert gone["lines"] == [
        f"It went on in {MEETING.title} (code CCCCCC). How far it has come stands there."
    ]


@pytest.mark.parametrize("code", ["AAAAAA", "CCCCCC"])
def test_of_two_rooms_that_ended_at_one_moment_it_went_on_in_the_one_that_took_it_up(code):
    morning, closing = day()
    assert gone_on([morning, replace(closing, code=code)]) == {
        ("BBBBBB", "propose-1"): replace(closing, code=code)
    }


def test_what_the_room_that_closed_the_day_did_not_take_up_stays_in_its_own_plan():
    morning, closing = day()
    left = replace(closing, chosen=())
    (plan,) = PlansPage(Followed("Elm Park", (morning, left)), "2027-02-01", None).data["plans"]
    assert [one["state"] for one in plan["actions"]] == ["Recommended"]


def test_what_is_due_of_a_carried_action_is_due_once():
    rooms = day(
        complete("bbbbbb-propose-1", ADOPTED),
        first=[complete("propose-1", ADOPTED)],
    )
    assert [one.room.code for one in still_due(rooms, "2027-02-04")] == ["CCCCCC"]
    soon = coming(rooms, "2027-01-21")
    assert [one.room.code for one in soon] == ["CCCCCC"]
