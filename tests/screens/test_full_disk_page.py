"""The disk is full while somebody answers: the words stay, and the same press saves them later."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import expect

from tests.disks import Disk, disk
from tests.hall import Served
from tests.journey.hands import reload
from tests.serving.room_lines import go_to, join
from workshop_kit.words import say

__all__ = ["disk"]


@pytest.fixture
def served(disk: Disk):
    server = Served(disk.path).start()
    yield server
    server.stop()
    assert "fault" not in server.log() and "a page met" not in server.log(), server.log()


async def led(link: str) -> None:
    await go_to(await join(link), "purposes")


def test_the_phone_says_that_it_is_not_saved_keeps_the_words_and_the_same_press_saves_them(
    served, disk, page_at
):
    links = served.open()
    phone = page_at(360)
    phone.goto(links["join"])
    with ThreadPoolExecutor(1) as apart:  # Playwright has a loop in this thread
        apart.submit(lambda: asyncio.run(led(links["desk"]))).result()
    expect(phone.locator("textarea, form input[type=text]").first).to_be_visible()
    box = phone.locator("textarea, form input[type=text]").first
    send = phone.locator("form .wk-button")
    disk.fill()
    for n in range(20):  # the log of the database may have room for some
        words = f"The heron on the roof, {n} times"
        box.fill(words)
        send.click()
        expect(phone.locator(".wk-saved, .wk-problems:not([hidden])").first).to_be_visible()
        if phone.get_by_text(say("answer.not_saved")).count():
            break
        phone.wait_for_timeout(100)
    expect(phone.get_by_text(say("answer.not_saved")).first).to_be_visible()
    expect(box).to_have_value(words)
    disk.make_space()
    send.click()
    expect(phone.locator(".wk-saved")).to_be_visible()
    expect(phone.get_by_text(say("answer.not_saved")).first).to_be_hidden()
    reload(phone)
    expect(phone.locator("textarea, form input[type=text]").first).to_have_value(words)
