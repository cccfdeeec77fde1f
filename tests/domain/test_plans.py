"""All plans of a school: what is due this week and what comes next; nothing promised falls out."""

import pytest

from tests.exports.afternoon import HELD_ON, Afternoon
from tests.reviewed import after, followed, said
from workshop_kit.domain.plans import coming, is_new, still_due, with_plans
from workshop_kit.domain.review import Asked
from workshop_kit.domain.review_entry import check_review
from workshop_kit.domain.sealing import sealed, typed_in

DAYS = (HELD_ON, "2027-03-01")


def told(dates):
    return [(one.day.isoformat(), one.action.what, one.weeks) for one in dates]


def test_before_the_first_round_nothing_is_due_and_the_round_is_coming():
    rooms = [followed("One").state]
    assert told(still_due(rooms, after(1))) == []
    assert told(coming(rooms, after(1))) == [(after(2), "One", 2)]


def test_what_falls_due_is_new_for_a_week_and_stays_due_until_somebody_was_heard():
    room = followed("One")
    (one,) = still_due([room.state], after(2))
    assert is_new(one.day, after(2)) and is_new(one.day, after(2, 6))
    assert not is_new(one.day, after(3))
    assert told(still_due([room.state], after(300))) == [(after(12), "One", 12)]
    action = room.state.actions[0].id
    room.add("reviewed", **sealed(room.state, Asked(12, action), said((5, 0, 0))))
    assert still_due([room.state], after(300)) == ()


def test_the_plans_own_review_is_due_until_who_leads_it_has_said_how_it_stands():
    room = followed("One")
    room.complete(0, review="2027-02-26")
    first = ("2027-02-26", "One", 0)
    assert first in told(coming([room.state], "2027-02-01"))
    assert first not in told(coming([room.state], "2027-02-26"))
    owners_word(room, "2027-02-25")
    for today in ("2027-02-26", "2027-03-05", "2027-03-28"):
        assert first in told(still_due([room.state], today))
    owners_word(room, "2027-02-26")
    assert first not in told(still_due([room.state], "2027-03-05"))


def test_a_round_that_is_due_later_stands_for_the_plans_own_review():
    room = followed("One")
    room.complete(0, review="2027-02-26")
    assert told(still_due([room.state], "2028-03-05")) == [(after(12), "One", 12)]
    room.add("reviewed", **sealed(room.state, Asked(12, room.state.actions[0].id), said((5, 0, 0))))
    assert still_due([room.state], "2028-03-05") == ()


def test_a_review_that_is_put_off_is_due_on_its_new_day_alone():
    room = followed("One")
    room.complete(0, review="2027-02-26")
    room.complete(0, review="2027-05-28")
    assert [one for one in told(still_due([room.state], "2027-03-05")) if one[2] == 0] == []
    assert ("2027-05-28", "One", 0) in told(still_due([room.state], "2027-06-05"))


def owners_word(room, day):
    value, problems = check_review({"weeks": 2, "owner": {"status": "done", "on": day}}, DAYS)
    assert problems == []
    room.add("reviewed", **typed_in(room.state, room.state.actions[0].id, value))


@pytest.mark.parametrize("many", [1, 15, 40])
def test_nothing_promised_disappears_however_many_workshops_later(many):
    rooms = [followed(f"One of {n}", f"Two of {n}").state for n in range(many)]
    promised = [action.what for room in with_plans(rooms) for action in room.actions]
    assert len(promised) == 2 * many
    assert {one.action.what for one in still_due(rooms, after(100))} == set(promised)


def test_a_room_that_goes_on_or_put_nothing_forward_is_no_plan():
    open_, empty = Afternoon(), Afternoon()
    open_.proposals("One")
    empty.add("ended")
    assert with_plans([open_.state, empty.state]) == ()
    assert coming([open_.state, empty.state], after(0)) == ()
