"""Middle, quartiles and division on a scale."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_kit.domain.spread import divided, quantile

COUNTS = st.lists(st.integers(0, 20), min_size=4, max_size=4).filter(any)


@pytest.mark.parametrize(
    ("counts", "part", "expected"),
    [
        ([0, 3, 0, 0], 0.5, 2),
        ([3, 3, 0, 0], 0.5, 1.5),
        ([2, 0, 0, 2], 0.5, 2.5),
        ([1, 0, 0, 3], 0.25, 2.5),
        ([1, 1, 1, 1], 0.75, 3.5),
        ([0, 0, 0, 5], 0.25, 4),
    ],
)
def test_the_place_below_which_so_many_lie(counts, part, expected):
    assert quantile(counts, part) == expected


@given(COUNTS)
def test_quartiles_are_in_order_and_on_the_scale(counts):
    low, middle, high = (quantile(counts, part) for part in (0.25, 0.5, 0.75))
    assert 1 <= low <= middle <= high <= 4


@pytest.mark.parametrize(
    ("low", "high", "all", "expected"),
    [(2, 2, 8, True), (1, 5, 8, False), (0, 0, 0, False), (3, 3, 6, True)],
)
def test_a_quarter_at_each_end_divides_a_room(low, high, all, expected):
    assert divided(low, high, all) is expected
