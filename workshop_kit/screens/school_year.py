"""The year: a school's calendar as load in each week, and what moving an entry does to it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Protocol

import traitlets

from ..domain.calendar import Entry, Weights, Year, moved
from ..domain.problem import Problem, Refused
from ..visitor import Visitor
from ..words import say
from .aside import aside
from .labels import labels, problem_list
from .parts.parcel import hand, unpacked
from .parts.part import Part, joined
from .parts.screen import numbered, reply
from .school_year_picture import REACH, Moves, year_picture

SCRIPT = joined(
    *("parts/shared.js", "parts/command.js", "parts/problems.js", "parts/fields.js"),
    *("parts/pick_file.js", "parts/save_file.js", "school_year.js", "parts/render.js"),
)
STYLE = joined(
    *("parts/look.css", "parts/page.css", "parts/form.css", "parts/pick_file.css"),
    "school_year.css",
)
MOST_FILES = 12
LARGEST = 15_000_000  # bytes of all files: what one message of a page can bring
LONGEST = 255  # characters of a file's name


class Proposed(Protocol):
    """An entry, and by how many weeks it is better moved."""

    @property
    def entry(self) -> Entry: ...
    @property
    def by(self) -> int: ...


class Calendar(Protocol):
    """Files that were read: their entries, what could not be read, and what is reckoned of them."""

    @property
    def weights(self) -> Weights: ...
    @property
    def entries(self) -> tuple[Entry, ...]: ...
    @property
    def problems(self) -> tuple[Problem, ...]: ...
    def year(self, entries: Sequence[Entry]) -> Year: ...
    def proposed(self) -> Sequence[Proposed]: ...
    def handed(self, moves: Mapping[str, int], names: Sequence[str]) -> tuple[str, bytes]: ...


@dataclass(frozen=True)
class Shown:
    """A calendar with its `moves`: the year `before` them, and what the page draws of it."""

    calendar: Calendar
    before: Year
    names: tuple[str, ...]
    moves: Moves = field(default_factory=dict)
    picture: Mapping[str, Any] = field(default_factory=dict)


class YearPage(Part):
    """Holds one calendar as long as the page is open; nothing of it is stored.

    `read(bodies)` reads files, and may raise Refused. Whatever takes long is done aside.
    """

    _esm = traitlets.Unicode(SCRIPT).tag(sync=True)
    _css = traitlets.Unicode(STYLE).tag(sync=True)

    def __init__(self, read: Callable[[Sequence[bytes]], Calendar], who: Visitor | None) -> None:
        self._reads = read
        self._who = who
        self._shown: Shown | None = None
        self._moves: Moves = {}
        self._turn = 0
        super().__init__(key="school_year", session=who.session if who else "", data=self._drawn())

    def heard(self, message: dict[str, Any]) -> None:
        """{"do": "read" | "move" | "propose" | "write" | "undo", ..., "id": n}."""
        id = numbered(message)
        does = {
            "read": self._read,
            "move": self._move,
            "propose": self._propose,
            "write": self._write,
            "undo": self._undo,
        }
        do = does.get(str(message.get("do")))
        if id is None or do is None:
            return
        try:
            do(id, message)
        except Refused as refused:
            reply(self, id, refused.problems)

    def _read(self, id: int, message: dict[str, Any]) -> None:
        """{"files": [base64], "names": [those of the files, if known]}."""
        files = message.get("files")
        if not isinstance(files, list) or not 0 < len(files) <= MOST_FILES:
            raise Refused(Problem("calendar.no_files", about={"most": MOST_FILES}))
        bodies = [body for one in files if (body := unpacked(one, LARGEST)) is not None]
        if len(bodies) < len(files):
            raise Refused(Problem("calendar.not_read"))
        work = partial(_opened, self._reads, bodies, _names(message.get("names"), len(files)))
        self._aside(id, work, "reading")

    def _move(self, id: int, message: dict[str, Any]) -> None:
        """{"entry": id, "by": weeks}; 0 puts it back."""
        shown, by = self._held(), message.get("by")
        entry = next((e for e in shown.calendar.entries if e.id == message.get("entry")), None)
        if entry is None or type(by) is not int or abs(by) > REACH:
            raise Refused(Problem("answer.not_understood"))
        if shown.calendar.weights.known(entry).fixed:
            raise Refused(Problem("answer.not_understood"))
        others = {id: n for id, n in self._moves.items() if id != entry.id}
        self._moves = {**others, entry.id: by} if by else others
        self._aside(id, partial(_looked, shown, self._moves))

    def _propose(self, id: int, message: dict[str, Any]) -> None:
        self._aside(id, partial(_proposed, self._held()), "busy")

    def _undo(self, id: int, message: dict[str, Any]) -> None:
        self._moves = {}
        self._aside(id, partial(_looked, self._held(), {}))

    def _write(self, id: int, message: dict[str, Any]) -> None:
        shown = self._held()
        work = partial(shown.calendar.handed, self._moves, shown.names)
        aside(self._who, work, lambda get: hand(self, id, *get()))

    def _held(self) -> Shown:
        if self._shown is None:
            raise Refused(Problem("answer.not_understood"))
        return self._shown

    def _aside(self, id: int, work: Callable[[], Shown], busy: str = "") -> None:
        """Draw what `work` makes, unless somebody went on meanwhile; `busy` names what is said."""
        self._turn += 1
        if busy:
            self.data = {**self.data, "busy": busy}
        aside(self._who, work, partial(self._done, id, (self._turn, busy)))

    def _done(self, id: int, asked: tuple[int, str], get: Callable[[], Shown]) -> None:
        turn, busy = asked
        try:
            shown = get()
        except Exception as error:
            if turn == self._turn:
                self.data = {**self.data, "busy": ""}
            if not isinstance(error, Refused):
                raise
            return reply(self, id, error.problems)
        if turn == self._turn:
            self._shown, self._moves = shown, shown.moves
            self.data = {**self._drawn(), "proposed": busy == "busy"}
        reply(self, id, [])

    def _drawn(self) -> dict[str, Any]:
        shown = self._shown
        wrong = problem_list(shown.calendar.problems) if shown else []
        return {
            "kind": "school_year",
            "full": self._who is not None,
            "title": say("school_year.title"),
            "busy": "",
            "proposed": False,
            "year": dict(shown.picture) if shown else None,
            "wrong": [one["sentence"] for one in wrong],
            "words": labels("line", "school_year"),
        }


def _names(told: Any, n: int) -> tuple[str, ...]:
    """The names of `n` files, as far as a page told any."""
    names = told if isinstance(told, list) else []
    known = [name[:LONGEST] if isinstance(name, str) else "" for name in names[:n]]
    return (*known, *[""] * (n - len(known)))


def _opened(
    read: Callable[[Sequence[bytes]], Calendar], bodies: Sequence[bytes], names: tuple[str, ...]
) -> Shown:
    calendar = read(bodies)
    return _looked(Shown(calendar, calendar.year(calendar.entries), names), {})


def _looked(shown: Shown, moves: Moves) -> Shown:
    """The same calendar with these moves, weighed and told anew."""
    calendar, entries = shown.calendar, shown.calendar.entries
    after = calendar.year(moved(entries, moves)) if moves else shown.before
    picture = year_picture(entries, moves, calendar.weights, (shown.before, after))
    return Shown(calendar, shown.before, shown.names, moves, picture)


def _proposed(shown: Shown) -> Shown:
    return _looked(shown, {move.entry.id: move.by for move in shown.calendar.proposed()})
