"""A page without a browser: fetches a link, opens its websocket, hears and sends what it would."""

import asyncio
import json
from collections.abc import Callable
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urljoin, urlsplit, urlunsplit

from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest, HTTPResponse
from tornado.websocket import (
    WebSocketClientConnection,
    WebSocketClosedError,
    websocket_connect,
)

REDIRECTS = 5


class LineCut(Exception):
    """Raised where the server does not answer, or no longer."""


class Line:
    """One open page: `models` are the states of its parts, as the server's messages change them."""

    def __init__(self, cookies: dict[str, str] | None = None) -> None:
        self.cookies = cookies or {}  # given again, it is the same phone that loads its page anew
        self.origin = ""  # of the page; "" for the server's own
        self.models: dict[str, dict[str, Any]] = {}
        self.root = ""
        self._address = ""
        self._socket: WebSocketClientConnection | None = None
        self._replies: dict[int, dict[str, Any]] = {}
        self._changed = asyncio.Condition()
        self._ids = 0
        self._listening: asyncio.Task[None] | None = None

    async def join(self, link: str) -> None:
        """Fetch the page behind `link` as a browser would, then open its websocket."""
        try:
            self._address = await self._fetch(link)
        except (OSError, HTTPClientError) as error:
            raise LineCut(str(error)) from error
        await self.open()

    async def open(self) -> None:
        """Open the websocket of the fetched page; once it was cut, open it again."""
        self.root, self.models = "", {}
        try:
            self._socket = await websocket_connect(self._live(self._address))
        except (OSError, HTTPClientError) as error:
            raise LineCut(str(error)) from error
        self._listening = asyncio.create_task(self._listen(self._socket))
        await self.until(lambda: bool(self.root))

    def shown(self) -> dict[str, Any]:
        """The state of the part at hand, {} where there is none."""
        ref = str(self.models.get(self.root, {}).get("shown") or "")
        return self.models.get(ref.removeprefix("anywidget:"), {})

    def data(self) -> dict[str, Any]:
        """What the root part draws."""
        return dict(self.models.get(self.root, {}).get("data", {}))

    async def ask(self, content: dict[str, Any], inner: bool = False) -> dict[str, Any]:
        """Send a message to the root or the part at hand; wait for the reply with its id."""
        self._ids += 1
        id = self._ids
        target = self.root
        if inner:
            target = str(self.models[self.root]["shown"]).removeprefix("anywidget:")
        data = {"method": "custom", "content": {**content, "id": id}}
        await self.write({"msg_type": "comm_msg", "content": {"comm_id": target, "data": data}})
        await self.until(lambda: id in self._replies)
        return self._replies.pop(id)

    async def until(self, so: Callable[[], bool], seconds: float = 20) -> None:
        """Wait until `so()`; LineCut if the line is cut or nothing comes of it within `seconds`."""
        try:
            async with self._changed:
                waiting = self._changed.wait_for(lambda: so() or self._socket is None)
                await asyncio.wait_for(waiting, seconds)
        except TimeoutError as error:
            raise LineCut("no answer") from error
        if self._socket is None and not so():
            raise LineCut("closed")

    async def until_cut(self, seconds: float = 20) -> None:
        """Wait until the server has closed the line; TimeoutError after so many `seconds`."""
        async with self._changed:
            closed = self._changed.wait_for(lambda: self._socket is None)
            await asyncio.wait_for(closed, seconds)

    def leave(self) -> None:
        """Close the page."""
        if self._listening:
            self._listening.cancel()
        if self._socket:
            self._socket.close()

    async def _fetch(self, link: str) -> str:
        for _ in range(REDIRECTS):
            headers = {"Cookie": self._cookie()} if self.cookies else {}
            request = HTTPRequest(
                link, headers=headers, follow_redirects=False, decompress_response=True
            )
            answer = await AsyncHTTPClient().fetch(request, raise_error=False)
            self._keep_cookies(answer)
            if answer.code not in (301, 302, 303):
                answer.rethrow()
                return link
            link = urljoin(link, answer.headers["Location"])
        raise LineCut("too many redirects")

    def _live(self, address: str) -> HTTPRequest:
        parts = urlsplit(address)
        path = parts.path.rstrip("/") + "/live"
        live = urlunsplit(("ws", parts.netloc, path, parts.query, ""))
        origin = self.origin or f"http://{parts.netloc}"
        return HTTPRequest(live, headers={"Cookie": self._cookie(), "Origin": origin})

    def _keep_cookies(self, answer: HTTPResponse) -> None:
        for header in answer.headers.get_list("Set-Cookie"):
            self.cookies.update({k: v.value for k, v in SimpleCookie(header).items()})

    def _cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    async def write(self, message: Any) -> None:
        """Send any message, also one that no page would send."""
        if self._socket is None:
            raise LineCut("closed")
        try:
            await self._socket.write_message(json.dumps(message))
        except WebSocketClosedError as error:
            raise LineCut("closed") from error

    async def _listen(self, socket: WebSocketClientConnection) -> None:
        try:
            while (text := await socket.read_message()) is not None:
                async with self._changed:
                    for message in json.loads(text):
                        self._hear(message["msg_type"], message["content"])
                    self._changed.notify_all()
        finally:  # also after a message that it does not know: nobody waits for a deaf line
            async with self._changed:
                if self._socket is socket:
                    self._socket = None
                self._changed.notify_all()

    def _hear(self, kind: str, content: dict[str, Any]) -> None:
        if kind == "display_data":
            view = content["data"]["application/vnd.jupyter.widget-view+json"]
            self.root = view["model_id"]
        elif kind == "comm_open":
            self.models[content["comm_id"]] = content["data"]["state"]
        elif kind == "comm_close":
            self.models.pop(content["comm_id"], None)
        elif kind == "comm_msg" and content["data"]["method"] == "update":
            self.models[content["comm_id"]].update(content["data"]["state"])
        elif kind == "comm_msg":
            self._replies[content["data"]["content"].get("id", 0)] = content["data"]["content"]
