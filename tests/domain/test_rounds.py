"""When those affected are asked: each round from its day on, once, and never after a trial ends."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exports.afternoon import HELD_ON, Afternoon
from tests.reviewed import after, followed, said
from workshop_kit.domain import follow
from workshop_kit.domain.review import Asked, Asking
from workshop_kit.domain.review_entry import check_review
from workshop_kit.domain.sealing import sealed, typed_in

ACTION = "propose-1"
STEP = Asked(2, ACTION)
DAYS = (HELD_ON, "2027-03-01")
ADOPTED = followed("One").state.actions[0]


def test_nothing_is_due_before_two_weeks_and_then_every_action_that_is_adopted():
    room = followed(waiting=2)
    refused = {"answer": "not_now", "answer_words": "no money", "answered_by": "The head"}
    room.complete(3, **refused, answered_on="2027-01-12")
    assert follow.due(room.state, after(2, -1)) == ()
    due = follow.due(room.state, after(2))
    assert [one.action.what for one in due] == ["Action 1", "Action 2"]
    assert {(one.weeks, one.day.isoformat()) for one in due} == {(2, after(2))}


def test_what_nobody_was_asked_about_stays_due_for_years():
    assert {one.weeks for one in follow.due(followed().state, "2031-01-01")} == {12}


def test_what_was_heard_is_due_again_at_the_next_round():
    room = followed()
    room.add("reviewed", **sealed(room.state, STEP, said((5, 0, 0))))
    left = [one.action.id for one in follow.due(room.state, after(3))]
    assert ACTION not in left and len(left) == 3
    assert len(follow.due(room.state, after(6))) == 4


@pytest.mark.parametrize(
    ("day", "weeks"),
    [
        (after(2, -1), 0),
        (after(2), 2),
        (after(3, 6), 2),
        (after(4), 2),
        (after(6), 6),
        (after(12, 27), 12),
        (after(16), 0),
        (after(60), 0),
    ],
)
def test_a_round_opens_by_itself_within_its_first_four_weeks_only(day, weeks):
    assert follow.opens_by_itself(followed().state, day) == weeks


def test_a_room_that_has_not_ended_or_has_no_actions_asks_nobody():
    empty = Afternoon()
    assert follow.opens_by_itself(empty.state, after(2)) == 0
    empty.add("ended")
    assert follow.opens_by_itself(empty.state, after(2)) == 0
    assert follow.due(empty.state, after(2)) == ()


def test_a_round_lasts_until_its_last_action_is_closed_and_never_opens_twice():
    room = followed()
    ids = tuple(action.id for action in room.state.actions)
    room.add("asked", weeks=2, until=9.0, actions=list(ids))
    assert room.state.asking == Asking(2, 9.0, ids)
    assert room.state.takes(f"review-2-{ids[0]}") and not room.state.takes(f"review-6-{ids[0]}")
    value, _ = check_review({"weeks": 2, "counts": {"stopped": 5}}, DAYS)
    room.add("reviewed", **typed_in(room.state, ids[0], value))
    assert room.state.asking.actions == ids  # a list closes nothing
    for id in ids:
        room.add("reviewed", **sealed(room.state, Asked(2, id), said((5, 0, 0))))
    assert room.state.asking is None
    assert room.state.phase == "ended"
    assert follow.opens_by_itself(room.state, after(2)) == 0
    assert follow.opens_by_itself(room.state, after(6)) == 6


def test_a_round_that_a_list_told_of_does_not_open_by_itself_so_that_nobody_counts_twice():
    room = followed("One", "Two")
    one, two = (action.id for action in room.state.actions)
    value, _ = check_review({"weeks": 2, "counts": {"stopped": 5}}, DAYS)
    room.add("reviewed", **typed_in(room.state, one, value))
    assert follow.opens_by_itself(room.state, after(2)) == 2
    room.add("reviewed", **typed_in(room.state, two, value))
    assert follow.opens_by_itself(room.state, after(2)) == 0
    assert follow.can_ask(room.state, after(2)) == 2, "it is still asked by hand"
    assert follow.opens_by_itself(room.state, after(6)) == 6


def test_nobody_is_asked_about_what_is_not_adopted():
    room = followed(waiting=4)
    assert follow.due(room.state, after(20)) == ()
    assert follow.opens_by_itself(room.state, after(2)) == follow.can_ask(room.state, after(2)) == 0
    (problem,) = follow.round_of(room.state, 2, at(after(2)))[1]
    assert problem.key == "review.not_adopted"


def test_actions_that_begin_on_different_days_have_rounds_of_their_own():
    room = followed("One", "Two")
    room.complete(1, begins=after(5))
    one, two = (action.id for action in room.state.actions)
    asked = follow.round_of(room.state, 2, at(after(2)))[0]
    assert asked["actions"] == [one]
    room.add("reviewed", **sealed(room.state, Asked(2, one), said((5, 0, 0))))
    assert follow.opens_by_itself(room.state, after(5)) == 0
    assert follow.opens_by_itself(room.state, after(6)) == 6  # of the first one
    assert follow.opens_by_itself(room.state, after(7)) == 2  # of the second one
    assert follow.round_of(room.state, 2, at(after(7)))[0]["actions"] == [two]
    (problem,) = follow.round_of(room.state, 12, at(after(7)))[1]
    assert problem.key == "review.not_due"


@given(st.sampled_from(follow.WEEKS), st.integers(-20, 140))
def test_a_list_is_taken_from_the_day_on_which_phones_may_be_asked(weeks, days):
    early = [one.key for one in follow.too_soon(ADOPTED, weeks, after(0, days))]
    assert early == (["review.not_come"] if days < 7 * weeks else [])


def test_a_list_about_what_is_not_adopted_is_refused_as_a_round_by_link_is():
    (action,) = followed("One", waiting=1).state.actions
    assert [p.key for p in follow.too_soon(action, 2, after(30))] == ["review.not_begun"]


@given(st.integers(-20, 140))
def test_the_rounds_on_offer_are_those_whose_day_has_come(days):
    come = [weeks for weeks, _ in follow.come(ADOPTED, after(0, days))]
    assert come == [weeks for weeks in follow.WEEKS if days >= 7 * weeks]
    last = follow.last_round(ADOPTED, after(0, days))
    assert (last[0] if last else None) == (come[-1] if come else None)


def at(day):
    """Noon of that day in seconds."""
    return datetime.fromisoformat(f"{day}T12:00").timestamp()


def test_an_owners_word_before_the_first_round_is_kept_and_the_round_stays_due():
    room = followed()
    value, _ = check_review({"weeks": 2, "owner": {"status": "done"}}, DAYS)
    room.add("reviewed", **typed_in(room.state, ACTION, value))
    (review,) = room.state.actions[0].reviews
    assert (review.owner, review.told) == ("done", None)
    assert ACTION in [one.action.id for one in follow.due(room.state, after(2))]
    assert follow.opens_by_itself(room.state, after(2)) == 2
