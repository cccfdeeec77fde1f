"""A page for phones to try: whether they reach this laptop can be told from a phone alone."""

import http.server
import threading
import time
from collections.abc import Callable
from html import escape
from typing import Any

from ..words import say
from .addresses import addresses

LOOK = 0.2  # seconds between two looks
HEADERS = {
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


class Trial:
    """Answers every phone that comes with one page; where it came from is counted, never kept."""

    def __init__(self, port: int) -> None:
        self._came: set[int] = set()
        own = {*addresses(), "127.0.0.1"}

        def came(address: str) -> None:
            if address not in own:
                self._came.add(hash(address))

        handler = _handler(came)
        self._server = http.server.ThreadingHTTPServer(("0.0.0.0", port), handler)
        self.port = int(self._server.server_address[1])
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    @property
    def phones(self) -> int:
        """How many devices other than this laptop have had the page."""
        return len(self._came)

    def wait(self, seconds: float, tell: Callable[[int], Any]) -> int:
        """Let phones try for so long; `tell` hears of each one more. Returns how many came."""
        self._thread.start()
        ends, told = time.monotonic() + seconds, 0
        try:
            while time.monotonic() < ends:
                time.sleep(LOOK)
                if self.phones > told:
                    told = self.phones
                    tell(told)
        finally:
            self._server.shutdown()
            self._server.server_close()
        return self.phones


def page() -> str:
    """What a phone reads."""
    lines = "".join(f"<p>{escape(say(f'premises.page_{name}'))}</p>" for name in ("hall", "next"))
    title = escape(say("premises.page_title"))
    head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    body = f"<body><h1>{title}</h1>{lines}</body>"
    return (
        f'<!doctype html><html lang="en-GB"><head>{head}<title>{title}</title></head>{body}</html>'
    )


def _handler(came: Callable[[str], Any]) -> type[http.server.BaseHTTPRequestHandler]:
    class Handler(http.server.BaseHTTPRequestHandler):
        timeout = 10  # seconds for one request: a phone that says nothing holds nobody up

        def do_GET(self) -> None:
            came(self.client_address[0])
            body = page().encode()
            self.send_response(200)
            for name, value in {**HEADERS, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *about: Any) -> None:
            """No address is written down."""

        def version_string(self) -> str:
            return "workshop-kit"

    return Handler
