"""A calendar as load in each week: what is counted, where it is full, and what a move changes."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_kit.content import year_weights
from workshop_kit.domain.calendar import WEEK, Entry, Kind, Weights, monday, moved, pinches, year_of

WEIGHTS = Weights(
    ("Teachers", "Office"),
    (
        Kind("holiday", "holidays", ("half term",)),
        Kind("term", "term", ("autumn term",)),
        Kind("exams", "public exams", ("gcse",), (2, 3), 0, "set outside the school"),
        Kind("reports", "reports", ("report", "reports"), (3, 1), 1),
        Kind("trip", "trip", ("trip",), (1, 1)),
    ),
)
TERM = Entry("t", "Autumn term", date(2026, 9, 1), date(2026, 12, 18))
HALF = Entry("h", "Half term", date(2026, 10, 26), date(2026, 10, 30))


def entry(title, first, days=1, id=""):
    return Entry(id or f"{title} {first}", title, first, first + timedelta(days=days - 1))


def load(year, group, day):
    return year.load[group][year.weeks.index(monday(day))]


def test_weeks_are_those_of_term_without_half_term():
    year = year_of([TERM, HALF], WEIGHTS)
    assert year.weeks[0] == date(2026, 8, 31)
    assert date(2026, 10, 26) not in year.weeks
    assert len(year.weeks) == 15


def test_terms_may_also_be_said_to_begin_and_end():
    said = [
        entry("Autumn term begins", date(2026, 9, 2)),
        entry("Autumn term ends", date(2026, 12, 18)),
    ]
    assert len(year_of([*said, HALF], WEIGHTS).weeks) == 15


def test_an_entry_loads_its_own_week_and_those_before_it():
    reports = entry("Year 9 reports", date(2026, 11, 18))
    year = year_of([TERM, HALF, reports], WEIGHTS)
    assert load(year, "Teachers", date(2026, 11, 18)) == 3
    assert load(year, "Teachers", date(2026, 11, 11)) == 3
    assert load(year, "Office", date(2026, 11, 18)) == 1
    assert sum(year.load["Teachers"]) == 6


def test_preparing_after_half_term_begins_before_it():
    reports = entry("Reports", date(2026, 11, 2))
    year = year_of([TERM, HALF, reports], WEIGHTS)
    assert load(year, "Teachers", date(2026, 10, 19)) == 3


@pytest.mark.parametrize("title", ["Reporter visits", "Tripod club", "Support reportage", ""])
def test_a_word_inside_another_is_no_sign(title):
    assert WEIGHTS.known(entry(title, date(2026, 11, 2))).kind == ""


def test_what_is_set_outside_the_school_cannot_move():
    assert WEIGHTS.known(entry("GCSE exams", date(2027, 5, 10))).fixed == "set outside the school"


def test_a_full_week_is_one_in_which_entries_meet():
    day = date(2026, 11, 18)
    alone = [entry("Reports", day, id=str(n)) for n in range(1)]
    assert pinches(year_of([TERM, *alone], WEIGHTS)) == ()
    meeting = [entry(f"Year {n} reports", day) for n in (7, 8)]
    year = year_of([TERM, *meeting], WEIGHTS)
    assert [year.weeks[p.week] for p in pinches(year)] == [date(2026, 11, 9), date(2026, 11, 16)]


DAYS = st.dates(date(2026, 9, 1), date(2026, 12, 18))
ENTRIES = st.lists(
    st.tuples(st.sampled_from(["Trip", "GCSE mocks", "Club"]), DAYS, st.integers(1, 9)), max_size=12
)


@given(ENTRIES)
def test_each_entry_counts_once_in_every_school_week_it_touches(found):
    entries = [entry(title, day, n, id=str(i)) for i, (title, day, n) in enumerate(found)]
    year = year_of([TERM, HALF, *entries], WEIGHTS)
    points = {"trip": 1, "exams": 2}
    expected = sum(
        points.get(WEIGHTS.known(one).kind, 0)
        for one in entries
        for week in year.weeks
        if monday(one.first) <= week <= one.last
    )
    assert sum(year.load["Teachers"]) == expected


@given(ENTRIES, st.integers(-3, 3))
def test_a_move_there_and_back_changes_nothing(found, by):
    entries = tuple(entry(title, day, n, id=str(i)) for i, (title, day, n) in enumerate(found))
    there = {one.id: by for one in entries}
    back = {one.id: -by for one in entries}
    assert moved(moved(entries, there), back) == entries
    assert all(
        b.first - a.first == by * WEEK for a, b in zip(entries, moved(entries, there), strict=True)
    )


def test_the_kits_own_weights_know_the_usual_words():
    weights = year_weights(None)
    known = {
        "Year 7 Parents' Evening": "parents",
        "Y9 Parents’ evening": "parents",
        "Data drop 3": "data",
        "GCSE exams begin": "public_exams",
        "Year 11 mock exams": "mocks",
        "Y10 reports home": "reports",
        "INSET day 2": "inset",
        "Half-term": "holiday",
        "Bank holiday": "bank_holiday",
        "School census": "census",
        "Year 6 residential": "trip",
        "Lunch": "",
    }
    assert {t: weights.known(entry(t, date(2027, 2, 1))).kind for t in known} == known
