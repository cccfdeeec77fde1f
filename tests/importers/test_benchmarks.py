"""Published figures: each with its source, licensed to be bundled, and never mixed."""

import pytest

from workshop_kit.importers.benchmarks import COLUMNS, SERIES, NotComparable, benchmarks, one_series

POPULATION = ["series", "year", "group", "phase", "contract", "measure"]


@pytest.fixture(scope="module")
def table():
    return benchmarks()


def test_every_figure_says_of_whom_it_is_in_which_unit_and_where_it_stands(table):
    assert tuple(table.columns) == COLUMNS
    assert not table.isna().any(axis=None)
    assert set(table["unit"]) == {"hours a week", "per cent"}


def test_only_what_the_open_government_licence_covers_is_bundled(table):
    assert set(table["series"]) == set(SERIES)
    assert table["source"].str.contains("Open Government Licence v3.0", regex=False).all()


def test_no_population_has_two_figures_for_the_same_year(table):
    assert not table.duplicated(POPULATION).any()


def test_hours_are_those_of_a_week_and_shares_those_of_a_hundred(table):
    hours = table[table["unit"] == "hours a week"]["value"]
    shares = table[table["unit"] == "per cent"]["value"]
    assert hours.between(30, 70).all()
    assert shares.between(0, 100).all()


@pytest.mark.parametrize("series", SERIES)
def test_one_series_never_holds_a_row_of_another(series):
    found = one_series(series, "mean_hours")
    assert set(found["series"]) == {series}
    assert set(found["measure"]) == {"mean_hours"}
    assert found["year"].is_monotonic_decreasing


@pytest.mark.parametrize(
    ("series", "measure"),
    [("talis", "mean_hours"), ("working_lives", "hours_of_marking"), ("", "")],
)
def test_what_is_not_published_in_a_series_is_refused(series, measure):
    with pytest.raises(NotComparable):
        one_series(series, measure)


def test_full_time_teachers_of_primary_schools_worked_less_in_2025_than_in_2022():
    found = one_series("working_lives", "mean_hours")
    mine = found[
        (found["group"] == "teachers")
        & (found["phase"] == "primary")
        & (found["contract"] == "full_time")
    ]
    assert dict(zip(mine["year"], mine["value"], strict=True)) == {
        2025: 51.4,
        2024: 52.5,
        2023: 53.9,
        2022: 53.2,
    }
