"""A school's own calendar with some entries moved; all else stays as another program wrote it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from ..domain.calendar import Entry

HERE = ZoneInfo("Europe/London")
MAKER = "-//workshop-kit//year//EN"
DAY, MOMENT = "%Y%m%d", "%Y%m%dT%H%M%S"
# A line with those that carry it on, and where a part of the calendar begins or ends.
LINE = re.compile(r"[^\n]*\n(?:[ \t][^\n]*\n)*|[^\n]+")
MARK = re.compile(r"(BEGIN|END):[ \t]*([\w-]+)", re.IGNORECASE)
FOLD = re.compile(r"\r?\n[ \t]")
FOLD_OR_LETTER = re.compile(r"\r?\n[ \t]?|.")
LONGEST = 60  # characters of a file's own name


def moved_calendar(text: str, ids: Sequence[str], moves: Mapping[str, int]) -> bytes:
    """ICS of calendars as they stood; `ids` of their events in order, `moves` are weeks by id.

    What moves gets other days and a higher SEQUENCE. Every other letter stays, unknown properties
    and the ends of lines too: read and written anew, calendars would lose some of it.
    """
    return "".join(_lines(text, (moves.get(id, 0) for id in ids))).encode()


def _lines(text: str, weeks: Iterator[int]) -> Iterator[str]:
    inside: list[_Part] = []
    for line in LINE.findall(text):
        mark = MARK.match(line)
        if mark and mark[1].upper() == "BEGIN":
            inside.append(_Part(next(weeks) if mark[2].upper() == "VEVENT" else 0))
        elif mark:
            yield from inside.pop().last(line)
        elif inside and inside[-1].by:
            line = inside[-1].moved(line)
        yield line


@dataclass
class _Part:
    """A part of a calendar that is being written: by how many weeks it moves."""

    by: int
    numbered: bool = False

    def moved(self, line: str) -> str:
        """This line as it is after the move, folded where it was."""
        words = FOLD.sub("", line).rstrip("\r\n")
        name, value = re.split("[;:]", words)[0].upper(), words.rpartition(":")[2]
        if name == "SEQUENCE":
            self.numbered = True
            return f"{name}:{int(value) + 1 if value.isdecimal() else 1}{_end(line)}"
        if name not in ("DTSTART", "DTEND"):
            return line
        letters = iter(words.removesuffix(value) + _later(value, timedelta(weeks=self.by)))
        return FOLD_OR_LETTER.sub(lambda one: one[0] if "\n" in one[0] else next(letters), line)

    def last(self, end: str) -> Iterator[str]:
        """What is still to be said before the `end`."""
        if self.by and not self.numbered:
            # Other calendars take a changed entry for the newer one by this number.
            yield f"SEQUENCE:1{_end(end)}"


def _end(line: str) -> str:
    return line[len(line.rstrip("\r\n")) :]


def names_of(names: Sequence[str]) -> list[str]:
    """A name for each calendar that is written, by that of its file: none twice, none as it was."""
    words = (re.sub(r"[^\w-]+", "-", Path(name).stem)[:LONGEST].strip("-") for name in names)
    return [f"our-year-{n}-{word or 'calendar'}.ics" for n, word in enumerate(words, start=1)]


def zipped(names: Sequence[str], bodies: Sequence[bytes]) -> bytes:
    """Several files as one ZIP."""
    whole = BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED) as packed:
        for name, body in zip(names, bodies, strict=True):
            packed.writestr(name, body)
    return whole.getvalue()


def entries_calendar(entries: tuple[Entry, ...], stamp: date) -> bytes:
    """ICS of entries that came from a list: whole days."""
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    for entry in entries:
        event = _event(entry, stamp)
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _later(value: str, by: timedelta) -> str:
    """The same time of the day in England, also where the clocks change between the two."""
    day, clock = value[:8], value[8:]
    if not clock.strip().upper().endswith("Z"):
        return f"{datetime.strptime(day, DAY) + by:{DAY}}{clock}"
    here = datetime.strptime(value[:15].upper(), MOMENT).replace(tzinfo=UTC).astimezone(HERE)
    return f"{(here + by).astimezone(UTC):{MOMENT}}{value[15:]}"


def _event(entry: Entry, stamp: date) -> Any:
    event = Event()
    event.add("uid", f"{entry.id}-{entry.first}@workshop-kit")
    event.add("summary", entry.title)
    event.add("dtstamp", datetime.combine(stamp, time(), UTC))
    event.add("dtstart", entry.first)
    event.add("dtend", entry.last + timedelta(days=1))
    return event
