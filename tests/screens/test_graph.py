"""The impact graph: dots keep near their medians, inside the square, and never cover each other."""

from itertools import combinations
from math import cos, hypot, radians, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_kit.screens.activities.graph import FEW, laid_out, room_of

HALVES = st.sampled_from([1, 1.5, 2, 2.5, 3, 3.5, 4])
QUARTILES = st.lists(HALVES, min_size=3, max_size=3).map(sorted)
ROWS = st.lists(st.tuples(QUARTILES, QUARTILES), max_size=FEW + 8)


@given(ROWS)
def test_no_dot_covers_another(spots):
    rows = [
        {"n": n, "work": work, "help": help, "divided": False}
        for n, (work, help) in enumerate(spots, start=1)
    ]
    dots, room = laid_out(rows), room_of(len(rows))
    assert [dot["n"] for dot in dots] == [row["n"] for row in rows]
    assert all(room / 2 <= dot[side] <= 100 - room / 2 for dot in dots for side in "xy")
    for one, other in combinations(dots, 2):
        assert hypot(one["x"] - other["x"], one["y"] - other["y"]) > 0.9 * room


@pytest.mark.parametrize("tasks", [40, 60])
def test_tasks_that_all_place_alike_do_not_cover_each_other(tasks):
    row = {"work": [4, 4, 4], "help": [1, 1, 1], "divided": False}
    dots = laid_out([{**row, "n": n} for n in range(tasks)])
    for one, other in combinations(dots, 2):
        assert hypot(one["x"] - other["x"], one["y"] - other["y"]) > 0.9 * room_of(tasks)


def test_a_line_leads_from_a_moved_dot_to_its_true_place():
    row = {"work": [4, 4, 4], "help": [1, 1, 1], "divided": False}
    dots = laid_out([{**row, "n": n} for n in range(1, 8)])
    led = [dot for dot in dots if dot["line"]]
    assert led
    for dot in led:
        x, y, far, turn = dot["line"]
        assert hypot(x - dot["x"], y - dot["y"]) < room_of(7) / 2  # from its own edge
        assert abs(x + far * cos(radians(turn)) - 87.5) < 0.1
        assert abs(y - far * sin(radians(turn)) - 12.5) < 0.1


def test_a_dot_alone_stands_at_its_median():
    (dot,) = laid_out([{"n": 1, "work": [1, 2, 3], "help": [4, 4, 4], "divided": False}])
    assert abs(dot["x"] - 37.5) < 0.5
    assert abs(dot["y"] - 87.5) < 0.5
    assert dot["line"] is None
    assert (dot["wide"], dot["tall"]) == ([12.5, 62.5], [87.5, 87.5])
