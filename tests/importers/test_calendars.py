"""Calendars as other programs write them, broken ones too: read, or refused with a sentence."""

import io
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from workshop_kit.domain.problem import Refused
from workshop_kit.exports.school_calendar import moved_calendar
from workshop_kit.importers.calendars import parsed, read_calendar
from workshop_kit.words import say

SAMPLE = Path(__file__).parent.parent.parent / "sample_data" / "calendars" / "bracken_hill.ics"


def ics(*events: str, head: str = "", end: str = "END:VCALENDAR\r\n") -> bytes:
    inside = "".join(f"BEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\n" for event in events)
    text = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{head}{inside}{end}"
    return text.encode()


DAY = "UID:1\r\nDTSTART;VALUE=DATE:20270203\r\nDTEND;VALUE=DATE:20270204\r\nSUMMARY:Reports"


def days(body):
    return [(e.title, f"{e.first}", f"{e.last}") for e in read_calendar(body).entries]


def test_the_sample_is_read_whole_and_its_repeating_briefing_cannot_move():
    reading = read_calendar(SAMPLE.read_bytes())
    assert reading.problems == ()
    briefings = [e for e in reading.entries if e.title == "Staff briefing"]
    assert len(briefings) == 46
    assert {e.fixed for e in briefings} == {"repeats"}
    assert len(reading.entries) - len(briefings) == 60


WHOLE = [("Reports", "2027-02-03", "2027-02-03")]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        pytest.param(ics(DAY), WHOLE, id="whole day"),
        pytest.param(ics(DAY).replace(b"\r\n", b"\n"), WHOLE, id="lines end as on Unix"),
        pytest.param(b"\xef\xbb\xbf" + ics(DAY), WHOLE, id="with a byte order mark"),
        pytest.param(ics(DAY).decode().encode("utf-16"), WHOLE, id="UTF-16"),
        pytest.param(
            ics(DAY) + ics(DAY.replace("UID:1", "UID:2")), WHOLE * 2, id="two in one file"
        ),
        pytest.param(
            ics("UID:1\r\nDTSTART:20270203T160000\r\nDTEND:20270203T190000\r\nSUMMARY:Reports"),
            WHOLE,
            id="a time without a zone",
        ),
        pytest.param(
            ics("UID:1\r\nDTSTART:20270203T160000Z\r\nDURATION:PT3H\r\nSUMMARY:Reports"),
            WHOLE,
            id="a length and no end",
        ),
        pytest.param(
            ics("UID:1\r\nDTSTART;TZID=GMT Standard Time:20270203T160000\r\nSUMMARY:Reports"),
            WHOLE,
            id="a zone with the name that Outlook gives it",
        ),
        pytest.param(
            ics("UID:1\r\nDTSTART;TZID=Nowhere/Land:20270203T160000\r\nSUMMARY:Reports"),
            WHOLE,
            id="a zone that nobody knows",
        ),
        pytest.param(ics(DAY.replace("UID:1\r\n", "")), WHOLE, id="no UID"),
        pytest.param(
            ics(
                "UID:1\r\nDTSTART;VALUE=DATE:20270203\r\nDTEND;VALUE=DATE:20270101\r\nSUMMARY:Reports"
            ),
            WHOLE,
            id="it ends before it begins",
        ),
        pytest.param(
            ics(
                "UID:1\r\nDTSTART;VALUE=DATE:20270203\r\nDTEND;VALUE=DATE:20270206\r\nSUMMARY:Reports"
            ),
            [("Reports", "2027-02-03", "2027-02-05")],
            id="three whole days",
        ),
        pytest.param(
            ics(DAY.replace("Reports", "Parents\\, pupils\\; all\\nwelcome")),
            [("Parents, pupils; all welcome", "2027-02-03", "2027-02-03")],
            id="commas and line ends in a title",
        ),
        pytest.param(
            ics(DAY.replace("SUMMARY:Reports", "SUMMARY:Rep\r\n orts")), WHOLE, id="a folded line"
        ),
        pytest.param(
            ics(DAY.replace("Reports", "Caf\u00e9")).decode().encode("cp1252"),
            [("Caf\u00e9", "2027-02-03", "2027-02-03")],
            id="Windows-1252",
        ),
        pytest.param(
            ics(
                "UID:1\r\nDTSTART;VALUE=DATE:20270203\r\nRRULE:FREQ=WEEKLY;COUNT=2\r\n"
                "EXDATE;VALUE=DATE:20270203\r\nSUMMARY:Reports"
            ),
            [("Reports", "2027-02-10", "2027-02-10")],
            id="repeats, once left out",
        ),
        pytest.param(ics(), [], id="an empty calendar"),
        pytest.param(
            ics(DAY, "UID:2\r\nSUMMARY:No date"), WHOLE, id="one without a date among others"
        ),
        pytest.param(
            ics(DAY, "UID:2\r\nDTSTART;VALUE=DATE:20279903\r\nSUMMARY:Odd"), WHOLE, id="month 99"
        ),
        pytest.param(
            ics(DAY, "UID:2\r\nDTSTART;VALUE=DATE:00010101\r\nSUMMARY:Old"), WHOLE, id="year 1"
        ),
        pytest.param(
            ics(DAY, "UID:2\r\nDTSTART;VALUE=DATE:20270203"), WHOLE, id="one without a title"
        ),
        pytest.param(
            ics(DAY, "UID:2\r\nDTSTART:20270203\r\nRRULE:FREQ=NEVER\r\nSUMMARY:Odd"),
            WHOLE,
            id="a rule that no calendar has",
        ),
    ],
)
def test_what_programs_write_is_read(body, found):
    assert days(body) == found


@pytest.mark.parametrize(
    ("body", "key"),
    [
        (b"", "sheet.empty"),
        (b"   \r\n", "sheet.empty"),
        (ics(DAY, end=""), "calendar.broken_off"),
        (ics(DAY)[:120], "calendar.broken_off"),
        (b"<html>Sign in to see this calendar</html>", "calendar.no_heads"),
        (b"%PDF-1.7 a calendar on paper", "calendar.no_heads"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR\r\n", "calendar.not_read"),
        (b"Who,Where\r\nA,B\r\n", "calendar.no_heads"),
        (b"\xd0\xcf\x11\xe0 old Excel", "sheet.old_office"),
        (b"PK\x03\x04 broken", "sheet.not_read"),
    ],
)
def test_what_is_no_calendar_is_refused_with_a_sentence(body, key):
    with pytest.raises(Refused) as refused:
        read_calendar(body)
    (problem,) = refused.value.problems
    assert problem.key == key
    assert say(problem.key, **problem.about)


def test_what_is_left_out_is_named():
    body = ics(DAY, "UID:2\r\nSUMMARY:No date", "UID:3\r\nDTSTART;VALUE=DATE:20270203")
    said = [say(p.key, **p.about) for p in read_calendar(body).problems]
    assert len(said) == 2
    assert "No date" in said[0]


LIST = (
    "Our year\n,\nDate,Event,End date\n3 February 2027,Reports,\n"
    'Wed 03/03/27,Trip,2027-03-05\n5th May 2027,"Mocks, year 11",\n,,\n32/01/2027,Odd,\n,No day,\n'
)


def test_a_list_is_read_by_its_heads_with_days_as_people_write_them():
    reading = read_calendar(LIST.encode())
    assert [(e.title, f"{e.first}", f"{e.last}") for e in reading.entries] == [
        ("Reports", "2027-02-03", "2027-02-03"),
        ("Trip", "2027-03-03", "2027-03-05"),
        ("Mocks, year 11", "2027-05-05", "2027-05-05"),
    ]
    assert [problem.about["cell"] for problem in reading.problems] == ["A8", "A9"]


def test_dates_of_excel_are_days():
    book = Workbook()
    book.active.append(["Start", "What"])
    book.active.append([datetime(2027, 2, 3, 9, 0), "Reports"])
    book.active.append([date(2027, 3, 3), "Trip"])
    body = io.BytesIO()
    book.save(body)
    assert [one[:2] for one in days(body.getvalue())] == [
        ("Reports", "2027-02-03"),
        ("Trip", "2027-03-03"),
    ]


def test_a_calendar_that_is_written_again_unmoved_is_the_same_bytes():
    body = SAMPLE.read_bytes()
    assert moved_calendar(parsed(body), {}) == body


def test_a_moved_entry_keeps_all_that_it_had_and_the_others_keep_their_days():
    event = (
        "UID:1\r\nDTSTART;TZID=Europe/London:20270203T160000\r\n"
        "DTEND;TZID=Europe/London:20270203T190000\r\nSUMMARY:Reports\r\n"
        "X-MIS-ROOM;X-KIND=hall:Main\r\nSEQUENCE:4\r\nLOCATION:Hall"
    )
    other = DAY.replace("UID:1", "UID:2")
    out = moved_calendar(parsed(ics(event, other, head="X-WR-CALNAME:Ours\r\n")), {"1": 2}).decode()
    assert "DTSTART;TZID=Europe/London:20270217T160000" in out
    assert "DTEND;TZID=Europe/London:20270217T190000" in out
    for kept in ("X-MIS-ROOM;X-KIND=hall:Main", "SEQUENCE:5", "X-WR-CALNAME:Ours", "20270203"):
        assert kept in out
    assert days(out.encode())[0] == WHOLE[0]
