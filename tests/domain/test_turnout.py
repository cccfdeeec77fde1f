"""Turnout: who answered of whom, and which groups stayed silent, never a small one by itself."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.made import RATE, TELL
from tests.domain.test_story import WORKSHOP
from workshop_kit.domain.disclosure import disclose, otherwise_of
from workshop_kit.domain.groups import merged
from workshop_kit.domain.opening import Opening
from workshop_kit.domain.report.phrases import turnout_line
from workshop_kit.domain.results import to_json
from workshop_kit.domain.story import Event, State, tell
from workshop_kit.domain.turnout import turnout
from workshop_kit.words import say

HEADS = {"Teachers": 30, "Midday staff": 12, "Leaders": 3, "Office staff": 7}
MERGED = "Leaders, Office staff"
SURVEY = replace(WORKSHOP, activities=(RATE, replace(RATE, id="second"), TELL))


def sealed(heads, **pages):
    """A room in which these groups answered each page."""
    state = State("AAAAAA", "School", SURVEY)
    opening = Opening(heads=heads, opens=1.0, until=2.0)
    events = [("opened", {"held_on": "2026-09-01", "keys": {}, "opening": opening.to_json()})]
    told = tell(state, [Event(1, *events[0])])
    for id, groups in pages.items():
        step = SURVEY.activity(id)
        answers = [{"given": {"task0": "calm"}, "group": group} for group in groups]
        result = disclose(
            step.tally(answers, step.items), 5, told.groups_asked, otherwise_of(told.workshop)
        )
        events.append(("closed", {"activity": id, "result": to_json(result)}))
    return tell(state, [Event(n, *one) for n, one in enumerate(events, 1)])


def line(state):
    return turnout_line(say, turnout(state))


def test_who_answered_of_whom_and_who_stayed_silent():
    groups = ["Teachers"] * 20 + [MERGED] * 6
    assert line(sealed(HEADS, rate=groups)) == "26 of 52 answered. No answers from: Midday staff."


def test_sheets_of_paper_are_told_where_most_answered():
    state = sealed(HEADS, rate=["Teachers"] * 26, second=["Teachers"] * 20)
    told = line(state)
    assert line(replace(state, typed={"rate": 0, "second": 9})) == told
    assert line(replace(state, typed={"rate": 1})) == f"{told} 1 sheet of paper is among them."
    late = replace(state, typed={"rate": 4}, added={"rate": 5})
    paper, after = "4 sheets of paper are among them.", "Including 5 late answers; they are not"
    assert line(late) == f"{told} {paper} {after} in the groups."


def test_a_small_group_is_named_only_with_those_it_was_merged_with():
    state = sealed(HEADS, rate=["Teachers"] * 20)
    assert turnout(state).silent == (MERGED, "Midday staff")
    assert line(state) == f"20 of 52 answered. No answers from: {MERGED}, Midday staff."


@pytest.mark.parametrize(
    ("pages", "silent"),
    [
        ({"rate": ["Teachers"] * 6 + ["Midday staff"], "second": ["Teachers"] * 6}, (MERGED,)),
        ({"rate": ["Teachers"] * 6, "second": []}, (MERGED, "Midday staff")),
        ({"rate": ["Teachers"] * 6, "second": ["Midday staff"] * 4}, ()),  # nobody may know who
        ({"rate": [""] * 30}, ()),  # nobody said which group they are in
        ({"rate": ["Teachers"] * 4}, ()),  # too few to say anything
        ({}, ()),
    ],
)
def test_a_group_is_silent_only_where_that_is_known_and_may_be_said(pages, silent):
    assert turnout(sealed(HEADS, **pages)).silent == silent


def test_more_devices_than_people_are_not_called_a_share():
    state = sealed({"Teachers": 6, "Leaders": 5}, rate=["Teachers"] * 9 + ["Leaders"] * 5)
    assert line(state) == "14 devices answered; 11 people were counted."


def test_without_heads_devices_are_counted():
    assert line(sealed({}, rate=[""])) == "1 device answered."


@given(
    st.dictionaries(st.sampled_from(list(HEADS)), st.integers(0, 12)),
    st.lists(st.sampled_from(["", *HEADS]), max_size=20),
)
def test_no_group_that_is_named_as_silent_is_smaller_than_five(heads, chosen):
    shown = merged(heads)
    groups = [shown.get(group, "") for group in chosen]
    state = sealed(heads, rate=groups)
    for name in turnout(state).silent:
        assert sum(n for group, n in heads.items() if shown.get(group) == name) >= 5
        assert name not in groups
