"""Role groups: merged before opening, and shown only where nobody is found by subtraction."""

from collections import defaultdict
from itertools import chain, combinations, combinations_with_replacement, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.made import GROUPS, RATE, SCALE
from workshop_kit.domain import disclosure
from workshop_kit.domain.activities.place import NOT_MINE
from workshop_kit.domain.disclosure import disclose
from workshop_kit.domain.groups import merged
from workshop_kit.domain.results import Counts

NAMES = ["Teachers", "Leaders", "Teaching assistants", "Office", "Site", "Midday"]
HEADS = st.dictionaries(st.sampled_from(NAMES), st.integers(0, 30))
ITEMS = RATE.items[:3]
OPTIONS = st.sampled_from((*SCALE, NOT_MINE))
PAGE = st.fixed_dictionaries(
    {
        "given": st.dictionaries(st.sampled_from([item.id for item in ITEMS]), OPTIONS),
        "group": st.sampled_from(GROUPS),
    }
)
MINIMA = st.sampled_from([5, 6, 10])


def page(option, group, *others):
    return {"given": {"task0": option, **dict(others)}, "group": group}


def tallied(*answers) -> Counts:
    return RATE.tally(answers, ITEMS)


def spoke(counts, n: int) -> int:
    """How many chose an option of the scale for the n-th item."""
    return sum(counts.counts[n][: len(SCALE)]) if counts.counts else 0


def rests(whole: int, parts: list[int]) -> list[int]:
    """Everything that can be had by taking some of the parts from the whole."""
    some = chain.from_iterable(combinations(parts, n) for n in range(len(parts) + 1))
    return [whole - sum(taken) for taken in some]


def found_few(shown: Counts, minimum: int) -> list[int]:
    """Every number of people below the minimum that somebody can work out."""
    numbers = rests(shown.answered, [group.answered for group in shown.by_group])
    numbers += [group.answered for group in shown.by_group]
    for n, item in enumerate(shown.items):
        groups = [group for group in shown.by_group if item.id not in group.hidden]
        parts = [spoke(group, n) for group in groups]
        numbers += parts + rests(spoke(shown, n), parts)
    return [n for n in numbers if 0 < n < minimum]


@settings(max_examples=300)
@given(st.lists(PAGE, max_size=60), MINIMA)
def test_nobody_is_found_by_subtraction(answers, minimum):
    shown = disclose(tallied(*answers), minimum)
    assert shown.withheld == (len(answers) < minimum)
    assert shown.withheld or found_few(shown, minimum) == []


@settings(max_examples=300)
@given(st.lists(PAGE, min_size=5, max_size=60), MINIMA)
def test_what_is_split_adds_up_and_what_is_not_split_shows_no_group(answers, minimum):
    whole = tallied(*answers)
    shown = disclose(whole, minimum)
    true = {group.name: group for group in whole.by_group}
    for group in shown.by_group:
        for n, item in enumerate(shown.items):
            blank = (0,) * len(shown.options)
            kept = true[group.name].counts[n][: len(SCALE)]
            assert group.counts[n] == (blank if item.id in group.hidden else kept)
        assert set(shown.unsplit) <= set(group.hidden)


@given(st.lists(PAGE, max_size=40))
def test_groups_never_change_what_the_whole_room_said(answers):
    bare = [{**answer, "group": ""} for answer in answers]
    with_groups, without = disclose(tallied(*answers), 5), disclose(tallied(*bare), 5)
    scale = slice(len(SCALE))
    assert [row[scale] for row in with_groups.counts] == [row[scale] for row in without.counts]
    assert without.by_group == ()


@given(st.lists(PAGE, max_size=60), st.sampled_from(ITEMS))
def test_beside_groups_not_my_job_looks_as_if_it_had_been_passed_over(answers, item):
    """One and the same picture: so nobody can say of anybody which of the two it was."""
    shown = disclose(tallied(*answers), 5, GROUPS)
    without = [_passed_over(answer, item.id) for answer in answers]
    again = disclose(tallied(*without), 5, GROUPS)
    assert (NOT_MINE in shown.options) == (not shown.by_group and not shown.withheld)
    assert not shown.by_group or again == shown


def _passed_over(answer, id):
    given = answer["given"]
    return {**answer, "given": {i: o for i, o in given.items() if (i, o) != (id, NOT_MINE)}}


def test_who_tries_every_room_of_six_learns_of_no_few_who_said_not_my_job(monkeypatch):
    """Two items, a group and people who named none, shown from three: 54,264 rooms."""
    monkeypatch.setattr(disclosure, "SURVEY_MINIMUM", 3)
    people = [
        {"group": group, "given": dict(zip(("task0", "task1"), pair, strict=True))}
        for group in ("Teachers", "")
        for pair in product(("much", NOT_MINE, None), repeat=2)
        if any(pair)
    ]
    alike = defaultdict(list)
    for room in combinations_with_replacement(people, 6):
        whole = RATE.tally(room, ITEMS[:2])
        alike[disclose(whole, 3)].append(_not_mine(whole))
    split = {shown: rooms for shown, rooms in alike.items() if shown.by_group}
    assert len(split) > 50
    assert [found for rooms in split.values() for found in _surely_few(rooms)] == []


def _not_mine(whole):
    """By item how many of the teachers, and how many others, said that it is not their job."""
    own = {group.name: group.counts for group in whole.by_group}.get("Teachers", ((0,) * 4,) * 2)
    pairs = zip(own, whole.counts, strict=True)
    return tuple((mine[-1], all[-1] - mine[-1]) for mine, all in pairs)


def _surely_few(rooms):
    """What the rooms of one picture have in common: some, but always too few, said it."""
    for n, part in product(range(2), range(2)):
        told = {room[n][part] for room in rooms}
        if 0 not in told and max(told) < 3:
            yield n, part, told


def test_on_a_page_of_one_statement_with_not_my_job_there_are_no_groups():
    """Who answered such a page and did not speak has said it."""
    answers = [page("much", "Teachers")] * 8 + [page(NOT_MINE, "Teachers")]
    assert disclose(RATE.tally(answers, ITEMS[:1]), 5).by_group == ()
    assert len(disclose(RATE.tally(answers, ITEMS[:2]), 5).by_group) == 1


def groups_of(**sizes):
    answers = [page("much", group) for group, n in sizes.items() for _ in range(n)]
    return [group.name for group in disclose(tallied(*answers), 5).by_group]


@pytest.mark.parametrize(
    ("sizes", "shown"),
    [
        ({"Teachers": 6, "Leaders": 5}, ["Leaders", "Teachers"]),
        ({"Teachers": 6, "Leaders": 4}, []),  # ten less six would be the four
        ({"Teachers": 9, "Leaders": 5, "Office": 2}, ["Teachers"]),  # the two hide behind five
        ({"Teachers": 9, "Leaders": 3, "Office": 2}, ["Teachers"]),  # five in all, none by itself
        ({"Teachers": 4}, []),
        ({"Teachers": 9}, ["Teachers"]),
    ],
)
def test_the_smallest_group_goes_where_the_rest_would_be_too_few(sizes, shown):
    assert groups_of(**sizes) == shown


def test_who_named_no_group_hides_nobody_but_is_protected_too():
    answers = [page("much", "Teachers")] * 6
    assert disclose(tallied(*answers, page("calm", "")), 5).by_group == ()
    assert len(disclose(tallied(*answers, *[page("calm", "")] * 5), 5).by_group) == 1


TEACHERS = [page("much", "Teachers", ("task1", "calm"))] * 5
TEACHERS += [page("some", "Teachers", ("task1", "much"))] * 3
LEADERS = [page("some", "Leaders", ("task1", "much"))] * 2
LEADERS += [page("some", "Leaders")] * 2 + [page("much", "Leaders")] * 2


def test_where_few_of_a_group_spoke_the_others_are_shown_if_nobody_is_found():
    answers = [*TEACHERS, *LEADERS, *[page("much", "", ("task1", "some"))] * 3]
    answers += [page("calm", "", ("task1", "calm"))] * 2
    shown = disclose(tallied(*answers), 5)
    hidden = {group.name: group.hidden for group in shown.by_group}
    assert hidden == {"Leaders": ("task1",), "Teachers": ()}
    assert shown.unsplit == ()
    assert [group.counts[1] for group in shown.by_group] == [(0, 0, 0), (5, 0, 3)]


def test_where_the_rest_would_be_the_few_of_a_group_nobody_is_shown():
    shown = disclose(tallied(*TEACHERS, *LEADERS), 5)
    assert shown.unsplit == ("task1",)
    assert shown.counts[1] == (5, 0, 5)
    assert [group.counts[1] for group in shown.by_group] == [(0, 0, 0)] * 2
    assert [group.counts[0] for group in shown.by_group] == [(0, 4, 2), (0, 3, 5)]


def test_no_more_groups_are_hidden_than_it_takes():
    answers = [page("much", "Teachers")] * 15 + [page("some", "Teachers")] * 5
    answers += [page("some", "Leaders")] * 4 + [page("calm", "Leaders")] * 2
    answers += [page("calm", "Office staff")] * 2 + [page("not_mine", "Office staff")] * 6
    shown = disclose(tallied(*answers), 5)
    hidden = {group.name: group.hidden for group in shown.by_group}
    assert hidden == {"Leaders": ("task0",), "Office staff": ("task0",), "Teachers": ()}


def test_a_statement_that_is_nobodys_job_in_a_group_may_be_split():
    shown = disclose(tallied(*TEACHERS, *[page("not_mine", "Office")] * 6), 5)
    assert shown.unsplit == ()
    assert [group.counts[0] for group in shown.by_group] == [(0, 0, 0), (0, 3, 5)]


def test_the_two_of_a_group_whose_job_it_is_are_not_split_off():
    answers = [page("much", "Teachers")] * 8
    answers += [page("not_mine", "Office")] * 6 + [page("calm", "Office")] * 2
    assert disclose(tallied(*answers), 5).unsplit == ("task0",)


def test_a_statement_that_few_answered_is_hidden_in_all_and_in_groups():
    answers = [page("much", "Teachers")] * 7 + [page("calm", "", ("task2", "much"))] * 4
    answers += [page("calm", "")] * 2
    shown = disclose(tallied(*answers), 5)
    assert shown.hidden == ("task2",)  # nobody answered task1 at all, and that may be said
    assert "task2" in shown.unsplit
    assert shown.counts[2] == shown.by_group[0].counts[2] == (0, 0, 0)


@given(HEADS, MINIMA)
def test_every_group_that_can_be_chosen_stands_for_enough_people(heads, minimum):
    shown = merged(heads, minimum)
    if not shown:
        return
    assert set(shown) == {name for name, n in heads.items() if n}
    sizes = {name: sum(heads[g] for g in shown if shown[g] == name) for name in shown.values()}
    assert min(sizes.values()) >= minimum
    assert len(sizes) > 1


@given(HEADS, MINIMA)
def test_no_group_is_merged_that_need_not_be(heads, minimum):
    shown = merged(heads, minimum)
    put_together = [name for name, as_ in shown.items() if name != as_]
    joined = [heads[name] for name in put_together]
    small = [n for n in joined if n < minimum]
    assert len(put_together) != 1
    # Beside the small ones only as many others as it took to be enough.
    large = sorted(n for n in joined if n >= minimum)
    assert len(large) <= 1
    assert not large or sum(small) < minimum


@given(HEADS, MINIMA, st.randoms(use_true_random=False))
def test_merging_depends_on_the_heads_alone(heads, minimum, chance):
    pairs = list(heads.items())
    chance.shuffle(pairs)
    assert merged(dict(pairs), minimum) == merged(heads, minimum)


@pytest.mark.parametrize(
    ("heads", "shown"),
    [
        ({}, set()),
        ({"Teachers": 30}, set()),
        ({"Teachers": 30, "Leaders": 4}, set()),
        ({"Teachers": 30, "Leaders": 5}, {"Teachers", "Leaders"}),
        ({"Teachers": 30, "Leaders": 3, "Office": 2}, {"Teachers", "Leaders, Office"}),
        ({"Teachers": 30, "Site": 6, "Office": 2}, {"Teachers", "Office, Site"}),
        ({"Leaders": 2, "Office": 2}, set()),
        ({"Teachers": 7, "Leaders": 0, "Office": 5}, {"Teachers", "Office"}),
    ],
)
def test_small_groups_are_put_together_before_opening(heads, shown):
    assert set(merged(heads).values()) == shown
