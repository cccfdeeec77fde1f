"""Who knows how many answered of each group learns from what is left out no group's one answer.

All rooms of two answers, with three parts of these sizes: role groups, and last who named none.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

import pytest

from tests.anonymity.test_disclosure_attack import ways
from workshop_kit.domain.disclosure import disclose
from workshop_kit.domain.groups import first_choices
from workshop_kit.domain.results import Counts, Group, Item

Rows = tuple[tuple[int, ...], ...]
SIZES = [(5, 6, 5), (5, 6, 7, 0), (5, 7, 9, 0)]


def rooms(sizes: Sequence[int]) -> Iterator[Rows]:
    yield from product(*(list(ways(n, 2)) for n in sizes))


def rated(rows: Rows) -> Counts:
    """What a private check shows of a statement that everybody answered."""
    whole = tuple(map(sum, zip(*rows, strict=True)))
    by = tuple(Group(name, sum(row), (row,)) for name, row in zip("ABC", rows[:-1], strict=False))
    options = tuple(map(str, range(len(whole))))
    counts = Counts(sum(whole), (Item("i", "I"),), options, (whole,), by_job=True, by_group=by)
    return disclose(counts, 5, ("A", "B", "C")[: len(by)])


def voted(rows: Rows) -> Counts:
    """What a vote shows in which each gave one dot to one of two items."""
    by = tuple(
        Group(name, sum(row), tuple((n,) for n in row))
        for name, row in zip("ABC", rows[:-1], strict=False)
    )
    whole = tuple((sum(column),) for column in zip(*rows, strict=True))
    items = (Item("i", "I"), Item("j", "J"))
    return first_choices(Counts(sum(map(sum, rows)), items, ("dots",), whole, by_group=by), 5)


def one_answer(all: list[Rows], part: int) -> bool:
    """Whether in every one of these rooms everybody of this part gave one and the same answer."""
    return len({o for rows in all for o, n in enumerate(rows[part]) if n}) == 1


def proven(sizes: Sequence[int], picture: Any) -> tuple[int, list[Any]]:
    """How many pictures there are, and in which a part's one answer follows, not from totals."""
    alike, totals = defaultdict(list), defaultdict(list)
    for rows in rooms(sizes):
        shown = picture(rows)
        alike[shown].append(rows)
        totals[shown.counts].append(rows)
    parts = [n for n, people in enumerate(sizes) if people]
    found = [
        (shown, part)
        for shown, all in alike.items()
        for part in parts
        if one_answer(all, part) and not one_answer(totals[shown.counts], part)
    ]
    return len(alike), found


@pytest.mark.parametrize("sizes", SIZES)
def test_in_a_private_check_no_groups_one_answer_follows_from_which_are_hidden(sizes):
    pictures, found = proven(sizes, rated)
    assert pictures > 20
    assert found == []


@pytest.mark.parametrize("sizes", SIZES)
def test_in_a_vote_no_groups_one_way_to_vote_follows_from_which_are_left_out(sizes):
    pictures, found = proven(sizes, voted)
    assert pictures > 20
    assert found == []


def who_dissents(all: list[Rows], part: int, own: int) -> bool:
    """Whether who gave the answer `own` knows that all others of their part gave one other."""
    mine = [rows[part] for rows in all if rows[part][own]]
    others = {tuple(n - (o == own) > 0 for o, n in enumerate(row)) for row in mine}
    return len(others) == 1 and sum(next(iter(others))) == 1


@pytest.mark.parametrize("sizes", SIZES)
def test_in_a_private_check_the_only_one_who_answered_otherwise_does_not_know_that(sizes):
    alike, totals = defaultdict(list), defaultdict(list)
    for rows in rooms(sizes):
        shown = rated(rows)
        alike[shown].append(rows)
        totals[shown.counts].append(rows)
    for shown, all in alike.items():
        for part, own in product(range(len(sizes)), range(2)):
            known = bool(sizes[part]) and who_dissents(all, part, own)
            assert not known or who_dissents(totals[shown.counts], part, own), (shown, part)
