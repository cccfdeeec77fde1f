"""A phone whose server was killed comes back: answer from the store, half sentence from itself."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.journey import hands

HALF = "and what I was just about to"
LOST = "WebSocket|ERR_CONNECTION"  # what a browser says of a server that is gone


def stored(phone: Page) -> dict[str, str]:
    return phone.evaluate("Object.assign({}, localStorage)")


@pytest.mark.timeout(240)
def test_after_a_kill_the_answer_comes_from_the_store_and_half_a_sentence_from_the_phone(
    served, page_at
):
    links = served.open()
    desk, phone, other = page_at(1280, LOST), page_at(360, LOST), page_at(360, LOST)
    desk.goto(links["desk"])
    for page in (phone, other):
        page.goto(links["join"])
    for label in hands.TO_THE_IDEAS:
        hands.press(desk, label)
    hands.write_idea(phone, hands.IDEAS[0])
    phone.get_by_role("button", name="Add another idea").click()
    phone.get_by_role("textbox").nth(1).press_sequentially(HALF)
    box = phone.get_by_role("textbox").nth(1)

    served.kill()
    expect(phone.get_by_text("Not connected").first).to_be_visible()
    expect(box).to_have_value(HALF)
    served.start()
    expect(phone.get_by_text("Not connected")).to_have_count(0)
    expect(box).to_be_focused()
    expect(box).to_have_value(HALF)

    kept = stored(phone)
    assert hands.IDEAS[0] not in json.dumps({k: v for k, v in kept.items() if "draft" not in k})
    forget_answers(phone)
    hands.reload(phone)
    expect(phone.get_by_role("textbox").first).to_have_value(hands.IDEAS[0])
    expect(phone.get_by_role("textbox").nth(1)).to_have_value(HALF)
    phone.evaluate("localStorage.clear()")
    hands.reload(phone)
    expect(phone.get_by_role("textbox").first).to_have_value(hands.IDEAS[0])
    expect(phone.get_by_role("textbox")).to_have_count(1)
    expect(other.get_by_role("textbox").first).to_have_value("")
    assert HALF not in json.dumps(stored(other)) and hands.IDEAS[0] not in other.content()


def forget_answers(phone: Page) -> None:
    """Empty the phone's own storage of what was answered; its half sentence stays."""
    phone.evaluate(
        """(answer) => Object.entries(localStorage).forEach(([name, value]) =>
            localStorage.setItem(name, value.split(answer).join("")))""",
        hands.IDEAS[0],
    )


@pytest.mark.timeout(120)
def test_an_answer_sent_into_a_dead_line_arrives_by_itself_once_the_server_is_back(served, page_at):
    links = served.open()
    desk, phone = page_at(1280, LOST), page_at(360, LOST)
    desk.goto(links["desk"])
    phone.goto(links["join"])
    for label in hands.TO_THE_IDEAS:
        hands.press(desk, label)
    phone.get_by_role("textbox", name="Your idea").fill(hands.IDEAS[1])
    served.kill()
    phone.get_by_role("button", name="Send", exact=True).click()
    expect(phone.get_by_text("Saved.")).to_have_count(0)
    served.start()
    expect(phone.get_by_text("Saved.")).to_be_visible()
    phone.evaluate("localStorage.clear()")
    hands.reload(phone)
    expect(phone.get_by_role("textbox").first).to_have_value(hands.IDEAS[1])
