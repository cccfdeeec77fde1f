"""A room in a hall: its desk presses its one button, and the phones answer before each closing."""

import asyncio
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit

from ..line import Line
from ..orders import order, press
from ..sample import Sample
from ..words import say

UNHURRIED = 4.0  # seconds within which a simulated hall answers, when somebody watches
LOOK = 0.5  # seconds between two looks whether the server still runs
Tell = Callable[[str], Any]


@dataclass(frozen=True)
class Played:
    """What is played: the sample with so many phones, the room's links, and who is told."""

    sample: Sample
    people: int
    links: dict[str, str]
    tell: Tell
    once: bool


class Hall:
    """The open pages of one afternoon: the desk and the phones."""

    def __init__(self, played: Played) -> None:
        self.played = played
        self.sample = played.sample
        self.desk = Line()
        self.phones = [Line() for _ in range(played.people)]
        self._told = ""  # the last step that was told

    async def play(self) -> None:
        """From the first phone to the end."""
        await self.desk.join(here(self.played.links["desk"]))
        join = here(self.played.links["join"])
        await asyncio.gather(*(phone.join(join) for phone in self.phones))
        await self.hold()

    async def hold(self) -> None:
        """All activities, then the second sitting."""
        while (primary := self.desk.data()["primary"]) is not None:
            await self._press(primary)
        await self._complete()

    def leave(self) -> None:
        """Close all pages."""
        for line in (self.desk, *self.phones):
            line.leave()

    async def _press(self, primary: dict[str, str]) -> None:
        """Press the desk's one button; before closing, let the phones answer."""
        if primary["do"] == "close":
            saved = await self._answers()
            if saved:
                self.played.tell(say("try.answered", saved=saved))
        await press(self.desk, self._chosen())
        if primary["do"] == "close":
            await self._tidy(primary["activity"])
        self._tell_step()
        if not self.played.once:
            await asyncio.sleep(UNHURRIED)

    def _tell_step(self) -> None:
        now = self.desk.data()
        if now["primary"] and now["step"] != self._told:
            self._told = now["step"]
            self.played.tell(say("try.step", title=now["title"], step=now["step"]))

    async def _answers(self) -> int:
        """Let every phone answer; returns how many were told that it is saved."""
        step = self.desk.data()["step"]
        answering = (self._answer(n, phone, step) for n, phone in enumerate(self.phones, start=1))
        return sum(await asyncio.gather(*answering))

    async def _answer(self, n: int, phone: Line, step: str) -> bool:
        await phone.until(lambda: phone.data()["step"] == step)
        return await self.answer(n, phone)

    async def answer(self, n: int, phone: Line) -> bool:
        """Answer what the n-th phone shows; whether it was told that it is saved."""
        form = phone.shown()["data"]
        answer = self.sample.answer(n, form) if "own" in form else None  # else nothing is asked
        if answer is None:
            return False
        if not self.played.once:
            await asyncio.sleep(random.uniform(0.2, UNHURRIED))
        reply = await phone.ask({"do": "answer", "value": answer}, inner=True)
        if reply["what"] != "saved":
            raise ValueError(f"phone {n} in {form['activity']}: {reply['problems']}")
        return True

    async def _tidy(self, activity: str) -> None:
        """Read what was written, group and hold back as the sample's desk does."""
        if self._unread() is False:
            await order(self.desk, {"do": "uncover", "activity": activity, "on": True}, inner=True)
            await self.desk.until(lambda: bool(self._unread()))
        for step in [*self.sample.steps("group", activity), *self.sample.steps("hold")]:
            ids = self._ids(step["words"])
            if not ids:
                continue
            about = {"texts": ids, "name": step.get("name", ""), "new": True}
            if step["desk"] == "hold":
                about = {"text": ids[0], "reason": step["reason"]}
            command = {"do": step["desk"], "activity": activity, **about}
            await order(self.desk, command, inner=True)

    def _unread(self) -> bool | None:
        """Whether the desk shows what the room has not seen yet; None where there is nothing."""
        unread = self.desk.shown().get("data", {}).get("unread")
        return unread["open"] if unread else None

    def _ids(self, words: str | Sequence[str]) -> list[str]:
        wanted = [words] if isinstance(words, str) else words
        texts = self.desk.shown().get("data", {}).get("texts", [])
        return [text["id"] for text in texts if text["words"] in wanted and not text["held"]]

    def _chosen(self) -> list[str]:
        """Which proposals the sample's desk puts to the room; [] where those were not made."""
        choice = self.desk.shown().get("data", {}).get("choice")
        if not choice:
            return []
        wanted = [what for step in self.sample.steps("choose") for what in step["what"]]
        return [p["id"] for p in choice["proposals"] if p["what"] in wanted][: choice["most"]]

    async def _complete(self) -> None:
        """The second sitting."""
        plan = Line()
        await plan.join(here(self.played.links["plan"]))
        actions = plan.shown()["data"]["actions"]
        for step in self.sample.plan:
            for action in actions:
                if action["what"] == step["what"]:
                    value = {name: _dated(change) for name, change in step["changes"].items()}
                    message = {"do": "complete", "action": action["id"], "value": value}
                    await plan.ask(message, inner=True)
        ending = {0: "none", 1: "one"}.get(len(actions), "many")
        self.played.tell(say(f"try.agreed_{ending}", actions=len(actions)))
        plan.leave()


def here(link: str) -> str:
    """The link as seen from this computer: a simulated phone needs no Wi-Fi."""
    parts = urlsplit(link)
    return parts._replace(netloc=f"127.0.0.1:{parts.port}").geturl()


def _dated(change: Any) -> Any:
    """Whole numbers are days after today."""
    return (date.today() + timedelta(days=change)).isoformat() if type(change) is int else change
