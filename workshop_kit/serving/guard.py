"""What all addresses have in common: who may ask, what a browser may do with the answer."""

import hashlib
import hmac
import logging
import re
from collections.abc import Mapping
from typing import Any

from tornado.web import HTTPError

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
    "font-src 'self'; connect-src 'self' ws://{host} wss://{host}; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HOST = re.compile(r"[A-Za-z0-9.\-]+(:\d+)?|\[[0-9A-Fa-f:.]+\](:\d+)?")


class Guarded:
    """Mixed into handlers: refuses a Host that is not ours, sets the headers of every answer."""

    application: Any
    request: Any
    set_header: Any

    def prepare(self) -> None:
        """Refuse an address that only pretends to be this server (another site, by DNS)."""
        if not known_host(self.request.host, self.application.settings["hall_names"]):
            raise HTTPError(421)

    def log_exception(self, kind: Any, error: Any, trace: Any) -> None:
        """Only what kind of fault it was: tornado's own line has the address, with its key."""
        if not isinstance(error, HTTPError):
            log.error("a page met a fault: %s", kind.__name__)

    def set_default_headers(self) -> None:
        """Headers of every answer, errors too."""
        for name, value in HEADERS.items():
            self.set_header(name, value)
        host = self.request.host if HOST.fullmatch(self.request.host or "") else ""
        self.set_header("Content-Security-Policy", POLICY.format(host=host))


def known_host(host: str | None, names: frozenset[str]) -> bool:
    """Whether `host` (with or without a port) is one of the names that this server goes by."""
    if not host or not HOST.fullmatch(host):
        return False
    name = re.sub(r":\d+$", "", host).strip("[]").lower()
    return name in names


def fits(key: str | None, kept: str | None) -> bool:
    """Whether `key` is the one of which `kept` is the SHA-256."""
    return bool(key and kept) and hmac.compare_digest(hashed(key or ""), kept or "")


def hashed(key: str) -> str:
    """What is kept of a key."""
    return hashlib.sha256(key.encode()).hexdigest()


def may(keys: Mapping[str, str], role: str, key: str | None) -> bool:
    """Whether `key` opens the room for this role; phones need none."""
    return role == "phone" or fits(key, keys.get(role))
