"""A crowd of phones, each a page without a browser, and the desk that leads them."""

import asyncio
import contextlib
import random
import time
from collections.abc import Callable, Sequence
from typing import Any

from .. import orders
from ..line import Line, LineCut

PATIENCE = 120.0  # seconds: a slow server is measured, not cut short
RETURNED = 60.0  # seconds that a phone tries to come back
ASKED = "purposes"  # the first activity that asks: words, so that each phone's answer is its own


async def enter(link: str) -> Line:
    """One open page."""
    line = Line()
    await line.join(link)
    return line


async def enter_together(link: str, people: int) -> list[Line]:
    """So many phones at the same moment; done once the last has its page."""
    return list(await asyncio.gather(*(enter(link) for _ in range(people))))


async def type_together(link: str, people: int) -> list[Line]:
    """The same in a room that asks; done once the last is shown the form."""
    phones = await enter_together(link, people)
    await asyncio.gather(*(follow(phone, ASKED) for phone in phones))
    return phones


async def lead(link: str, activity: str = ASKED) -> Line:
    """A desk that went on to this activity."""
    desk = await enter(link)
    await orders.go_to(desk, activity, PATIENCE)
    return desk


async def press(desk: Line) -> None:
    """The desk's one button."""
    await orders.press(desk, seconds=PATIENCE)


async def answer(phone: Line, value: Any) -> float:
    """Answer, wait for "saved"; returns the seconds between."""
    begun = time.perf_counter()
    orders.taken(await phone.ask({"do": "answer", "value": value}, inner=True))
    return time.perf_counter() - begun


async def follow(phone: Line, key: str) -> None:
    """Wait until the part of this key is shown."""
    await phone.until(lambda: phone.shown().get("key") == key, PATIENCE)


def own(phone: Line) -> Any:
    """What the hall says that this phone answered."""
    return phone.shown().get("data", {}).get("own")


async def come_back(phone: Line, begun: float) -> float | None:
    """Wait until the line is cut, then try as a page does; seconds since `begun`, None if never."""
    with contextlib.suppress(TimeoutError):
        await phone.until_cut(RETURNED)
    tries = 0
    while time.perf_counter() - begun < RETURNED:
        tries += 1
        await asyncio.sleep(wait(tries, random.random()))
        with contextlib.suppress(LineCut):
            await phone.open()
            return time.perf_counter() - begun
    return None


def wait(tries: int, chance: float) -> float:
    """Seconds before the next try, as the pages' own host.js waits."""
    return min(3.0, 0.25 * 2.0**tries) * (0.5 + chance)


def leave(lines: Sequence[Line]) -> None:
    """All close their pages."""
    for line in lines:
        line.leave()


def p95(values: Sequence[float]) -> float:
    """The value that 95 of 100 do not exceed."""
    ranked = sorted(values)
    return ranked[max(0, -(-len(ranked) * 95 // 100) - 1)]


async def settled(value: Callable[[], float], seconds: float) -> float:
    """The least of a few readings within `seconds`: what is still being freed does not count."""
    readings = []
    for _ in range(4):
        await asyncio.sleep(seconds / 4)
        readings.append(value())
    return min(readings)
