"""Who rang: the room's code, the role their key gives them, and the number of their phone."""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

ROLES = ("phone", "board", "desk", "plan", "start", "typing")
KEY_OF = {"typing": "desk"}  # who may steer the room may type in for it

Enter = Callable[[Callable[[], Any]], Any]


@dataclass(frozen=True)
class Visitor:
    """`number` is the phone's own random number (never written down), "" for other roles.

    `session` differs for every page load; `enter` runs a function where its widgets live.
    """

    code: str
    role: str
    number: str
    session: str
    enter: Enter


def keyed(role: str) -> str:
    """The role whose key and cookie open the page of `role`."""
    return KEY_OF.get(role, role)


# Set while a session runs a notebook; None under an ordinary kernel.
ringing: ContextVar[Visitor | None] = ContextVar("ringing", default=None)
