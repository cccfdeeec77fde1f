"""Where a whole role group gave one answer, each of its people would be known: it is not shown."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.anonymity.attacker import NOBODY
from tests.anonymity.test_disclosure_attack import ways
from workshop_kit.content.workshops import library
from workshop_kit.domain import disclosure, groups
from workshop_kit.domain.disclosure import disclose, otherwise_of
from workshop_kit.domain.results import Counts, Group, Item

OPTIONS = ("calm", "some", "much")
GROUPS = ("A", "B", NOBODY)
SETS = ((0,), (1,), (2,), (0, 1), (0, 2), (1, 2))
Rows = tuple[tuple[int, ...], ...]  # of A, B and nobody how many chose each option; last: none


def picture(rows: Rows, otherwise: int = groups.OTHERWISE) -> Counts:
    """What a page of one statement shows of a toy room."""
    by = tuple(
        Group(name, sum(row), (row[:3],))
        for name, row in zip(GROUPS, rows, strict=True)
        if name and any(row)
    )
    whole = tuple(map(sum, zip(*(row[:3] for row in rows), strict=True)))
    people = sum(map(sum, rows))
    counts = Counts(people, (Item("i", "I"),), OPTIONS, (whole,), by_job=True, by_group=by)
    return disclose(counts, 3, GROUPS[:2], otherwise)


def one_answer(schools: list[Rows], some: tuple[int, ...]) -> bool:
    """Whether in every one of the schools some of these people spoke, all with one answer."""
    chosen = {o for rows in schools for g in some for o in range(3) if rows[g][o]}
    return len(chosen) == 1 and all(any(rows[g][:3]) for rows in schools for g in some)


def proven(people: int, places: int, otherwise: int = groups.OTHERWISE) -> tuple[int, list[Any]]:
    """How many pictures are split, and in which the one answer of a part of the room follows.

    What everybody said follows from the totals, with and without groups.
    """
    alike: defaultdict[Counts, list[Rows]] = defaultdict(list)
    for placed in ways(people, 3 * places):
        rows = tuple(placed[at : at + places] for at in range(0, 3 * places, places))
        alike[picture(rows, otherwise)].append(rows)
    open_ = [
        (shown, rooms) for shown, rooms in alike.items() if sum(map(bool, shown.counts[0])) > 1
    ]
    found = [(shown, some) for shown, all in open_ for some in SETS if one_answer(all, some)]
    return sum(any(any(g.counts[0]) for g in shown.by_group) for shown in alike), found


@pytest.mark.parametrize(("people", "places"), [(9, 3), (8, 4)])
def test_who_tries_every_room_learns_the_answer_of_no_whole_group(monkeypatch, people, places):
    """Two groups and none, three answers, and with four places some pass the statement over."""
    monkeypatch.setattr(disclosure, "SURVEY_MINIMUM", 3)
    pictures, found = proven(people, places)
    assert pictures > 500
    assert found == []


def test_the_same_proof_succeeds_where_only_those_who_all_agree_are_left_out(monkeypatch):
    """Why they are left out can then be worked out from the totals."""
    monkeypatch.setattr(disclosure, "SURVEY_MINIMUM", 3)
    assert len(proven(9, 3, 1)[1]) > 10


ANSWER = st.tuples(st.sampled_from(GROUPS), st.sampled_from([*OPTIONS, ""]))


def parts(shown: Counts) -> Iterator[tuple[int, ...]]:
    """The rows that a picture splits a statement into: of each group, and of all others."""
    rows = [g.counts[0] for g in shown.by_group if "i" not in g.hidden and any(g.counts[0])]
    if rows:
        taken = map(sum, zip(*rows, strict=True))
        yield from [*rows, tuple(a - b for a, b in zip(shown.counts[0], taken, strict=True))]


@given(st.lists(ANSWER, max_size=40))
def test_who_knows_their_own_answer_never_knows_that_of_all_others_in_their_group(answers):
    rows = [[answers.count((g, o)) for o in (*OPTIONS, "")] for g in GROUPS]
    for row in parts(picture(tuple(map(tuple, rows)))):
        assert not any(row) or sum(row) - max(row) >= 2


def test_a_group_that_is_left_out_says_so_for_that_statement_alone():
    items = (Item("i", "I"), Item("j", "J"))
    split, same = (4, 3, 3), (0, 0, 6)
    a = Group("A", 10, (split, split))
    b = Group("B", 6, (same, (3, 0, 3)))
    c = Group("C", 8, ((4, 4, 0), (4, 4, 0)))
    whole = ((8, 7, 9), (11, 7, 6))
    shown = disclose(Counts(24, items, OPTIONS, whole, by_group=(a, b, c)), 5)
    assert {group.name: group.hidden for group in shown.by_group} == {
        "A": (),
        "B": ("i",),
        "C": ("i",),  # beside A and C all others would be B
    }
    assert shown.counts == whole


def test_the_rule_is_that_of_private_checks_and_a_group_may_be_heard_as_one_elsewhere(monkeypatch):
    private = {name for name, workshop in library().items() if otherwise_of(workshop)}
    assert private == {"wellbeing_check"}
    monkeypatch.setattr(disclosure, "SURVEY_MINIMUM", 3)
    shown = picture(((0, 0, 4), (2, 1, 1), (1, 1, 0)), 0)
    assert ("A", ((0, 0, 4),)) in [(group.name, group.counts) for group in shown.by_group]
