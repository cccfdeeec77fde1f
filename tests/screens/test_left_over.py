"""What somebody typed and could not send before its part closed: told once, to be copied."""

import pytest
from playwright.sync_api import Page, expect

from tests.hall import Served
from tests.journey.hands import reload, witnessed
from tests.screens.own_rooms import end, go

IDEA = "marking less"  # in small letters, as an id of ours is


@pytest.fixture
def cut(shared_hall: Served, page_at) -> tuple[dict[str, str], Page]:
    """A phone with words in a box whose line is dead."""
    links = shared_hall.open("feedback_and_marking", "--setting", "primary")
    go(links, "purposes")
    phone = page_at(360, "WebSocket|ERR_INTERNET")
    phone.goto(links["join"])
    phone.get_by_role("textbox", name="Your idea").fill(IDEA)
    expect(phone.get_by_text("Not sent yet")).to_be_visible()
    witnessed(phone)  # what a page keeps may be lost where it is left at once
    phone.context.set_offline(True)
    return links, phone


def told(phone: Page):
    return phone.get_by_role("status").filter(has_text="not sent before its part closed")


def test_a_phone_that_comes_back_on_a_later_part_shows_it_and_says_once_what_was_not_sent(cut):
    links, phone = cut
    go(links, "impact")
    phone.context.set_offline(False)
    expect(told(phone).get_by_text(IDEA, exact=True)).to_be_visible()
    expect(phone.get_by_role("textbox", name="Your idea")).to_have_count(0)
    expect(phone.get_by_text("Choose the tasks of your own job")).to_be_visible()
    reload(phone)
    expect(phone.locator(".wk-form")).to_be_visible()
    expect(told(phone)).to_have_count(0)


def test_a_phone_whose_page_is_opened_again_after_the_end_says_so_too_and_keeps_nothing(cut):
    links, phone = cut
    end(links)
    phone.goto("about:blank")  # or the page itself comes back first, and tells it there
    phone.context.set_offline(False)
    phone.goto(links["join"])
    expect(told(phone).get_by_text(IDEA, exact=True)).to_be_visible()
    assert IDEA not in phone.evaluate("JSON.stringify(localStorage)")


def test_a_phone_that_comes_back_in_time_still_has_the_words_in_their_box(cut):
    links, phone = cut
    phone.context.set_offline(False)
    phone.goto(links["join"])
    expect(phone.get_by_role("textbox", name="Your idea")).to_have_value(IDEA)
    expect(told(phone)).to_have_count(0)
