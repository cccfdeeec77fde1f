"""A room told from its events, from opening to end."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.made import (
    ACTIVITIES,
    AGREE,
    GATHER,
    INFORM,
    MADE,
    PLACE,
    PROPOSE,
    RECORD,
    SORT,
    VOTE,
)
from workshop_kit.domain.disclosure import disclose
from workshop_kit.domain.results import Counts, Proposals, to_json
from workshop_kit.domain.story import HOLD_REASONS, Event, State, tell
from workshop_kit.domain.workshop import Evidence

CARD = Evidence("card", "A claim", "A source", "2016", "research")
ROUND = (replace(INFORM, evidence=("card",)), *ACTIVITIES[1:])
WORKSHOP = replace(MADE, evidence=(CARD,), activities=ROUND)
NEW = State("ROOM", "A school", WORKSHOP)


def proposal(what, minutes=-5):
    lines = {"kind": "trial", "what": what, "lead": "x", "when": "x", "pupils": "x"}
    return lines | {"minutes": {"Teachers": minutes}}


def started(activity):
    return "started", {"activity": activity.id, "at": 10.0, "ends": 310.0}


def closed(activity, answers, items=()):
    result = disclose(activity.tally(answers, items))
    return "closed", {"activity": activity.id, "result": to_json(result)}


AGREED = [
    {"propose-1": {"step": "yes", "reason": ""}, "propose-3": {"step": "worry", "reason": "When?"}},
    {"propose-1": {"step": "yes", "reason": ""}, "propose-3": {"step": "cannot", "reason": "No"}},
    {"propose-1": {"step": "know", "reason": ""}, "propose-3": {"step": "yes", "reason": ""}},
]
ITEMS = PLACE.items
CHOSEN = tuple(
    replace(ITEMS[0], id=id, text=text) for id, text in (("propose-1", "A"), ("propose-3", "C"))
)
WHOLE = [
    ("opened", {"held_on": "2027-01-04", "keys": {"desk": "hash"}}),
    started(INFORM),
    ("talked", {"on": True}),
    started(GATHER),
    ("timed", {"ends": 400.0}),
    closed(GATHER, [["one", "two"], ["two", "three"], ["names somebody"]]),
    ("held", {"text": "gather-1", "reason": "person"}),
    ("grouped", {"texts": ["gather-2", "gather-4"], "name": "Numbers"}),
    started(PLACE),
    closed(PLACE, [{"task7": [4, 1], "task1": [4, 4]}] * 3, ITEMS),
    started(SORT),
    closed(SORT, [{"task7": "stop"}] * 3, ITEMS[7:8]),
    started(VOTE),
    closed(VOTE, [{"task7": 3}] * 3, ITEMS[7:8]),
    started(PROPOSE),
    closed(PROPOSE, [proposal("A"), proposal("B"), proposal("C", 15)]),
    ("chose", {"proposals": ["propose-1", "propose-3"]}),
    started(AGREE),
    closed(AGREE, AGREED, CHOSEN),
    ("completed", {"action": "propose-1", "changes": {"lead": "A role", "review": "2027-04-01"}}),
    ("completed", {"action": "propose-1", "changes": {"review": "", "minutes": {"Office": -9}}}),
    ("ended", {}),
]
EVENTS = [Event(n, kind, body) for n, (kind, body) in enumerate(WHOLE, start=1)]


def until(kind, activity=None):
    """The state just after the first such event."""
    at = next(
        n
        for n, (name, body) in enumerate(WHOLE)
        if name == kind and (activity is None or body.get("activity") == activity.id)
    )
    return tell(NEW, EVENTS[: at + 1])


@pytest.fixture
def end():
    return tell(NEW, EVENTS)


def test_a_room_goes_from_waiting_to_ended(end):
    assert NEW.phase == "waiting" and NEW.activity is None and NEW.people == 0
    assert until("opened").held_on == "2027-01-04"
    assert until("started", INFORM).phase == "open"
    assert until("talked").talking
    assert not until("started", GATHER).talking
    assert until("timed").ends == 400.0
    assert until("closed", GATHER).phase == "closed"
    assert end.phase == "ended" and end.n == len(EVENTS) and end.people == 3


@given(st.integers(0, len(EVENTS)))
def test_told_in_two_parts_is_told_at_once(cut):
    assert tell(tell(NEW, EVENTS[:cut]), EVENTS[cut:]) == tell(NEW, EVENTS)


def test_events_survive_json(end):
    through = [Event(e.n, e.kind, json.loads(json.dumps(e.body))) for e in EVENTS]
    assert tell(NEW, through) == end


def test_an_unknown_event_is_an_error():
    with pytest.raises(KeyError):
        tell(NEW, [Event(1, "forgotten", {})])


def test_held_words_are_gone_until_they_are_released():
    held = until("held")
    assert held.held == {"gather-1": "person"} and held.held["gather-1"] in HOLD_REASONS
    assert "names somebody" not in said(held)
    freed = tell(held, [Event(held.n + 1, "held", {"text": "gather-1", "reason": ""})])
    assert "names somebody" in said(freed)


def test_groups_keep_what_is_not_grouped():
    grouped = until("grouped")
    names = {text.words: grouped.groups.get(text.id, "") for text in grouped.result("gather").texts}
    assert names == {"one": "Numbers", "two": "Numbers", "three": ""}


def said(state):
    return [text.words for text in state.result("gather").texts]


def ids(state, activity):
    return [item.id for item in state.items(activity)]


def test_items_are_the_strongest_of_the_activity_before(end):
    assert ids(NEW, INFORM) == ids(NEW, GATHER) == []
    assert ids(NEW, PLACE) == list(PLACE.tasks)
    assert ids(end, SORT) == ["task7"]  # the only one that somebody put into the corner
    assert ids(end, VOTE) == ids(end, PROPOSE) == ["task7"]
    assert ids(end, AGREE) == ["propose-1", "propose-3"]


def test_where_too_few_answered_the_items_before_go_on():
    few = [started(PLACE), closed(PLACE, [{"task7": [4, 1]}], ITEMS)]
    state = tell(NEW, [Event(n, *event) for n, event in enumerate(few, start=1)])
    assert state.results["place"].withheld
    assert ids(state, SORT) == list(PLACE.tasks)[:6]
    assert ids(state, PROPOSE) == list(PLACE.tasks)[:3]


def test_an_action_has_its_agreement_and_its_reasons(end):
    first, second = end.actions
    assert (first.what, first.agreement) == ("A", (2, 0, 1, 0, 0))
    assert (second.what, second.agreement) == ("C", (1, 1, 0, 1, 0))
    assert first.reasons == ()
    assert {(text.step, text.words) for text in second.reasons} == {
        ("worry", "When?"),
        ("cannot", "No"),
    }


def test_later_completions_replace_earlier_ones_field_by_field(end):
    first, second = end.actions
    assert first.lead == "A role"
    assert first.minutes == (("Office", -9),)
    assert first.more == {"review": ""}
    assert second.more == {}


def test_a_held_proposal_is_no_action():
    before = until("chose")
    state = tell(before, [Event(before.n + 1, "held", {"text": "propose-1", "reason": "person"})])
    assert [action.what for action in state.actions] == ["C"]
    assert [one.what for one in state.proposals] == ["B", "C"]
    assert ids(state, AGREE) == ["propose-3"]
    assert isinstance(state.result("propose"), Proposals)


def test_agreement_that_is_withheld_leaves_the_action_without():
    before = until("started", AGREE)
    few = closed(AGREE, AGREED[:2], CHOSEN)
    state = tell(before, [Event(before.n + 1, *few)])
    assert isinstance(state.result("agree"), Counts)
    assert [(action.agreement, action.reasons) for action in state.actions] == [((), ()), ((), ())]


def test_a_workshop_knows_its_order_and_its_cards():
    assert WORKSHOP.after(None) == WORKSHOP.activities[0]
    assert WORKSHOP.after("gather") == RECORD
    assert WORKSHOP.after("agree") is None
    assert WORKSHOP.cards(WORKSHOP.activities[0]) == (CARD,)
    assert WORKSHOP.cards(PLACE) == ()
    with pytest.raises(KeyError):
        WORKSHOP.activity("nothing")
