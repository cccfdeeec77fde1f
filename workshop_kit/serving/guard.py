"""What all addresses have in common: who may ask, what a browser may do with the answer."""

import hashlib
import hmac
import logging
import re
import time
from collections.abc import Mapping
from typing import Any

from tornado.web import Finish, HTTPError

from ..store import StoreError
from .limits import HEADERS as MOST
from .sentence import sentence_page

log = logging.getLogger(__name__)

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Server": "workshop-kit",
}
# ws:// is spelt out: Safari before 15.4 does not count it as 'self'.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self' ws://{host} wss://{host}; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
FONTS = "; font-src 'self'"  # only where a page has fonts: no phone ever asks for one
PROBLEMS = {
    403: "hall.no_key",
    404: "hall.no_such_page",
    413: "hall.too_large",
    429: "hall.too_many_codes",
    421: "hall.other_address",
    431: "hall.too_large",
    503: "hall.elsewhere",
}
WITH_FORM = ("hall.no_such_page", "hall.not_read")  # who is lost there can enter a code
CODE = re.compile(r"\s*(?:[A-Za-z]\s*){6}")
HOST = re.compile(r"[A-Za-z0-9.\-]+(:\d+)?|\[[0-9A-Fa-f:.]+\](:\d+)?")


class Guarded:
    """Mixed into handlers: refuses a Host that is not ours, says every error in a sentence."""

    application: Any
    request: Any
    path_args: Any
    get_query_argument: Any
    set_header: Any
    _gone = False

    async def prepare(self) -> None:
        """Wait for one's turn; refuse an address that only pretends to be this server.

        (Another site can point its own name here, by DNS.)
        """
        self._turn = self.application.settings["hall_turns"].ask()
        if not await self._turn or self._gone:
            raise Finish
        if not known_host(self.request.host, self.application.settings["hall_names"]):
            raise HTTPError(421)
        if sum(len(name) + len(value) for name, value in self.request.headers.get_all()) > MOST:
            raise HTTPError(431)
        code = self.path_args[0] if self.path_args else self.get_query_argument("code", "")
        if CODE.fullmatch(code or ""):
            doors: Any = self.application.settings["hall_doors"]
            if self._guessed_too_often(doors, code):
                raise HTTPError(429)
            if self.path_args:
                await doors.wake(code)

    def _guessed_too_often(self, doors: Any, code: str) -> bool:
        """Whether too many codes that do not exist were tried, and this is nobody we know.

        One that does not exist counts.
        """
        address, now = self.request.remote_ip or "", time.monotonic()
        if doors.guesses.tired(address, now):
            return not doors.let_in_before(self, code)
        if not doors.there(code):
            doors.guesses.miss(address, now)
        return False

    def on_connection_close(self) -> None:
        """Who has left takes no turn, nor begins with one that came meanwhile."""
        self._gone = True
        if not self._turn.done():
            self._turn.set_result(False)
        super().on_connection_close()  # type: ignore[misc]

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """The kit's page instead of tornado's."""
        if isinstance(kwargs.get("exc_info", (None, None))[1], StoreError):
            status_code = 503  # the room is another server's, or nobody's: who knows asks the next
        other = "hall.failed" if status_code >= 500 else "hall.not_read"
        problem = PROBLEMS.get(status_code, other)
        handler: Any = self
        sentence_page(handler, status_code, problem, "" if problem in WITH_FORM else None)

    def log_exception(self, kind: Any, error: Any, trace: Any) -> None:
        """Only what kind of fault it was: tornado's own line has the address, with its key."""
        if not isinstance(error, HTTPError | StoreError):
            log.error("a page met a fault: %s", kind.__name__)

    def set_default_headers(self) -> None:
        """Headers of every answer, errors too."""
        for name, value in headers(self.request.host or "").items():
            self.set_header(name, value)


def let_fonts(handler: Any) -> None:
    """This answer's page may load fonts from here."""
    policy = headers(handler.request.host or "")["Content-Security-Policy"]
    handler.set_header("Content-Security-Policy", policy + FONTS)


def headers(host: str) -> dict[str, str]:
    """What every answer carries; `host` is where the page may open its line."""
    known = host if HOST.fullmatch(host) else ""
    return {**HEADERS, "Content-Security-Policy": POLICY.format(host=known)}


def known_host(host: str | None, names: frozenset[str]) -> bool:
    """Whether `host` (with or without a port) is one of the names that this server goes by."""
    if not host or not HOST.fullmatch(host):
        return False
    name = re.sub(r":\d+$", "", host).strip("[]").lower()
    return name in names


def own_form(handler: Any) -> bool:
    """Whether a form was sent by a page of this very address, as far as the browser says.

    (Where no referrer is sent Origin is "null" even here; older Safari has no Sec-Fetch-Site.
    There the cookie decides, which no other site's form brings along: SameSite.)
    """
    told = handler.request.headers
    origin = told.get("Origin", "null")
    if origin not in ("null", f"{handler.request.protocol}://{handler.request.host}"):
        return False
    return told.get("Sec-Fetch-Site", "same-origin") in ("same-origin", "none")


def fits(key: str | None, kept: str | None) -> bool:
    """Whether `key` is the one of which `kept` is the SHA-256."""
    return bool(key and kept) and hmac.compare_digest(hashed(key or ""), kept or "")


def hashed(key: str) -> str:
    """What is kept of a key."""
    return hashlib.sha256(key.encode()).hexdigest()


def may(keys: Mapping[str, str], role: str, key: str | None) -> bool:
    """Whether `key` opens the room for this role; phones need none."""
    return role == "phone" or fits(key, keys.get(role))
