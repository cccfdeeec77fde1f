"""The trust: schools invited, their bundles in, one picture of them and its files for trustees."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import traitlets

from ..domain.document import Document, to_json
from ..domain.problem import Problem, Refused
from ..trust.inviting import Invited
from ..trust.reading import Taken
from ..visitor import Visitor
from ..words import say
from .aside import aside
from .labels import counted, labels, problem_list
from .parts.parcel import hand, unpacked
from .parts.part import Part, joined
from .parts.screen import numbered, reply

SCRIPT = joined(
    *("parts/shared.js", "parts/command.js", "parts/problems.js", "parts/fields.js"),
    *("parts/pick_file.js", "parts/pictures.js", "parts/save_file.js"),
    *("trust.js", "trust_letters.js", "parts/render.js"),
)
STYLE = joined(
    *("parts/look.css", "parts/page.css", "parts/form.css", "parts/pictures.css"),
    *("parts/pick_file.css", "trust.css"),
)
LARGEST = 2_000_000  # bytes of one bundle
WORDED = {
    "trust.no_trust": ("trust", "trust_page.no_name"),
    "trust.no_name": ("schools", "trust_page.no_school"),
    "trust.not_invited": ("schools", "trust_page.not_invited"),
}

COMMANDS = (
    "python3 kit.py trust invite-all schools.txt --trust NAME --to invitations --data FOLDER",
    "python3 kit.py trust picture FOLDER/bundles --year 2026 --pages --to out --data FOLDER",
)


@dataclass(frozen=True)
class Shown:
    """A picture: what to show of it, and its files by name, made when they are asked for."""

    document: Document
    refused: tuple[Problem, ...]
    files: Mapping[str, Callable[[], bytes]]


@dataclass(frozen=True)
class Means:
    """`trust`: its name, "" where this folder is none's yet.

    `invite(trust, names, again)` gives an Invited, `take(files)` keeps bundles, each a file's name
    and bytes, and gives a Taken, `years()` the school years there are, each with its words, and
    `make(leave_out, year)` a picture, of the newest year for 0. `invite`, `take` and `make` may
    raise Refused and OSError.
    """

    trust: str
    invite: Callable[[str, str, bool], Invited]
    take: Callable[[Sequence[tuple[str, bytes]]], Taken]
    years: Callable[[], Sequence[tuple[int, str]]]
    make: Callable[[bool, int], Shown]


class TrustPage(Part):
    """For who holds the server's own key. Opening it shows nothing: a picture is made on a press,
    for what a picture has shown is kept."""

    _esm = traitlets.Unicode(SCRIPT).tag(sync=True)
    _css = traitlets.Unicode(STYLE).tag(sync=True)

    def __init__(self, means: Means | None, visitor: Visitor | None) -> None:
        self._means = means
        self._visitor = visitor
        self._shown: Shown | None = None
        session = visitor.session if visitor else ""
        super().__init__(key="trust", session=session, data=self._first())
        if means:
            self._look(means)

    def heard(self, message: dict[str, Any]) -> None:
        """{"do": "invite" | "take" | "make" | "file", ..., "id"}; see the method of each."""
        id = numbered(message)
        does = {"invite": self._invite, "take": self._take, "make": self._make, "file": self._file}
        what = str(message.get("do"))
        if id is not None and what in does and self._means:
            does[what](id, message, self._means)

    def _look(self, means: Means) -> None:
        aside(self._visitor, means.years, lambda get: self._told(years=get()))

    def _invite(self, id: int, message: Mapping[str, Any], means: Means) -> None:
        """{"trust", "schools": a name in each line, "again": bool}: the archive comes back."""
        said = (str(message.get("trust", "")), str(message.get("schools", "")))
        work = partial(means.invite, *said, message.get("again") is True)
        aside(self._visitor, work, partial(self._invited, id, means))

    def _invited(self, id: int, means: Means, get: Callable[[], Invited]) -> None:
        try:
            made = get()
        except Refused as refused:
            return reply(self, id, [_worded(one) for one in refused.problems])
        except OSError:
            return reply(self, id, [Problem("trust_page.not_written")])
        lines = [counted("trust_page.invited", made.n)] if made.n else []
        if made.had:
            lines.append(say("trust_page.had", schools="; ".join(made.had)))
        self._told(trust=made.trust, invited=lines)
        self._look(means)
        if made.n:
            return hand(self, id, "invitations.zip", made.archive)
        return reply(self, id, [])

    def _take(self, id: int, message: Mapping[str, Any], means: Means) -> None:
        """{"files": [[name, base64], ...]}: bundles that came by another way."""
        given = message.get("files")
        if not isinstance(given, list):
            return reply(self, id, [Problem("trust_page.no_files")])
        files = [
            (one[0], unpacked(one[1], LARGEST) or b"")
            for one in given
            if isinstance(one, list) and len(one) == 2 and isinstance(one[0], str)
        ]
        aside(self._visitor, partial(means.take, files), partial(self._taken, id, means))

    def _taken(self, id: int, means: Means, get: Callable[[], Taken]) -> None:
        try:
            taken = get()
        except Refused as refused:
            return reply(self, id, refused.problems)
        except OSError:
            return reply(self, id, [Problem("trust_page.not_taken")])
        self._told(turned_away=problem_list(taken.refused), replaced=list(taken.replaced))
        self._look(means)
        reply(self, id, [])

    def _make(self, id: int, message: Mapping[str, Any], means: Means) -> None:
        """{"leave_out": bool, "year": 2026 for 2026/27, 0 for the newest}: make the picture."""
        year = message.get("year")
        chosen = year if type(year) is int and 0 < year < 10_000 else 0
        work = partial(means.make, message.get("leave_out") is True, chosen)
        aside(self._visitor, work, partial(self._made, id))

    def _made(self, id: int, get: Callable[[], Shown]) -> None:
        try:
            self._shown = shown = get()
        except Refused as refused:
            self._shown = None
            self._told(document=None, files=[], refused=problem_list(refused.problems))
            return reply(self, id, [Problem("trust_page.no_picture")])
        except OSError:
            return reply(self, id, [Problem("trust_page.not_kept")])
        drawn = {"document": to_json(shown.document), "files": list(shown.files)}
        self._told(**drawn, refused=problem_list(shown.refused))
        reply(self, id, [])

    def _file(self, id: int, message: Mapping[str, Any], _: Means) -> None:
        """{"name"}: a file of the picture that is shown."""
        name, files = str(message.get("name")), self._shown.files if self._shown else {}
        if name in files:
            aside(self._visitor, files[name], partial(self._sent, id, name))

    def _sent(self, id: int, name: str, get: Callable[[], bytes]) -> None:
        hand(self, id, name, get())

    def _told(self, **changed: Any) -> None:
        self.data = {**self.data, **changed}

    def _first(self) -> dict[str, Any]:
        return {
            "kind": "trust",
            "full": self._visitor is not None,
            "title": say("trust_page.title"),
            "here": self._means is not None,
            "trust": self._means.trust if self._means else "",
            "notice": say("step.independent"),
            "years": [],
            "invited": [],
            "replaced": [],
            "turned_away": [],
            "refused": [],
            "document": None,
            "files": [],
            "commands": COMMANDS,
            "words": labels("line", "start", "trust_page"),
        }


def _worded(problem: Problem) -> Problem:
    """As this page says it, beside its field."""
    field, key = WORDED.get(problem.key, (problem.field, problem.key))
    return Problem(key, field, problem.about)
