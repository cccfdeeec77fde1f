"""Turns: one request in each round of the loop, so that a thousand keep no open page waiting."""

import asyncio


class Turns:
    """The newest first: of more requests than can be answered, those who came last hold on yet.

    A page that has begun to load goes on before the next one begins.
    """

    def __init__(self) -> None:
        self._waiting: list[asyncio.Future[bool]] = []
        self._going = False

    def ask(self) -> asyncio.Future[bool]:
        """Resolves to True at one's turn; who gives up sets it to False."""
        loop = asyncio.get_running_loop()
        mine: asyncio.Future[bool] = loop.create_future()
        self._waiting.append(mine)
        if not self._going:
            self._going = True
            loop.call_soon(self._next, loop)
        return mine

    def _next(self, loop: asyncio.AbstractEventLoop) -> None:
        while self._waiting and self._waiting[-1].done():
            self._waiting.pop()
        if self._waiting:
            self._waiting.pop().set_result(True)
        self._going = bool(self._waiting)
        if self._going:
            loop.call_soon(self._next, loop)
