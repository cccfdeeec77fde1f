"""What a screen needs from outside: time, addresses and the guide are passed in, never fetched."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from ..domain.problem import Problem
from ..domain.story import State
from ..domain.workshop import Workshop


def only_here(address: str) -> bool:
    """Whether a page opens on the school's own network alone: a private address, or a bare name."""
    host = urlsplit(address).hostname or "localhost"
    try:
        return ip_address(host).is_private
    except ValueError:
        return "." not in host or host.endswith(".local")


@dataclass(frozen=True)
class Around:
    """`now` in seconds since 1970, `join` the address for phones, `qr` it as a data: image or "".

    `script(activity)` is the guide's {"say": [...], "do": [...], "prompts": [...], "late": [...]};
    `files` maps a format ("docx") to the address where the plan is had in it; `papers` the title of
    a letter or paper to the same for it; `names` the id of a closed action to the day (ISO) on
    which its names go. `plan(state)` adds how far those actions came that go on in another room's
    plan; `qr_of` draws another address, such as the next room's, as `qr`.
    """

    now: Callable[[], float]
    join: str
    qr: str
    script: Callable[[str], Mapping[str, Sequence[str]]]
    files: Mapping[str, str]
    papers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    plan: Callable[[State], State] = lambda state: state
    qr_of: Callable[[str], str] = lambda address: ""

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
    links {"code", "join", "desk", "board", "plan"}, "texts" [(title, text)] and what is "told" of
    it, or Problems.
    `known` is what was said last of setting and terms; `clear`, that the address has no HTTPS.
    `problems` leads from what a school has trouble with to workshops, and to tools as "tool:NAME".
    `left_out` are own files that cannot be used: (path, what `check` says of it).
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
    left_out: Callable[[], Sequence[tuple[str, Sequence[str]]]] = tuple
