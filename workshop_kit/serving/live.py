"""/CODE/live: a websocket that carries Jupyter comm messages as JSON, and the session behind it."""

import contextlib
import json
import logging
import secrets
from collections.abc import Callable
from typing import Any, Protocol

from tornado.ioloop import IOLoop
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from .. import visitor
from ..visitor import Visitor, keyed
from .assets import Assets
from .guard import Guarded, may
from .limits import A_SECOND, AT_ONCE, FROM_KEY_HOLDERS, FROM_PHONES, PING, UNSENT
from .lines import Lines
from .seats import Seats
from .sentence import sentence_page
from .session import Session

log = logging.getLogger(__name__)

REPLACED = 4001  # the close code by which host.js knows it
GOING_AWAY = 1001


class Door(Protocol):
    """Says who knocks (role and number, None where they may not enter) and runs their notebook."""

    seats: Seats
    lines: Lines

    def visitor(self, handler: Any, code: str) -> tuple[str, str] | None: ...
    def room(self, code: str) -> Any: ...
    async def read(self, code: str) -> None: ...
    def run(self, code: str) -> Any: ...


class Budget:
    """So many messages a second, some more at once: a page needs few, a flood makes others wait."""

    def __init__(self) -> None:
        self._left = float(AT_ONCE)
        self._last = 0.0

    def allows(self, now: float) -> bool:
        """Whether one more message may come at `now` (seconds)."""
        self._left = min(AT_ONCE, self._left + (now - self._last) * A_SECOND)
        self._last = now
        self._left -= 1
        return self._left >= 0


class LiveHandler(Guarded, WebSocketHandler):
    """One open page. It owns a Session from `open` to `on_close`."""

    def initialize(self, door: Door, assets: Assets, sorry: str) -> None:
        self.door = door
        self.assets = assets
        self.sorry = sorry
        self.session: Session | None = None
        self.code, self.role, self.number = "", "phone", ""
        self.shown = False
        self.budget = Budget()
        self.unheeding: Callable[[], None] = lambda: None

    @property
    def max_message_size(self) -> int:
        """Bytes of one message."""
        return FROM_PHONES if self.role == "phone" else FROM_KEY_HOLDERS

    @property
    def ping_interval(self) -> float:
        """Seconds between two questions whether the page is still there."""
        return PING

    @property
    def ping_timeout(self) -> float:
        """Seconds that it has to answer."""
        return PING

    def check_origin(self, origin: str) -> bool:
        """Only pages of this very address may open a line."""
        return bool(origin.split("://", 1)[-1] == self.request.headers.get("Host"))

    async def get(self, *args: Any, **kwargs: Any) -> None:
        """Refuse who may not enter before the line is open."""
        self.code = str(args[0] if args else "").upper()
        found = self.door.visitor(self, self.code)
        if not self.check_origin(self.request.headers.get("Origin", "")) or found is None:
            return sentence_page(self, 403, "hall.no_key")
        self.role, self.number = found
        if self.role == "phone" and not self.door.seats.free(self.number):
            return sentence_page(self, 503, "hall.full")
        if self.request.headers.get("Upgrade", "").lower() != "websocket":
            return sentence_page(self, 400, "hall.no_such_page", typed="")
        await self.door.read(self.code)
        await super().get(*args, **kwargs)

    def open(self, *args: str, **kwargs: str) -> None:
        """Run the notebook in a new session and send its state."""
        # Without it every small message waits 40 ms for the phone's acknowledgement.
        self.set_nodelay(True)
        self.door.lines.opened(self.code, self.part)
        if self.role == "phone":
            self.door.seats.take(self.number, self.leave)
        else:
            self._heed_keys()
        self.session = session = Session(self._send, self.assets, self.sorry)
        who = Visitor(self.code, self.role, self.number, secrets.token_hex(4), session.call)

        def run() -> None:
            token = visitor.ringing.set(who)
            try:
                session.begin(self.door.run(self.code))
            finally:
                visitor.ringing.reset(token)
            self.shown = True

        session.call(run)
        if not self.shown:
            self.close()  # the page knocks again by itself, and finds a server that is well

    def on_message(self, message: str | bytes) -> None:
        """A message of the page; what is no JSON is not heard, and who floods is cut off."""
        if not self.budget.allows(IOLoop.current().time()):
            return self._cut()
        try:
            told = json.loads(message)
        except (ValueError, RecursionError):
            return
        if isinstance(told, dict) and told.get("msg_type") == "ping":
            self._send([])
        elif self.session:
            self.session.hear(told)

    def _heed_keys(self) -> None:
        """Close once the key that opened this page is no longer the room's."""
        room, role = self.door.room(self.code), keyed(self.role)

        def heed() -> None:
            if not may(room.state.keys, role, self.get_cookie(role)):
                self.close()

        if room:
            self.unheeding = room.observe(heed)

    def on_close(self) -> None:
        """The session ends with its line; the person does not."""
        self.unheeding()
        self.door.lines.closed(self.code, self.part)
        if self.role == "phone":
            self.door.seats.give_back(self.number, self.leave)
        if self.session:
            self.session.close()
            self.session = None

    def leave(self) -> None:
        """Close for a newer page of the same phone; this one waits before it knocks again."""
        self.close(REPLACED)

    def part(self) -> None:
        """Close because the room is here no longer: from now on this page changes nothing."""
        if self.session:
            self.session.close()
            self.session = None
        self.close(GOING_AWAY)

    def _cut(self) -> None:
        """Close at once: who floods would be read for five seconds more."""
        self.close(1008)
        stream: Any = self.ws_connection and self.ws_connection.stream
        if stream:
            stream.close()

    def _send(self, messages: list[dict[str, Any]]) -> None:
        stream: Any = self.ws_connection and self.ws_connection.stream
        if stream is None or stream.closed():
            return
        if len(stream._write_buffer) > UNSENT:
            stream.close()  # a phone that takes nothing must not fill our memory
            return
        with contextlib.suppress(WebSocketClosedError):
            sent = self.write_message(json.dumps(messages, separators=(",", ":")))
            sent.add_done_callback(lambda done: done.exception())  # it left meanwhile
