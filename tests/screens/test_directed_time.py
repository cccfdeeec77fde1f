"""The page of directed time: a form or a sheet in, hours, findings and files out; nothing kept."""

import base64
import io
from dataclasses import replace
from pathlib import Path

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

import workshop_kit
from tests.screens.stage import Stage
from workshop_kit.domain.meetings import Meeting
from workshop_kit.importers.staff_time import read_staff
from workshop_kit.screens.directed_form import EXAMPLE
from workshop_kit.screens.directed_time import DirectedTime

SAMPLES = Path(__file__).parent.parent.parent / "sample_data" / "directed_time"
POST = {**EXAMPLE, "name": "Class teacher"}
DATES = {"first_1": "2026-09-02", "last_1": "2026-10-23"}


@pytest.fixture
def page(stage) -> DirectedTime:
    return workshop_kit.directed_time()


def reckon(stage: Stage, page: DirectedTime, **other) -> dict:
    message = {"terms": "maintained", "year": "2026/27", "post": POST, "dates": DATES, **other}
    return stage.say(page, do="post", **message)


def sheet(stage: Stage, page: DirectedTime, body) -> dict:
    sent = base64.b64encode(body).decode() if isinstance(body, bytes) else body
    return stage.say(page, do="sheet", terms="not_sure", year="2026/27", body=sent)


def test_the_example_of_the_form_fits_and_adds_up(stage, page):
    assert page.data["result"] is None
    assert reckon(stage, page)["what"] == "saved"
    [post] = page.data["result"]["posts"]
    assert post["sentence"].startswith("1,241:50 of 1,265:00 hours")
    assert post["hours"] == ["1,241:50", "1,265:00", "23:10"]
    assert [ones for _, _, ones in page.data["result"]["found"]] == [[], []]


def test_the_picture_has_the_same_hours_as_its_table(stage, page):
    reckon(stage, page)
    [post] = page.data["result"]["posts"]
    assert sum(width for _, _, width, _ in post["bar"]) == pytest.approx(100)
    assert post["limit"] == 100
    assert {group for group, *_ in post["bar"]} == {group for group, *_ in post["rows"]}
    reckon(stage, page, post={**POST, "contingency": "100"})
    [over] = page.data["result"]["posts"]
    assert over["over"] and over["limit"] < 100
    assert "left" not in {group for group, *_ in over["bar"]}


def test_when_the_rules_were_checked_stands_with_the_result(stage, page):
    reckon(stage, page)
    told = page.data["result"]
    assert told["old"] and "document of 2026/27 is not known to this kit" in told["checked"]
    reckon(stage, page, year="2025/26")
    assert "22 November 2026" in page.data["result"]["checked"]
    reckon(stage, page, year="2031/32")
    result = page.data["result"]
    assert result["old"] and "not known" in result["checked"]
    assert result["posts"][0]["hours"][1:] == ["–", "–"]


@pytest.mark.parametrize("terms", ["", None, "all", ["maintained"]])
def test_which_terms_apply_has_to_be_said_first(stage, page, terms):
    [problem] = reckon(stage, page, terms=terms)["problems"]
    assert problem == {"field": "terms", "sentence": "Choose which terms apply"}
    assert page.data["result"] is None


def test_what_is_wrong_is_told_beside_its_field_and_the_result_before_stays(stage, page):
    reckon(stage, page)
    before = page.data["result"]
    said = reckon(stage, page, post={**POST, "start": "8.5"}, dates={"first_2": "soon"})
    assert [one["field"] for one in said["problems"]] == ["start", "last_2"]
    assert page.data["result"] == before


@pytest.mark.parametrize("odd", [None, [], "x", {"start": ["8"]}, {"name": {"a": 1}}, {"start": 8}])
def test_no_message_breaks_the_page(stage, page, odd):
    assert reckon(stage, page, post=odd, dates=odd, year=odd)["what"] == "problems"
    assert stage.say(page, do="file", kind=odd) == {}
    assert sheet(stage, page, odd)["what"] == "problems"
    assert stage.say(page, do=str(odd)) == {}


def test_a_whole_staff_is_read_from_a_sheet(stage, page):
    assert sheet(stage, page, (SAMPLES / "whole_staff.xlsx").read_bytes())["what"] == "saved"
    result = page.data["result"]
    assert [post["name"] for post in result["posts"] if post["over"]] == [
        "Music teacher, Thu and Fri"
    ]
    fits, look = (ones for _, _, ones in result["found"])
    assert len(fits) == 4 and look == []
    assert all("Check whether it binds here" in one["rule"] for one in fits)
    assert result["slots"] > 0


def test_all_that_is_wrong_with_a_sheet_is_told_at_once(stage, page):
    body = b"Post,Start,End,Lunch\nA,8.5,3pm,60\nB,8.30,late,60\n"
    told = [one["sentence"] for one in sheet(stage, page, body)["problems"]]
    assert [line.partition(" ")[0] for line in told] == ["B2", "C3"]
    for body in ("", "%%%", "A" * 8_000_000):
        [said] = sheet(stage, page, body)["problems"]
        assert (said["field"], said["sentence"]) == ("sheet", "Choose a file of at most 5 MB")


def made(stage: Stage, page: DirectedTime, kind: str) -> bytes:
    said = stage.say(page, do="file", kind=kind)
    assert said["name"].startswith("directed-time-")
    return base64.b64decode(said["body"])


BRIEFING = Meeting("Briefing", "meeting", 15, 38, {"Teachers": 40, "Office": 3})
STOPPED = replace(BRIEFING, decision="stop")


def with_list(*listed: Meeting) -> DirectedTime:
    """The page of a school that has this list of meetings."""
    page = workshop_kit.directed_time()
    return DirectedTime(replace(page._means, meetings=lambda: listed), None)


def test_the_meetings_list_is_taken_over_in_one_step_for_a_job(stage):
    page = with_list(BRIEFING, Meeting("Office hour", "meeting", 60, 38, {"Office": 3}))
    assert [job for job, _ in page.data["jobs"]] == ["", "Office", "Teachers"]
    reckon(stage, page, post=POST | {"job": "Teachers"})
    assert page.data["result"]["posts"][0]["sentence"].startswith("1,207:00 of 1,265:00")
    rows = {name: hours for _, name, hours, _ in page.data["result"]["posts"][0]["rows"]}
    assert rows["Meetings, from the list of what they cost"] == "9:30"
    assert "Staff meetings" not in rows and "Briefings" not in rows


def test_stopping_a_meeting_on_the_list_gives_its_minutes_back(stage):
    def left(*listed):
        page = with_list(*listed)
        reckon(stage, page, post=POST | {"job": "Teachers"})
        return page.data["result"]["posts"][0]["hours"][0]

    other = Meeting("Staff meeting", "meeting", 60, 38, {"Teachers": 40})
    assert (left(BRIEFING, other), left(STOPPED, other)) == ("1,245:00", "1,235:30")


def test_a_school_without_a_list_is_offered_none_and_an_unknown_job_is_told(stage, page):
    assert page.data["jobs"] == []
    [problem] = reckon(stage, page, post=POST | {"job": "Nobody"})["problems"]
    assert problem["field"] == "job" and "“Nobody”" in problem["sentence"]


STAFF = b"Post,Start,End,Lunch,Staff meetings,%s,Job on the list of meetings\n" % (
    b'"Staff meetings, length (minutes)"'
)


def test_a_whole_staff_takes_over_the_list_by_the_job_of_each_post(stage):
    page = with_list(BRIEFING, Meeting("Office hour", "meeting", 60, 38, {"Office": 3}))
    rows = b"A,8:30,15:30,60,38,60,teachers\nB,8:30,15:30,60,38,60,Office\nC,8:30,15:30,60,38,60,\n"
    assert sheet(stage, page, STAFF + rows)["what"] == "saved"
    met = [
        {name: hours for _, name, hours, _ in post["rows"]} for post in page.data["result"]["posts"]
    ]
    listed = "Meetings, from the list of what they cost"
    assert [one.get(listed) for one in met] == ["9:30", "47:30", None]
    assert [one.get("Staff meetings") for one in met] == [None, None, "38:00"]


def test_every_job_of_a_sheet_that_is_not_on_the_list_is_told_at_once(stage):
    rows = b"A,8:30,15:30,60,38,60,Governors\nB,8:30,15:30,60,38,60,Cooks\n"
    said = sheet(stage, with_list(BRIEFING), STAFF + rows)["problems"]
    assert [one["field"] for one in said] == ["sheet", "sheet"]
    assert "A: “Governors”" in said[0]["sentence"] and "B: “Cooks”" in said[1]["sentence"]


def test_the_excel_file_has_the_totals_findings_calendar_and_rules(stage, page):
    sheet(stage, page, (SAMPLES / "whole_staff.xlsx").read_bytes())
    book = load_workbook(io.BytesIO(made(stage, page, "xlsx")))
    assert book.sheetnames == ["Totals", "Findings", "Draft calendar", "Rules"]
    totals = list(book["Totals"].values)
    year_4 = dict(zip(totals[2], totals[3], strict=True))
    assert year_4["Post"] == "Year 4 teacher"
    assert year_4["Left"].total_seconds() == (23 * 60 + 10) * 60
    assert book["Findings"].max_row == 3 + 4
    music = next(row for row in totals if row[0] == "Music teacher, Thu and Fri")
    assert music[-1] == "−51:50"


def test_the_calendar_has_an_entry_for_each_slot(stage, page):
    reckon(stage, page)
    entries = Calendar.from_ical(made(stage, page, "ics")).walk("VEVENT")
    assert len(entries) == page.data["result"]["slots"] == 38 + 38 + 3 + 5
    assert len({str(entry["uid"]) for entry in entries}) == len(entries)
    assert {str(entry["summary"]) for entry in entries} == {
        "Draft: Briefing",
        "Draft: INSET day",
        "Draft: Parents’ evening",
        "Draft: Staff meeting",
    }
    assert all(entry["dtstart"].dt.tzinfo is None for entry in entries)  # the school's own time


def test_the_empty_sheet_can_be_had_before_anything_and_be_filled_in(stage, page):
    book = load_workbook(io.BytesIO(made(stage, page, "empty")))
    head = [cell.value for cell in book["Posts"][1]]
    row = {"Post": "A", "Start": "8.30", "End": "15:30", "Lunch (minutes a day)": 60}
    book["Posts"].append([row.get(name) for name in head])
    out = io.BytesIO()
    book.save(out)
    assert [post.name for post in read_staff(out.getvalue()).posts] == ["A"]
    assert stage.say(page, do="file", kind="xlsx") == {}
