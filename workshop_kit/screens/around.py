"""What a screen needs from outside: time, addresses and the guide are passed in, never fetched."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Link = Mapping[str, str]


@dataclass(frozen=True)
class Around:
    """`now` in seconds since 1970, `join` the address for phones, `qr` it as a data: image or "".

    `script(activity)` is the guide's {"say": [...], "do": [...], "prompts": [...]}; `files` maps a
    format ("docx") to the address where the plan is had in it.
    """

    now: Callable[[], float]
    join: str
    qr: str
    script: Callable[[str], Mapping[str, Sequence[str]]]
    files: Mapping[str, str]


@dataclass(frozen=True)
class Doors:
    """The start page: `workshops` {name: {"title", "purpose", "minutes"}}, `rooms` newest first.

    `open_room(workshop)` opens one and returns its links {"code", "join", "desk", "board", "plan"}.
    """

    school: str
    workshops: Mapping[str, Mapping[str, Any]]
    rooms: Callable[[], Sequence[Mapping[str, Any]]]
    open_room: Callable[[str], Link]
