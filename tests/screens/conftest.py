"""A stage for every test of the screens; what parts send to their pages is kept."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.hall import Served
from tests.journey.hands import settled
from tests.screens.own_rooms import answers, close, go, put_all
from tests.screens.stage import PROPOSAL, Stage
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


@pytest.fixture
def asked(shared_hall: Served, page_at) -> Callable[..., Page]:
    """`asked("impact")` is the phone of a room in which this activity is open.

    It is a primary school's, for examples follow the kind; `options` are further ones of `open`.
    """

    def open_at(activity: str, *options: str, width: int = 360) -> Page:
        links = shared_hall.open("feedback_and_marking", "--setting", "primary", *options)
        if activity == "agree":
            go(links, "propose")
            answers(links, "propose", *({**PROPOSAL, "what": f"Change {n}"} for n in range(3)))
            close(links)
            put_all(links)
        go(links, activity)
        phone = page_at(width)
        phone.goto(links["join"])
        phone.locator(".wk-form").wait_for()
        settled(phone)
        return phone

    return open_at
