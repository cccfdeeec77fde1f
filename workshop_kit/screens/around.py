"""What a screen needs from outside: time, addresses and the guide are passed in, never fetched."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..domain.problem import Problem
from ..domain.workshop import Workshop


@dataclass(frozen=True)
class Around:
    """`now` in seconds since 1970, `join` the address for phones, `qr` it as a data: image or "".

    `script(activity)` is the guide's {"say": [...], "do": [...], "prompts": [...]}; `files` maps a
    format ("docx") to the address where the plan is had in it; `papers` the title of a letter or
    paper to the same for it; `names` the id of a closed action to the day (ISO) on which its names
    go.
    """

    now: Callable[[], float]
    join: str
    qr: str
    script: Callable[[str], Mapping[str, Sequence[str]]]
    files: Mapping[str, str]
    papers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def clear(self) -> bool:
        """Whether what phones send goes over the Wi-Fi as it is: the address has no HTTPS."""
        return self.join.startswith("http://")


def _here(work: Callable[[], Any], done: Callable[[Any], None]) -> None:
    done(work())


@dataclass(frozen=True)
class Doors:
    """The start page: `workshops` by name, their names by `stages`, `rooms` newest first.

    `open_room(workshop, said)` opens one, with what somebody said in the form, and returns its
    links {"code", "join", "desk", "board", "plan"} and "texts" [(title, text)], or Problems.
    `known` is what was said last of setting and terms; `clear`, that the address has no HTTPS.
    `problems` leads from what a school has trouble with to workshops, and to tools as "tool:NAME".
    `elsewhere(work, done)` does `work` where no page waits for it; `done` gets what it returned.
    """

    school: str
    workshops: Mapping[str, Workshop]
    stages: Mapping[str, Sequence[str]]
    rooms: Callable[[], Sequence[Mapping[str, Any]]]
    open_room: Callable[[str, Any], tuple[Mapping[str, Any], Sequence[Problem]]]
    known: Callable[[], Mapping[str, str]] = dict
    clear: bool = False
    elsewhere: Callable[[Callable[[], Any], Callable[[Any], None]], None] = _here
    problems: Mapping[str, Sequence[str]] = field(default_factory=dict)
