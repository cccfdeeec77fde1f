"""A break between two rooms of a day, through a real server: its desk says it, its phones go on."""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import expect

from tests.hall import local
from tests.journey.hands import settled
from tests.screens.own_rooms import GOOD, answers, go, opened
from tests.serving.room_lines import join, press
from workshop_kit.app import _qr
from workshop_kit.domain.day import pause


async def ended(links):
    """Desk, board and a phone of a room that went through to its end with nobody's answers."""
    desk, board, phone = [await join(links[role]) for role in ("desk", "board", "join")]
    while desk.data()["primary"]:
        await press(desk)
    return desk, board, phone


async def over_a_break(served):
    before = pause("break", time.time()).until
    first = served.open("close_the_day")
    desk, board, phone = await ended(first)
    assert (await desk.ask({"do": "pause", "kind": "break"}))["what"] == "saved"
    after = pause("break", time.time()).until
    await board.until(lambda: board.shown()["data"]["kind"] == "between")
    told = board.shown()["data"]["title"]
    assert told in {
        f"Break until {time.strftime('%H:%M', time.localtime(at))}" for at in (before, after)
    }
    await phone.until(lambda: phone.data()["title"] == told)
    following = served.open("communications")
    again = await join(first["desk"])  # a desk that is opened hears at once, others within 20 s
    await phone.until(lambda: phone.data()["link"])
    link = phone.data()["link"]["href"]
    assert link == following["join"]
    await board.until(lambda: board.shown()["data"]["line"] == "Next: Communications")
    way_in = board.shown()["data"]
    assert way_in["join"] == link.partition("://")[2]
    assert way_in["qr"] == _qr(link)
    await desk.until(lambda: "Communications" in desk.data()["pause"]["line"])
    on = await join(local(link))
    assert on.data()["workshop"] == "Communications"
    for line in (desk, board, phone, again, on):
        line.leave()


def test_who_stays_on_a_rooms_last_page_is_led_through_the_break_into_the_next_room(shared_hall):
    asyncio.run(over_a_break(shared_hall))


@pytest.mark.browser
def test_the_way_into_the_next_room_comes_up_under_the_thumb_and_what_is_read_stays(
    shared_hall, page_at
):
    first, phone = opened(shared_hall, GOOD / "short.yaml"), page_at(320)
    go(first, "graph")
    answers(first, "graph", *[{"tests": [4, 1], "homework": [4, 1]}] * 5)
    apart(announced(first, "lunch"))
    phone.goto(first["join"])
    read = phone.locator("details.wk-help").first
    read.locator("summary").first.click()
    before = read.bounding_box()["y"]
    shared_hall.open("communications")
    apart(seen(first))  # a desk that is opened hears at once, others within 20 s
    way = phone.get_by_role("link", name="Go to the next workshop")
    expect(way).to_be_in_viewport()
    box = way.bounding_box()
    assert box["height"] >= 44 and box["width"] > 200
    assert read.evaluate("(one) => one.open") and abs(read.bounding_box()["y"] - before) < 40
    phone.evaluate("document.documentElement.style.fontSize = '200%'")
    for width, height in ((320, 568), (360, 740)):
        phone.set_viewport_size({"width": width, "height": height})
        settled(phone)
        expect(way).to_be_in_viewport()
        assert way.bounding_box()["height"] < 0.18 * height  # the rest is for what is read


def apart(work):
    """In a thread of its own: Playwright has a loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, work).result()


async def seen(links):
    """A desk that is opened."""
    (await join(links["desk"])).leave()


async def announced(links, kind):
    """A room whose desk has announced a break after its end."""
    lines = await ended(links)
    assert (await lines[0].ask({"do": "pause", "kind": kind}))["what"] == "saved"
    for line in lines:
        line.leave()


async def no_break(served):
    first = served.open("close_the_day")
    desk, board, phone = await ended(first)
    served.open("communications")
    again = await join(first["join"])
    assert again.shown()["data"]["kind"] == "ended" and not again.data()["link"]
    assert board.shown()["data"]["kind"] == "ended"
    assert (await desk.ask({"do": "pause", "kind": "break"}))["what"] == "saved"
    await again.until(lambda: again.data()["link"])  # it was open before the break
    for line in (desk, board, phone, again):
        line.leave()


def test_nobody_is_led_into_a_room_of_the_same_day_that_no_desk_announced(shared_hall):
    asyncio.run(no_break(shared_hall))
