"""A school's own calendar with some entries moved; all else stays as another program wrote it."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vDDDTypes

from ..domain.calendar import Entry, entry_ids

HERE = ZoneInfo("Europe/London")
MAKER = "-//workshop-kit//year//EN"
LONGEST = 60  # characters of a file's own name


def moved_calendar(calendars: list[Any], moves: Mapping[str, int]) -> bytes:
    """ICS of parsed `calendars`; `moves` are weeks by id (domain.calendar.entry_ids).

    Unknown properties survive.
    """
    events = [event for one in calendars for event in one.walk("VEVENT")]
    ids = entry_ids([str(event.get("UID") or "") for event in events])
    for event, id in zip(events, ids, strict=True):
        if moves.get(id):
            _move(event, timedelta(weeks=moves[id]))
    return b"".join(one.to_ical(sorted=False) for one in calendars)


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


def _move(event: Any, by: timedelta) -> None:
    for name in ("DTSTART", "DTEND"):
        if name in event:
            params = event[name].params
            event[name] = vDDDTypes(_later(event[name].dt, by))
            event[name].params = params
    # Other calendars take a changed entry for the newer one by this number.
    event["SEQUENCE"] = int(event.get("SEQUENCE", 0)) + 1


def _later(when: Any, by: timedelta) -> Any:
    """The same time of the day in England, also where the clocks change between the two."""
    if isinstance(when, datetime) and str(when.tzinfo) == "UTC":
        return (when.astimezone(HERE) + by).astimezone(UTC)
    return when + by


def _event(entry: Entry, stamp: date) -> Any:
    event = Event()
    event.add("uid", f"{entry.id}-{entry.first}@workshop-kit")
    event.add("summary", entry.title)
    event.add("dtstamp", datetime.combine(stamp, time(), UTC))
    event.add("dtstart", entry.first)
    event.add("dtend", entry.last + timedelta(days=1))
    return event
