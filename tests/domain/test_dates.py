"""A day has one spelling: what forms send otherwise is refused, and never kept as it was typed."""

from datetime import date

import pytest

from workshop_kit.domain.acceptance import check_acceptance
from workshop_kit.domain.dates import typed_day

OTHER = (
    *("2026-W48-1", "20261123", "2026-11-23T00:00", " 2026-11-23", "2026-11-23\n", "2026-02-30"),
    *("23/11/2026", "9999-12-31", "1999-12-31", "२०२६-११-२३", "", None, 20261123, ["2026-11-23"]),
)
DAYS = ("2026-11-02", "2026-12-31")
ACCEPTED = {"asked": "2026-11-03", "by": "Jo", "on": "2026-11-04", "why": "instead of the register"}


@pytest.mark.parametrize("raw", OTHER)
def test_any_other_spelling_is_no_day(raw):
    assert typed_day(raw) is None


@pytest.mark.parametrize("day", [date(2000, 1, 1), date(2026, 11, 23), date(2199, 12, 31)])
def test_a_day_as_forms_send_it_is_that_day(day):
    assert typed_day(day.isoformat()) == day


@pytest.mark.parametrize("name", ["asked", "on", "withdrawn"])
@pytest.mark.parametrize("raw", ["2026-W48-1", "20261123", "9999-12-31", "23/11/2026"])
def test_an_acceptance_with_a_day_that_pages_could_not_tell_is_refused(name, raw):
    _, problems = check_acceptance({**ACCEPTED, name: raw}, "accepted-1", DAYS)
    assert [problem.field for problem in problems] == [f"accepted-1-{name}"]


def test_a_no_with_a_day_that_pages_could_not_tell_is_refused():
    no = {"asked": "2026-11-03", "by": "Jo", "withdrawn": "2026-W48-1"}
    _, problems = check_acceptance(no, "accepted-1", DAYS)
    assert [problem.key for problem in problems] == ["plan.not_a_date"]
