"""What is said at opening: kept as it was said, and every wrong value told at once."""

import json
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.made import ANY_JSON, RATE
from tests.domain.test_story import WORKSHOP
from workshop_kit.domain.opening import SETTINGS, TERMS, Audited, Earlier, Opening, Promise, Spot
from workshop_kit.domain.opening_check import check_opening

DAY = 86_400
NOW = time.mktime((2026, 11, 22, 9, 0, 0, 0, 0, -1))
HALL = WORKSHOP
DAYS = replace(
    WORKSHOP, manner="days", groups=("Teachers", "Leaders", "Office staff"), activities=(RATE,)
)
TEXT = st.text(max_size=20)
COUNT = st.integers(0, 60)
PROMISES = st.builds(Promise, *[TEXT] * 7)
SPOTS = st.builds(Spot, TEXT, TEXT, COUNT, COUNT, st.booleans(), TEXT, TEXT)
AUDITED = st.builds(Audited, TEXT, COUNT, COUNT, st.lists(TEXT, max_size=2).map(tuple))
EARLIER = st.builds(
    Earlier,
    TEXT,
    COUNT,
    st.dictionaries(TEXT, ANY_JSON.filter(lambda v: v == v), max_size=2),
    st.dictionaries(TEXT, st.lists(TEXT, max_size=2), max_size=2),
)
OPENINGS = st.builds(
    Opening,
    st.sampled_from(("", *SETTINGS)),
    st.sampled_from(TERMS),
    st.dictionaries(TEXT, COUNT, max_size=3),
    st.floats(0, 2e9),
    st.floats(0, 2e9),
    st.lists(PROMISES, max_size=3).map(tuple),
    st.lists(PROMISES, max_size=3).map(tuple),
    st.lists(SPOTS, max_size=3).map(tuple),
    st.none() | AUDITED,
)


@given(OPENINGS)
def test_an_opening_survives_json(opening):
    assert Opening.from_json(json.loads(json.dumps(opening.to_json()))) == opening


def test_a_room_opened_before_anything_was_asked_has_an_opening():
    assert Opening.from_json({}) == Opening()


def said(**fields):
    return check_opening(fields, DAYS, NOW, {})


def test_what_is_said_is_kept():
    heads = {"Teachers": "24", "Leaders": 4, "Office staff": ""}
    times = {"opens": "2026-11-23T08:00", "until": "2026-11-27T16:00"}
    opening, problems = said(setting="primary", terms="maintained", heads=heads, **times)
    assert problems == []
    assert (opening.setting, opening.terms) == ("primary", "maintained")
    assert opening.heads == {"Teachers": 24, "Leaders": 4}
    assert opening.until - opening.opens == 4 * DAY + 8 * 3600


def test_what_is_not_said_is_what_the_school_said_before():
    known = {"setting": "special", "terms": "academy_own"}
    assert check_opening({}, HALL, NOW, known)[0] == Opening("special", "academy_own")
    changed = check_opening({"setting": "primary", "terms": ""}, HALL, NOW, known)[0]
    assert (changed.setting, changed.terms) == ("primary", "academy_own")


def test_what_somebody_wrote_into_the_kept_file_by_hand_stops_no_room():
    opening, problems = check_opening({}, HALL, NOW, {"setting": "castle", "terms": "5"})
    assert (problems, opening.setting, opening.terms) == ([], "", "not_sure")


def test_a_room_open_for_days_is_open_for_a_week_from_now_on():
    opening = said()[0]
    assert (opening.opens, opening.until) == (NOW, NOW + 7 * DAY)
    later = said(opens="2026-12-01T08:00")[0]
    assert later.until - later.opens == 7 * DAY


def test_heads_may_be_written_in_one_line():
    assert said(heads="teachers = 24, Leaders=4,")[0].heads == {"Teachers": 24, "Leaders": 4}


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({"setting": "castle"}, "opening.no_setting"),
        ({"setting": ["primary"]}, "opening.no_setting"),
        ({"terms": "mine"}, "opening.no_terms"),
        ({"heads": {"Cooks": 3}}, "opening.unknown_group"),
        ({"heads": {"Teachers": -1}}, "opening.not_heads"),
        ({"heads": {"Teachers": 2001}}, "opening.not_heads"),
        ({"heads": {"Teachers": 1.5}}, "opening.not_heads"),
        ({"heads": {"Teachers": True}}, "opening.not_heads"),
        ({"heads": {"Teachers": "many"}}, "opening.not_heads"),
        ({"heads": {"Teachers": "²"}}, "opening.not_heads"),
        ({"heads": {"Teachers": "9" * 5000}}, "opening.not_heads"),
        ({"heads": {"Teachers": None}}, "opening.not_heads"),
        ({"heads": "24 teachers"}, "opening.heads_form"),
        ({"heads": 24}, "answer.not_understood"),
        ({"opens": "Monday"}, "opening.not_a_time"),
        ({"until": "2026-11-31T08:00"}, "opening.not_a_time"),
        ({"until": "2026-11-27"}, "opening.not_a_time"),
        ({"until": 1_800_000_000}, "opening.not_a_time"),
        ({"until": "9999-12-31T23:59"}, "opening.too_long"),
        ({"until": "1999-01-01T00:00"}, "opening.past"),
        ({"until": "2026-11-22T08:59"}, "opening.past"),
        ({"opens": "2026-11-25T08:00", "until": "2026-11-25T08:00"}, "opening.until_before"),
        ({"opens": "2026-11-25T08:00", "until": "2026-11-24T08:00"}, "opening.until_before"),
        ({"opens": "2026-11-23T08:00", "until": "2027-01-04T09:01"}, "opening.too_long"),
        ({"opens": "2028-11-23T08:00"}, "opening.far"),
    ],
)
def test_a_wrong_value_has_its_sentence(fields, key):
    assert [problem.key for problem in said(**fields)[1]] == [key]


@pytest.mark.parametrize(
    "come",
    [
        *({}, {"New teachers": ""}, {"New teachers": "4"}, {"x": 9}),
        *("", "New teachers=4", "New teachers=many", "Teachers=24"),
    ],
)
def test_where_a_page_asks_how_many_come_fewer_than_are_needed_open_nothing(come):
    needs = replace(HALL, fewest={"New teachers": 5})
    _, [problem] = check_opening({"people": come}, needs, NOW, {})
    assert (problem.key, problem.field) == ("opening.too_few_people", "people-New teachers")


@pytest.mark.parametrize(
    "come", [{"New teachers": "5"}, "New teachers=5", "Heads=2, new teachers = 6"]
)
def test_as_many_as_are_needed_open_it(come):
    needs = replace(HALL, fewest={"New teachers": 5})
    assert check_opening({"people": come}, needs, NOW, {})[1] == []


@pytest.mark.parametrize(
    ("come", "key"), [(5, "answer.not_understood"), ("5 new teachers", "opening.people_form")]
)
def test_who_comes_is_refused_in_any_other_form(come, key):
    _, [problem] = check_opening({"people": come}, HALL, NOW, {})
    assert (problem.key, problem.field) == (key, "people")


def test_six_weeks_are_not_too_long():
    assert said(opens="2026-11-23T08:00", until="2027-01-04T08:00")[1] == []


def test_all_wrong_values_are_told_at_once():
    wrong = said(setting="x", terms="y", heads={"Teachers": "a", "Cooks": 1}, until="z")[1]
    assert [problem.key.partition(".")[2] for problem in wrong] == [
        "no_setting",
        "no_terms",
        "not_heads",
        "unknown_group",
        "not_a_time",
    ]


@pytest.mark.parametrize(
    ("fields", "keys"),
    [
        ({"heads": {"Teachers": 4}}, ["opening.no_groups"]),
        ({"opens": "2026-11-25T08:00", "until": "2026-11-26T08:00"}, ["opening.not_days"] * 2),
    ],
)
def test_a_hall_is_asked_neither_for_times_nor_for_groups_it_has_not(fields, keys):
    assert [problem.key for problem in check_opening(fields, HALL, NOW, {})[1]] == keys


@given(ANY_JSON)
def test_whatever_a_page_sends_is_answered(raw):
    opening, problems = check_opening(raw, DAYS, NOW, {})
    assert problems or opening.until > NOW
