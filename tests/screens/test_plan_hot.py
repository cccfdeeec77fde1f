"""Hot spots on a survey's plan page: the first in sight, the rest folded, nothing told twice."""

import pytest

from workshop_kit.screens.plan_hot import _folded


def test_the_plan_shows_the_first_hot_spots_of_both_sorts_and_folds_the_rest():
    rows = [[f"split {n}", "", "Divided", ""] for n in range(7)]
    rows += [[f"hot {n}", "", "–", ""] for n in range(9)]
    folded = _folded({"caption": "Found", "head": [], "rows": rows}, divided=7)
    seen = [row[0] for row in folded["table"]["rows"]]
    assert seen == [f"split {n}" for n in range(4)] + [f"hot {n}" for n in range(4)]
    title, others = folded["rest"]
    assert title == others["caption"] == "8 more hot spots"
    left = [row[0] for row in others["rows"]]
    assert left == [f"split {n}" for n in range(4, 7)] + [f"hot {n}" for n in range(4, 9)]


@pytest.mark.parametrize(
    ("divided", "others", "shown"), [(0, 12, 8), (12, 0, 8), (9, 2, 8), (4, 5, 9)]
)
def test_where_one_sort_is_missing_the_other_fills_the_table(divided, others, shown):
    rows = [[str(n)] for n in range(divided + others)]
    folded = _folded({"caption": "Found", "head": [], "rows": rows}, divided)
    assert len(folded["table"]["rows"]) == shown
    rest = folded["rest"][1]["rows"] if folded["rest"] else []
    assert sorted([*folded["table"]["rows"], *rest]) == sorted(rows)
