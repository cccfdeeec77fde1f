"""A vote whose server is killed at a random moment: what phones saw as saved, and the result."""

import asyncio
import contextlib
import random
import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ..line import Line, LineCut
from ..orders import close
from .crowd import PATIENCE, come_back, enter, lead, leave, own, press, type_together
from .servers.hall import Hall

WITHIN = 1.0  # seconds in which all answer, and change their answers
TIMES = 3  # answers of one phone
LATEST = 1.3  # seconds after which the server is killed at the latest; the desk closes before


@dataclass
class Voter:
    """A phone; `saved` is what it was shown as saved, in that order, `sent` what is under way."""

    name: str
    line: Line
    saved: list[str] = field(default_factory=list)
    sent: str = ""
    back: bool = True

    async def vote(self) -> None:
        """Answer a few times, each time with other words, until the line is cut or too late."""
        with contextlib.suppress(LineCut):
            for n in range(TIMES):
                await asyncio.sleep(random.uniform(0, 2 * WITHIN / TIMES))
                if not await self._say(f"Idea {n} of {self.name}"):
                    return

    async def _say(self, words: str) -> bool:
        self.sent = words
        reply = await self.line.ask({"do": "answer", "value": [words]}, inner=True)
        if reply["what"] == "saved":
            self.saved.append(words)
        self.sent = ""
        return bool(reply["what"] == "saved")

    async def return_(self) -> None:
        """Find the room again; what its open form shows is saved, the rest is sent once more."""
        self.back = await come_back(self.line, time.perf_counter()) is not None
        if not self.back or "own" not in self.line.shown().get("data", {}):
            return
        shown = own(self.line) or []
        if self.sent and shown == [self.sent]:
            self.saved.append(self.sent)  # on disk, though the word of it was lost
            self.sent = ""
        self.back = shown == self.saved[-1:]
        if self.sent or not shown:
            await self._say(self.sent or f"Idea 0 of {self.name}")

    def agrees(self, said: Mapping[str, bool]) -> bool:
        """Whether the result has its last saved words once, or those that were under way."""
        own_words = [words for words in said if words.endswith(f" of {self.name}")]
        allowed = [self.saved[-1:], [self.sent]] if self.sent else [self.saved[-1:]]
        return self.back and own_words in allowed and not any(said[w] for w in own_words)


async def killed_votes(hall: Hall, people: int, kills: int) -> list[int]:
    """How many phones of each vote do not find in the result exactly what they saw as saved."""
    return [await _killed_vote(hall, people) for _ in range(kills)]


async def _killed_vote(hall: Hall, people: int) -> int:
    links = await hall.room()
    desk = await lead(links["desk"])
    lines = await type_together(links["join"], people)
    voters = [Voter(f"phone {n}", line) for n, line in enumerate(lines, start=1)]
    votes = asyncio.gather(_closed(desk), *(voter.vote() for voter in voters))
    await asyncio.sleep(random.uniform(0, LATEST))
    await hall.restart()
    await votes
    await asyncio.gather(*(voter.return_() for voter in voters))
    leave([desk, *lines])
    devices, said = await result(links)
    doubled = abs(len(said) - devices)  # a phone counts once, with one idea
    return max(doubled, sum(not voter.agrees(said) for voter in voters))


async def _closed(desk: Line) -> None:
    await asyncio.sleep(WITHIN)
    with contextlib.suppress(LineCut):
        await press(desk)


async def result(links: Mapping[str, str]) -> tuple[int, dict[str, bool]]:
    """The result, closed if it is open: how many phones, and each idea, with whether doubled."""
    desk, board = await enter(links["desk"]), await enter(links["board"])
    await close(desk, PATIENCE)
    await board.until(lambda: "columns" in board.shown().get("data", {}), PATIENCE)
    shown = board.shown()["data"]
    leave([desk, board])
    devices = re.search(r"\d+", shown["from"])
    return int(devices[0]) if devices else 0, _said(shown["columns"])


def _said(columns: Sequence[Mapping[str, list[dict[str, str]]]]) -> dict[str, bool]:
    ideas = [idea for column in columns for idea in column["ideas"]]
    return {idea["words"]: bool(idea["said"]) for idea in ideas}
