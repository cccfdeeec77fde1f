"""The school year: its load, its fullest weeks, and what moving an event does to them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.made import ANSWERS, MOVE, YEAR
from workshop_kit.domain.activities.move import STAY
from workshop_kit.domain.activities.year import HALF_TERMS, half_term, weeks, weighed
from workshop_kit.domain.disclosure import disclose, shown_result, written
from workshop_kit.domain.report.moves import moves_table
from workshop_kit.domain.report.weeks import cannot_move, pinches, week_name
from workshop_kit.domain.results import Weeks, from_json, to_json
from workshop_kit.domain.year import load, moved, pinch_points
from workshop_kit.words import say

ROOMS = st.lists(ANSWERS["year"], min_size=3, max_size=6)
WISH = st.integers(1, 39) | st.just(STAY)


def event(name, week, **other):
    rest = {"group": "Teachers", "weight": "heavy", "fixed": False, "why": ""}
    return {"name": name, "week": week, **rest} | other


def year(*answers) -> Weeks:
    checked = [YEAR.check(raw, ()) for raw in answers]
    return YEAR.tally([value for value, problems in checked if not problems], ())


def wanted(of: Weeks, *wishes):
    items = YEAR.leading(of, 9)
    ids = {item.text: item.id for item in items}
    return MOVE.tally([{ids[name]: to for name, to in one.items()} for one in wishes], items)


@given(ROOMS, st.randoms(use_true_random=False))
def test_a_year_leaves_no_trace_of_who_came_first(answers, chance):
    mixed = [chance.sample(one, len(one)) for one in chance.sample(answers, len(answers))]
    assert year(*mixed) == year(*answers)


@given(ROOMS)
def test_a_year_survives_json(answers):
    result = disclose(year(*answers))
    assert from_json(to_json(result)) == result


def places(of: Weeks) -> set[tuple[int, str, str]]:
    """Where some event falls on some group."""
    return {(week, *place) for week, each in weighed(of.events).items() for place in each}


def total(of: Weeks) -> int:
    return sum(map(sum, load(of).values()))


@given(ROOMS, st.data())
def test_moving_events_makes_no_work_and_takes_none_away(answers, data):
    before = year(*answers)
    items = YEAR.leading(before, 6)
    if not items:
        return
    wishes = st.dictionaries(st.sampled_from([item.id for item in items]), WISH)
    after = moved(before, MOVE.tally(data.draw(st.lists(wishes, max_size=6)), items))
    assert total(after) == total(before)
    assert load(after).keys() == load(before).keys()


def test_what_many_wrote_is_one_event_as_heavy_as_most_say():
    said = [event("Mocks", 16, weight=weight) for weight in ("light", "middle", "middle", "heavy")]
    result = year(*([one] for one in said), [event("mocks", 16, weight="middle", why="Every year")])
    assert load(result)["Teachers"][15] == 2
    assert sum(load(result)["Teachers"]) == 2


def test_of_two_weights_that_as_many_say_the_heavier_counts():
    result = year([event("Mocks", 16, weight="light")], [event("Mocks", 16, weight="heavy")])
    assert load(result)["Teachers"][15] == 3


def test_an_event_counts_for_each_group_it_falls_on():
    result = year([event("Mocks", 16)], [event("Mocks", 16, group="Office staff", weight="light")])
    assert (load(result)["Teachers"][15], load(result)["Office staff"][15]) == (3, 1)
    assert pinch_points(result) == ()  # one event does not meet itself


def test_pinch_points_are_the_fullest_weeks_in_which_events_meet():
    result = year(
        [event("Exams", 30), event("Trips", 30, weight="light"), event("Reports", 30)],
        [event("Mocks", 16), event("Data drop", 16), event("Fair", 5, weight="light")],
        [event("Open evening", 4), event("Census", 4, group="Office staff")],
    )
    assert pinch_points(result) == (30, 4, 16)
    assert pinches(result, say)[:2] == (
        "Summer 1, week 4: Exams, Reports, Trips.",
        "Autumn 1, week 4: Census, Open evening.",
    )


def test_names_that_hold_a_comma_are_told_apart():
    result = year([event("Mocks, Year 11", 16), event("Reports", 16)])
    assert pinches(result, say) == ("Spring 1, week 2: Mocks, Year 11; Reports.",)


def test_a_year_in_which_nothing_meets_says_so():
    assert pinches(year([event("Mocks", 16), event("Fair", 17)]), say) == (
        "No two events fall into one week.",
    )


def test_what_cannot_move_is_told_with_every_reason():
    result = year(
        [event("Mocks", 16, fixed=True, why="The board sets them"), event("Fair", 5)],
        [event("mocks", 16, fixed=True, why="The hall is booked")],
        [event("Mocks", 16, fixed=True, why="the board sets them", weight="light")],
    )
    told = "Mocks (Spring 1, week 2): the board sets them; The hall is booked"
    assert cannot_move(result, say) == (told,)


def test_what_as_many_say_cannot_move_is_not_tried_elsewhere():
    fixed = event("Mocks", 16, fixed=True, why="The board sets them")
    result = year([event("Mocks", 16), event("Fair", 16)], [fixed])
    assert [item.text for item in YEAR.leading(result, 9)] == ["Fair"]
    result = year([event("Mocks", 16), event("Fair", 16)], [fixed], [event("Mocks", 16)])
    assert [item.text for item in YEAR.leading(result, 9)] == ["Fair", "Mocks"]


def test_an_event_moves_only_where_more_want_it_moved_and_all_of_it_goes():
    result = year(
        [event("Mocks", 16), event("Fair", 16)], [event("Mocks", 16, group="Office staff")]
    )
    some = wanted(result, {"Mocks": 17, "Fair": 18}, {"Mocks": 20, "Fair": STAY}, {"Mocks": 17})
    after = {(one.name, one.group): one.week for one in moved(result, some).events}
    assert after == {
        ("Mocks", "Teachers"): 17,
        ("Mocks", "Office staff"): 17,
        ("Fair", "Teachers"): 16,
    }
    rows = {row[0]: row[1:] for row in moves_table(result, some, say).rows}
    assert rows["Mocks"] == (
        "Spring 1, week 2",
        "0",
        "Spring 1, week 3 (2), Spring 1, week 6 (1)",
        "Spring 1, week 3",
    )
    assert rows["Fair"] == ("Spring 1, week 2", "1", "Spring 1, week 4 (1)", "It stays")


def test_two_events_of_one_name_in_two_weeks_are_two():
    result = year([event("Reports", 5), event("Reports", 30)])
    items = YEAR.leading(result, 9)
    assert [item.text for item in items] == ["Reports", "Reports"]
    both = MOVE.tally([{item.id: 17 for item in items}], items)
    assert load(moved(result, both))["Teachers"][16] == 6


@given(ROOMS, st.data())
def test_the_desk_can_hold_back_every_event_and_then_no_week_counts_it(answers, data):
    result = disclose(year(*answers))
    ids = [text.id for text in written(result)]
    if not ids:
        return
    held = frozenset(data.draw(st.lists(st.sampled_from(ids), unique=True)))
    shown = shown_result(result, held)
    assert [one.id for one in shown.events] == [id for id in ids if id not in held]
    assert places(shown) <= places(result)  # one place may weigh more: the light word is gone
    if len(held) == len(ids):
        assert total(shown) == 0
        assert YEAR.leading(shown, 9) == ()


def test_every_school_week_has_a_name_of_its_own():
    names = [week_name(week, say) for week in weeks()]
    assert len(set(names)) == 39 == sum(HALF_TERMS.values())
    assert (names[0], names[16], names[38]) == (
        "Autumn 1, week 1",
        "Spring 1, week 3",
        "Summer 2, week 7",
    )
    with pytest.raises(ValueError, match="1"):
        half_term(40)


def test_whether_it_could_move_is_not_guessed():
    raw = {**event("Mocks", 16), "fixed": ""}
    assert [p.key for p in YEAR.check([raw], ())[1]] == ["year.no_fixed"]


def test_a_card_left_empty_between_two_others_keeps_their_places():
    empty = dict.fromkeys(event("", 1), "")
    assert YEAR.check([event("Mocks", 16), empty, event("Fair", 5)], ())[1] == []
    problems = YEAR.check([event("Mocks", 16), empty, event("Fair", 40)], ())[1]
    assert [problem.field for problem in problems] == ["3-week"]
