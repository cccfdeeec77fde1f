"""A trust's two years side by side: the same schools in both, in counts, with what they mean."""

from dataclasses import replace

import pytest

from tests.trust.made import PLAIN, Trust, survey
from workshop_kit.domain.document import Heading, Paragraph, Table
from workshop_kit.trust.report import own_page, report

SCHOOLS = "abc"
TITLE = "A year ago, and now"


def earlier(fine=12, hot=8, **changed):
    """Last year's bundle: 8 of 20 find it too much, unless said otherwise."""
    told = {"survey": survey(("data_in", "", fine, hot)), **changed}
    return replace(PLAIN, year=2025, made_on="2026-03-01", **told)


@pytest.fixture
def trust(tmp_path):
    """Three schools that handed on this year's: 10 of 20 in each."""
    made = Trust(tmp_path).invite(*SCHOOLS, "d")
    for id in SCHOOLS:
        made.hand(id)
    return made


def told(trust):
    """What stands below the title, [] where it is not there."""
    blocks = list(report(trust.picture()).blocks)
    at = [n for n, b in enumerate(blocks) if isinstance(b, Heading) and b.text == TITLE]
    return blocks[at[0] :] if at else []


def test_counts_of_both_years_stand_beside_each_other(trust):
    for id in SCHOOLS:
        trust.hand(id, earlier())
    blocks = told(trust)
    table = next(block for block in blocks if isinstance(block, Table))
    assert table.rows == (("Collecting data and typing it in", "3", "24", "60", "30", "60"),)
    said = next(block.text for block in blocks if isinstance(block, Paragraph))
    assert "They may be other people" in said and "nothing of its cause" in said


def test_a_year_in_which_one_of_three_schools_is_missing_is_not_shown(trust):
    for id in "ab":
        trust.hand(id, earlier())
    assert told(trust) == []


@pytest.mark.parametrize(
    "changed",
    [
        {"survey": ()},
        {"declined": ("survey",), "survey": ()},
        {"year": 2024},
    ],
)
def test_what_one_school_did_not_hand_on_for_last_year_shows_nobody(trust, changed):
    for id in "ab":
        trust.hand(id, earlier())
    trust.hand("c", replace(earlier(), **changed))
    assert told(trust) == []


def test_another_scale_is_never_compared(trust):
    page = replace(earlier().survey[0], scale=("no", "perhaps", "yes"))
    for id in SCHOOLS:
        trust.hand(id, earlier(survey=(page,)))
    assert told(trust) == []


def test_of_last_year_too_only_the_bundle_counts_that_a_picture_was_made_of(trust):
    for id in SCHOOLS:
        trust.hand(id, earlier())
    trust.picture()
    trust.hand("a", earlier(fine=11, hot=9))  # one more would be told by the difference
    (problem,) = trust.collect().refused
    assert problem.key == "trust_file.another"


def own_years(trust, school):
    """The rows of a school's own page on which last year stands beside this one."""
    blocks = own_page(trust.picture(), school).blocks
    at = [n for n, block in enumerate(blocks) if isinstance(block, Heading) and block.text == TITLE]
    return blocks[at[0] + 2].rows if at else ()


def test_a_school_sees_its_own_last_year_beside_this_one_also_where_others_have_none(trust):
    trust.hand("a", earlier())
    row = ("Collecting data and typing it in", "8", "20", "10", "20")
    assert own_years(trust, "a") == (row,)
    assert own_years(trust, "b") == ()


def test_a_school_is_not_compared_with_itself_in_another_scale(trust):
    page = replace(earlier().survey[0], scale=("no", "perhaps", "yes"))
    trust.hand("a", earlier(survey=(page,)))
    assert own_years(trust, "a") == ()
