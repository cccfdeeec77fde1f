"""Weeks later, by phone or list: no number is of fewer people than the room's own minimum."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reviewed import followed, said
from workshop_kit.domain.disclosure import review_minimum
from workshop_kit.domain.review import Asked, told_from
from workshop_kit.domain.sealing import sealed, typed_in

ACTION = "propose-1"
STEP = Asked(2, ACTION)
STATE = followed().state


def room(minimum, side="all"):
    return replace(STATE, workshop=replace(STATE.workshop, minimum=minimum, side=side))


def by_phone(state, counts, minutes, words):
    return told_from(sealed(state, STEP, said(counts, minutes, words))["phones"])


def by_list(state, counts, minutes, words):
    entry = {"weeks": 2, "list": {"counts": counts, "minutes": minutes, "instead": words}}
    return told_from(typed_in(state, ACTION, entry)["list"])


PEOPLE = st.integers(0, 14)


@pytest.mark.parametrize("way", [by_phone, by_list])
@settings(max_examples=40)
@given(
    st.tuples(PEOPLE, PEOPLE, PEOPLE), st.integers(0, 30), st.sampled_from([0, 8, 12]), st.data()
)
def test_no_part_of_a_review_is_of_fewer_than_the_room_was_opened_for(
    way, counts, numbers, minimum, data
):
    side = data.draw(st.sampled_from(["all", "representatives"]))
    state = room(minimum, side)
    least = max(5 if side == "all" else 10, minimum)
    assert review_minimum(state.workshop) == least
    many = min(numbers, sum(counts))
    told = way(state, counts, tuple(range(many)), [f"Word {n}" for n in range(many)])
    assert told.answered in (0, sum(counts)) and (told.answered == 0 or told.answered >= least)
    assert [one for one in told.minutes if one.people < least] == []
    assert not told.instead or told.answered >= max(10, least)


@pytest.mark.parametrize("way", [by_phone, by_list])
def test_from_that_number_on_the_minutes_are_shown(way):
    for minimum, gave, shown in ((0, 5, [5]), (9, 8, []), (9, 9, [9])):
        told = way(room(minimum), (20, 0, 0), range(gave), ())
        assert [one.people for one in told.minutes] == shown


def test_staffs_side_shows_the_minutes_of_nine_to_nobody():
    told = by_phone(room(0, "representatives"), (20, 0, 0), range(9), ())
    assert (told.answered, told.minutes) == (20, ())
