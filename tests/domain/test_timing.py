"""Minutes when the room is late: what is left is cut, in proportion, and never too far."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.screens.stage import STEM, loaded
from workshop_kit.content import library_paths
from workshop_kit.domain.story import Event, State, tell
from workshop_kit.domain.timing import after_closing, ends, recut, rest_after, rest_from

BEGUN = 1_800_000_000.0
SPANS = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(sorted)
LATE = st.integers(-100, 1000)


@given(st.lists(SPANS, min_size=1, max_size=20), LATE)
def test_minutes_stay_between_least_and_planned_and_the_last_is_never_cut(spans, left):
    least, planned = [low for low, _ in spans], [most for _, most in spans]
    cut = recut(planned, least, left)
    assert all(low <= n <= most for low, n, most in zip(least, cut, planned, strict=True))
    assert cut[-1] == planned[-1]


@given(st.lists(SPANS, min_size=1, max_size=20), LATE)
def test_they_fill_the_time_that_is_left_as_far_as_that_is_possible(spans, left):
    least, planned = [low for low, _ in spans], [most for _, most in spans]
    shortest = sum(least[:-1]) + planned[-1]
    assert sum(recut(planned, least, left)) == max(shortest, min(sum(planned), left))


@given(st.lists(SPANS, min_size=1, max_size=20), LATE)
def test_none_gives_more_than_its_share(spans, left):
    least, planned = [low for low, _ in spans], [most for _, most in spans]
    given = [most - n for most, n in zip(planned, recut(planned, least, left), strict=True)]
    spare = [most - low for low, most in spans[:-1]]
    for cut, could in zip(given, spare, strict=False):
        assert abs(cut - sum(given) * could / max(1, sum(spare))) <= 1


def begun(*steps: tuple[str, float]) -> State:
    """A room that started these activities so many minutes after its beginning."""
    state = State("ROOM", "Elm Park", loaded(library_paths()[STEM]))
    for n, (activity, minute) in enumerate(steps, start=1):
        at = BEGUN + 60 * minute
        minutes = rest_from(state, activity, at).minutes[0]
        body = {"activity": activity, "at": at, "ends": at + 60 * minutes}
        state = tell(state, [Event(n, "started", body)])
    return state


def test_a_room_on_time_keeps_its_minutes_also_some_seconds_late():
    state = begun(("welcome", 0))
    for late in (0, 1, 59):
        rest = rest_from(state, "promises", state.ends + late)
        assert rest.minutes == tuple(step.minutes for step in rest.steps)
        assert not rest.late


def test_a_room_that_is_early_gives_nobody_more_than_planned():
    state = begun(("welcome", 0))
    rest = rest_from(state, "impact", BEGUN + 60)
    assert rest.minutes == tuple(step.minutes for step in rest.steps)


def test_a_late_room_ends_in_time_and_its_next_timer_has_the_new_minutes():
    state = begun(("welcome", 0), ("purposes", 28))  # ten minutes late
    rest = rest_after(state, BEGUN)
    assert state.ends - state.started < 15 * 60
    assert state.ends + 60 * sum(rest.minutes) == ends(state) == BEGUN + 75 * 60
    assert rest.late and rest.over == 0


def test_what_runs_over_its_own_minutes_cuts_what_follows():
    state = begun(("welcome", 0))
    before = rest_after(state, state.ends)
    after = rest_after(state, state.ends + 8 * 60)
    assert sum(before.minutes) - sum(after.minutes) == 8


@pytest.mark.parametrize(
    ("first", "minute", "over", "spare"),
    [
        ("background", 33, 0, "background"),
        ("background", 35, 2, "background"),
        ("background", 60, 27, "purposes"),
        ("sort", 70, 8, None),
        ("next", 80, 7, None),
    ],
)
def test_where_nothing_can_be_cut_any_more_it_says_by_how_much_it_runs_over(
    first, minute, over, spare
):
    rest = rest_from(begun(("welcome", 0)), first, BEGUN + 60 * minute)
    assert (rest.over, rest.spare.id if rest.spare else None) == (over, spare)


def test_after_the_last_one_it_runs_over_by_what_that_took():
    state = begun(("welcome", 0), ("next", 73))
    assert rest_after(state, BEGUN + 75 * 60).over == 0
    assert rest_after(state, BEGUN + 79 * 60).over == 4


def test_a_story_without_a_beginning_has_the_whole_time():
    state = replace(begun(), begun=0.0)
    assert sum(rest_from(state, "welcome", BEGUN).minutes) == 75


@pytest.mark.parametrize(
    ("by", "talk", "kept"),
    [("alone", 9, 9), ("alone", 1, 1), ("alone", 0, 1), ("table", 11, 3), ("pairs", 2, 1)],
)
def test_after_closing_comes_all_talk_of_who_answered_alone_and_a_third_of_a_tables(by, talk, kept):
    step = loaded(library_paths()[STEM]).activity("purposes")
    assert after_closing(replace(step, by=by, talk=talk)) == kept


def test_where_nothing_is_asked_only_the_talk_is_kept():
    step = loaded(library_paths()[STEM]).activity("welcome")
    assert [after_closing(replace(step, talk=talk)) for talk in (0, 2)] == [0, 2]
