"""A room that is open for days: every kind of its questions, desk and board, open and closed."""

import pytest
from playwright.sync_api import expect

from tests.accessibility.crowd import Crowd
from tests.accessibility.examine import THUMB
from tests.accessibility.keys import Keys
from tests.serving.playing import links

NAME = "wellbeing_check"
KINDS = ("inform", "rate", "score", "tell")


@pytest.mark.timeout(400)
def test_a_room_open_for_days_is_without_barriers_and_answered_by_keyboard(
    shared_hall, page_at, as_phone, examine
):
    at = links(shared_hall, NAME)
    crowd = Crowd(NAME, at)
    steps = crowd.workshop.activities
    parts = [next(step for step in steps if step.kind == kind) for kind in KINDS]
    board, desk, phone = page_at(1280), page_at(1280), as_phone(at["join"], crowd.first.cookies)
    board.goto(at["board"])
    desk.goto(at["desk"])
    keys = Keys(phone)
    examine("phone: the list of parts", phone, THUMB)
    for step in parts:
        if phone.get_by_role("button", name="All parts").count():
            phone.get_by_role("button", name="All parts").click()
        phone.get_by_role("button", name=step.title).click()
        phone.get_by_role("heading", level=1, name=step.title).wait_for()
        examine(f"phone: {step.kind}", phone, THUMB)
        if step.asks:
            phone.get_by_role("button", name="Send and go on").click()
            examine(f"phone: {step.kind}, sent as it was", phone, THUMB)
            keys.fill()
            expect(phone.get_by_role("heading", level=1, name=step.title)).to_have_count(0)
    for step in steps:
        if step.asks:
            crowd.answer_part(step.id)
    examine("board: open", board)
    examine("desk: open", desk)
    crowd.seal()
    phone.get_by_role("heading", level=2).first.wait_for()
    examine("phone: closed", phone, THUMB)
    examine("desk: closed", desk)
    expect(board.get_by_role("button", name="Next")).to_be_visible()
    shown = {step.title: step.kind for step in parts if step.kind in ("rate", "score")}
    while board.get_by_role("button", name="Next").count():
        leaf = str(board.locator(".wk-picture").text_content())
        board.get_by_role("button", name="Next").click()
        expect(board.locator(".wk-picture")).not_to_have_text(leaf)
        if kind := shown.pop(board.locator("h1").inner_text(), ""):
            examine(f"board: results of {kind}", board)
    assert not shown
    keys.conclude()
    crowd.leave()
