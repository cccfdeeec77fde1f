"""Makes the README's pictures from a running room: .venv/bin/python docs/make_pictures.py"""

import asyncio
import sys
import tempfile
from pathlib import Path

from playwright.async_api import Browser, Page, async_playwright

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from tests.browser import present_browser  # noqa: E402
from tests.conftest import FLAGS  # noqa: E402
from tests.hall import Served  # noqa: E402
from tests.serving.room_lines import answer, form, join, press  # noqa: E402
from workshop_kit.line import Line  # noqa: E402
from workshop_kit.sample import SAMPLES, Sample  # noqa: E402

ACTIVITY = "impact"
PROBLEM = "Too many meetings, emails, messages"


async def pictures(served: Served) -> None:
    """The start page; a phone while it places a task; then desk and board with the answers."""
    links = served.open()
    sample = Sample(SAMPLES / "feedback_and_marking.jsonl")
    desk = await join(links["desk"])
    phones = [await join(links["join"]) for _ in range(sample.people)]
    async with async_playwright() as playwright:
        path = present_browser()
        browser = await playwright.chromium.launch(
            executable_path=path, args=[*FLAGS, "--no-sandbox"]
        )
        await start(await page(browser, served.start_link, (820, 690)))
        board = await page(browser, links["board"], (1280, 720))
        steers = await page(browser, links["desk"], (820, 772))
        phone = await page(browser, links["join"], (390, 780))
        while desk.data()["activity"] != ACTIVITY:
            await press(desk)
        await place(phone)
        await phone.screenshot(path=HERE / "pictures" / "phone.png")
        await phone.close()  # one more than the room has
        await everybody(sample, phones)
        await press(desk)
        await board.get_by_text("From 33 answers").wait_for()
        await steers.get_by_text("34 joined").wait_for()
        await board.wait_for_timeout(1500)
        await board.screenshot(path=HERE / "pictures" / "board.png")
        await steers.screenshot(path=HERE / "pictures" / "desk.png")
        await browser.close()
    for line in (desk, *phones):
        line.leave()


async def page(browser: Browser, link: str, size: tuple[int, int]) -> Page:
    viewport = {"width": size[0], "height": size[1]}
    context = await browser.new_context(viewport=viewport, device_scale_factor=2)
    opened = await context.new_page()
    await opened.goto(link)
    return opened


async def start(leader: Page) -> None:
    await leader.get_by_label("Our problem").select_option(PROBLEM)
    await leader.get_by_label("The time we have together").select_option("An hour")
    await leader.mouse.click(5, 5)  # no box has the focus
    await leader.screenshot(path=HERE / "pictures" / "start.png")


async def place(phone: Page) -> None:
    card = phone.locator("details").nth(3)
    await card.locator("summary").click()
    await card.get_by_role("radio", name="Very much").first.check()
    await card.get_by_role("radio", name="Little").last.check()
    await card.scroll_into_view_if_needed()


async def everybody(sample: Sample, phones: list[Line]) -> None:
    for n, phone in enumerate(phones, start=1):
        wanted = sample.answer(n, await form(phone, ACTIVITY))
        if wanted is not None:
            await answer(phone, wanted)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        hall = Served(Path(folder)).start()
        try:
            asyncio.run(pictures(hall))
        finally:
            hall.stop()
