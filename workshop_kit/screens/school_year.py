"""The year: a school's calendar as load in each week, and what moving an entry does to it."""

import base64
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import traitlets

from ..domain.calendar import WEEK, Entry, Pinch, Weights, Year, monday, moved, pinches
from ..domain.problem import Problem, Refused
from ..domain.report.phrases import spoken
from ..visitor import Visitor
from ..words import say
from .labels import labels, problem_list
from .parts.part import Part, joined
from .parts.screen import numbered, reply

SCRIPT = joined(
    *("parts/shared.js", "parts/command.js", "parts/labelled.js", "school_year.js"),
    "parts/render.js",
)
STYLE = joined("parts/look.css", "parts/page.css", "parts/form.css", "school_year.css")
MOST_FILES = 12
REACH = 12  # weeks that the page offers in either direction
Moves = dict[str, int]


@dataclass(frozen=True)
class Calendar:
    """What was read: the entries, what could not be read, and how it is written with moves."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    written: Callable[[Moves], bytes]


@dataclass(frozen=True)
class Reckoning:
    """What the page needs from below: reading files, weighing entries, proposing moves.

    `apart(work, done)` runs `work` where no page waits for it, and `done` with what came of it.
    """

    weights: Weights
    read: Callable[[Sequence[bytes]], Calendar]
    year: Callable[[Sequence[Entry]], Year]
    propose: Callable[[Sequence[Entry], Year], Moves]
    apart: Callable[[Callable[[], Any], Callable[[Any], None]], None]


class YearPage(Part):
    """Holds one calendar as long as the page is open; nothing of it is stored."""

    _esm = traitlets.Unicode(SCRIPT).tag(sync=True)
    _css = traitlets.Unicode(STYLE).tag(sync=True)

    def __init__(self, reckoning: Reckoning, who: Visitor | None) -> None:
        self._with = reckoning
        self._full = who is not None
        self._calendar: Calendar | None = None
        self._moves: Moves = {}
        self._busy = False
        session = who.session if who else ""
        super().__init__(key="school_year", session=session, data=self._drawn())

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
            do(message)
        except Refused as refused:
            return reply(self, id, refused.problems)
        reply(self, id, [])

    def _read(self, message: dict[str, Any]) -> None:
        files = message.get("files")
        if not isinstance(files, list) or not 0 < len(files) <= MOST_FILES:
            raise Refused(Problem("calendar.no_files", about={"most": MOST_FILES}))
        try:
            bodies = [base64.b64decode(str(body), validate=True) for body in files]
        except ValueError as error:
            raise Refused(Problem("calendar.not_read")) from error
        self._calendar = self._with.read(bodies)
        self._moves = {}
        self.data = self._drawn()

    def _move(self, message: dict[str, Any]) -> None:
        """{"entry": id, "by": weeks}; 0 puts it back."""
        entry, by = message.get("entry"), message.get("by")
        known = {e.id for e in self._entries() if not self._with.weights.known(e).fixed}
        if entry not in known or type(by) is not int or abs(by) > REACH:
            raise Refused(Problem("answer.not_understood"))
        self._moves = {**self._moves, str(entry): by} if by else self._without(str(entry))
        self.data = self._drawn()

    def _without(self, entry: str) -> Moves:
        return {id: by for id, by in self._moves.items() if id != entry}

    def _propose(self, message: dict[str, Any]) -> None:
        if self._busy or not self._calendar:
            return
        self._busy = True
        self.data = self._drawn()
        entries = self._calendar.entries
        year = self._with.year(entries)
        self._with.apart(lambda: self._with.propose(entries, year), self._proposed)

    def _proposed(self, moves: Any) -> None:
        self._busy = False
        if isinstance(moves, dict):
            self._moves = moves
        self.data = {**self._drawn(), "proposed": True}

    def _undo(self, message: dict[str, Any]) -> None:
        self._moves = {}
        self.data = self._drawn()

    def _write(self, message: dict[str, Any]) -> None:
        if self._calendar:
            body = self._calendar.written(self._moves)
            self.data = {**self._drawn(), "file": body.decode()}

    def _entries(self) -> tuple[Entry, ...]:
        return self._calendar.entries if self._calendar else ()

    def _drawn(self) -> dict[str, Any]:
        base = {
            "kind": "school_year",
            "full": self._full,
            "title": say("school_year.title"),
            "busy": self._busy,
            "proposed": False,
            "file": "",
            "year": None,
            "wrong": [],
            "words": labels("line", "school_year"),
        }
        if not self._calendar:
            return base
        before = self._with.year(self._calendar.entries)
        gone = moved(self._calendar.entries, self._moves)
        after = self._with.year(gone) if self._moves else before
        wrong = [one["sentence"] for one in problem_list(self._calendar.problems)]
        return {**base, "year": self._year(before, after), "wrong": wrong}

    def _year(self, before: Year, after: Year) -> dict[str, Any]:
        full = pinches(after)
        listed = {e.id: e for pinch in (*pinches(before), *full) for e in pinch.entries}
        return {
            "read": say("school_year.read", n=len(self._entries()), weeks=len(after.weeks)),
            "weeks": [_short(week) for week in after.weeks],
            "groups": [_group(name, before, after) for name in after.groups],
            "pinches": [pinch_sentence(pinch, after, self._with.weights) for pinch in full],
            "moves": [self._told(entry, before, after) for entry in self._gone()],
            "entries": [self._entry(entry, after) for entry in self._listed(listed)],
        }

    def _gone(self) -> list[Entry]:
        return [entry for entry in self._entries() if self._moves.get(entry.id)]

    def _listed(self, listed: dict[str, Entry]) -> list[Entry]:
        """The entries of full weeks, as they stand in the file, with those that were moved."""
        ids = {*listed, *self._moves}
        return [entry for entry in self._entries() if entry.id in ids]

    def _told(self, entry: Entry, before: Year, after: Year) -> str:
        to = monday(entry.first + self._moves[entry.id] * WEEK)
        return move_sentence(entry, to, before, after)

    def _entry(self, entry: Entry, year: Year) -> dict[str, Any]:
        known = self._with.weights.known(entry)
        here = monday(entry.first)
        weeks = [week for week in year.weeks if abs((week - here).days) <= 7 * REACH]
        return {
            "id": entry.id,
            "title": entry.title,
            "when": spoken(say, entry.first.isoformat()),
            "kind": self._with.weights.label(known.kind),
            "fixed": say("school_year.fixed", why=known.fixed) if known.fixed else "",
            "by": self._moves.get(entry.id, 0),
            "options": [[(week - here).days // 7, _option(week, here)] for week in weeks],
        }


def _short(day: date) -> str:
    return f"{day.day} {say(f'report.month.{day.month:02}')[:3]}"


def _option(week: date, here: date) -> str:
    return say("school_year.stays" if week == here else "school_year.to", week=_short(week))


def _group(name: str, before: Year, after: Year) -> dict[str, Any]:
    return {
        "name": name,
        "before": list(before.load[name]),
        "after": list(after.load[name]),
        "full": before.full(name),
    }


def pinch_sentence(pinch: Pinch, year: Year, weights: Weights) -> str:
    """A full week and what meets in it, as a person would say it."""
    counts = Counter(weights.label(entry.kind) for entry in pinch.entries)
    each = [f"{label} ({n})" if n > 1 else label for label, n in counts.most_common()]
    week = spoken(say, year.weeks[pinch.week].isoformat())
    listed = (
        say("school_year.and", first=", ".join(each[:-1]), last=each[-1]) if each[1:] else each[0]
    )
    return say("school_year.pinch", week=week, what=listed)


def move_sentence(entry: Entry, to: date, before: Year, after: Year) -> str:
    """What moving an entry does to each group in the week it leaves and in the one it goes to."""
    at = {week: n for n, week in enumerate(before.weeks)}
    here = at.get(monday(entry.first))
    about = {"title": entry.title, "here": _short(monday(entry.first)), "there": _short(to)}
    if here is None or to not in at:
        return say("school_year.move", **about)
    does = "; ".join(
        say(
            "school_year.does",
            group=group,
            was=before.load[group][here],
            now=after.load[group][here],
            was_there=before.load[group][at[to]],
            now_there=after.load[group][at[to]],
        )
        for group in before.groups
    )
    return say("school_year.move_does", does=does, **about)
