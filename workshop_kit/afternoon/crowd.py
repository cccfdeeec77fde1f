"""Simulated people in a room that somebody else steers: a rehearsal by oneself."""

import asyncio
from contextlib import suppress

from ..line import Line, LineCut
from .hall import Hall, here

LONG = 24 * 3600.0  # seconds for which they wait to be asked


class Crowd(Hall):
    """They answer what the desk opens, as the workshop's sample has it, until the server ends."""

    async def play(self) -> None:
        """From the first phone to the end of the server."""
        join = here(self.played.links["join"])
        await asyncio.gather(*(phone.join(join) for phone in self.phones))
        await asyncio.gather(*(self._sit(n, phone) for n, phone in enumerate(self.phones, start=1)))

    async def _sit(self, n: int, phone: Line) -> None:
        """Answer each part once; what is closed before that goes unanswered."""
        answered = {""}
        with suppress(LineCut):
            while True:
                await phone.until(lambda: _asked(phone) not in answered, LONG)
                answered.add(_asked(phone))
                with suppress(ValueError):
                    await self.answer(n, phone)


def _asked(phone: Line) -> str:
    """The activity that this phone can answer now, "" for none."""
    form = phone.shown().get("data", {})
    return str(form["activity"]) if "own" in form else ""
