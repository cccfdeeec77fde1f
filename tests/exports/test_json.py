"""JSON goes out and comes back as the same objects and the same bytes."""

import json

import pytest
from hypothesis import given, settings

from tests.exports.afternoon import TODAY, played, state_with
from tests.exports.test_words import LONGEST
from workshop_kit.domain.problem import Refused
from workshop_kit.domain.report import report
from workshop_kit.exports.json_file import read_json, record, write_record
from workshop_kit.exports.material import PlanMaterial
from workshop_kit.words import say


def kept(state):
    return record(
        PlanMaterial(
            school=state.school, document=report(state, TODAY, say), today=TODAY, state=state
        )
    )


def test_what_is_read_is_what_was_written():
    state = played().state
    before = kept(state)
    after = read_json(write_record(before))
    assert after == before
    assert after.actions == state.actions
    assert after.groups == state.groups
    assert after.results["impact"].hidden == ("rare",)


@settings(max_examples=25, deadline=None)
@given(LONGEST)
def test_write_read_write_is_byte_equal(text):
    body = write_record(kept(state_with(text)))
    assert write_record(read_json(body)) == body


def test_it_names_its_format_and_each_action_s_state():
    data = json.loads(write_record(kept(played().state)))
    assert data["format"] == 1
    states = {action["what"]: (action["state"], action["waited"]) for action in data["actions"]}
    assert states == {
        "Action 1": ("recommended", 28),
        "Action 2": ("consulted", 28),
        "Action 3": ("answered", 0),
        "Action 4": ("adopted", 0),
    }


@pytest.mark.parametrize("wrong", [b"", b"[]", b"{}", b'{"format": 2}', b'{"format": 1}', b"\xff"])
def test_anything_else_is_refused(wrong):
    with pytest.raises(Refused) as told:
        read_json(wrong)
    assert told.value.problems[0].key == "export.other_format"
