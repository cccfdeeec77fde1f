"""Who rang: the room's code, the role their key gives them, and the number of their phone."""

from contextvars import ContextVar
from dataclasses import dataclass

ROLES = ("phone", "board", "desk", "plan", "start")


@dataclass(frozen=True)
class Visitor:
    """`number` is the phone's own random number (never written down), "" for other roles."""

    code: str
    role: str
    number: str = ""


# Set while a session runs a notebook; None under an ordinary kernel.
ringing: ContextVar[Visitor | None] = ContextVar("ringing", default=None)
