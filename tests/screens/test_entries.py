"""Meetings and new initiatives: listed, changed, removed; kept in the school's folder."""

import base64
import json
import re
from dataclasses import replace
from functools import partial
from io import BytesIO

import pytest
from docx import Document

from tests.domain.made import BRIEFING
from tests.reviewed import followed
from tests.sample import Afternoon
from workshop_kit import tools
from workshop_kit.domain.initiatives import MOST_INITIATIVES, check_initiative
from workshop_kit.domain.meetings import check_meeting
from workshop_kit.domain.meetings_said import last_heard
from workshop_kit.school import School, lists
from workshop_kit.screens.before_you_add import BeforeYouAdd
from workshop_kit.screens.entries import Means
from workshop_kit.screens.meetings import MeetingsPage, Offered
from workshop_kit.screens.parts.part import joined
from workshop_kit.screens.plans import Followed, PlansPage

TODAY = "2027-01-04"
NEW = {
    "what": "A reading log",
    "asked_by": "The trust",
    "minutes": {"Teachers": 20},
    "returns": "",
    "gives": {},
    "asked": "",
    "review": "2027-06-01",
}


@pytest.fixture
def folder(tmp_path):
    return tmp_path


def meetings(folder, most=100, heard=None):
    load, keep = partial(lists.meetings, folder), partial(lists.keep_meetings, folder)
    means = Means("Elm Park", load, keep, check_meeting, most)
    return MeetingsPage(means, None, Offered(["Teachers"], heard))


def initiatives(folder):
    load, keep = partial(lists.initiatives, folder), partial(lists.keep_initiatives, folder)
    check = partial(check_initiative, today=TODAY)
    return BeforeYouAdd(Means("Elm Park", load, keep, check, MOST_INITIATIVES), None, [])


def save(stage, page, value, **more):
    return stage.say(page, do="save", value=value, **{"entry": None, **more})


def test_a_meeting_is_kept_with_its_hours_and_found_again(stage, folder):
    page = meetings(folder)
    assert save(stage, page, BRIEFING)["what"] == "saved"
    again = meetings(folder).data
    assert "570 hours a year" in " ".join(again["entries"][0]["lines"])
    assert again["table"]["rows"][0] == [
        "Teachers",
        "about 428 hours",
        "about 428 hours",
        "–",
    ]


def told_of(page):
    return " ".join(page.data["entries"][0]["lines"])


def test_where_nothing_is_left_it_is_said_what_it_was_and_never_about_0_hours(stage, folder):
    page = meetings(folder)
    save(stage, page, {**BRIEFING, "decision": "stop"})
    assert "Takes about 570 hours a year. Once the list holds, none of it is left" in told_of(page)
    assert "Stop it" in told_of(page)
    short = {**BRIEFING, "minutes": 2, "times": 3, "people": {"Office staff": 1}}
    save(stage, page, short, entry=0, was="Monday briefing")
    assert "less than 1 hour a year" in told_of(page) and "Once the list" not in told_of(page)
    assert "about 0" not in json.dumps(page.data)


def test_a_meeting_that_staff_named_is_offered_until_it_is_on_the_list(stage, folder):
    room = Afternoon("communications", 60).play()
    rows = [
        replace(row, count=2) if row.name == "Morning briefing" else row
        for row in room.result("meetings").rows  # two tables each for 15 and for 25 minutes
    ]
    told = {**room.results, "meetings": replace(room.results["meetings"], rows=tuple(rows))}
    page = meetings(folder, heard=last_heard([replace(room, results=told)]))
    said = page.data["said"]
    staff = next(one for one in said["entries"] if one["name"] == "Staff meeting")
    assert staff["own"] == {"name": "Staff meeting", "minutes": 60, "times": 34, "people": {"": 26}}
    assert "Shorten 13" in " ".join(staff["lines"])
    assert staff["lines"][0] == "Named by at least two tables"
    briefing = next(one for one in said["entries"] if one["name"] == "Morning briefing")
    assert "Minutes each time: 15 to 25" in briefing["lines"]
    assert "minutes" not in briefing["own"]
    assert "Communications, 4 January 2027 (code ROOM)" in said["hint"]
    save(stage, page, {**BRIEFING, "name": "staff meeting"})
    assert "Staff meeting" not in [one["name"] for one in page.data["said"]["entries"]]
    assert meetings(folder).data["said"] is None


def test_one_is_changed_and_removed_and_no_other(stage, folder):
    page = meetings(folder)
    for name in ("One", "Two", "Three"):
        save(stage, page, {**BRIEFING, "name": name})
    change = {**BRIEFING, "name": "Second", "decision": "stop"}
    assert save(stage, page, change, entry=1, was="Two")["what"] == "saved"
    assert stage.say(page, do="remove", entry=0, was="One")["what"] == "saved"
    assert [one.name for one in lists.meetings(folder)] == ["Second", "Three"]


@pytest.mark.parametrize("at", [1, 7, -1, "0", 0.0, True])
def test_who_means_an_entry_that_is_no_longer_there_changes_nothing(stage, folder, at):
    page = meetings(folder)
    save(stage, page, BRIEFING)
    told = save(stage, page, BRIEFING, entry=at, was="Monday briefing")
    assert told["what"] == "problems"
    assert stage.say(page, do="remove", entry=at, was="Monday briefing")["what"] == "problems"
    assert stage.say(page, do="remove", entry=0, was="Another")["what"] == "problems"
    assert len(lists.meetings(folder)) == 1


def test_two_pages_of_one_school_do_not_undo_each_other(stage, folder):
    one, other = meetings(folder), meetings(folder)
    save(stage, one, {**BRIEFING, "name": "First"})
    save(stage, other, {**BRIEFING, "name": "Second"})
    assert [meeting.name for meeting in lists.meetings(folder)] == ["First", "Second"]


def test_what_is_wrong_is_told_and_a_full_list_too(stage, folder):
    page = meetings(folder, most=1)
    told = save(stage, page, {**BRIEFING, "minutes": "x", "people": {}})
    assert [one["field"] for one in told["problems"]] == ["minutes", "people"]
    assert save(stage, page, None)["what"] == "problems"
    save(stage, page, BRIEFING)
    assert "at most" in save(stage, page, BRIEFING)["problems"][0]["sentence"]


def test_a_file_broken_by_hand_is_put_aside_and_not_lost(folder):
    (folder / lists.MEETINGS).write_text("[{", "utf-8")
    assert lists.meetings(folder) == ()
    assert (folder / "meetings.broken").read_text("utf-8") == "[{"


def test_nothing_goes_and_nobody_was_asked_is_said_in_plain_words(stage, folder):
    page = initiatives(folder)
    assert save(stage, page, NEW)["what"] == "saved"
    lines = page.data["entries"][0]["lines"]
    assert "Nothing goes in return." in lines and "Nobody who would do it was asked." in lines
    assert "More work than before for: Teachers: 20 minutes. Nobody has accepted it yet." in lines


def test_it_becomes_a_word_file_that_says_the_same(stage, monkeypatch, folder):
    School(folder, "Elm Park").stop()
    monkeypatch.chdir(folder)
    page = tools.before_you_add()
    later = {**NEW, "review": "2099-06-01"}
    assert save(stage, page, later)["what"] == "saved"
    stage.say(page, do="file", entry=0, was="A reading log")
    sent = stage.replies[-1]
    assert sent["name"] == "before-you-add.docx"
    told = "\n".join(p.text for p in Document(BytesIO(base64.b64decode(sent["body"]))).paragraphs)
    assert "A reading log" in told
    assert "Nothing goes in return." in told and "Nobody who would do it was asked." in told


def test_the_next_room_is_told_of_what_was_added(stage, folder):
    school = School(folder, "Elm Park")
    save(stage, initiatives(folder), NEW)
    opening = school.open_room("feedback_and_marking").opening
    assert [(one.practice, one.source) for one in opening.agreed] == [
        ("A reading log", "Before you add")
    ]
    school.stop()


def test_the_ledger_of_all_plans_holds_each_source_by_itself(stage, folder):
    save(stage, meetings(folder), {**BRIEFING, "decision": "stop"})
    save(stage, initiatives(folder), NEW)
    lists_ = (lists.meetings(folder), lists.initiatives(folder))
    data = PlansPage(Followed("Elm Park", [followed("One").state], *lists_), TODAY, None).data
    plans, stopped, added = data["ledger"]
    assert ["Teachers", "about 20 minutes", "–"] in plans["rows"]
    assert [len(one["head"]) for one in data["ledger"]] == [3, 4, 3]  # years where they are known
    week, year = "about 14 to 15 minutes", "gives back about 428 hours"
    assert stopped["rows"][0] == ["Teachers", week, "–", year]
    assert added["rows"] == [["Teachers", "–", "about 20 minutes, not yet accepted"]]


def test_without_a_school_the_pages_say_that_nothing_is_kept(stage, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    page = tools.meetings()
    assert "lost when this page closes" in page.data["notice"]
    assert save(stage, page, BRIEFING)["what"] == "saved"
    assert len(page.data["entries"]) == 1
    assert list(tmp_path.iterdir()) == []
    assert "Teachers" in json.dumps(page.data["jobs"])


def test_each_page_is_given_every_word_that_its_script_draws(folder):
    pages = {"meetings.js": meetings(folder), "before_you_add.js": initiatives(folder)}
    for script, page in pages.items():
        drawn = re.findall(r"\bwords\.(\w+)", joined("parts/entries.js", script))
        assert set(drawn) - set(page.data["words"]) == set(), script
