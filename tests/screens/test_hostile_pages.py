"""A hostile page may send anything: no screen raises, and only what is allowed changes a room."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.domain.made import ANY_JSON
from tests.screens.stage import Stage
from tests.screens.test_start_and_practice import doors
from workshop_kit.screens.desk_commands import COMMANDS
from workshop_kit.screens.parts.part import Part
from workshop_kit.screens.practice import Practice
from workshop_kit.screens.start import Start

IDS = st.just(7) | ANY_JSON
WORDS = [*COMMANDS, "answer", "complete", "open"]
KNOWN = ["purposes", "purposes-1", "propose-1", "person", "", "impact"]
VALUE = st.sampled_from(KNOWN) | st.lists(st.sampled_from(KNOWN), max_size=3) | ANY_JSON
FIELDS = [
    *("activity", "text", "texts", "reason", "name", "new", "on", "minutes"),
    *("proposals", "action", "value", "workshop", "again"),
]
MESSAGE = st.builds(
    lambda do, id, more: {**more, "do": do, "id": id},
    st.sampled_from(WORDS) | ANY_JSON,
    IDS,
    st.dictionaries(st.sampled_from(FIELDS), VALUE, max_size=6),
)


@pytest.fixture(scope="module", autouse=True)
def unsent():
    """Replies go nowhere here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Part, "send", lambda part, content, buffers=None: None)
        yield


@pytest.mark.parametrize("moment", ["waiting", "open", "closed", "agreed"])
@given(st.lists(MESSAGE, min_size=1, max_size=6))
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
def test_anything_at_all_may_arrive(moment, messages):
    stage = at(moment)
    screens = [stage.phone(), stage.desk(), stage.plan(), stage.board(), Start(doors(), None)]
    for message in messages:
        for screen in screens:
            screen.heard(dict(message))
            if screen.shown is not None:
                screen.shown.heard(dict(message))


@pytest.mark.parametrize("moment", ["waiting", "open", "closed", "agreed"])
@given(st.lists(MESSAGE, min_size=1, max_size=6))
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
def test_a_phone_and_a_board_never_change_the_room(moment, messages):
    stage = at(moment)
    before = stage.room.state
    for screen in (stage.phone(), stage.board()):
        for message in messages:
            screen.heard(dict(message))
            screen.shown.heard(dict(message))
    assert stage.room.state is before


@given(MESSAGE.filter(lambda message: message.get("activity") not in ("purposes", "impact")))
@settings(max_examples=150, suppress_health_check=list(HealthCheck))
def test_a_desks_command_that_names_no_moment_changes_nothing(message):
    stage = at("closed")
    desk, practice = stage.desk(), Practice(stage.room, None, stage.around)
    before = stage.room.state
    for part in (desk, desk.shown, practice):
        part.heard(dict(message))
    assert stage.room.state is before


@given(ANY_JSON, st.sampled_from(["propose-1", "propose-9"]) | ANY_JSON)
@settings(max_examples=150, suppress_health_check=list(HealthCheck))
def test_a_plan_takes_checked_fields_of_known_actions_only(value: Any, action: Any):
    stage = at("agreed")
    plan = stage.plan()
    known = [one.id for one in stage.room.state.actions]
    before = stage.room.state
    plan.shown.heard({"do": "complete", "id": 7, "action": action, "value": value})
    if action not in known or not isinstance(value, dict) or value:
        assert stage.room.state is before


def at(moment: str) -> Stage:
    """A stage at this moment of its workshop."""
    stage = Stage()
    if moment in ("open", "closed"):
        stage.go("purposes")
        stage.answers(["a"], ["b"], ["c"])
    if moment == "closed":
        stage.close()
    if moment == "agreed":
        stage.agreed()
    return stage
