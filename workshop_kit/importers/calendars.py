"""Calendars as other programs write them (ICS, a list in Excel or CSV) into entries."""

import quopri
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import recurring_ical_events
from icalendar import Calendar

from ..domain.calendar import Entry, entry_ids, school_year
from ..domain.problem import Problem, Refused
from .calendar_lists import read_list
from .sheets import read_sheets

MOST_ENTRIES = 20_000
LARGEST = 20_000_000  # bytes
REPEATS = ("RRULE", "RDATE", "RECURRENCE-ID")
# What says nothing of when, and costs half of the time to read.
BALLAST = re.compile(
    r"^(DESCRIPTION|LOCATION|DTSTAMP|CREATED|LAST-MODIFIED|CLASS|TRANSP|PRIORITY|URL|CATEGORIES"
    r"|ORGANIZER|ATTENDEE|COMMENT|CONTACT|GEO|ATTACH|X-(?!WR-TIMEZONE)[^:;\r\n]*)[:;].*\n",
    re.MULTILINE | re.IGNORECASE,
)
# The rules of a time zone that an odd program wrote: without them its own name still says which.
ZONES = re.compile(r"^BEGIN:VTIMEZONE.*?^END:VTIMEZONE[^\n]*\n", re.M | re.S | re.I)
WEB_PAGE = re.compile(rb"(\xef\xbb\xbf)?\s*<(!doctype html|html|head)\b", re.IGNORECASE)
FOLD = re.compile(rb"\r?\n[ \t]")
SELDOM = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
WITHIN_A_DAY = ("BYHOUR", "BYMINUTE", "BYSECOND")
MARK = {
    name: re.compile(rf"^{name}:VCALENDAR[ \t]*\r?$\n?", re.MULTILINE | re.IGNORECASE)
    for name in ("BEGIN", "END")
}
# What icalendar and its kin raise where a file is not what it says.
UNREADABLE = (ValueError, TypeError, AttributeError, KeyError, IndexError, OverflowError)
HERE = ZoneInfo("Europe/London")


@dataclass(frozen=True)
class Reading:
    """The entries of a calendar, and what of it could not be read."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...] = ()


def read_calendar(body: bytes) -> Reading:
    """The entries of one file, known by what it holds. Refused where it is no calendar at all."""
    if len(body) > LARGEST:
        raise Refused(Problem("calendar.too_large", about={"most": LARGEST // 1_000_000}))
    if WEB_PAGE.match(body):
        raise Refused(Problem("calendar.web_page"))
    entries, problems = _ics(body) if is_ics(body) else read_list(read_sheets(body))
    entries.sort(key=lambda entry: (entry.first, entry.title, entry.id))
    return Reading(tuple(entries), tuple(problems))


def is_ics(body: bytes) -> bool:
    """Whether a file is ICS, in UTF-16 too; anything else is taken for a list."""
    return b"BEGIN:VCALENDAR" in body[:4096].replace(b"\x00", b"").upper()


def _ics(body: bytes) -> tuple[list[Entry], list[Problem]]:
    calendars = _calendars(_lighter(_whole(body)))
    events = _events(calendars)
    if len(events) > MOST_ENTRIES:
        raise Refused(Problem("calendar.too_long", about={"most": MOST_ENTRIES}))
    ids = _ids(events)
    for event, id in zip(events, ids, strict=True):
        event["UID"] = event.get("UID") or id
    problems = [problem for one in calendars for problem in _called_off(one)]
    repeating = {str(e["UID"]) for e in events if any(name in e for name in REPEATS)}
    entries: list[Entry] = []
    for event, id in zip(events, ids, strict=True):
        if str(event["UID"]) not in repeating:
            _add(entries, problems, event, (id, ""))
    if repeating:
        found, unread = _occurrences(calendars, repeating, _span(calendars, entries))
        entries, problems = entries + found, problems + unread
    return entries, problems


def _add(entries: list[Entry], problems: list[Problem], event: Any, known: tuple[str, str]) -> None:
    """`known`: the entry's id, and why it cannot move."""
    if _is_off(event):
        return
    try:
        entries.append(_entry(event, *known))
    except UNREADABLE:
        problems.append(_unread(event))


def _is_off(event: Any) -> bool:
    return str(event.get("STATUS", "")).upper() == "CANCELLED"


def _called_off(calendar: Any) -> Iterator[Problem]:
    """Marks what its calendar calls off, and what repeats by no rule that ends when listed."""
    cancels = str(calendar.get("METHOD", "")).upper() == "CANCEL"
    for event in calendar.walk("VEVENT"):
        key = _endless(event)
        if key:
            del event["RRULE"]
            yield _unread(event, key)
        if cancels or key:
            event["STATUS"] = "CANCELLED"


def _endless(event: Any) -> str:
    """The sentence on a rule that repeats more than once a day, or that nobody can follow."""
    rules = event.get("RRULE", [])
    for rule in rules if isinstance(rules, list) else [rules]:
        if not isinstance(rule, dict) or _begin(event) is None or _least(rule) < 1:
            return "calendar.entry_unread"
        often = str(rule.get("FREQ", [""])[0]).upper() not in SELDOM
        if often or any(len(rule.get(name, [])) > 1 for name in WITHIN_A_DAY):
            return "calendar.too_often"
    return ""


def _least(rule: Any) -> int:
    return min(int(n) for n in rule.get("INTERVAL", [1]))


def as_it_stood(body: bytes) -> tuple[str, list[str]]:
    """The text of a file's calendars, and the ids of their events in its order.

    Refused with a sentence where they are broken off or none.
    """
    text = _whole(body)
    return text, _ids(_events(_calendars(text)))


def _events(calendars: Sequence[Any]) -> list[Any]:
    return [event for one in calendars for event in one.walk("VEVENT")]


def _ids(events: Sequence[Any]) -> list[str]:
    return entry_ids([str(event.get("UID") or "") for event in events])


def _whole(body: bytes) -> str:
    """The text of the calendars, without what a server may have written after them."""
    text = _text(body)
    begun, ended = (list(MARK[name].finditer(text)) for name in ("BEGIN", "END"))
    if len(ended) < len(begun):
        raise Refused(Problem("calendar.broken_off"))
    text = text[: ended[-1].end()]
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
    except UNREADABLE as error:
        if ZONES.search(text):
            return _calendars(ZONES.sub("", text))
        raise Refused(Problem("calendar.not_read")) from error


def _text(body: bytes) -> str:
    text = _decoded(body).replace("\x00", "")
    return text if "\n" in text else text.replace("\r", "\r\n")


def _decoded(body: bytes) -> str:
    if body[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return body.decode("utf-16", "replace")
    for known in (body, FOLD.sub(b"", body)):  # some fold a line in the middle of a letter
        try:
            return known.decode("utf-8-sig")
        except UnicodeDecodeError:
            continue
    return body.decode("cp1252", "replace")


def _entry(event: Any, id: str, fixed: str = "") -> Entry:
    first = _here(event["DTSTART"].dt)
    last = _here(event["DTEND"].dt) if "DTEND" in event else first
    if "DTEND" not in event and "DURATION" in event:
        last = first + event["DURATION"].dt
    begins, ends = _day(first), _day(last)
    at_midnight = not isinstance(last, datetime) or (last.hour, last.minute) == (0, 0)
    if at_midnight and ends > begins:
        ends -= timedelta(days=1)  # a whole-day entry ends on the morning after
    return Entry(id, _title(event), begins, max(begins, ends), fixed=fixed)


def _here(when: Any) -> Any:
    """A universal time as the clock shows it in England: in summer the day may be the next one."""
    universal = isinstance(when, datetime) and str(when.tzinfo) == "UTC"
    return when.astimezone(HERE) if universal else when


def _day(when: Any) -> date:
    day = when.date() if isinstance(when, datetime) else when
    if not isinstance(day, date) or not 1990 <= day.year <= 2100:
        raise ValueError(when)
    return day


def _title(event: Any) -> str:
    words = _summary(event)
    if not words:
        raise ValueError("no title")
    return words[:200]


def _summary(event: Any) -> str:
    said = event.get("SUMMARY", "")
    one = said[0] if isinstance(said, list) else said
    coded = str(getattr(one, "params", {}).get("ENCODING", "")).upper() == "QUOTED-PRINTABLE"
    words = quopri.decodestring(str(one)).decode("utf-8", "replace") if coded else str(one)
    return " ".join(words.split())


def _unread(event: Any, key: str = "calendar.entry_unread") -> Problem:
    return Problem(key, about={"title": _summary(event)[:60] or "-"})


def _occurrences(
    calendars: Sequence[Any], repeating: set[str], span: tuple[date, date]
) -> tuple[list[Entry], list[Problem]]:
    """What repeats, as often as it does within `span`."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    for one in calendars:
        one.subcomponents[:] = [
            part for part in one.subcomponents if str(part.get("UID")) in {"None", *repeating}
        ]
        try:
            series = recurring_ical_events.of(one, skip_bad_series=True)
            found = series.between(span[0], span[1] + timedelta(days=1))
        except UNREADABLE:
            problems.append(Problem("calendar.repeats_unread"))
            continue
        if len(found) > MOST_ENTRIES:
            raise Refused(Problem("calendar.too_long", about={"most": MOST_ENTRIES}))
        for event in found:
            _add(entries, problems, event, (f"{event['UID']}/{_begin(event)}", "repeats"))
    return entries, problems


def _span(calendars: Sequence[Any], single: Sequence[Entry]) -> tuple[date, date]:
    """The school year of most entries; where all repeat, that in which the newest begins.

    An old series may go on for ever: its own years would drown those that are asked about.
    """
    begun = [day for one in calendars for e in one.walk("VEVENT") if (day := _begin(e))]
    newest = max(begun, default=date(1990, 9, 1))
    return school_year(single or [Entry("", "", newest, newest)])


def _begin(event: Any) -> date | None:
    try:
        return _day(event["DTSTART"].dt)
    except UNREADABLE:
        return None
