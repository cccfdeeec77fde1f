"""Codes that do not exist are told so, but not without end: no room or slip is found by trying."""

import hashlib
import hmac
import ipaddress
import secrets
from collections import OrderedDict

from .limits import ADDRESSES, EVERYWHERE, ONE_ADDRESS, Misses


class Bucket:
    """So many misses at once; with time there is room for more."""

    def __init__(self, limit: Misses, now: float) -> None:
        self._limit = limit
        self._left = float(limit.at_once)
        self._last = now

    def left(self, now: float) -> bool:
        """Whether a code may be tried at `now` (seconds)."""
        gained = (now - self._last) * self._limit.a_second
        self._left = min(self._limit.at_once, self._left + gained)
        self._last = now
        return self._left >= 1

    def miss(self) -> None:
        """A code that was tried does not exist."""
        self._left -= 1


class Guesses:
    """Counts misses by address and in all, in memory that is bounded; right codes cost nothing.

    A whole school may stand behind one address: it may mistype as much as 600 people do. Who is in
    a room already carries a number that this process signed, and is never held up.
    """

    def __init__(self, one: Misses = ONE_ADDRESS, everywhere: Misses = EVERYWHERE) -> None:
        self._one = one
        self._all = Bucket(everywhere, 0.0)
        self._each: OrderedDict[str, Bucket] = OrderedDict()
        self._secret = secrets.token_bytes(32)  # ends with the process; says nothing of a number

    def tired(self, address: str, now: float) -> bool:
        """Whether nobody unknown may try a code from this address at `now` (seconds)."""
        return not (self._all.left(now) and self._bucket(address, now).left(now))

    def miss(self, address: str, now: float) -> None:
        """A code that came from this address does not exist."""
        self._all.miss()
        self._bucket(address, now).miss()

    def new_number(self, code: str) -> str:
        """A random number for a phone in this room, with a sign that it was let in."""
        number = secrets.token_hex(16)
        return number + self._sign(number, code)

    def knows(self, number: str, code: str) -> bool:
        """Whether this process let a phone with this number into this room."""
        sign = self._sign(number[:32], code)
        return hmac.compare_digest(number[32:].encode(), sign.encode())

    def _sign(self, number: str, code: str) -> str:
        text = f"{number}\0{code.upper()}".encode()
        return hmac.new(self._secret, text, hashlib.sha256).hexdigest()[:16]

    def _bucket(self, address: str, now: float) -> Bucket:
        name = network(address)
        if name not in self._each:
            self._each[name] = Bucket(self._one, now)
            if len(self._each) > ADDRESSES:
                self._each.popitem(last=False)
        self._each.move_to_end(name)
        return self._each[name]


def network(address: str) -> str:
    """What counts as one address: of IPv6 the first 64 bits, for one device has all the rest."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if found.version == 4:
        return str(found)
    return str(ipaddress.ip_network((found, 64), strict=False))
