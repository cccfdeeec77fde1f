"""A stage for every test of the screens; what parts send to their pages is kept."""

from typing import Any

import pytest

from tests.screens.stage import Stage
from workshop_kit.screens.parts.part import Part
from workshop_kit.screens.plan import PlanScreen


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Stage:
    """A fresh room before its start."""
    made = Stage()

    def send(part: Part, content: dict[str, Any], buffers: Any = None) -> None:
        made.replies.append(content)

    monkeypatch.setattr(Part, "send", send)
    return made


@pytest.fixture
def plan(stage: Stage) -> PlanScreen:
    """The plan of a room with one action, `stage.action`, eleven days later."""
    stage.action = stage.agreed()
    stage.now += 11 * 24 * 3600
    return stage.plan()
