"""Calendars as other programs write them (ICS, a list in Excel or CSV) into entries."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import recurring_ical_events
from icalendar import Calendar

from ..domain.calendar import Entry
from ..domain.problem import Problem, Refused
from .sheets import Sheet, read_sheets

MOST_ENTRIES = 20_000
LARGEST = 20_000_000  # bytes
AHEAD = timedelta(days=400)
REPEATS = ("RRULE", "RDATE", "RECURRENCE-ID")
# What says nothing of when, and costs half of the time to read.
BALLAST = re.compile(
    r"^(DESCRIPTION|LOCATION|DTSTAMP|CREATED|LAST-MODIFIED|CLASS|TRANSP|PRIORITY|URL|CATEGORIES"
    r"|ORGANIZER|ATTENDEE|COMMENT|CONTACT|GEO|ATTACH|X-(?!WR-TIMEZONE)[^:;\r\n]*)[:;].*\n",
    re.MULTILINE | re.IGNORECASE,
)
HEADS = {
    "first": ("date", "start", "start date", "from", "day", "begins", "starts"),
    "last": ("end", "end date", "to", "until", "ends", "finish"),
    "title": ("event", "title", "summary", "subject", "description", "what", "name", "activity"),
}
HEAD_ROWS = 15
WRITTEN = ("%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d.%m.%Y", "%d-%m-%Y", "%d %B %Y", "%d %b %Y")


@dataclass(frozen=True)
class Reading:
    """The entries of a calendar, and what of it could not be read."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...] = ()


def read_calendar(body: bytes) -> Reading:
    """The entries of one file, known by what it holds. Refused where it is no calendar at all."""
    if len(body) > LARGEST:
        raise Refused(Problem("calendar.too_large", about={"most": LARGEST // 1_000_000}))
    return _ics(body) if is_ics(body) else _table(read_sheets(body))


def is_ics(body: bytes) -> bool:
    """Whether a file is ICS, in UTF-16 too; anything else is taken for a list."""
    return b"BEGIN:VCALENDAR" in body[:4096].replace(b"\x00", b"").upper()


def _ics(body: bytes) -> Reading:
    calendars = _calendars(_lighter(_whole(body)))
    events = [event for one in calendars for event in one.walk("VEVENT")]
    if len(events) > MOST_ENTRIES:
        raise Refused(Problem("calendar.too_long", about={"most": MOST_ENTRIES}))
    entries: list[Entry] = []
    problems: list[Problem] = []
    repeating = {str(e.get("UID")) for e in events if any(name in e for name in REPEATS)}
    for n, event in enumerate(events, start=1):
        if str(event.get("UID")) in repeating:
            continue
        try:
            entries.append(_entry(event, f"{event.get('UID') or n}"))
        except (ValueError, TypeError, AttributeError, KeyError, OverflowError):
            problems.append(_unread(event))
    if repeating:
        entries += _occurrences(calendars, entries, problems)
    return Reading(tuple(sorted(entries, key=lambda e: (e.first, e.title, e.id))), tuple(problems))


def parsed(body: bytes) -> list[Any]:
    """The calendars in a file; Refused with a sentence where they are broken off or none."""
    return _calendars(_whole(body))


def _whole(body: bytes) -> str:
    text = _text(body)
    if not re.search(r"^END:VCALENDAR\s*\Z", text, re.MULTILINE | re.IGNORECASE):
        raise Refused(Problem("calendar.broken_off"))
    if len(re.findall(r"^BEGIN:", text, re.M | re.I)) != len(
        re.findall(r"^END:", text, re.M | re.I)
    ):
        raise Refused(Problem("calendar.not_read"))  # icalendar would read it as empty
    return text


def _lighter(text: str) -> str:
    """Without the ballast of the events; what stands before them is read as strictly as ever."""
    unfolded = re.sub(r"\r?\n[ \t]", "", text)
    first = re.search(r"^BEGIN:VEVENT", unfolded, re.MULTILINE | re.IGNORECASE)
    at = first.start() if first else len(unfolded)
    return unfolded[:at] + BALLAST.sub("", unfolded[at:])


def _calendars(text: str) -> list[Any]:
    try:
        return list(Calendar.from_ical(text, multiple=True))
    except (ValueError, IndexError, KeyError, AttributeError, TypeError) as error:
        raise Refused(Problem("calendar.not_read")) from error


def _text(body: bytes) -> str:
    codes = ["utf-16"] if body[:2] in (b"\xff\xfe", b"\xfe\xff") else ["utf-8-sig", "cp1252"]
    for code in codes:
        try:
            return body.decode(code).replace("\x00", "")
        except UnicodeDecodeError:
            continue
    return body.decode("latin-1").replace("\x00", "")


def _entry(event: Any, id: str, fixed: str = "") -> Entry:
    first = event["DTSTART"].dt
    last = event["DTEND"].dt if "DTEND" in event else first
    if "DTEND" not in event and "DURATION" in event:
        last = first + event["DURATION"].dt
    begins, ends = _day(first), _day(last)
    at_midnight = not isinstance(last, datetime) or (last.hour, last.minute) == (0, 0)
    if at_midnight and ends > begins:
        ends -= timedelta(days=1)  # a whole-day entry ends on the morning after
    return Entry(id, _title(event), begins, max(begins, ends), fixed=fixed)


def _day(when: Any) -> date:
    day = when.date() if isinstance(when, datetime) else when
    if not isinstance(day, date) or not 1990 <= day.year <= 2100:
        raise ValueError(when)
    return day


def _title(event: Any) -> str:
    words = " ".join(str(event.get("SUMMARY", "")).split())
    if not words:
        raise ValueError("no title")
    return words[:200]


def _unread(event: Any) -> Problem:
    title = " ".join(str(event.get("SUMMARY", "")).split())[:60]
    return Problem("calendar.entry_unread", about={"title": title or "-"})


def _occurrences(
    calendars: Sequence[Any], single: Sequence[Entry], problems: list[Problem]
) -> Iterator[Entry]:
    """What repeats, as often as it does in the time of the other entries and a year on."""
    for one in calendars:
        days = [entry.first for entry in single]
        days += [d for e in one.walk("VEVENT") if (d := _begin(e))]
        if not days:
            continue
        span = (min(days), min(max(days), min(days) + 3 * AHEAD) + AHEAD)
        try:
            found = recurring_ical_events.of(one, skip_bad_series=True).between(*span)
        except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
            problems.append(Problem("calendar.repeats_unread"))
            continue
        known = {entry.id for entry in single}
        for event in found[:MOST_ENTRIES]:
            if str(event.get("UID")) not in known:
                yield from _repeated(event, problems)


def _repeated(event: Any, problems: list[Problem]) -> Iterator[Entry]:
    try:
        day = _day(event["DTSTART"].dt)
        yield _entry(event, f"{event.get('UID')}/{day}", "repeats")
    except (ValueError, TypeError, AttributeError, KeyError, OverflowError):
        problems.append(_unread(event))


def _begin(event: Any) -> date | None:
    try:
        return _day(event["DTSTART"].dt)
    except (ValueError, TypeError, AttributeError, KeyError):
        return None


def _table(sheets: Sequence[Sheet]) -> Reading:
    """A list with a date and a title in columns whose heads say so; Refused where there is none."""
    for sheet in sheets:
        found = _head(sheet)
        if found:
            return _rows(sheet, *found)
    raise Refused(Problem("calendar.no_heads"))


def _head(sheet: Sheet) -> tuple[int, dict[str, int]] | None:
    for r, row in enumerate(sheet.rows[:HEAD_ROWS]):
        heads = [cell.casefold().rstrip(":") for cell in row]
        columns = {
            name: heads.index(word)
            for name, known in HEADS.items()
            if (word := next((k for k in known if k in heads), None)) is not None
        }
        if {"first", "title"} <= set(columns):
            return r, columns
    return None


def _rows(sheet: Sheet, head: int, columns: dict[str, int]) -> Reading:
    entries: list[Entry] = []
    problems: list[Problem] = []
    for r in range(head + 1, len(sheet.rows)):
        row = sheet.rows[r]
        told = {name: row[c] if c < len(row) else "" for name, c in columns.items()}
        if not any(told.values()):
            continue
        first, last = _written(told["first"]), _written(told.get("last", ""))
        if first is None or not told["title"] or (told.get("last") and last is None):
            column = columns["title"] if first else columns["first"]
            about = {"cell": sheet.address(r, column), "words": told["first"][:40] or "-"}
            problems.append(Problem("calendar.row_unread", about=about))
            continue
        entries.append(Entry(f"row-{r + 1}", told["title"][:200], first, max(first, last or first)))
    return Reading(tuple(sorted(entries, key=lambda e: (e.first, e.title, e.id))), tuple(problems))


def _written(words: str) -> date | None:
    """A day as people write it, in British order; a weekday in front and "3rd" are allowed."""
    plain = re.sub(r"^(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+", "", words.strip(), flags=re.I)
    plain = re.sub(r"\b(\d{1,2})(st|nd|rd|th)\b", r"\1", plain, flags=re.I).replace(",", "")
    for form in WRITTEN:
        try:
            return _day(datetime.strptime(plain, form))
        except ValueError:
            continue
    return None
