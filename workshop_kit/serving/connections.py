"""The server's connections: bounded in number and time, and never refused without a sentence."""

import weakref
from collections.abc import Callable, Set
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.httputil import HTTPMessageDelegate
from tornado.iostream import IOStream

from .limits import BODY, HEADERS, KEEP_ALIVE

TIMES_AND_SIZES: dict[str, Any] = {
    "idle_connection_timeout": KEEP_ALIVE,
    "body_timeout": KEEP_ALIVE,
    "max_body_size": BODY,
    "max_header_size": 2 * HEADERS,
}
BARE = b"HTTP/1.1 400 Bad Request\r\n\r\n"  # what tornado says to what is no request


class Connections(HTTPServer):
    """At most `waiting` connections that are no page's line: with one more the oldest is closed.

    So who opens line after line and says nothing pushes out their own, and a phone, which asks at
    once, gets its answer. `refusal` is what is sent where tornado would send `BARE`.
    """

    proxies: Set[str] = frozenset()

    def bound(self, waiting: int, refusal: bytes) -> None:
        """Set the bounds, before the server listens: tornado knows no constructor of its own."""
        self._waiting: dict[IOStream, None] = {}  # in the order of arrival
        self._most = waiting
        self._refusal = refusal

    def handle_stream(self, stream: IOStream, address: Any) -> None:
        """A connection has come."""
        spoken: Any = stream
        spoken.write = _worded(stream, self._refusal)
        self._waiting[stream] = None
        super().handle_stream(stream, address)
        if len(self._waiting) > self._most:
            oldest = next(iter(self._waiting))
            del self._waiting[oldest]
            oldest.close()

    def start_request(self, server_conn: Any, request_conn: Any) -> HTTPMessageDelegate:
        """The next request of a connection. No browser asks for more before it was answered."""
        stream = server_conn.stream
        if stream.closed() or stream._read_buffer.count(b"\r\n\r\n") > 1:
            # What was read stays readable after closing: thousands of requests of who has left.
            stream._read_buffer, stream._read_buffer_size = bytearray(), 0
            stream.close()
        # What anybody but a proxy of ours says of the visitor's address or line is not heard.
        self.xheaders = request_conn.context.remote_ip in self.proxies
        return super().start_request(server_conn, request_conn)

    def on_close(self, server_conn: Any) -> None:
        """A connection is closed, or has become a page's line."""
        self._waiting.pop(server_conn.stream, None)
        super().on_close(server_conn)


def _worded(stream: IOStream, refusal: bytes) -> Callable[[bytes], Any]:
    """The stream's `write`, with `refusal` in place of `BARE`."""
    own = weakref.ref(stream)  # or each stream would wait for the garbage collector

    def write(data: bytes) -> Any:
        there = own()
        return there and IOStream.write(there, refusal if data == BARE else data)

    return write
