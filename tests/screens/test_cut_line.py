"""A server that is gone: every screen says so, and what a desk pressed meanwhile is never kept."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journey import hands

LOST = "WebSocket|ERR_CONNECTION"  # what a browser says of a server that is gone
SENTENCE = "Not connected. Trying again …"


def told(page: Page):
    return page.get_by_role("status").filter(has_text=SENTENCE)


@pytest.mark.timeout(240)
def test_what_is_pressed_on_a_desk_without_a_server_is_told_and_never_done_later(served, page_at):
    links = served.open()
    desk, board, phone = (page_at(width, LOST) for width in (1280, 1280, 360))
    for page, role in ((desk, "desk"), (board, "board"), (phone, "join")):
        page.goto(links[role])
    hands.press(desk, "Start: Welcome")
    expect(told(desk)).to_have_count(0)

    served.kill()
    for page in (desk, board, phone):
        expect(told(page)).to_be_visible()
    board.set_viewport_size({"width": 3840, "height": 2160})
    expect(told(board)).to_be_in_viewport(ratio=1)
    edge = "(one) => parseFloat(getComputedStyle(one).borderTopWidth)"
    assert told(board).evaluate(edge) >= 6  # of 2160: 3 would be a hair from the back row
    following = desk.get_by_role("button", name=re.compile("^Next: "))
    title = following.inner_text().removeprefix("Next: ")
    desk.wait_for_timeout(1100)  # the desk takes no second press within a second
    following.click()
    expect(desk.get_by_role("alert")).to_contain_text("Nothing was sent")
    desk.get_by_role("button", name="Phones down").click()

    served.start()
    for page in (desk, board, phone):
        expect(told(page)).to_have_count(0)
    desk.wait_for_timeout(11_000)  # longer than the pause after which an answer is sent again
    expect(board.get_by_role("heading", name="Welcome")).to_be_visible()
    expect(board.get_by_role("heading", name="Phones down")).to_have_count(0)
    following.click()
    expect(board.get_by_role("heading", name=title)).to_be_visible()
    expect(desk.get_by_role("alert")).to_have_count(0)


@pytest.mark.timeout(120)
def test_a_start_page_without_a_server_opens_no_room_later(served, page_at):
    start = page_at(1280, LOST)
    start.goto(served.start_link)
    start.get_by_role("button", name="Open a room for Feedback and marking").click()
    button = start.get_by_role("button", name="Open the room", exact=True)
    expect(button).to_be_enabled()
    served.kill()
    expect(told(start)).to_be_visible()
    button.click()
    expect(button).to_be_enabled()
    served.start()
    start.wait_for_timeout(3000)  # it would have found its way back by now
    start.goto(served.start_link)
    expect(start.get_by_text("No room has been opened yet")).to_be_visible()
