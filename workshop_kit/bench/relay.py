"""A relay between clients and a server on this computer: it counts what goes through."""

import asyncio
import contextlib
from urllib.parse import urlsplit

from .servers.process import HERE

CHUNK = 65536


class Relay:
    """`async with Relay(port) as relay`: `requests` are connections, `received` the bytes back.

    The clients here send one request a connection. Headers count, and so do websocket frames.
    """

    def __init__(self, port: int) -> None:
        self.requests = 0
        self.received = 0
        self._port = port
        self._server: asyncio.Server | None = None

    async def __aenter__(self) -> "Relay":
        self._server = await asyncio.start_server(self._pass, HERE, 0)
        return self

    async def __aexit__(self, *of: object) -> None:
        if self._server:
            self._server.close()

    def through(self, link: str) -> str:
        """The link by way of this relay."""
        port = self._server.sockets[0].getsockname()[1] if self._server else 0
        return urlsplit(link)._replace(netloc=f"{HERE}:{port}").geturl()

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.requests += 1
        answers, asks = await asyncio.open_connection(HERE, self._port)
        pumps = self._pump(reader, asks), self._pump(answers, writer, counts=True)
        with contextlib.suppress(asyncio.CancelledError):  # the measuring is over
            await asyncio.gather(*pumps)

    async def _pump(
        self, source: asyncio.StreamReader, sink: asyncio.StreamWriter, counts: bool = False
    ) -> None:
        with contextlib.suppress(ConnectionError):
            while data := await source.read(CHUNK):
                self.received += len(data) if counts else 0
                sink.write(data)
                await sink.drain()
        sink.close()
