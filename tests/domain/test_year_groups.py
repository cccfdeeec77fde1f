"""What year groups a title of a calendar speaks of, and who follows whom within one."""

from datetime import date

import pytest

from workshop_kit.domain.calendar import Entry
from workshop_kit.domain.year_groups import EVERY, followers, year_groups


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Year 9 reports to parents", {9}),
        ("Y10 data drop 2", {10}),
        ("Yr. 7 and Yr. 8 reports", {7, 8}),
        ("Reports: Years 7, 8 & 9", {7, 8, 9}),
        ("Years 7-9 data", {7, 8, 9}),
        ("Year 10 to Year 12 grades due", {10, 11, 12}),
        ("KS3 tracking", {7, 8, 9}),
        ("Sixth form reports", {12, 13}),
        ("Reception reports", {0}),
        ("Data drop 2", EVERY),
        ("Year 2026/27 data", EVERY),
        ("Year 44 reports", EVERY),
        ("Yearly reports for 7 groups", EVERY),
        ("", EVERY),
    ],
)
def test_a_title_speaks_of_its_year_groups_or_of_all(title, found):
    assert year_groups(title) == found


def test_who_follows_whom_is_told_within_each_year_group():
    drop, nine, ten, late = (
        Entry(title, title, date(2027, 2, day), date(2027, 2, day))
        for title, day in [("Drop", 1), ("Y9 reports", 3), ("Y10 reports", 3), ("Y9 drop", 9)]
    )
    pairs = {(a.id, b.id) for a, b in followers([late, ten, drop, nine])}
    assert pairs == {("Drop", "Y9 reports"), ("Drop", "Y10 reports"), ("Y9 reports", "Y9 drop")}
