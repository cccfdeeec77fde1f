"""Every kind of activity on phone, board and desk, in every state, and the plan, examined."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.accessibility.crowd import Crowd
from tests.accessibility.examine import THUMB
from tests.accessibility.keys import Keys, saved
from tests.journey.hands import settled
from tests.serving.playing import links
from workshop_kit.content import library

# With the room of tests/journey these show every kind that a desk steers.
ROOMS = {
    "managing_change": {"rate", "year", "move"},
    "evaluate": {"compare", "record"},
    "structured_conversation": {"findings", "notes"},
}


def followed(crowd: Crowd, *screens: Page) -> None:
    """The screens have followed the desk to where it now is, and have drawn it."""
    for page in screens:  # a phone puts a full stop where more stands behind it
        step = re.compile(re.escape(crowd.desk.data()["step"]) + r"\.?$")
        expect(page.get_by_text(step)).to_be_visible()
        settled(page)


@pytest.mark.timeout(400)
@pytest.mark.parametrize("name", ROOMS)
def test_every_kind_of_activity_is_without_barriers_and_answered_by_keyboard(
    shared_hall, page_at, as_phone, examine, name
):
    at = links(shared_hall, name)
    crowd = Crowd(name, at)
    kinds = {step.id: step.kind for step in crowd.workshop.activities}
    board, desk = page_at(1280), page_at(1280)
    board.goto(at["board"])
    desk.goto(at["desk"])
    phone = as_phone(at["join"], crowd.first.cookies)
    keys = Keys(phone)
    for step, phase in crowd.states():
        if kinds.get(step) not in ROOMS[name]:
            continue
        state = f"{name}, {step} {phase}"
        followed(crowd, phone, board, desk)
        examine(f"phone: {state}", phone, THUMB)
        if phase == "open" and phone.locator("form").count():
            keys.fill()
            saved(phone)
        if phase != "answered":
            examine(f"board: {state}", board)
            examine(f"desk: {state}", desk)
    plan = page_at(1280)
    plan.goto(at["plan"])
    plan.get_by_role("heading", level=1).wait_for()
    examine(f"plan: {name}", plan)
    keys.conclude()
    crowd.leave()


def test_no_kind_of_activity_is_left_out():
    every = {s.kind for workshop in library().values() for s in workshop.activities}
    journey = {s.kind for s in library()["feedback_and_marking"].activities}
    days = {"rate", "score", "tell"}
    assert every == set().union(journey, days, *ROOMS.values())
