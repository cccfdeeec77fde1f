"""Where heads were counted, a vote asks for the role group, and says what each group put first."""

from dataclasses import replace
from functools import partial

import pytest

from tests.sample import LATER, Afternoon
from tests.screens.stage import Stage
from workshop_kit import exports
from workshop_kit.domain.opening import Opening
from workshop_kit.domain.report.firsts import taken_up
from workshop_kit.exports.json_file import read_json
from workshop_kit.screens.outcome import outcome
from workshop_kit.screens.plain.page import page, typed
from workshop_kit.screens.plain.told import told
from workshop_kit.screens.typing import Typing
from workshop_kit.words import say

HEADS = {"Teachers": 12, "Leaders": 6, "Teaching assistants": 7}
ASKED = ["Leaders", "Teachers", "Teaching assistants"]


def voting(heads: dict[str, int]) -> Stage:
    stage = Stage(opening=Opening(heads=heads))
    stage.go("vote")
    return stage


@pytest.fixture
def stage() -> Stage:
    return voting(HEADS)


def items(stage: Stage) -> list[str]:
    return [item["id"] for item in stage.phone().shown.data["items"]]


def result(stage: Stage):
    stage.close()
    step = stage.room.state.workshop.activity("vote")
    return outcome(step, stage.room.state)


def everybody(stage: Stage) -> None:
    """Ten teachers, five leaders and four assistants, none of whom all vote alike."""
    first, second, third, *_ = items(stage)
    teachers = [{"given": {first: 2, id: 1}, "group": "Teachers"} for id in (second, third) * 5]
    leaders = [{"given": {id: 3}, "group": "Leaders"} for id in (second, third, second, third)]
    more = [{"given": {first: 1}, "group": "Leaders"}]
    others = [{"given": {third: 3}, "group": "Teaching assistants"}] * 2 + [{third: 1}] * 3
    stage.answers(*teachers, *leaders, *more, *others)


def test_a_phone_is_asked_once_and_may_say_nothing(stage):
    data = stage.phone().shown.data
    assert data["groups"] == ASKED
    assert data["words"]["group_none"] == "I would rather not say"
    assert "never how many dots" in data["words"]["group_hint"]
    phone, dots = stage.phone(), {items(stage)[0]: 3}
    for group, kept in (("", dots), ("Leaders", {"given": dots, "group": "Leaders"})):
        sent = {"given": dots, "group": group}
        assert stage.say(phone.shown, do="answer", value=sent).get("problems", []) == []
        assert stage.room.own(phone.number, "vote") == kept


def test_where_no_heads_were_counted_the_vote_is_as_it_was():
    stage = voting({})
    data = stage.phone().shown.data
    assert data["groups"] == []
    assert not [name for name in data["words"] if name.startswith("group")]
    stage.answers(*[{items(stage)[0]: 3}] * 6)
    assert result(stage)["firsts"] == []
    assert taken_up(stage.room.state, say) == ()


def test_the_room_sees_what_each_group_put_first_and_that_one_is_too_small(stage):
    everybody(stage)
    texts = {item["id"]: item["text"] for item in stage.phone().shown.data["items"]}
    first, second, third, *_ = items(stage)
    shown = result(stage)
    assert shown["firsts"] == [
        f"Leaders put first: {texts[second]}; {texts[third]} (5 answered)",
        f"Teachers put first: {texts[first]} (10 answered)",
        "1 group is not shown: too few of it answered, or somebody’s vote could be worked out.",
    ]
    blocks = [line for block in told(shown) for line in block.items]
    assert shown["firsts"] == [line for line in blocks if line in shown["firsts"]]


def test_the_plain_page_asks_for_it_too_and_remembers_it(stage):
    first, *_ = items(stage)
    look = partial(page, stage.room, "plain", stage.phone().around)
    assert look().fields[-1].name == "group"  # below the dots
    raw = typed(stage.room, "vote", {first: "2", "group": "Leaders"})
    assert raw == {"given": {first: 2}, "group": "Leaders"}
    stage.room.answer("vote", "plain", raw, lambda problems: None)
    assert look().flat == {first: "2", "group": "Leaders"}
    none = typed(stage.room, "vote", {first: "1", "group": "none"})
    stage.room.answer("vote", "plain", none, lambda problems: None)
    assert look().flat == {first: "1", "group": "none"}
    assert stage.room.own("plain", "vote") == {first: 1}


def test_a_sheet_of_paper_has_no_row_for_it(stage):
    typing = Typing(stage.room, stage.visitor("desk"), stage.phone().around)
    assert len(typing.shown.data["rows"]) == len(items(stage))


def test_what_the_desk_holds_back_is_named_as_nobodys_first(stage):
    everybody(stage)
    _, second, third, *_ = items(stage)
    stage.close()
    state = stage.room.state
    held = replace(state, held={second: "person", third: "person"})
    leaders, teachers = held.result("vote").firsts
    assert leaders.items == ()
    assert len(teachers.items) == 1


@pytest.fixture(scope="module")
def afternoon():
    return Afternoon("data_collection", 48).play()


def test_a_plan_says_which_action_takes_up_a_groups_first_choice_or_that_none_does(afternoon):
    lines = taken_up(afternoon, say)
    assert [line for line in lines if "Taken up by action" in line] == list(lines[:3])
    assert lines[3] == "No action takes up what Teaching assistants put first: Photos as evidence."
    for kind in ("html", "json"):
        body = exports.file(afternoon, LATER, kind).body.decode()
        assert all(line in body for line in lines[1:])


def test_what_nobody_matched_is_not_said_to_be_left_out(afternoon):
    first, *_ = afternoon.actions
    left = {**afternoon.completions, first.id: {}}
    some = replace(afternoon, completions=left)
    assert taken_up(some, say)[3].endswith("Nobody has said yet which action takes it up.")


def test_what_the_leader_refused_takes_up_nothing(afternoon):
    done = {**afternoon.completions}
    for action in afternoon.actions:
        done[action.id] = {**done[action.id], "answer": "not_now", "answered_on": "2027-02-01"}
    refused = replace(afternoon, completions=done)
    assert all(line.startswith("No action takes up") for line in taken_up(refused, say))


def test_a_plan_file_keeps_it_and_one_without_is_still_read(afternoon):
    again = read_json(exports.file(afternoon, LATER, "json").body)
    assert again.state.results["vote"].firsts == afternoon.results["vote"].firsts
    plain = Afternoon("feedback_and_marking", 34).play()
    body = exports.file(plain, LATER, "json").body
    assert b"firsts" not in body
    assert read_json(body).state.results["vote"].firsts == ()
