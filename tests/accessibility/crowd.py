"""A desk and its phones without a browser, in a loop of their own: Playwright has one already."""

import asyncio
from collections.abc import Coroutine, Iterator
from threading import Thread
from typing import Any

from tests.sample import SAMPLES
from tests.serving.playing import answered, followed, go
from tests.serving.room_lines import join, press
from workshop_kit.content import library_paths, load_workshop
from workshop_kit.domain.workshop import Workshop
from workshop_kit.line import Line
from workshop_kit.sample import Sample

PEOPLE = 10  # open survey answers are shown from ten


class Crowd:
    """Plays the sample of a workshop in a room that is open; `first` is one of its phones."""

    def __init__(self, name: str, links: dict[str, str]) -> None:
        self.sample = Sample(SAMPLES / f"{name}.jsonl")
        self.workshop: Workshop = load_workshop(library_paths()[name])
        self.loop = asyncio.new_event_loop()
        Thread(target=self.loop.run_forever, daemon=True).start()
        self.desk = self.now(join(links["desk"]))
        people = range(min(PEOPLE, self.sample.people))
        self.phones: list[Line] = [self.now(join(links["join"])) for _ in people]

    @property
    def first(self) -> Line:
        """A phone whose cookies a browser may take over: its answers are there, too."""
        return self.phones[0]

    def now(self, work: Coroutine[Any, Any, Any]) -> Any:
        """Do this work and wait for it."""
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(60)

    def states(self) -> Iterator[tuple[str, str]]:
        """Each step as (its id, how it stands), from before the first to after the last."""
        yield "", "waiting"
        while (primary := self.desk.data()["primary"]) is not None:
            if primary["do"] == "close" and self.answer():
                yield primary["activity"], "answered"
            self.now(press(self.desk))
            yield self.desk.data()["activity"], self.desk.data()["phase"]

    def answer(self) -> int:
        """Every phone sends what its sample has for the step at hand; returns how many did."""
        step = self.desk.data()["step"]
        phones = enumerate(self.phones, start=1)
        return sum(self.now(followed(n, phone, step, self.sample)) for n, phone in phones)

    def answer_part(self, activity: str) -> None:
        """The same in a room that is open for days, where each phone goes by itself."""
        for n, phone in enumerate(self.phones, start=1):
            self.now(self._part(n, phone, activity))

    async def _part(self, n: int, phone: Line, activity: str) -> None:
        await go(phone, activity)
        await phone.until(lambda: phone.shown()["data"].get("activity") == activity)
        await answered(n, phone, self.sample)

    def seal(self) -> None:
        """The desk closes a room that is open for days."""
        self.now(self.desk.ask({"do": "seal"}))
        self.now(self.desk.until(lambda: self.desk.data()["phase"] == "ended"))

    def leave(self) -> None:
        """All of them go home."""
        for line in (self.desk, *self.phones):
            self.loop.call_soon_threadsafe(line.leave)
        self.loop.call_soon_threadsafe(self.loop.stop)
