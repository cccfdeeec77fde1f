"""What the kit replaces in tornado still is what it relies on."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, ClassVar

import pytest
from tornado.httpclient import HTTPRequest
from tornado.httpserver import HTTPServer
from tornado.iostream import IOStream
from tornado.netutil import bind_sockets
from tornado.web import Application, HTTPError, RequestHandler
from tornado.websocket import WebSocketHandler, websocket_connect

from workshop_kit.serving.connections import BARE, Connections
from workshop_kit.serving.guard import Guarded
from workshop_kit.serving.turns import Turns


def serving(
    handlers: list[Any], play: Callable[[int], Awaitable[Any]], waiting: int = 50, **settings: Any
) -> Any:
    """Serve these handlers by Connections while `play` (given the port) goes on."""

    async def whole() -> Any:
        server = Connections(Application(handlers, **settings), idle_connection_timeout=5)
        server.bound(waiting, b"HTTP/1.1 400 Told\r\nContent-Length: 5\r\n\r\nworse")
        sockets = bind_sockets(0, "127.0.0.1")
        server.add_sockets(sockets)
        try:
            return await play(sockets[0].getsockname()[1])
        finally:
            server.stop()

    return asyncio.run(whole())


async def said(port: int, request: bytes) -> bytes:
    """All that comes back until the server closes, or for a second."""
    reads, writes = await asyncio.open_connection("127.0.0.1", port)
    writes.write(request)
    told = b""
    try:
        while more := await asyncio.wait_for(reads.read(65536), 1):
            told += more
    except (TimeoutError, ConnectionError):
        pass
    writes.close()
    return told


class Plain(RequestHandler):
    def get(self) -> None:
        self.finish("well")


ASK = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"


def test_what_is_no_request_is_answered_in_the_bytes_that_are_replaced():
    told = serving([("/", Plain)], lambda port: said(port, b"nonsense\r\n\r\n"))
    assert told.endswith(b"worse") and BARE not in told


def test_without_it_they_come_bare(monkeypatch):
    monkeypatch.setattr(Connections, "handle_stream", HTTPServer.handle_stream)
    monkeypatch.setattr(Connections, "on_close", HTTPServer.on_close)
    assert serving([("/", Plain)], lambda port: said(port, b"nonsense\r\n\r\n")) == BARE


def test_who_asks_on_without_listening_is_cut_off_and_the_rest_forgotten():
    told = serving([("/", Plain)], lambda port: said(port, ASK * 50))
    assert told.count(b"well") < 3


def test_who_asks_again_after_the_answer_is_answered():
    async def play(port: int) -> list[bytes]:
        reads, writes = await asyncio.open_connection("127.0.0.1", port)
        told = []
        for _ in range(20):
            writes.write(ASK)
            told.append(await asyncio.wait_for(reads.readuntil(b"well"), 2))
        writes.close()
        return told

    assert len(serving([("/", Plain)], play)) == 20


def test_what_is_read_and_unsent_can_be_counted():
    async def play(port: int) -> tuple[int, int]:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
        stream = IOStream(writer.get_extra_info("socket").dup())
        stream.write(b"x" * 20_000_000)
        unsent = len(stream._write_buffer)
        stream.close()
        writer.close()
        return unsent, len(stream._read_buffer) + stream._read_buffer_size

    unsent, read = serving([], play)
    assert 1_000_000 < unsent <= 20_000_000
    assert read == 0


class Line(WebSocketHandler):
    ping_interval = 0.2
    ping_timeout = 0.2
    max_message_size = 10

    def check_origin(self, origin: str) -> bool:
        return origin == "http://ours"

    async def get(self, *args: Any, **kwargs: Any) -> None:
        if self.get_query_argument("no", ""):
            self.set_status(418)
            return
        await super().get(*args, **kwargs)

    def on_message(self, message: Any) -> None:
        self.write_message(message)


HANDSHAKE = (
    "GET / HTTP/1.1\r\nHost: x\r\nOrigin: http://{}\r\n"
    "Upgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
)


def test_a_line_that_answers_no_ping_is_closed():
    told = serving([("/", Line)], lambda port: said(port, HANDSHAKE.format("ours").encode()))
    assert b"101 Switching Protocols" in told
    assert b"\x89\x00" in told  # a ping, then the close frame
    assert b"\x88" in told.split(b"\x89\x00", 1)[1]


def test_an_origin_that_is_not_ours_and_a_get_that_refuses_open_no_line():
    told = serving([("/", Line)], lambda port: said(port, HANDSHAKE.format("theirs").encode()))
    assert told.startswith(b"HTTP/1.1 403")
    refused = HANDSHAKE.format("ours").replace("GET /", "GET /?no=1").encode()
    assert serving([("/", Line)], lambda port: said(port, refused)).startswith(b"HTTP/1.1 418")


def test_a_message_that_is_too_large_closes_its_line_and_an_open_line_no_longer_waits():
    async def play(port: int) -> tuple[Any, Any, Any]:
        own = {"Origin": "http://ours"}
        line = await websocket_connect(HTTPRequest(f"ws://127.0.0.1:{port}/", headers=own))
        for _ in range(3):  # more than may wait: the oldest of them are closed, the line is not
            await asyncio.open_connection("127.0.0.1", port)
        await line.write_message("small")
        small = await line.read_message()
        await line.write_message("x" * 11)
        return small, await line.read_message(), line.close_code

    assert serving([("/", Line)], play, waiting=1) == ("small", None, 1009)


class Failing(Guarded, RequestHandler):
    def get(self, what: str) -> None:
        raise (HTTPError(int(what)) if what.isdigit() else ValueError("the heron on the roof"))


OURS = {
    "hall_names": frozenset({"x"}),
    "hall_css": "/s/0.css",
    "log_function": lambda handler: None,
}


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/404", b"404", b"no page at this address"),
        ("/405", b"405", b"cannot read"),
        ("/fails", b"500", b"Something went wrong"),
    ],
)
def test_every_error_is_written_by_write_error_and_logged_by_log_exception(
    path, status, words, caplog
):
    async def play(port: int) -> bytes:
        return await said(port, ASK.replace(b"/ ", path.encode() + b" ", 1))

    told = serving([(r"/(\w+)", Failing)], play, hall_turns=Turns(), **OURS)
    assert told.startswith(b"HTTP/1.1 " + status)
    assert words in told and b"workshop-kit" in told
    assert "heron" not in caplog.text


def test_a_request_waits_in_prepare_and_leaves_its_turn_when_its_connection_closes():
    class Stuck(Turns):
        asked: ClassVar[list[asyncio.Future[bool]]] = []

        def ask(self) -> asyncio.Future[bool]:
            self.asked.append(asyncio.get_running_loop().create_future())
            return self.asked[-1]

    async def play(port: int) -> list[bool]:
        await said(port, ASK)
        await asyncio.sleep(0.1)
        return [turn.result() for turn in Stuck.asked]

    assert serving([(r"/", Failing)], play, hall_turns=Stuck(), **OURS) == [False]
