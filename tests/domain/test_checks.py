"""What phones may send: anything may come, what is accepted is accepted again, the rest is told."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.made import (
    ACTIVITIES,
    AGREE,
    ANSWERS,
    ANY_JSON,
    COMPARE,
    FINDINGS,
    GATHER,
    IDS,
    INFORM,
    ITEMS,
    MOVE,
    NOTES,
    PLACE,
    PROPOSE,
    RATE,
    RECALL,
    RECORD,
    SCORE,
    SORT,
    TELL,
    VOTE,
    YEAR,
    items_of,
    told,
)
from workshop_kit.domain.activities import KINDS
from workshop_kit.words import say, sentences

EVERY = pytest.mark.parametrize("activity", ACTIVITIES, ids=lambda activity: activity.kind)


def accepted_again(activity, raw):
    value, problems = activity.check(raw, items_of(activity))
    for problem in problems:
        assert problem.key in sentences()
        assert say(problem.key, **problem.about)
    if not problems:
        assert activity.check(value, items_of(activity)) == (value, [])
        assert activity.check(json.loads(json.dumps(value)), items_of(activity)) == (value, [])
        activity.tally([value, value], items_of(activity))


@EVERY
@given(data=st.data())
def test_any_json_is_accepted_for_good_or_refused_in_a_sentence(activity, data):
    accepted_again(activity, data.draw(ANY_JSON))


@EVERY
@given(data=st.data())
def test_what_a_phone_sends_is_accepted_for_good_or_refused_in_a_sentence(activity, data):
    accepted_again(activity, data.draw(ANSWERS[activity.kind]))


@EVERY
@given(data=st.data())
def test_a_right_answer_with_a_wrong_part_is_never_an_error(activity, data):
    raw = data.draw(ANSWERS[activity.kind])
    if isinstance(raw, dict):
        raw = raw | data.draw(st.dictionaries(st.sampled_from([*raw, "task1"]), ANY_JSON))
    elif isinstance(raw, list):
        raw = [*raw[:2], data.draw(ANY_JSON)]
    accepted_again(activity, raw)


def keys(activity, raw):
    return [(problem.key, problem.field) for problem in activity.check(raw, items_of(activity))[1]]


GOOD = {"kind": "trial", "what": "A", "lead": "B", "when": "C", "pupils": "D"}
GOOD |= {"minutes": {"E": -5}}
YES = {id: {"step": "yes", "reason": ""} for id in IDS}
ENTRY = {"name": "A", "asked_by": "law", "minutes": 5, "times": 2, "where": ""}
EVENT = {"name": "A", "week": 39, "group": "Teachers", "weight": "heavy", "fixed": False, "why": ""}
SAID = {"said": {"task0": "A"}, "agreed": [True, True]}
REFUSED = [
    (INFORM, [], [("answer.nothing_asked", "")]),
    (FINDINGS, {}, [("answer.nothing_asked", "")]),
    (COMPARE, None, [("answer.nothing_asked", "")]),
    (RECALL, [], [("answer.not_understood", "")]),
    (RECALL, {}, [("recall.empty", "task0")]),
    (RECALL, {"task0": "perhaps"}, [("recall.no_option", "task0")]),
    (RECALL, {"task0": ["done"]}, [("recall.no_option", "task0")]),
    (RECALL, {"gone": "done"}, [("answer.unknown_item", "gone")]),
    (RATE, [], [("answer.not_understood", "")]),
    (RATE, {}, [("answer.not_understood", "")]),
    (RATE, {"given": []}, [("answer.not_understood", "")]),
    (RATE, {"given": {}}, [("rate.empty", "task0")]),
    (RATE, {"given": {"task0": "hot"}}, [("rate.no_option", "task0")]),
    (RATE, {"given": {"task0": ["calm"]}}, [("rate.no_option", "task0")]),
    (RATE, {"given": {"gone": "calm"}}, [("answer.unknown_item", "gone")]),
    (RATE, {"given": {"task0": "calm"}, "group": 5}, [("rate.no_group", "group")]),
    (SCORE, {"given": {}}, [("rate.empty", "task0")]),
    (SCORE, {"given": {"task0": 11}}, [("score.no_score", "task0")]),
    (SCORE, {"given": {"task0": -1}}, [("score.no_score", "task0")]),
    (SCORE, {"given": {"task0": True}}, [("score.no_score", "task0")]),
    (SCORE, {"given": {"task0": "7"}}, [("score.no_score", "task0")]),
    (SCORE, {"given": {"task0": 7}, "group": []}, [("rate.no_group", "group")]),
    (TELL, " ", [("tell.empty", "words")]),
    (TELL, ["A"], [("answer.not_text", "words")]),
    (TELL, "a" * 281, [("answer.too_long", "words")]),
    (NOTES, {}, [("answer.not_understood", "")]),
    (NOTES, SAID | {"said": {}}, [("notes.empty", "task0")]),
    (NOTES, SAID | {"said": {"task0": " "}}, [("notes.empty", "task0")]),
    (NOTES, SAID | {"said": {"gone": "A"}}, [("answer.unknown_item", "gone")]),
    (NOTES, SAID | {"said": {"task0": "a" * 1121}}, [("answer.too_long", "task0")]),
    (NOTES, SAID | {"agreed": [True, False]}, [("notes.not_agreed", "agreed")]),
    (NOTES, SAID | {"agreed": True}, [("notes.not_agreed", "agreed")]),
    (RECORD, {}, [("answer.not_understood", "")]),
    (RECORD, [5], [("answer.not_understood", "")]),
    (RECORD, [], [("record.empty", "1-name")]),
    (RECORD, [{"name": "", "where": ""}], [("record.empty", "1-name")]),
    (RECORD, [ENTRY] * 4, [("record.too_many", "")]),
    (RECORD, [ENTRY | {"name": " "}], [("record.no_name", "1-name")]),
    (RECORD, [ENTRY, ENTRY | {"asked_by": ""}], [("record.no_field", "2-asked_by")]),
    (RECORD, [ENTRY | {"asked_by": "us"}], [("record.no_choice", "1-asked_by")]),
    (RECORD, [ENTRY | {"asked_by": ["law"]}], [("record.no_choice", "1-asked_by")]),
    (RECORD, [ENTRY | {"minutes": 601}], [("record.not_number", "1-minutes")]),
    (RECORD, [ENTRY | {"minutes": -1}], [("record.not_number", "1-minutes")]),
    (RECORD, [ENTRY | {"minutes": "5"}], [("record.not_number", "1-minutes")]),
    (RECORD, [ENTRY | {"where": "a" * 121}], [("answer.too_long", "1-where")]),
    (RECORD, [ENTRY | {"colour": "red"}], [("answer.not_understood", "colour")]),
    (YEAR, None, [("answer.not_understood", "")]),
    (YEAR, [], [("record.empty", "1-name")]),
    (YEAR, [EVENT] * 5, [("record.too_many", "")]),
    (YEAR, [EVENT | {"name": ""}], [("record.no_name", "1-name")]),
    (YEAR, [EVENT, EVENT | {"week": 40}], [("year.no_week", "2-week")]),
    (YEAR, [EVENT | {"week": True}], [("year.no_week", "1-week")]),
    (YEAR, [EVENT | {"group": "Pupils"}], [("year.no_group", "1-group")]),
    (YEAR, [EVENT | {"weight": ["heavy"]}], [("year.no_weight", "1-weight")]),
    (YEAR, [EVENT | {"fixed": True}], [("year.no_why", "1-why")]),
    (MOVE, {}, [("move.empty", "task0")]),
    (MOVE, {"task0": 0}, [("year.no_week", "task0")]),
    (MOVE, {"task0": "go"}, [("year.no_week", "task0")]),
    (MOVE, {"task0": [3]}, [("year.no_week", "task0")]),
    (MOVE, {"gone": 3}, [("answer.unknown_item", "gone")]),
    (GATHER, {}, [("answer.not_understood", "")]),
    (GATHER, [], [("gather.empty", "idea-1")]),
    (GATHER, ["", " \n", "\u200d"], [("gather.empty", "idea-1")]),
    (GATHER, ["a"] * 4, [("gather.too_many", "")]),
    (GATHER, ["a", 7], [("answer.not_text", "idea-2")]),
    (GATHER, ["a", "b" * 281], [("answer.too_long", "idea-2")]),
    (PLACE, None, [("answer.not_understood", "")]),
    (PLACE, {}, [("place.empty", "task0")]),
    (PLACE, {"task0": [1]}, [("place.half", "task0")]),
    (PLACE, {"task0": [1, 5]}, [("place.half", "task0")]),
    (PLACE, {"task0": [True, 1]}, [("place.half", "task0")]),
    (PLACE, {"task0": [1], "task1": [9, 1]}, [("place.half", "task0"), ("place.half", "task1")]),
    (PLACE, {"gone": [1, 1]}, [("answer.unknown_item", "gone")]),
    (PLACE, {f"task{n}": [1, 1] for n in range(9)}, [("place.too_many", "")]),
    (SORT, {}, [("sort.empty", "task0")]),
    (SORT, {"task0": "burn"}, [("sort.no_column", "task0")]),
    (SORT, {"task0": ["keep"]}, [("sort.no_column", "task0")]),
    (SORT, {"task9": "keep"}, [("answer.unknown_item", "task9")]),
    (VOTE, {}, [("vote.empty", "task0")]),
    (VOTE, {"task0": 0}, [("vote.empty", "task0")]),
    (VOTE, {"task0": -1}, [("vote.not_dots", "task0")]),
    (VOTE, {"task0": True}, [("vote.not_dots", "task0")]),
    (VOTE, {"task0": 2, "task1": 2}, [("vote.too_many", "")]),
    (PROPOSE, [], [("answer.not_understood", "")]),
    (PROPOSE, GOOD | {"kind": "ban"}, [("propose.no_kind", "kind")]),
    (PROPOSE, GOOD | {"what": " "}, [("propose.no_what", "what")]),
    (PROPOSE, GOOD | {"lead": "b" * 121}, [("answer.too_long", "lead")]),
    (PROPOSE, GOOD | {"minutes": {"": 5}}, [("propose.no_job", "minutes")]),
    (PROPOSE, GOOD | {"minutes": {"E": ""}}, [("propose.no_way", "minutes")]),
    (PROPOSE, GOOD | {"minutes": {"": "20"}}, [("propose.no_job", "minutes")]),
    (PROPOSE, GOOD | {"minutes": {" ": 5}}, [("propose.no_job", "minutes")]),
    (PROPOSE, GOOD | {"minutes": [5]}, [("answer.not_understood", "minutes")]),
    (PROPOSE, GOOD | {"kind": "stop"}, [("propose.no_law", "law")]),
    (PROPOSE, {"kind": "stop", "what": "x"}, [("propose.no_law", "law")]),
    (PROPOSE, {"kind": "trial"}, [("propose.no_what", "what")]),
    (PROPOSE, {"what": "x"}, [("propose.no_kind", "kind")]),
    (PROPOSE, GOOD | {"pupils": 7}, [("answer.not_text", "pupils")]),
    (PROPOSE, GOOD | {"minutes": {"E": 1.5}}, [("propose.not_minutes", "minutes")]),
    (PROPOSE, GOOD | {"minutes": {"E": 9999}}, [("propose.not_minutes", "minutes")]),
    (AGREE, {}, [("agree.empty", id) for id in IDS]),
    (AGREE, YES | {"task0": {"step": "maybe"}}, [("agree.no_step", "task0")]),
    (AGREE, YES | {"task0": {"step": "cannot"}}, [("agree.no_reason", "task0-reason")]),
    (AGREE, YES | {"task0": {"step": "worry", "reason": 1}}, [("answer.not_text", "task0-reason")]),
]


@pytest.mark.parametrize(("activity", "raw", "problems"), REFUSED)
def test_a_wrong_answer_is_told_beside_its_field(activity, raw, problems):
    assert keys(activity, raw) == problems


def test_all_problems_are_told_at_once():
    fields = {field for _, field in keys(PROPOSE, {})}
    assert fields == {"kind", "what"}


@pytest.mark.parametrize("kind", ["trial", "find_out", "protect"])
def test_a_sentence_and_its_kind_are_enough_in_the_hall(kind):
    value, problems = PROPOSE.check({"kind": kind, "what": "Stamp nothing"}, ())
    assert problems == []
    assert value == {
        "kind": kind,
        "what": "Stamp nothing",
        "minutes": {},
        **dict.fromkeys(("lead", "when", "pupils"), ""),
    }


def test_where_a_task_stops_law_is_the_one_thing_more():
    said = {"kind": "stop", "what": "Stamp nothing"}
    assert keys(PROPOSE, said) == [("propose.no_law", "law")]
    for law in ("no", "not_sure"):
        assert keys(PROPOSE, {**said, "law": law}) == []
    assert keys(PROPOSE, {**said, "law": "yes"}) == [("propose.no_law_which", "law_which")]


def test_no_minutes_are_no_minutes():
    assert PROPOSE.check(GOOD | {"minutes": {"E": 0}}, ())[0]["minutes"] == {}


@pytest.mark.parametrize(
    "activity", [RECALL, MOVE, SORT, VOTE, AGREE], ids=lambda activity: activity.kind
)
def test_where_nothing_is_on_offer_nothing_is_accepted(activity):
    assert activity.check({}, ())[1] != []


def test_words_lose_what_breaks_pages_and_keep_the_rest():
    said, problems = GATHER.check(["a\u202eb\x00c \n\t d", "<b>=1+1</b>", "👩🏽\u200d🏫 é"], ())
    assert problems == []
    assert said == ["abc d", "<b>=1+1</b>", "👩🏽\u200d🏫 é"]


def test_the_longest_idea_is_counted_in_characters():
    assert keys(GATHER, ["é" * 280]) == []
    [problem] = GATHER.check(["é" * 283], ())[1]
    assert say(problem.key, **problem.about) == "Use 280 characters or fewer. This is 3 too long"


@given(told())
def test_no_answer_is_a_bare_number_or_nothing_for_so_sheets_of_paper_are_counted(drawn):
    activity, answers = drawn
    wrong = [value for value in answers if value is None or type(value) is int]
    assert wrong == [], f"{activity.kind}.check: hand back a mapping, a list or words"


def test_every_kind_is_in_the_list():
    silent = [name for name, kind in KINDS.items() if not kind.asks]
    assert silent == ["inform", "findings", "compare"]
    sources = {activity.kind: activity.source for activity in ACTIVITIES if activity.source}
    assert sources == {
        "move": "year",
        "sort": "place",
        "vote": "sort",
        "propose": "vote",
        "agree": "propose",
    }
    assert PLACE.items[:6] == ITEMS
