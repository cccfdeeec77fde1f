"""A room that is open for days: each phone goes through the parts by itself, then it is closed."""

import asyncio

from ..line import Line
from ..orders import order
from ..words import say
from .hall import Hall


class Days(Hall):
    """Nobody steers it. Its desk closes it sooner than its time comes."""

    async def hold(self) -> None:
        """Every phone answers what its person answers, then all is sealed."""
        walks = (self._walk(n, phone) for n, phone in enumerate(self.phones, start=1))
        answered = sum(saved > 0 for saved in await asyncio.gather(*walks))
        self.played.tell(say("try.answered", saved=answered))
        await order(self.desk, {"do": "seal"})
        await self.desk.until(lambda: self.desk.data()["phase"] == "ended")
        self.played.tell(self.desk.data()["count"])

    async def _walk(self, n: int, phone: Line) -> int:
        """From part to part; returns to how many the answer was saved."""
        saved = 0
        for part in phone.data()["days"]["ids"]:
            await _go(phone, part)
            saved += await self.answer(n, phone)
        await _go(phone, "")
        return saved


async def _go(phone: Line, part: str) -> None:
    """To a part of the room, "" for the list of them."""
    data = {"method": "custom", "content": {"do": "go", "activity": part}}
    await phone.write({"msg_type": "comm_msg", "content": {"comm_id": phone.root, "data": data}})
    await phone.until(lambda: phone.data()["days"]["at"] == part)
