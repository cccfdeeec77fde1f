"""Every screen in every state on one page, to be looked at: python -m tests.look --to DIR"""

import argparse
import asyncio
import html
import os
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

from playwright.async_api import Browser, Page, async_playwright

from tests.browser import present_browser
from tests.conftest import FLAGS
from tests.hall import Served, running
from tests.sample import SAMPLES
from tests.serving.playing import answered, go, links, moments
from tests.serving.room_lines import form, join
from workshop_kit.content import library_paths, load_workshop
from workshop_kit.line import Line
from workshop_kit.sample import Sample
from workshop_kit.screens.tools import TOOLS
from workshop_kit.words import say

WIDTHS = {360: 740, 1280: 800, 1920: 1080}
ALSO = {  # the smallest phone; a small, a zoomed and a large board
    "phone": {320: 568},
    "board": {960: 540, 640: 360, 3840: 2160},
}
FOLLOWS = 1000  # milliseconds until every screen has heard what the desk did
QUIET = 400  # milliseconds until a screen has drawn what it was told
CUT = "now => window.dispatchEvent(new CustomEvent('workshop:connection', { detail: now }))"
DOORS = {"code": "/", "no such room": "/ZZZZZZ", "contacts": "/contacts"}


class Album:
    """The pictures of one run: one row a state, one column a screen and width."""

    def __init__(self, to: Path, browser: Browser) -> None:
        self.to = to
        self.browser = browser
        self.rows: list[tuple[str, list[str]]] = []

    async def page(self, link: str, cookies: dict[str, str] | None = None) -> Page:
        """A page in a profile of its own."""
        context = await self.browser.new_context(locale="en-GB", reduced_motion="reduce")
        host = urlsplit(link).hostname
        kept = [
            {"name": k, "value": v, "domain": host, "path": "/"} for k, v in (cookies or {}).items()
        ]
        await context.add_cookies(kept)
        opened = await context.new_page()
        await opened.goto(link)
        await opened.locator("h1").first.wait_for()  # before it there is only "Loading the page"
        return opened

    async def take(self, state: str, pages: dict[str, Page]) -> None:
        """Each of these pages as it is now, at every width."""
        row = []
        await asyncio.sleep(FOLLOWS / 1000)
        for name, page in pages.items():
            for width, height in {**WIDTHS, **ALSO.get(name, {})}.items():
                await page.set_viewport_size({"width": width, "height": height})
                await page.wait_for_timeout(QUIET)
                file = f"{len(self.rows):03} {state} {name} {width}.png".replace(" ", "_")
                await page.screenshot(path=self.to / file, full_page=name != "board")
                row.append(file)
        self.rows.append((state, row))

    def write(self) -> Path:
        """The page with all of them."""
        body = "".join(
            f"<h2>{html.escape(state)}</h2><p>"
            + "".join(f'<a href="{f}"><img src="{f}" alt="{f}" height="420"></a> ' for f in files)
            for state, files in self.rows
        )
        page = self.to / "index.html"
        page.write_text(f'<!doctype html><meta charset="utf-8"><title>Look</title>{body}', "utf-8")
        return page


async def steered(album: Album, name: str, at: dict[str, str]) -> None:
    """A workshop that a desk steers: each activity before and after an answer, and closed."""
    sample = Sample(SAMPLES / f"{name}.jsonl")
    desk, first = await join(at["desk"]), await join(at["join"])
    others = [await join(at["join"]) for _ in range(sample.people - 1)]
    screens = {
        "phone": await album.page(at["join"], first.cookies),
        "board": await album.page(at["board"]),
        "desk": await album.page(at["desk"]),
    }
    await album.take(f"{name} waits", screens)
    for now in ("offline", "online"):
        for page in screens.values():
            await page.evaluate(CUT, now)
        if now == "offline":
            await album.take(f"{name} without a server", screens)
    async for done in moments(desk, (first, *others), sample):
        if done:
            if done[0]:
                state = f"{name} {desk.data()['step']} answered"
                await album.take(state, {"phone": screens["phone"]})
            continue
        await album.take(f"{name} {desk.data()['step']} {desk.data()['phase']}", screens)
        if desk.data()["primary"] and desk.data()["primary"]["do"] == "release":
            await screens["desk"].get_by_role("button", name=say("desk.show_texts")).click()
            await album.take(f"{name} {desk.data()['step']} read", {"desk": screens["desk"]})
    await album.take(f"{name} afterwards", {"plan": await album.page(at["plan"])})
    await after_the_end(album, name, screens)
    leave(desk, first, *others)


async def after_the_end(album: Album, name: str, screens: dict[str, Page]) -> None:
    """What the board turns to, and the break that the desk announces."""
    on = screens["desk"].get_by_role("button", name=say("desk.board_on"))
    while await on.count() and await on.is_enabled():
        await on.click()
        await album.take(f"{name} next page", {"board": screens["board"]})
    pause = screens["desk"].get_by_role("button", name=say("between.do_break"))
    if await pause.count():
        await pause.click()
        await album.take(f"{name} break", screens)


async def open_for_days(album: Album, name: str, at: dict[str, str]) -> None:
    """A workshop that each phone goes through at its own pace."""
    sample = Sample(SAMPLES / f"{name}.jsonl")
    phones = [await join(at["join"]) for _ in range(sample.people)]
    screens = {"desk": await album.page(at["desk"]), "board": await album.page(at["board"])}
    phone = await album.page(at["join"], phones[0].cookies)
    await album.take(f"{name} open", {"phone": phone, **screens})
    for step in load_workshop(library_paths()[name]).activities:
        if step.asks:
            for n, line in enumerate(phones, start=1):
                await go(line, step.id)
                await form(line, step.id)
                await answered(n, line, sample)
            at_hand = await album.page(at["join"], phones[0].cookies)
            await album.take(f"{name} {step.id}", {"phone": at_hand})
            await at_hand.context.close()  # a phone that is open too often loses its oldest line
    desk = await join(at["desk"])
    await desk.ask({"do": "seal"})
    await desk.until(lambda: desk.data()["phase"] == "ended")
    await album.take(f"{name} closed", {"phone": phone, **screens})
    leave(desk, *phones)


def leave(*lines: Line) -> None:
    for line in lines:
        line.leave()


async def doors(album: Album, served: Served) -> None:
    """The pages that need no script: before a room, and the plain page inside it."""
    slips, room = served.open("feedback_and_marking", "--slips"), served.open()
    slip = await album.page(slips["join"])
    await album.take("slip", {"phone": slip})
    await slip.get_by_role("textbox").fill("BCDF GHJK")
    await slip.get_by_role("button").first.click()
    await album.take("slip with a mistake", {"phone": slip})
    address = urlsplit(room["join"])
    pages = {state: address._replace(path=path).geturl() for state, path in DOORS.items()}
    plain = {"plain": room["join"] + "?plain=1", "next person": room["join"] + "?next=1"}
    for state, link in {**pages, **plain}.items():
        await album.take(state, {"phone": await album.page(link)})


async def tools(album: Album, start: str) -> None:
    """The pages for the server's own key."""
    await album.take("start", {"start": await album.page(start)})
    address = urlsplit(start)
    for tool in TOOLS:
        link = address._replace(path=f"/tools/{tool}").geturl()
        await album.take(tool, {"tool": await album.page(link)})


async def look(folder: Path, to: Path, names: list[str]) -> Path:
    """Play these workshops and take the pictures; the representatives' from a folder of theirs."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=present_browser() or None, args=[*FLAGS, *as_root()]
        )
        album = Album(to, browser)
        theirs = [name for name in names if load_workshop(library_paths()[name]).side != "all"]
        ours = [name for name in names if name not in theirs]
        for side, played_there in (("school", ours), ("representatives", theirs)):
            if not played_there:
                continue
            own = folder / side
            own.mkdir()
            with running(own, *(["--representatives"] if side != "school" else [])) as served:
                await seen(album, served, played_there)
        await browser.close()
        return album.write()


async def seen(album: Album, served: Served, names: list[str]) -> None:
    """All of these in this folder, and its tools."""
    for name in names:
        at = links(served, name)
        days = load_workshop(library_paths()[name]).manner == "days"
        await (open_for_days if days else steered)(album, name, at)
        print(name, flush=True)
    await doors(album, served)
    await tools(album, served.start_link)


def as_root() -> list[str]:
    return ["--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else []


def main() -> None:
    """Ask which workshops; all of the library that a school's desk opens, unless told."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("workshop", nargs="*", default=["feedback_and_marking"])
    parser.add_argument("--to", type=Path, default=Path("look"))
    chosen_ones = parser.parse_args()
    chosen_ones.to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        print(asyncio.run(look(Path(folder), chosen_ones.to, chosen_ones.workshop)))


if __name__ == "__main__":
    main()
