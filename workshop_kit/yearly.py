"""The year for page and command line: files read, weighed and written with their moves."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import holidays

from . import content
from .domain.calendar import Entry, Weights, Year, moved, school_year, year_of
from .domain.problem import Problem
from .domain.report.phrases import spoken
from .exports.school_calendar import entries_calendar, moved_calendar, names_of, zipped
from .importers.calendars import Reading, as_it_stood, is_ics, read_calendar
from .words import say

if TYPE_CHECKING:
    from .year_moves import Move

NAME = "our-year"


class Calendars:
    """One or more files of a school's calendar, and the weights they are looked at with.

    Refused where a file is no calendar or the school's own weights are broken.
    """

    def __init__(self, bodies: Sequence[bytes], folder: Path | None) -> None:
        self.weights = content.year_weights(folder)
        self._bodies = bodies
        self._readings = [_apart(read_calendar(body), n) for n, body in enumerate(bodies)]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What of the files could not be read, and what stands in them more than once."""
        unread = (problem for reading in self._readings for problem in reading.problems)
        return (*unread, *(twice(entry) for entry in self._all if entry.id in self._first))

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries once, in the order of the calendar."""
        found = (entry for entry in self._all if entry.id not in self._first)
        return tuple(sorted(found, key=lambda entry: (entry.first, entry.title, entry.id)))

    @cached_property
    def _all(self) -> list[Entry]:
        return [entry for reading in self._readings for entry in reading.entries]

    @cached_property
    def _first(self) -> dict[str, str]:
        """By the id of what stood there before, with the same words and days: the id of that."""
        known: dict[tuple[str, date, date], str] = {}
        for e in self._all:
            known.setdefault((e.title.casefold(), e.first, e.last), e.id)
        same = {e.id: known[e.title.casefold(), e.first, e.last] for e in self._all}
        return {id: first for id, first in same.items() if id != first}

    def year(self, entries: Sequence[Entry]) -> Year:
        """The year that these entries make, with England's bank holidays."""
        return weighed(entries, self.weights)

    def proposed(self) -> "tuple[Move, ...]":
        """The moves that flatten the fullest weeks."""
        from .year_moves import propose  # noqa: PLC0415 -- scipy, half a second

        return propose(self.entries, self.weights, self.year(self.entries))

    def written(self, moves: Mapping[str, int]) -> list[bytes]:
        """An ICS of each file with the moves (weeks by id); what came as ICS keeps all it had."""
        made = []
        moves = {**moves, **{id: moves[one] for id, one in self._first.items() if one in moves}}
        for n, (body, reading) in enumerate(zip(self._bodies, self._readings, strict=True)):
            own = {
                id.removeprefix(f"{n}:"): by for id, by in moves.items() if id.startswith(f"{n}:")
            }
            if is_ics(body):
                made.append(moved_calendar(*as_it_stood(body), own))
            else:
                made.append(entries_calendar(moved(reading.entries, moves), date.today()))
        return made

    def handed(self, moves: Mapping[str, int], names: Sequence[str]) -> tuple[str, bytes]:
        """What a page hands over: the one calendar, or a ZIP with each by the name of its file."""
        written = self.written(moves)
        if len(written) == 1:
            return f"{NAME}.ics", written[0]
        return f"{NAME}.zip", zipped(names_of(names), written)


def twice(entry: Entry) -> Problem:
    """That an entry stands there more than once."""
    about = {"title": entry.title[:60], "day": spoken(say, entry.first.isoformat())}
    return Problem("calendar.twice", about=about)


def weighed(entries: Sequence[Entry], weights: Weights) -> Year:
    """The year that these entries make, with England's bank holidays."""
    first, last = school_year(entries)
    return year_of(entries, weights, bank_holidays((first.year, last.year)))


def bank_holidays(years: Iterable[int]) -> tuple[date, ...]:
    """England's, by the package `holidays`."""
    return tuple(sorted(holidays.country_holidays("GB", subdiv="ENG", years=list(years))))


def _apart(reading: Reading, n: int) -> Reading:
    """With ids that no other file has."""
    entries = tuple(replace(entry, id=f"{n}:{entry.id}") for entry in reading.entries)
    return replace(reading, entries=entries)
