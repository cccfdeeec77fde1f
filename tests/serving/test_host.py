"""host.js in a real browser: what it draws, what it sends, and how it finds its way back."""

import signal
import sys
import time
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journey import hands
from tests.serving.hosting import FAILED, Stage, changed, closed, opened, said, shown, stage

__all__ = ["stage"]

LOST = "WebSocket|ERR_CONNECTION|ERR_INTERNET|503"  # what a browser says of a line that is gone
HALF = "and what I was just about to"


def page_with(stage: Stage, page: Page, *messages: dict[str, Any]) -> str:
    """Open a page that is sent these, and the root part "1" displayed; returns its name."""
    name = f"page{len(stage.first)}"
    stage.first[name] = [*messages, shown("1")]
    page.goto(stage.link(name))
    return name


def test_what_changes_is_drawn_and_what_stays_the_same_is_not_drawn_again(stage, page_at):
    page = page_at(360)
    name = page_with(stage, page, opened("1", words="first"))
    expect(page.locator(".words")).to_have_text("first")
    stage.tell(name, changed("1", words="second"), changed("1", words="second"))
    expect(page.locator(".words")).to_have_text("second")
    stage.tell(name, changed("999", words="nobody's"), {"msg_type": "unheard", "content": {}})
    stage.tell(name, changed("1", words="<b>third</b>"))
    expect(page.locator(".words")).to_have_text("<b>third</b>")
    expect(page.locator("[data-changes]")).to_have_attribute("data-changes", "2")
    expect(page.locator(".drawings")).to_have_text("1")


def test_messages_go_both_ways_and_to_the_right_part(stage, page_at):
    page = page_at(360)
    name = page_with(
        stage, page, opened("1", words="root", shown="anywidget:2"), opened("2", words="in")
    )
    expect(page.locator(".inner .words")).to_have_text("in")
    stage.tell(name, said("2", words="for the inner one"))
    expect(page.locator(".inner .heard")).to_have_text("for the inner one")
    expect(page.locator(".heard").first).to_have_text("")
    page.locator(".inner .typed").fill("an answer")
    page.locator(".inner .typed").blur()
    sent = said("2", do="say", words="an answer")
    until(lambda: sent in stage.heard)


def until(so) -> None:
    end = time.monotonic() + 15
    while not so() and time.monotonic() < end:
        time.sleep(0.02)
    assert so()


def test_the_part_inside_is_exchanged_in_one_message_that_names_it_before_it_opens(stage, page_at):
    page = page_at(360)
    name = page_with(stage, page, opened("1", words="root", shown="2"), opened("2", words="one"))
    expect(page.locator(".inner .words")).to_have_text("one")
    stage.tell(name, changed("1", shown="anywidget:3"), opened("3", words="two"), closed("2"))
    expect(page.locator(".inner .words")).to_have_text("two")
    stage.tell(name, changed("2", words="closed"), said("2", words="closed"))
    stage.tell(name, changed("3", words="goes on"))
    expect(page.locator(".inner .words")).to_have_text("goes on")


def test_a_part_that_breaks_says_so_and_costs_no_other(stage, page_at):
    page = page_at(360, "broken|no such part|not this server's module")
    root = opened("1", words="root", shown="anywidget:2")
    name = page_with(stage, page, root, opened("2", words="break"))
    expect(page.locator(".inner")).to_have_text(FAILED)
    expect(page.locator(".words")).to_have_text("root")
    stage.tell(name, changed("1", words="break"))
    expect(page.get_by_role("alert")).to_have_text(FAILED)
    stage.tell(
        name, changed("1", words="well again", shown="anywidget:3"), opened("3", words="new")
    )
    expect(page.locator(".words").first).to_have_text("well again")
    expect(page.locator(".inner .words")).to_have_text("new")
    stage.tell(name, {"msg_type": "error", "content": {"sentence": "The server met a fault"}})
    expect(page.get_by_role("alert")).to_have_text("The server met a fault")


@pytest.mark.parametrize(
    "address", ["//evil.test/x.js", "data:text/javascript,1", "/other.js", "x", ""]
)
def test_a_module_comes_from_this_servers_own_place_only(stage, page_at, address):
    page = page_at(360, "not this server's module")
    page_with(stage, page, opened("1", _esm=address))
    expect(page.locator("#kit")).to_have_text(FAILED)
    assert "/other.js" not in stage.asked


# When the page knocked and when it heard that its line was cut: a busy server hears both late.
WATCHED = """Math.random = () => %s;
window.knocked = [], window.cut = [];
window.WebSocket = class extends WebSocket {
  constructor(address) { window.knocked.push(performance.now()); super(address); }
};
addEventListener("workshop:connection", ({ detail }) => {
  window.line = detail;
  if (detail === "offline") window.cut.push(performance.now());
});"""
CHANCES = (0, 0.5, 0.999)


def test_pages_knock_later_each_time_and_not_together_and_keep_what_was_typed(stage, page_at):
    pages = [page_at(360, LOST) for _ in CHANCES]
    for page, chance in zip(pages, CHANCES, strict=True):
        page.add_init_script(WATCHED % chance)
    names = [page_with(stage, page, opened("1", words="before")) for page in pages]
    for page in pages:
        page.locator(".typed").press_sequentially(HALF)
    stage.closed, before = True, [len(stage.knocks[name]) for name in names]
    for name in names:
        stage.first[name] = [
            opened("7", key="1", words="after"),
            shown("7"),
        ]  # another id, same key
        stage.cut(name)
    pages[0].wait_for_function("window.line === 'offline'")
    until(lambda: all(len(stage.knocks[n]) >= b + 3 for n, b in zip(names, before, strict=True)))
    stage.closed = False
    for name, page in zip(names, pages, strict=True):
        expect(page.locator(".words")).to_have_text("after")
        expect(page.locator(".typed")).to_have_value(HALF)
        expect(page.locator(".drawings")).to_have_text("1")
        stage.tell(name, changed("7", words="and on"))
        expect(page.locator(".words")).to_have_text("and on")
        assert page.evaluate("window.line") == "online"
    waits = [page.evaluate("cut.slice(0, 3).map((at, n) => knocked[n + 1] - at)") for page in pages]
    for wait, chance in zip(waits, CHANCES, strict=True):
        least = [milliseconds * (0.5 + chance) - 5 for milliseconds in (500, 1000, 2000)]
        assert all(took > due for took, due in zip(wait, least, strict=True)), waits
    assert sum(waits[0]) < sum(waits[1]) < sum(waits[2])


@pytest.mark.skipif(sys.platform == "win32", reason="no process can be stopped there")
def test_a_line_that_is_dead_without_a_word_is_told_within_half_a_minute(served, page_at):
    links, phone = served.open(), page_at(360, LOST)
    phone.clock.install()
    phone.goto(links["join"])
    expect(phone.get_by_role("heading", name="You are in")).to_be_visible()
    served.process.send_signal(signal.SIGSTOP)  # no farewell, and no closing handshake either
    phone.clock.run_for(26_000)
    expect(phone.get_by_text("Not connected").first).to_be_visible()
    served.process.send_signal(signal.SIGCONT)
    phone.clock.resume()
    expect(phone.get_by_text("Not connected")).to_have_count(0)


def test_a_phone_that_lost_its_network_says_so_at_once(served, page_at):
    links, phone = served.open(), page_at(360, LOST)
    phone.goto(links["join"])
    expect(phone.get_by_role("heading", name="You are in")).to_be_visible()
    phone.context.set_offline(True)
    expect(phone.get_by_text("Not connected").first).to_be_visible(timeout=15_000)  # not in 20 s
    phone.context.set_offline(False)
    expect(phone.get_by_text("Not connected")).to_have_count(0)


@pytest.mark.timeout(240)
def test_drafts_are_kept_over_a_killed_server_on_three_phones(served, page_at):
    links = served.open()
    desk = page_at(1280, LOST)
    phones = [page_at(width, LOST) for width in (320, 360, 412)]
    desk.goto(links["desk"])
    for phone in phones:
        phone.goto(links["join"])
    for label in hands.TO_THE_IDEAS:
        hands.press(desk, label)
    for n, phone in enumerate(phones):
        phone.get_by_role("textbox", name="Your idea").press_sequentially(f"{HALF} {n}")
    served.kill()
    for phone in phones:
        expect(phone.get_by_text("Not connected").first).to_be_visible()
    phones[1].get_by_role("textbox", name="Your idea").press_sequentially(" and on")
    served.start()
    ends = [f"{HALF} 0", f"{HALF} 1 and on", f"{HALF} 2"]
    for phone, words in zip(phones, ends, strict=True):
        expect(phone.get_by_text("Not connected")).to_have_count(0)
        expect(phone.get_by_role("textbox", name="Your idea")).to_have_value(words)
        hands.reload(phone)
        expect(phone.get_by_role("textbox", name="Your idea")).to_have_value(words)
        hands.send(phone)
