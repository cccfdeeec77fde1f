"""The floor of `workshop-kit bench`: the hall's page and messages from bare tornado.

    python benchmarks/floor.py PORT FOLDER    with page.html and messages.json in FOLDER

No Voila, no widgets, no room: each phone gets the same bytes. What the hall needs more than this
is what it does for them.
"""

import asyncio
import gzip
import secrets
import sys
from pathlib import Path

from tornado.web import Application, RequestHandler
from tornado.websocket import WebSocketHandler


class PageHandler(RequestHandler):
    """The page, and the cookie with a phone's number."""

    def initialize(self, page: bytes) -> None:
        self.page = page

    def get(self) -> None:
        """The same bytes for everybody."""
        self.set_cookie("phone", secrets.token_hex(16), httponly=True, samesite="Lax")
        self.set_header("Content-Encoding", "gzip")
        self.write(self.page)


class LiveHandler(WebSocketHandler):
    """The messages that a phone hears when it joins."""

    def initialize(self, messages: str) -> None:
        self.messages = messages

    def open(self, *args: str, **kwargs: str) -> None:
        """Send them."""
        self.set_nodelay(True)
        self.write_message(self.messages)

    def on_message(self, message: str | bytes) -> None:
        """Nothing is asked here."""


async def serve(port: int, folder: Path) -> None:
    """Serve until stopped."""
    page = gzip.compress((folder / "page.html").read_bytes(), 9)
    messages = (folder / "messages.json").read_text(encoding="utf-8")
    handlers = [("/", PageHandler, {"page": page}), ("/live", LiveHandler, {"messages": messages})]
    app = Application(handlers, log_function=lambda handler: None)
    app.listen(port, "127.0.0.1", backlog=1024)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), Path(sys.argv[2])))
