"""A week's hours as a file that a person keeps: read whole, or refused with every fault."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_kit.domain.work_week import DRIVERS, FORMAT, Week, read_weeks

MONDAY = "2026-11-16"


def file(*weeks):
    return {"format": FORMAT, "weeks": list(weeks)}


def week(begins=MONDAY, days=None, **more):
    return {"begins": begins, "days": days or {}, **more}


def keys(raw):
    weeks, problems = read_weeks(raw)
    assert not (weeks and problems)
    return [problem.key for problem in problems]


def test_a_week_sums_its_days_and_names_what_took_most_beside_teaching():
    days = {
        "2026-11-16": {"teaching": 300, "marking": 60},
        "2026-11-17": {"marking": 45, "data": 90},
    }
    (read,), problems = read_weeks(file(week(days=days, balance=2)))
    assert problems == []
    assert read.minutes == {"teaching": 300, "marking": 105, "data": 90}
    assert (read.total, read.biggest, read.balance) == (495, "marking", 2)


def test_a_week_of_teaching_alone_has_nothing_to_cut():
    assert Week(MONDAY, {MONDAY: {"teaching": 300}}).biggest == ""


def test_weeks_come_in_the_order_of_the_calendar():
    read, _ = read_weeks(file(week("2026-11-23"), week("2026-11-16")))
    assert [one.begins for one in read] == ["2026-11-16", "2026-11-23"]


@given(
    st.lists(st.dictionaries(st.sampled_from(DRIVERS), st.integers(0, 100)), min_size=7, max_size=7)
)
def test_no_minute_is_lost_or_made(days):
    dated = {f"{date(2026, 11, 16) + timedelta(i)}": day for i, day in enumerate(days)}
    (read,), _ = read_weeks(file(week(days=dated)))
    assert read.total == sum(sum(day.values()) for day in days)


@pytest.mark.parametrize(
    "raw",
    [None, [], "weeks", {}, {"format": 1}, {"format": 2, "weeks": []}, {"format": 1, "weeks": {}}],
)
def test_what_is_no_such_file_is_refused(raw):
    assert keys(raw) == ["week.not_a_file"]


@pytest.mark.parametrize(
    "raw",
    [
        None,
        {},
        week("2026-11-17"),
        week("16/11/2026"),
        week(20261116),
        {"begins": MONDAY},
        {"begins": MONDAY, "days": []},
    ],
)
def test_a_week_begins_on_a_monday_and_has_days(raw):
    assert keys(file(raw)) == ["week.not_a_week"]


@pytest.mark.parametrize(
    "days",
    [
        {"2026-11-23": {"teaching": 60}},
        {MONDAY: {"golf": 60}},
        {MONDAY: {"teaching": -1}},
        {MONDAY: {"teaching": 1.5}},
        {MONDAY: {"teaching": True}},
        {MONDAY: {"teaching": "60"}},
        {MONDAY: {"teaching": 1000, "data": 441}},
        {MONDAY: 60},
    ],
)
def test_a_day_belongs_to_its_week_and_has_no_more_than_its_minutes(days):
    assert keys(file(week(days=days))) == ["week.not_a_day_of"]


@pytest.mark.parametrize("balance", [6, -1, "3", None, True, 2.0])
def test_balance_is_one_to_five_or_not_said(balance):
    assert keys(file(week(balance=balance))) == ["week.not_balance"]


def test_the_same_week_twice_and_all_other_faults_are_told_at_once():
    raw = file(week(), week(), week("never"), week("2026-11-23", balance=9))
    assert keys(raw) == ["week.not_a_week", "week.not_balance", "week.twice"]
