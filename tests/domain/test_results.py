"""Results: the same whatever the order of answers, the same after JSON, and never about too few."""

import json
import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.made import (
    AGREE,
    GATHER,
    ITEMS,
    MOVE,
    NOTES,
    PLACE,
    PROPOSE,
    RATE,
    RECORD,
    SCORE,
    SORT,
    TELL,
    VOTE,
    YEAR,
    items_of,
    told,
)
from workshop_kit.domain.activities.step import ROOM_MINIMUM
from workshop_kit.domain.disclosure import disclose, shown_result, shown_texts
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


@given(told(), st.randoms(use_true_random=False))
def test_the_order_of_answers_leaves_no_trace(given_answers, chance: random.Random):
    activity, answers = given_answers
    mixed = list(answers)
    chance.shuffle(mixed)
    items = items_of(activity)
    assert activity.tally(mixed, items) == activity.tally(answers, items)


@given(told())
def test_a_result_survives_json(given_answers):
    activity, answers = given_answers
    result = activity.tally(answers, items_of(activity))
    for one in (result, disclose(result)):
        assert from_json(json.loads(json.dumps(to_json(one)))) == one


@given(told())
def test_a_result_shows_its_answers_from_three_up(given_answers):
    activity, answers = given_answers
    result = disclose(activity.tally(answers, items_of(activity)))
    assert result.answered == len(answers)
    assert result.withheld == (len(answers) < ROOM_MINIMUM)
    if result.withheld:
        assert result == type(result)(answered=len(answers), withheld=True)
        assert shown_texts(result, frozenset()) == ()


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


def leading(activity, result, most=9):
    return [item.id for item in activity.leading(result, most)]


def grid(*answers):
    return PLACE.tally(answers, PLACE.items)


def test_a_task_of_which_one_or_two_said_anything_shows_neither_cells_nor_whose_it_is():
    one, two, three = {"task0": [4, 1]}, {"task1": [1, 1]}, {"task2": [2, 3]}
    result = disclose(grid(one | two | three, two | three, three, {"task3": "not_mine"}))
    assert isinstance(result, Grid)
    assert result.hidden == ("task0", "task1", "task3")
    shown = [sum(map(sum, cells)) for cells in result.cells]
    assert shown == [0, 0, 3, 0, 0, 0, 0, 0, 0, 0]
    assert result.cells[2][1][2] == 3
    assert result.not_mine[3] == 0


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
    assert leading(PLACE, result) == ["task3"]


def test_the_share_of_those_who_do_a_task_counts_and_not_how_many_they_are():
    corner, elsewhere, not_mine = [4, 2], [1, 4], "not_mine"
    answers = [{"task1": corner, "task2": corner}] * 3  # all of the three who do task2
    answers += [{"task1": corner, "task2": not_mine}] * 2 + [{"task1": elsewhere}] * 5
    assert leading(PLACE, grid(*answers)) == ["task2", "task1"]


def test_of_equal_shares_more_people_come_first_and_then_the_order_of_the_workshop():
    every = {"task6": [3, 1], "task2": [4, 2], "task4": [3, 2]}
    assert leading(PLACE, grid(every, every, {"task4": [3, 1]})) == ["task4", "task2", "task6"]


@pytest.mark.parametrize("spot", [[2, 1], [4, 3], [1, 4], "not_mine"])
def test_a_task_that_nobody_puts_at_much_work_and_little_help_does_not_go_on(spot):
    assert leading(PLACE, grid(*[{"task1": spot}] * 5)) == []


def test_never_more_go_on_than_the_later_step_takes():
    assert len(leading(PLACE, grid({item.id: [4, 1] for item in ITEMS}), 6)) == 6


def test_a_hidden_task_does_not_lead():
    result = disclose(grid({"task9": [4, 1]}, {"task9": [4, 1]}, *[{"task1": [3, 2]}] * 3))
    assert leading(PLACE, result) == ["task1"]


def test_sorting_and_voting_lead_by_their_counts():
    sorted_ = SORT.tally([{"task4": "stop"}, {"task4": "streamline", "task2": "stop"}], ITEMS)
    assert leading(SORT, sorted_) == ["task4", "task2"]
    dots = VOTE.tally([{"task5": 2, "task0": 1}, {"task5": 1}], ITEMS)
    assert leading(VOTE, dots) == ["task5", "task0"]
    assert dots.counts[1] == (0,)


def test_what_all_would_keep_and_what_got_no_dot_do_not_go_on():
    assert leading(SORT, SORT.tally([{"task1": "keep"}, {"task1": "not_mine"}], ITEMS)) == []
    assert leading(VOTE, VOTE.tally([], ITEMS)) == []


def test_own_columns_are_sorted_into_and_the_named_ones_go_on():
    step = replace(SORT, columns={"fine": "Fine", "think": "Needs thought"}, hot=("think",))
    assert step.check({"task0": "keep"}, ITEMS)[1] != []
    result = step.tally([{"task0": "fine", "task3": "think"}, {"task3": "not_mine"}], ITEMS)
    assert result.options == ("fine", "think", "not_mine")
    assert result.labels == ("Fine", "Needs thought")
    assert [item.id for item in step.leading(result, 1)] == ["task3"]


def page(given, group=""):
    return {"given": given, "group": group}


def test_a_survey_counts_options_by_statement_and_by_group():
    answers = [page({"task0": "much", "task1": "calm"}, "Teachers")] * 2
    answers += [page({"task0": "not_mine"}, "Leaders"), page({"task1": "some"})]
    result = RATE.tally(answers, RATE.items)
    assert result.options == ("calm", "some", "much", "not_mine")
    assert result.labels == ("Not excessive", "Now and then", "Regularly")
    assert result.counts[:2] == ((0, 0, 2, 1), (2, 1, 0, 0))
    assert [(group.name, group.answered) for group in result.by_group] == [
        ("Leaders", 1),
        ("Teachers", 2),
    ]
    assert result.by_group[1].counts[:2] == ((0, 0, 2, 0), (2, 0, 0, 0))


def test_statements_that_most_find_hot_go_on():
    answers = [page({"task4": "much", "task2": "some"}), page({"task4": "some", "task1": "calm"})]
    result = RATE.tally(answers, RATE.items)
    assert [item.id for item in RATE.leading(result, 2)] == ["task4", "task2"]


@pytest.mark.parametrize(
    ("score", "band"),
    [(0, 0), (4, 0), (5, 1), (6, 1), (7, 2), (8, 2), (9, 3), (10, 3)],
)
def test_a_score_counts_in_its_band_and_never_as_itself(score, band):
    result = SCORE.tally([page({"task0": score})], SCORE.items)
    assert [n.index(1) for n in result.counts if any(n)] == [band]
    assert result.options == ("low", "medium", "high", "very_high")


def test_anxiety_has_bands_of_its_own():
    step = replace(SCORE, bands=SCORE.bands | {"task0": (0, 2, 4, 6)})
    given = [page({"task0": n, "task1": n}) for n in (1, 3, 5, 6)]
    result = step.tally(given, step.items)
    assert result.counts[:2] == ((1, 1, 1, 1), (2, 2, 0, 0))


def test_what_is_told_to_the_survey_has_no_order_of_arrival():
    result = TELL.tally(["b", "a", "b"], ())
    assert [(text.words, text.count) for text in result.texts] == [("a", 1), ("b", 2)]


def test_of_a_conversation_nothing_is_kept_but_that_it_took_place():
    said = {"said": {"task1": "One", "task0": "Two"}, "agreed": [True, True]}
    result = NOTES.tally([said], NOTES.items)
    assert (result.answered, result.texts) == (1, ())


def entry(name, **other):
    return {"name": name, "asked_by": "law", "minutes": 10, "times": 3, "where": ""} | other


def test_a_record_finds_what_nobody_asks_for_what_is_kept_twice_and_what_is_too_much():
    answers = [[entry("Reading ages", where="Here")], [entry("reading ages", where="There")]]
    answers += [[entry("Logs", asked_by="nobody"), entry("Reports", minutes=61)], [entry("Meals")]]
    result = RECORD.tally(answers, ())
    found = {row.name: [reason for reason, _ in row.why] for row in result.rows}
    assert found == {
        "Logs": ["unused"],
        "Meals": [],
        "Reading ages": ["twice"],
        "reading ages": ["twice"],
        "Reports": ["over"],
    }
    assert result.rows[0].values == ("Nobody", "10", "3", "")
    assert {row.name: row.year for row in result.rows}["Reports"] == 183
    assert [item.text for item in RECORD.leading(result, 9)][-1] == "Meals"
    assert len(RECORD.leading(result, 9)) == 4  # a name kept twice is one thing to talk about


def event(name, week, fixed=False):
    why = "Set elsewhere" if fixed else ""
    place = {"week": week, "group": "Teachers", "weight": "heavy"}
    return {"name": name, **place, "fixed": fixed, "why": why}


def test_events_of_the_fullest_weeks_are_tried_elsewhere_but_never_what_cannot_move():
    year = YEAR.tally([[event("Reports", 14), event("Mocks", 14, fixed=True)]] * 2, ())
    assert [(one.name, one.week, one.count) for one in year.events] == [
        ("Mocks", 14, 2),
        ("Reports", 14, 2),
    ]
    assert [item.text for item in YEAR.leading(year, 5)] == ["Reports"]
    wanted = MOVE.tally([{"task0": 15}, {"task0": "stay"}, {"task0": 15}], ITEMS)
    assert dict(zip(wanted.options, wanted.counts[0], strict=True))["15"] == 2
    assert wanted.counts[0][0] == 1


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
    lines = {"kind": "stop", "law": "no", "what": what, "lead": "x", "when": "x", "pupils": "x"}
    return lines | {"minutes": {"Teachers": -5}} | more


@pytest.mark.parametrize("field", ["kind", "pupils", "minutes"])
def test_proposals_that_begin_alike_are_not_in_the_order_of_arrival(field):
    other = {"kind": "trial", "pupils": "y", "minutes": {"Teachers": 5}}[field]
    pair = [proposal("A"), proposal("A", **{field: other})]
    assert PROPOSE.tally(pair, ()) == PROPOSE.tally(pair[::-1], ())


@pytest.mark.parametrize(
    ("row", "found", "divided"),
    [
        ((5, 0, 5, 9), (5, 10), True),  # half and half of those whose job it is
        ((1, 4, 5, 0), (9, 10), False),
        ((3, 8, 1, 0), (9, 12), True),  # a quarter is enough
        ((0, 0, 0, 7), (0, 0), False),
        ((10, 0, 0, 0), (0, 10), False),
    ],
)
def test_a_room_is_divided_where_a_quarter_stands_at_either_end(row, found, divided):
    assert RATE.found(row) == found
    assert RATE.is_divided(row) == divided


def test_the_end_that_is_no_finding_is_the_other_end():
    first = replace(RATE, hot=("calm",))
    assert first.is_divided((5, 0, 5, 0))
    assert not first.is_divided((5, 5, 0, 0))
    plain = replace(RATE, hot=())
    assert plain.is_divided((5, 1, 5, 0))
    assert not plain.is_divided((1, 9, 1, 0))
