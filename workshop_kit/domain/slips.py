"""Slips from a hat: one-time codes drawn by staff. One slip, one voice, from any device.

A slip is exchanged for a phone's number, of which a hash is kept that is no answer's key: nothing
that is stored joins a slip, or the phone it went to, with an answer.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

# Where slips lie: beside the open answers, under what no activity can be called. So a backup leaves
# them out, and the room's end deletes them.
QUESTION = "slips from a hat"
FREE, USED, VOID, VOICE = "free", "used", "void", "voice"
PAPER = "paper"  # handed in for a set of sheets
SIGNS = "BCDFGHJKMNPQRTVWXYZ"  # no vowels (no words), nothing that looks like something else
LENGTH = 8  # 17,000 million codes: nobody guesses one of a few hundred
MOST = 2000


@dataclass(frozen=True)
class Slips:
    """How many were printed, how many of these voided before anybody drew them, how many used."""

    printed: int
    void: int
    used: int

    @property
    def handed_out(self) -> int:
        """The base of the turnout."""
        return self.printed - self.void


def counted(kept: Iterable[str]) -> Slips:
    """What is kept of a room's slips, as numbers."""
    of = Counter(kept)
    used = of[USED] + of[PAPER]
    return Slips(of[FREE] + used + of[VOID], of[VOID], used)


def read(typed: str) -> str:
    """A code as somebody typed it: in small letters, with spaces or dashes."""
    return "".join(sign for sign in typed.upper() if sign.isalnum())[: 2 * LENGTH]


def spelt(code: str) -> str:
    """A code as it is printed, in two halves."""
    return f"{code[: LENGTH // 2]} {code[LENGTH // 2 :]}"


def slip_key(code: str, room: str) -> bytes:
    """SHA-256 under which a slip is kept."""
    return hashlib.sha256(f"slip\0{room}\0{code}".encode()).digest()


def voice_key(number: str, room: str) -> bytes:
    """SHA-256 under which a phone that gave a slip is known; no answer's key follows from it."""
    return hashlib.sha256(f"voice\0{room}\0{number}".encode()).digest()
