"""Calendars as other programs write them, broken ones too: read, or refused with a sentence."""

import io
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from workshop_kit.domain.problem import Refused
from workshop_kit.exports.school_calendar import moved_calendar
from workshop_kit.importers.calendars import as_it_stood, read_calendar
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
        (b"<html>Sign in to see this calendar</html>", "calendar.web_page"),
        (b"\xef\xbb\xbf\n<!DOCTYPE html><title>Sign in</title>", "calendar.web_page"),
        (ics(DAY) + ics(DAY)[:-30], "calendar.broken_off"),
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


WEEKLY = "UID:w\r\nDTSTART:20260907T083000\r\nRRULE:FREQ=WEEKLY%s\r\nSUMMARY:Briefing"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        pytest.param(ics(DAY) + b"<!-- made by a server -->\r\n", WHOLE, id="words after the end"),
        pytest.param(ics(DAY).replace(b"\r\n", b"\r"), WHOLE, id="lines end as on old Macs"),
        pytest.param(
            ics(DAY.replace("Reports", "Caf\u00e9")).replace(b"Caf\xc3", b"Caf\xc3\r\n "),
            [("Caf\u00e9", "2027-02-03", "2027-02-03")],
            id="folded in the middle of a letter",
        ),
        pytest.param(
            ics(DAY, head="BEGIN:VTIMEZONE\r\nTZID:Odd\r\nEND:VTIMEZONE\r\n"),
            WHOLE,
            id="a zone without rules",
        ),
        pytest.param(ics(DAY, DAY.replace("1", "2") + "\r\nSTATUS:CANCELLED"), WHOLE, id="off"),
        pytest.param(ics(DAY, head="METHOD:CANCEL\r\n"), [], id="a calendar that calls off"),
        pytest.param(
            ics("UID:1\r\nDTSTART:20260701T230000Z\r\nDTEND:20260702T230000Z\r\nSUMMARY:INSET"),
            [("INSET", "2026-07-02", "2026-07-02")],
            id="a whole day of summer in universal time",
        ),
        pytest.param(ics(DAY + "\r\nSUMMARY:Berichte"), WHOLE, id="two titles"),
        pytest.param(
            ics(DAY.replace("SUMMARY:", "SUMMARY;ENCODING=QUOTED-PRINTABLE:=52")),
            [("RReports", "2027-02-03", "2027-02-03")],
            id="a title in the code of old programs",
        ),
        pytest.param(ics(DAY, WEEKLY % ";INTERVAL=0"), WHOLE, id="repeats every 0 weeks"),
        pytest.param(
            ics(DAY, (WEEKLY % "").replace("2026", "9999")), WHOLE, id="repeats from the last year"
        ),
        pytest.param(
            ics(DAY, WEEKLY % ";COUNT=1", (WEEKLY % "").replace("UID:w\r\n", "")[:40]),
            [("Briefing", "2026-09-07", "2026-09-07"), *WHOLE],
            id="a broken entry does not spoil those that repeat",
        ),
        pytest.param(
            ics(
                WEEKLY % ";COUNT=2",
                "UID:w\r\nRECURRENCE-ID:20260914T083000\r\nDTSTART:20260914T083000\r\n"
                "STATUS:CANCELLED\r\nSUMMARY:Briefing",
            ),
            [("Briefing", "2026-09-07", "2026-09-07")],
            id="one of a series is called off",
        ),
    ],
)
def test_what_odd_programs_write_is_read(body, found):
    assert days(body) == found


@pytest.mark.parametrize("rule", ["FREQ=SECONDLY", "FREQ=HOURLY", "FREQ=DAILY;BYMINUTE=1,2"])
def test_what_repeats_many_times_a_day_is_left_out_with_a_sentence(rule):
    reading = read_calendar(ics(DAY, (WEEKLY % "").replace("FREQ=WEEKLY", rule)))
    assert len(reading.entries) == 1
    assert [problem.key for problem in reading.problems] == ["calendar.too_often"]


def test_a_series_that_began_long_ago_counts_in_the_year_of_the_other_entries():
    old = (WEEKLY % "").replace("2026", "2015")
    found = days(ics(old, DAY))
    briefings = [first for title, first, _ in found if title == "Briefing"]
    assert (len(briefings), min(briefings), max(briefings)) == (52, "2026-09-07", "2027-08-30")


def test_more_repeats_than_a_school_year_holds_are_refused_and_not_cut_short():
    many = [(WEEKLY % ";BYDAY=MO,TU,WE,TH,FR").replace(":w", f":{n}") for n in range(90)]
    with pytest.raises(Refused) as refused:
        read_calendar(ics(*many))
    assert [problem.key for problem in refused.value.problems] == ["calendar.too_long"]


def test_entries_without_a_uid_or_with_the_same_are_told_apart():
    later = DAY.replace("0203", "0210").replace("0204", "0211")
    body = ics(DAY, later, DAY.replace("UID:1\r\n", ""), later.replace("UID:1\r\n", ""))
    ids = [entry.id for entry in read_calendar(body).entries]
    assert len(set(ids)) == 4
    out = moved_calendar(*as_it_stood(body), {ids[0]: 1})
    assert [first for _, first, _ in days(out)].count("2027-02-03") == 1


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


def test_a_list_may_have_a_sheet_for_each_term_and_merged_dates():
    book = Workbook()
    for title, day in (("Autumn", date(2026, 10, 5)), ("Spring", date(2027, 2, 3))):
        sheet = book.create_sheet(title)
        for row in (["Date", "Event"], [day, "Reports"], ["", "Mocks"], ["7 Sept 2026", ""]):
            sheet.append(row)
        sheet.merge_cells("A2:A3")
    body = io.BytesIO()
    book.save(body)
    reading = read_calendar(body.getvalue())
    assert [(e.title, f"{e.first}") for e in reading.entries] == [
        *(("Mocks", "2026-10-05"), ("Reports", "2026-10-05")),
        *(("Mocks", "2027-02-03"), ("Reports", "2027-02-03")),
    ]
    assert reading.problems == ()
    assert len({entry.id for entry in reading.entries}) == 4


@pytest.mark.parametrize(
    "day", ["7 Sept 2026", "Mon 7th Sept. 2026", "07/09/2026 16:00", "2026-09-07T16:00:00"]
)
def test_a_day_is_read_as_people_and_programs_write_it(day):
    assert days(f"Week commencing,Event\n{day},Trip\n".encode())[0][1] == "2026-09-07"


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
