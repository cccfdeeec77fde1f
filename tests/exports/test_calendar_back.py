"""A school's calendar comes back as it stood: only what moved has other days."""

import difflib
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from workshop_kit.exports.school_calendar import moved_calendar
from workshop_kit.importers.calendars import as_it_stood, read_calendar

SAMPLE = Path(__file__).parent.parent.parent / "sample_data" / "calendars" / "bracken_hill.ics"
# What Outlook, Apple and others write, and what reading and writing anew would change of it.
ODD = """\
BEGIN:VCALENDAR
VERSION:2.0
X-WR-CALNAME;X-A="a;b:c":Our\\, year\\; whole
BEGIN:VTIMEZONE
TZID:GMT Standard Time
BEGIN:STANDARD
DTSTART:16010101T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:+0100
TZOFFSETTO:-0000
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:evening
DTSTART;TZID="GMT Standard Time":20270203T160000
DTEND;X-FIRST="a quoted; parameter: it is long enough to be folded in the middle of t
 he day";TZID="GMT Standard Time":202702
 03T190000
ATTENDEE;CN="Smith, Jo: Head; of year";RSVP=TRUE:mailto:jo@school.example
SUMMARY;LANGUAGE=en-gb:Parents\' evening\\, year 7\\n in the hall
DESCRIPTION:Émile and others meet in the hall é é é é é é é é é é é é é é
  é é é é\tand stay
REQUEST-STATUS:2.0;Success
GEO:51.500000;-0.100000
X-EMPTY:
x-mis-room;X-KIND=hall:Main
BEGIN:VALARM
TRIGGER;RELATED=END;X-Q="z;1":PT0S
DTSTART:20270203T150000
SEQUENCE:7
END:VALARM
SEQUENCE:4
END:VEVENT
BEGIN:VEVENT
UID:briefing
DTSTART;VALUE=DATE:20270203
RRULE:FREQ=WEEKLY;UNTIL=20270701;WKST=MO;BYDAY=WE
SUMMARY:Briefing
END:VEVENT
begin:vevent
uid:clocks
dtstart:20261019T160000Z
dtend:20261019T170000Z
summary:Reports
end:vevent
BEGIN:X-OTHER
DTSTART:20270203T160000
END:X-OTHER
END:VCALENDAR
"""


def back(body: bytes, moves: dict[str, int]) -> bytes:
    return moved_calendar(*as_it_stood(body), moves)


def changed(was: str, now: str) -> list[str]:
    told = difflib.unified_diff(was.splitlines(), now.splitlines(), lineterm="", n=0)
    return [f"{line[0]} {line[1:]}" for line in list(told)[2:] if line[0] in "+-"]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_calendar_that_is_written_again_unmoved_is_the_same_bytes(end):
    for body in (ODD.replace("\n", end).encode(), SAMPLE.read_bytes()):
        assert back(body, {}) == body


def test_the_same_bytes_come_back_from_two_calendars_in_one_file_without_a_last_line_end():
    body = (ODD + ODD.replace("UID:", "UID:2-")).strip().encode()
    assert back(body, {}) == body


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_moved_entry_gets_other_days_and_a_higher_number_and_nothing_else_changes(end):
    body = ODD.replace("\n", end)
    out = back(body.encode(), {"evening": 2}).decode()
    assert out.count(end) == out.count("\n")
    assert changed(ODD, out.replace(end, "\n")) == [
        '- DTSTART;TZID="GMT Standard Time":20270203T160000',
        '+ DTSTART;TZID="GMT Standard Time":20270217T160000',
        "-  03T190000",
        "+  17T190000",
        "- SEQUENCE:4",
        "+ SEQUENCE:5",
    ]


def test_an_entry_in_universal_time_keeps_its_hour_when_the_clocks_change():
    out = back(ODD.encode(), {"clocks": 2}).decode()
    assert changed(ODD, out) == [
        "- dtstart:20261019T160000Z",
        "- dtend:20261019T170000Z",
        "+ dtstart:20261102T170000Z",
        "+ dtend:20261102T180000Z",
        "+ SEQUENCE:1",
    ]


def test_what_comes_back_is_read_again_with_the_new_days():
    out = back(ODD.encode(), {"evening": 2, "clocks": -1})
    first = {entry.id: entry.first for entry in read_calendar(out).entries}
    assert (first["evening"], first["clocks"]) == (date(2027, 2, 17), date(2026, 10, 12))
    assert len(Calendar.from_ical(out).walk("VALARM")) == 1


@pytest.mark.parametrize(
    "body",
    [
        b"\xef\xbb\xbf" + ODD.encode(),
        ODD.encode("utf-16"),
        ODD.encode("cp1252"),
        ODD.encode() + b"<!-- made by a server -->\n",
    ],
)
def test_other_ways_to_write_letters_come_back_in_utf_8_and_words_after_the_end_stay_away(body):
    assert back(body, {}) == ODD.encode()
