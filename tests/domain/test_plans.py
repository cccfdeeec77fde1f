"""All plans of a school: what is due this week and what comes next; nothing promised falls out."""

import pytest

from tests.exports.afternoon import Afternoon
from tests.reviewed import after, followed, said
from workshop_kit.domain.plans import coming, is_new, still_due, with_plans
from workshop_kit.domain.review import Asked
from workshop_kit.domain.sealing import sealed


def told(dates):
    return [(one.day.isoformat(), one.action.what, one.weeks) for one in dates]


def test_before_the_first_round_nothing_is_due_and_the_round_is_coming():
    rooms = [followed("One").state]
    assert told(still_due(rooms, after(1))) == []
    assert told(coming(rooms, after(1))) == [(after(2), "One", 2)]


def test_what_falls_due_is_new_for_a_week_and_stays_due_until_somebody_was_heard():
    room = followed("One")
    (one,) = still_due([room.state], after(2))
    assert is_new(one, after(2)) and is_new(one, after(2, 6)) and not is_new(one, after(3))
    assert told(still_due([room.state], after(300))) == [(after(12), "One", 12)]
    action = room.state.actions[0].id
    room.add("reviewed", **sealed(room.state, Asked(12, action), said((5, 0, 0))))
    assert still_due([room.state], after(300)) == ()


def test_the_plans_own_review_is_due_for_a_week_from_its_day():
    room = followed("One")
    room.complete(0, review="2027-02-26")
    first = ("2027-02-26", "One", 0)
    assert first in told(coming([room.state], "2027-02-01"))
    assert first not in told(coming([room.state], "2027-02-26"))
    assert first in told(still_due([room.state], "2027-03-04"))
    assert first not in told(still_due([room.state], "2027-03-05"))


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
