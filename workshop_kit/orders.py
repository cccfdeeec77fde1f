"""What a desk without a browser asks of its room: its one button, and any other command."""

from collections.abc import Sequence
from typing import Any

from .line import Line


class Refused(Exception):
    """Raised where the server did not take what a page sent; `args[0]` are its problems."""


async def order(desk: Line, command: dict[str, Any], inner: bool = False) -> None:
    """A command, to what the desk shows of the activity at hand if `inner`; it has to be kept."""
    taken(await desk.ask(command, inner))


async def press(desk: Line, proposals: Sequence[str] = (), seconds: float = 20) -> None:
    """The one button, until the desk shows what comes next.

    Where it puts proposals to the room: these, or the first ones that the desk shows.
    """
    primary = desk.data()["primary"]
    command: dict[str, Any] = {"do": primary["do"], "activity": primary["activity"]}
    if primary["do"] == "choose":
        command["proposals"] = list(proposals) or first(desk)
    await order(desk, command)
    await desk.until(lambda: bool(desk.data()["primary"] != primary), seconds)


async def go_to(desk: Line, activity: str, seconds: float = 20) -> None:
    """Press until this activity is at hand."""
    while desk.data()["activity"] != activity:
        await press(desk, seconds=seconds)


async def close(desk: Line, seconds: float = 20) -> None:
    """Close the activity at hand, and show the room what people wrote."""
    while desk.data()["primary"]["do"] in ("close", "release"):
        await press(desk, seconds=seconds)


def first(desk: Line) -> list[str]:
    """As many of the proposals that the desk shows as can be put to the room."""
    choice = desk.shown()["data"]["choice"]
    return [proposal["id"] for proposal in choice["proposals"]][: choice["most"]]


def taken(reply: dict[str, Any]) -> None:
    """Refused where a reply says so."""
    if reply["what"] != "saved":
        raise Refused(reply.get("problems"))
