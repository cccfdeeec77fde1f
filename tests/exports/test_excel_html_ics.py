"""Excel, web page and calendar: the same plan, and nothing that a program would execute."""

import io
from datetime import date, timedelta

import icalendar
import openpyxl
import pytest

from tests.exports.afternoon import ADOPTED, ANSWERED, CONSULTED, TODAY, Afternoon, played
from tests.exports.reading import READ, html_words, ics_words
from workshop_kit import exports

HOSTILE = [
    "=HYPERLINK(0)",
    "+1+1",
    "@SUM(A1)",
    "<script>alert(1)</script>",
    "{{ 7 * 7 }}",
    "mailto:a@b.test",
    "BEGIN:VEVENT",
    "a;b,c\\n",
]


def body(state, kind):
    return exports.file(state, TODAY, kind).body


def with_action(words):
    room = Afternoon(7)
    room.ideas()
    room.numbers()
    room.proposals(words)
    room.agree()
    room.complete(0, **CONSULTED, **ANSWERED, **ADOPTED)
    return room


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("kind", ["xlsx", "html"])
def test_hostile_words_come_out_as_they_were_typed(kind, words):
    assert words in READ[kind](body(with_action(words).state, kind))


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_one_line_of_one_calendar_entry(words):
    made = body(with_action(words).state, "ics")
    calendar = icalendar.Calendar.from_ical(made)
    assert len(calendar.walk("VEVENT")) == 3
    assert words in ics_words(made).replace("\n", "\\n") or words in ics_words(made)


def test_the_page_asks_nothing_of_anybody():
    page = body(played().state, "html").decode()
    assert "default-src 'none'" in page
    for asking in ("http:", "https:", "<script", "<img", "<link", "url(", "@import"):
        assert asking not in page
    assert page.count("<h1>") == 1
    assert "Action 1" in html_words(page.encode())


def entries_of(room, action):
    """The calendar's entries of one action."""
    entries = icalendar.Calendar.from_ical(body(room.state, "ics")).walk("VEVENT")
    return [entry for entry in entries if action in str(entry["SUMMARY"])]


def test_the_calendar_asks_after_two_six_and_twelve_weeks_and_at_the_review():
    room = played()
    room.complete(3, begins="2027-02-22")
    entries = entries_of(room, "Action 4")
    begins = date(2027, 2, 22)
    days = [begins + timedelta(weeks=n) for n in (2, 6, 12)]
    assert [entry["DTSTART"].dt for entry in entries] == [*days, date(2027, 3, 29)]
    assert all(str(one["DESCRIPTION"]).startswith("Adopted. ") for one in entries)


def test_no_name_is_in_a_calendar_from_which_nobody_could_take_it_back():
    room = played()
    names = {"lead": "Ada Penrose", "adopted_by": "Ben Quill", "answered_by": "Cy Rowe"}
    room.complete(3, **names, consulted_with="Di Stone", begins="2027-02-22")
    told = body(room.state, "ics").decode().replace("\r\n ", "")
    assert "BEGIN:VEVENT" in told
    assert not [name for name in (*names.values(), "Di Stone") if name in told]


def test_the_entries_of_a_plan_that_is_exported_again_are_the_same_ones_on_their_new_days():
    room = played()
    room.complete(3, begins="2027-02-22")
    before = {str(one["UID"]): one["DTSTART"].dt for one in entries_of(room, "Action 4")}
    room.complete(3, begins="2027-02-23", what="Action 4, in other words")
    after = {str(one["UID"]): one["DTSTART"].dt for one in entries_of(room, "Action 4")}
    assert before.keys() == after.keys() and len(before) == 4
    assert sum(after[uid] - before[uid] == timedelta(days=1) for uid in before) == 3


def test_what_is_not_adopted_has_no_day_in_the_calendar_but_its_own_review():
    room = played()
    assert entries_of(room, "Action 1") == []
    room.complete(0, review="2027-03-01")
    (entry,) = entries_of(room, "Action 1")
    assert entry["DTSTART"].dt == date(2027, 3, 1)
    assert str(entry["DESCRIPTION"]).startswith("Recommended. ")
    entries = entries_of(room, "")
    assert len({str(entry["UID"]) for entry in entries}) == len(entries)
    assert all(entry.walk("VALARM") for entry in entries)


def test_the_calendar_says_when_the_leaders_answer_is_due_and_that_a_review_follows_a_no():
    room = played()
    until = {"answer": "need_until", "answer_until": "2027-02-12"}
    room.complete(0, **CONSULTED, **{**ANSWERED, **until}, review="2027-03-01")
    found = {str(one["SUMMARY"]): one["DTSTART"].dt for one in entries_of(room, "Action 1")}
    assert found["The leader’s answer is due: Action 1"] == date(2027, 2, 12)
    assert found["Review: Action 1"] == date(2027, 3, 1)
    room.complete(0, answer="not_now", answer_words="no money")
    (entry,) = entries_of(room, "Action 1")
    assert entry["SUMMARY"] == "Look again, the answer was “not now”: Action 1"


def test_nobody_is_woken_at_midnight_by_an_alarm():
    (alarm,) = entries_of(played(), "Action 4")[0].walk("VALARM")
    assert alarm["TRIGGER"].dt == timedelta(hours=9) - timedelta(days=1)


def test_the_long_sheet_of_the_plan_is_printed_so_that_it_can_be_read():
    book = openpyxl.load_workbook(io.BytesIO(body(played().state, "xlsx")))
    assert book["Plan"].page_setup.fitToWidth == "5" or book["Plan"].page_setup.fitToWidth == 5
    assert book["Plan"].print_title_cols == "$C:$C"
    assert not book["Plan"]["A3"].alignment.wrap_text  # in a narrow column: ten lines high
    told = next(cell for cell in book["Report"]["A"] if "Every figure" in str(cell.value))
    assert told.alignment.wrap_text


def test_the_excel_file_offers_the_three_words_of_the_follow_up():
    book = openpyxl.load_workbook(io.BytesIO(body(played().state, "xlsx")))
    assert book.sheetnames == ["Plan", "Minutes", "Report", "Figures"]
    assert [sheet.sheet_state for sheet in book] == ["visible"] * 3 + ["hidden"]
    told = book["Plan"].data_validations.dataValidation[-1]
    assert told.showInputMessage and "stopped 12, partly 5, not 3" in told.prompt
    assert len(told.prompt) <= 255 and len(told.promptTitle) <= 32
    head = [cell.value for cell in book["Plan"][5]]
    assert head[-3:-1] == ["Has it stopped?", "Which task it answers"]
    assert "What stops or changes" in head
    states = [
        row[head.index("State")].value for row in book["Plan"].iter_rows(min_row=6, max_row=9)
    ]
    assert states == ["Recommended", "Consulted on", "Answered", "Adopted"]


def test_excel_says_how_far_the_room_agrees_and_what_came_of_its_worries():
    room = played()
    action = room.state.actions[0]
    worry = {"about": "Cover is thin", "answer": "Twice a term", "of": [action.reasons[0].id]}
    room.complete(0, worries=[worry])
    sheet = openpyxl.load_workbook(io.BytesIO(body(room.state, "xlsx")))["Plan"]
    head = [cell.value for cell in sheet[5]]
    row = dict(zip(head, [cell.value for cell in sheet[6]], strict=True))
    assert row["How far the room agrees, in devices"].startswith("Yes: 6; Yes, with a worry: 0")
    told = "Cover is thin (raised by devices: 1): Twice a term."
    assert row["Worries and their answers, in new words"] == told
