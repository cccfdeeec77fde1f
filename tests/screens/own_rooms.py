"""Rooms of workshops that only tests have, and pages without a browser that move them on."""

import asyncio
import shutil
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from tests.hall import Served
from tests.serving import room_lines
from tests.serving.room_lines import answer, form, go_to, join
from workshop_kit.orders import first

GOOD = Path(__file__).parent.parent / "content" / "good"
ENTRIES = GOOD / "entries_and_year.yaml"
BETWEEN_TWO = GOOD / "between_two.yaml"


def opened(server: Served, path: Path) -> dict[str, str]:
    """A new room of the workshop in this file; returns its links."""
    folder = server.folder / "library" / "workshops"
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(path, folder)
    return server.open(path.stem)


def go(links: dict[str, str], activity: str) -> None:
    """The desk goes on until this activity is open."""
    _apart(_gone(links, activity))


def close(links: dict[str, str]) -> None:
    """The desk closes what is open, and shows what people wrote."""
    _apart(_closed(links))


def put_all(links: dict[str, str]) -> None:
    """The desk puts every proposal to the room, or as many as it may."""
    _apart(_put(links))


def end(links: dict[str, str]) -> None:
    """The desk goes on to the end."""
    _apart(_ended(links))


def answers(links: dict[str, str], activity: str, *values: Any) -> None:
    """One phone more for each of these answers."""
    _apart(_answered(links, activity, values))


def reword(links: dict[str, str], was: str, words: str) -> None:
    """A phone puts what is held back in other words."""
    _apart(_reworded(links, was, words))


def _apart(work: Coroutine[Any, Any, None]) -> None:
    """In a thread of its own: Playwright has a loop in this one."""
    with ThreadPoolExecutor(1) as apart:
        apart.submit(asyncio.run, work).result()


async def _gone(links: dict[str, str], activity: str) -> None:
    desk = await join(links["desk"])
    await go_to(desk, activity)
    desk.leave()


async def _closed(links: dict[str, str]) -> None:
    desk = await join(links["desk"])
    await room_lines.close(desk)
    desk.leave()


async def _put(links: dict[str, str]) -> None:
    desk = await join(links["desk"])
    said = {"do": "choose", "activity": "propose", "proposals": first(desk)}
    await desk.ask(said, inner=True)
    desk.leave()


async def _ended(links: dict[str, str]) -> None:
    desk = await join(links["desk"])
    while desk.data()["primary"] is not None:
        await room_lines.press(desk)
    desk.leave()


async def _answered(links: dict[str, str], activity: str, values: tuple[Any, ...]) -> None:
    for value in values:
        phone = await join(links["join"])
        await form(phone, activity)
        reply = await answer(phone, value)
        assert reply["what"] == "saved", reply
        phone.leave()


async def _reworded(links: dict[str, str], was: str, words: str) -> None:
    phone = await join(links["join"])
    reply = await phone.ask({"do": "reword", "was": was, "value": words})
    assert reply["what"] == "saved", reply
    phone.leave()
