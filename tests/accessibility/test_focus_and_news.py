"""The focus goes through a page in reading order and out of it; what changes is told once."""

from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from tests.accessibility.keys import Keys, saved
from tests.hall import Served
from tests.screens.own_rooms import answers, close, go
from tests.screens.stage import NOW

ROW = 60  # px that a stop may stand above the one before it: in the same row


def in_reading_order(page: Page) -> None:
    """Each stop comes later in the page than the one before; all could be seen."""
    keys = Keys(page)
    stops = keys.walk()
    keys.conclude()
    assert len(stops) > 1
    at = [stop["at"] for stop in stops]
    assert at == sorted(at), [stop["name"] for stop in stops]
    up = [(one, other) for one, other in pairwise(stops) if other["top"] < one["top"] - ROW]
    jumps = [other["name"] for one, other in up if other["left"] <= one["left"]]  # no new column
    assert not jumps, f"the focus jumps up to {jumps}"


@pytest.mark.timeout(300)
def test_the_focus_follows_the_page_down_is_always_seen_and_leaves_it_at_the_end(
    shared_hall: Served, page_at
):
    links = shared_hall.open()
    go(links, "impact")
    phone, desk, start, plain = page_at(360), page_at(360), page_at(1280), page_at(360)
    for page, link in (
        (phone, links["join"]),
        (desk, links["desk"]),
        (start, shared_hall.start_link),
        (plain, links["join"] + "?plain=1"),
    ):
        page.goto(link)
        page.locator("h1").wait_for()
        in_reading_order(page)


def at_an_idea(links: dict[str, str], phone: Page) -> Keys:
    """A phone whose focus is in the box for an idea; what is told from now on is written down."""
    go(links, "purposes")
    phone.goto(links["join"])
    keys = Keys(phone)
    keys.to("Your idea")
    phone.evaluate("keys.listen()")
    return keys


@pytest.mark.timeout(300)
def test_when_the_room_goes_on_the_focus_goes_to_the_heading_and_it_is_told_once(
    shared_hall: Served, page_at
):
    links = shared_hall.open()
    keys = at_an_idea(links, page_at(360))
    phone = keys.page
    phone.keyboard.type("Half a thought")
    keys.press("Send")
    saved(phone)
    told = phone.evaluate("announced")
    assert sum(one.startswith("Saved.") for one in told) == 1, told
    answers(links, "purposes", ["The heron"], ["The otter"])
    close(links)
    expect(phone.get_by_text("The heron")).to_be_visible()
    expect(phone.get_by_role("heading", level=1)).to_be_focused()
    go(links, "impact")
    expect(phone.get_by_role("heading", level=1, name="How much work")).to_be_visible()
    phone.wait_for_timeout(300)  # by then a second telling would have come
    news = [one for one in phone.evaluate("announced") if "How much work" in one]
    assert len(news) == 1, phone.evaluate("announced")
    assert phone.evaluate("document.activeElement.localName") in ("h1", "body")


def test_a_cut_line_is_told_once_and_what_is_typed_keeps_the_focus(shared_hall: Served, page_at):
    keys = at_an_idea(shared_hall.open(), page_at(360))
    phone = keys.page
    cut = "window.dispatchEvent(new CustomEvent('workshop:connection', {detail: 'offline'}))"
    phone.evaluate(cut)
    phone.evaluate(cut)  # the host says so at every try
    told = [one for one in phone.evaluate("announced") if one.startswith("Not connected")]
    assert len(told) == len(set(told)) and told, told
    stop = keys.focused()
    assert stop and stop["name"] == "Your idea"


def test_when_its_time_is_over_an_activity_goes_on_and_the_desk_offers_more_time(stage):
    desk, phone = stage.desk(), stage.phone()
    stage.go("purposes")
    stage.now = NOW + 10_000
    desk.redraw()
    assert desk.data["left"] < 0 and stage.room.state.phase == "open"
    said = stage.say(phone.shown, do="answer", value=["Late, and read all the same"])
    assert said["what"] == "saved"
    more = stage.say(desk, do="time", activity="purposes", minutes=5)
    assert more["what"] == "saved" and desk.data["left"] > 0
    assert "left" not in phone.data  # nobody is hurried on a phone
