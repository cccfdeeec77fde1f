"""Pages without a browser, for tests of the hall: a desk and some phones."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from tests.hall import Served, local
from workshop_kit.line import Line
from workshop_kit.orders import close, go_to, press

__all__ = ["answer", "close", "form", "go_to", "join", "played", "press"]


async def join(link: str, cookies: dict[str, str] | None = None) -> Line:
    """An open page."""
    line = Line(cookies)
    await line.join(local(link))
    return line


async def form(phone: Line, activity: str) -> dict[str, Any]:
    """What the phone draws once it follows to this activity."""
    await phone.until(lambda: phone.shown().get("data", {}).get("activity") == activity)
    return dict(phone.shown()["data"])


async def answer(phone: Line, value: Any) -> dict[str, Any]:
    """Send an answer and wait for the reply."""
    return await phone.ask({"do": "answer", "value": value}, inner=True)


def played(
    served: Served, play: Callable[[dict[str, str], Line], Awaitable[None]]
) -> dict[str, str]:
    """Open a room, join its desk and let `play` go on; returns the room's links."""
    links = served.open()

    async def whole() -> None:
        desk = await join(links["desk"])
        await play(links, desk)
        desk.leave()

    asyncio.run(whole())
    return links
