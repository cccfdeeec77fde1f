"""Results: the same whatever the order of answers, the same after JSON, and never about too few."""

import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.made import AGREE, GATHER, ITEMS, PLACE, PROPOSE, SORT, VOTE, items_of, told
from workshop_kit.domain.disclosure import ROOM_MINIMUM, disclose, shown_result, shown_texts
from workshop_kit.domain.results import (
    Counts,
    Grid,
    Item,
    Nothing,
    Proposals,
    Texts,
    from_json,
    to_json,
)


@settings(deadline=None)
@given(told(), st.randoms(use_true_random=False))
def test_the_order_of_answers_leaves_no_trace(given_answers, chance: random.Random):
    activity, answers = given_answers
    mixed = list(answers)
    chance.shuffle(mixed)
    items = items_of(activity)
    assert activity.tally(mixed, items) == activity.tally(answers, items)


@settings(deadline=None)
@given(told())
def test_a_result_survives_json(given_answers):
    activity, answers = given_answers
    result = activity.tally(answers, items_of(activity))
    for one in (result, disclose(result)):
        assert from_json(json.loads(json.dumps(to_json(one)))) == one


@settings(deadline=None)
@given(told())
def test_a_result_shows_its_answers_from_three_up(given_answers):
    activity, answers = given_answers
    result = disclose(activity.tally(answers, items_of(activity)))
    assert result.answered == len(answers)
    assert result.withheld == (len(answers) < ROOM_MINIMUM)
    if result.withheld:
        assert result == type(result)(answered=len(answers), withheld=True)
        assert shown_texts(result, frozenset()) == ()


@settings(deadline=None)
@given(told())
def test_leading_items_are_among_the_items_and_no_more_than_asked(given_answers):
    activity, answers = given_answers
    result = disclose(activity.tally(answers, items_of(activity)))
    for most in (1, 3, 50):
        leading = activity.leading(result, most)
        assert len(leading) <= most
        assert len(set(leading)) == len(leading)


def test_nothing_is_nothing():
    assert from_json(to_json(Nothing())) == Nothing()
    assert disclose(Nothing()).withheld


def grid(*answers):
    return PLACE.tally(answers, PLACE.items)


def test_a_task_that_one_or_two_placed_shows_no_cells():
    one, two, three = {"task0": [4, 1]}, {"task1": [1, 1]}, {"task2": [2, 3]}
    result = disclose(grid(one | two | three, two | three, three, {"task3": "not_mine"}))
    assert isinstance(result, Grid)
    assert result.hidden == ("task0", "task1")
    shown = [sum(map(sum, cells)) for cells in result.cells]
    assert shown == [0, 0, 3, 0, 0, 0, 0, 0, 0, 0]
    assert result.cells[2][1][2] == 3
    assert result.not_mine[3] == 1


@settings(deadline=None)
@given(told(), st.integers(3, 6))
def test_no_cell_stands_for_fewer_than_the_minimum(given_answers, minimum):
    activity, answers = given_answers
    result = disclose(activity.tally(answers, items_of(activity)), minimum)
    if isinstance(result, Grid) and not result.withheld:
        for item, cells in zip(result.items, result.cells, strict=True):
            placed = sum(map(sum, cells))
            assert placed == 0 or placed >= minimum
            assert placed == 0 or item.id not in result.hidden


def test_what_goes_on_is_much_work_for_little_help():
    heavy, light, split = {"task3": [4, 1]}, {"task1": [1, 1]}, {"task5": [4, 4]}
    result = grid(*[heavy | light | split] * 3)
    assert [item.id for item in PLACE.leading(result, 2)] == ["task3", "task5"]


def test_a_hidden_task_does_not_lead():
    result = disclose(grid({"task9": [4, 1]}, {"task9": [4, 1]}, *[{"task1": [3, 2]}] * 3))
    assert PLACE.leading(result, 1)[0].id == "task1"


def test_sorting_and_voting_lead_by_their_counts():
    sorted_ = SORT.tally([{"task4": "stop"}, {"task4": "streamline", "task2": "stop"}], ITEMS)
    assert [item.id for item in SORT.leading(sorted_, 2)] == ["task4", "task2"]
    dots = VOTE.tally([{"task5": 2, "task0": 1}, {"task5": 1}], ITEMS)
    assert [item.id for item in VOTE.leading(dots, 2)] == ["task5", "task0"]
    assert dots.counts[1] == (0,)


def test_equal_ideas_are_counted_and_one_phone_counts_once():
    result = GATHER.tally([["b", "a"], ["a", "a"], ["B"]], ())
    assert [(text.words, text.count) for text in result.texts] == [("a", 2), ("B", 1), ("b", 1)]
    assert [text.id for text in result.texts] == ["gather-1", "gather-2", "gather-3"]


def test_reasons_stand_with_their_action_and_their_step():
    answer = {"a": {"step": "worry", "reason": "Why?"}, "b": {"step": "yes", "reason": ""}}
    result = AGREE.tally([answer, answer], (Item("a", "A"), Item("b", "B")))
    assert result.counts == ((0, 2, 0, 0, 0), (2, 0, 0, 0, 0))
    [reason] = result.reasons
    assert (reason.item, reason.step, reason.words, reason.count) == ("a", "worry", "Why?", 2)


def test_what_is_held_back_is_not_shown():
    texts = GATHER.tally([["a"], ["b"], ["c"]], ())
    assert isinstance(texts, Texts)
    kept = shown_result(texts, frozenset(["gather-2"]))
    assert [text.words for text in kept.texts] == ["a", "c"]
    proposals = PROPOSE.tally([proposal("A"), proposal("B")], ())
    assert isinstance(proposals, Proposals)
    kept = shown_result(proposals, frozenset(["propose-1"]))
    assert [one.what for one in kept.proposals] == ["B"]
    counts = AGREE.tally([{"a": {"step": "cannot", "reason": "No"}}], (Item("a", "A"),))
    assert isinstance(counts, Counts)
    assert shown_result(counts, frozenset(["agree-1"])).reasons == ()
    assert shown_result(counts, frozenset(["agree-1"])).counts == counts.counts


def proposal(what, **more):
    lines = {"kind": "stop", "what": what, "lead": "x", "when": "x", "pupils": "x"}
    return lines | {"minutes": {"Teachers": -5}} | more


@pytest.mark.parametrize("field", ["kind", "pupils", "minutes"])
def test_proposals_that_begin_alike_are_not_in_the_order_of_arrival(field):
    other = {"kind": "trial", "pupils": "y", "minutes": {"Teachers": 5}}[field]
    pair = [proposal("A"), proposal("A", **{field: other})]
    assert PROPOSE.tally(pair, ()) == PROPOSE.tally(pair[::-1], ())
