"""What a server knows of the proxies before it: whom it believes who rang, and by which address."""

import ipaddress
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

KEY = "WORKSHOP_KIT_START_KEY"  # so that all servers of a school have one start page
SHORTEST = 24  # characters; 144 bits in base64
FIT = re.compile(rf"[A-Za-z0-9_-]{{{SHORTEST},}}")  # for a link and for a cookie
ANY, LOOPBACK = "0.0.0.0", "127.0.0.1"


class NotBehind(Exception):
    """Raised where a setting is of no use; `args` are a sentence's key and gaps."""


@dataclass(frozen=True)
class Behind:
    """`proxies`: addresses whose word on visitors counts. `address`: what phones open, or "".

    `key` opens the start page, "" for a new one.
    """

    proxies: frozenset[str] = frozenset()
    address: str = ""
    key: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The name in the address."""
        name = urlsplit(self.address).hostname
        return (name,) if name else ()

    @property
    def listens_at(self) -> str:
        """Where to listen: nobody but proxies on this computer needs more than the loopback."""
        found = [ipaddress.ip_address(one) for one in self.proxies]
        return LOOPBACK if found and all(one.is_loopback for one in found) else ANY


ALONE = Behind()


def behind(proxies: Sequence[str], address: str, settings: Mapping[str, str]) -> Behind:
    """What was said of the proxies, and the key of the environment; NotBehind if it cannot be."""
    for one in proxies:
        try:
            ipaddress.ip_address(one)
        except ValueError:
            raise NotBehind("serve.no_proxy", {"proxy": one}) from None
    key = settings.get(KEY, "")
    if key and not FIT.fullmatch(key):
        raise NotBehind("serve.short_key", {"name": KEY, "least": SHORTEST})
    return Behind(frozenset(proxies), _address(address), key)


def _address(given: str) -> str:
    parts = urlsplit(given)
    whole = parts.scheme in ("http", "https") and parts.hostname and not parts.path.strip("/")
    if given and not (whole and not parts.query and not parts.fragment):
        raise NotBehind("serve.no_address", {"address": given})
    return given.rstrip("/")
