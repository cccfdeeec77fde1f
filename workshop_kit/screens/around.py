"""What a screen needs from outside: time, addresses and the guide are passed in, never fetched."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..domain.problem import Problem
from ..domain.workshop import Workshop


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
    """The start page: `workshops` by name, their names by `stages`, `rooms` newest first.

    `open_room(workshop, said)` opens one, with what somebody said in the form, and returns its
    links {"code", "join", "desk", "board", "plan"} and "texts" [(title, text)], or Problems.
    `known` is what was said last of setting and terms.
    """

    school: str
    workshops: Mapping[str, Workshop]
    stages: Mapping[str, Sequence[str]]
    rooms: Callable[[], Sequence[Mapping[str, Any]]]
    open_room: Callable[[str, Any], tuple[Mapping[str, Any], Sequence[Problem]]]
    known: Callable[[], Mapping[str, str]] = dict
