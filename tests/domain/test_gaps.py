"""A survey that begins with gaps shows first where its role groups see a thing differently."""

from dataclasses import replace

import pytest

from tests.sample import Afternoon
from workshop_kit.domain.activities.rate import Rate
from workshop_kit.domain.document import Table
from workshop_kit.domain.report.gaps import gap_blocks
from workshop_kit.domain.results import Counts, Group, Item
from workshop_kit.words import say

PAGE = Rate(
    id="page",
    title="Page",
    minutes=1,
    least=1,
    talk=0,
    kind="rate",
    question="Is it so?",
    statements={"all_no": "All say no", "apart": "Groups differ", "few": "Hardly answered"},
    scale={"yes": "Yes", "no": "No"},
    hot=("no",),
    mine=False,
    first="gaps",
)
ITEMS = tuple(Item(id, text) for id, text in PAGE.statements.items())
LEADERS = Group("Leaders", 6, ((0, 6), (6, 0), (6, 0)), ())
STAFF = Group("Staff", 10, ((0, 10), (2, 8), (0, 10)), ())


def counts(**changed):
    all = ((0, 16), (8, 8), (6, 10))
    return Counts(16, ITEMS, ("yes", "no"), all, by_group=(LEADERS, STAFF), **changed)


def ids(items):
    return [item.id for item in items]


def test_what_groups_see_differently_stands_before_what_most_find():
    assert ids(PAGE.ranked(counts())) == ["few", "apart", "all_no"]
    assert PAGE.gap(counts(), 1) == pytest.approx(0.8)
    assert PAGE.gap(counts(), 0) == 0


@pytest.mark.parametrize("hot", [("no",), ()])
def test_a_statement_that_nobody_answered_stands_last(hot):
    answered = Counts(16, ITEMS, ("yes", "no"), ((0, 0), (16, 0), (9, 0)))
    page = replace(PAGE, hot=hot, first="findings")
    assert ids(page.ranked(answered)) == ["apart", "few", "all_no"]
    months = replace(page, look="months")
    assert months.ranked(answered) == ITEMS


@pytest.mark.parametrize("kept_back", ["unsplit", "hidden"])
def test_a_statement_whose_groups_are_kept_back_has_no_gap(kept_back):
    result = counts(**{kept_back: ("few",)})
    assert PAGE.by_group(result, 2) == []
    assert PAGE.gap(result, 2) == 0
    assert ids(PAGE.ranked(result))[0] == "apart"


def test_a_group_that_is_kept_back_on_one_statement_does_not_count_there():
    shown = Counts(
        16, ITEMS, ("yes", "no"), ((0, 16),) * 3, by_group=(LEADERS, Group("S", 3, (), ("few",)))
    )
    assert [name for name, *_ in PAGE.by_group(shown, 2)] == ["Leaders"]
    assert PAGE.gap(shown, 2) == 0


def test_without_groups_the_most_findings_stand_first():
    alone = Counts(16, ITEMS, ("yes", "no"), ((0, 16), (8, 8), (6, 10)))
    assert ids(PAGE.ranked(alone)) == ["all_no", "few", "apart"]


def test_the_practice_check_tells_leaders_and_staff_apart_before_anything_else():
    state = Afternoon("practice_check", 10_000).play()
    heading, _, table = gap_blocks(state, say)
    assert heading.text == "Where role groups differ"
    assert isinstance(table, Table)
    assert table.head[2:] == ("Leaders", "Support staff", "Teachers")
    assert 1 < len(table.rows) <= 12
    widths = [width(row[2:]) for row in table.rows]
    assert widths == sorted(widths, reverse=True)
    assert widths[-1] >= 0.25


def width(cells):
    told = (map(int, cell.split(" of ")) for cell in cells if cell != "–")
    shares = [n / all for n, all in told]
    return max(shares) - min(shares)


def test_where_no_groups_are_large_enough_it_says_so():
    state = Afternoon("practice_check", 7).play()
    told = gap_blocks(state, say)
    assert [type(block).__name__ for block in told] == ["Heading", "Paragraph"]
    assert "large enough" in told[1].text


def test_other_surveys_say_nothing_of_gaps():
    assert gap_blocks(Afternoon("workload_audit", 40).play(), say) == []
