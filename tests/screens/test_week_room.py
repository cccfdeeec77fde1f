"""A week given to a school's room: by choice, by the person's own Send, and shown only of five."""

import json
import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import expect

from tests.screens.test_week import enter
from workshop_kit.content import library
from workshop_kit.domain.disclosure import disclose, minimum_of
from workshop_kit.domain.report.survey import page_blocks
from workshop_kit.domain.results import to_json
from workshop_kit.domain.work_week import DRIVERS
from workshop_kit.tools import week
from workshop_kit.words import say

ROOM = library()["weekly_hours"]
HOURS = ROOM.activity("hours")
GROUPS = ("Leaders", "Office and technical staff", "Teachers")


def answer(group="", **given_):
    return {"given": given_, "group": group}


ANSWERS = st.lists(
    st.builds(
        lambda given_, group: {"given": given_, "group": group},
        st.dictionaries(
            st.sampled_from([item.id for item in HOURS.items]),
            st.sampled_from(HOURS.options),
            min_size=1,
        ),
        st.sampled_from(("", *GROUPS)),
    ),
    max_size=30,
)


def shown(answers):
    return disclose(HOURS.tally(answers, HOURS.items), minimum_of(ROOM, HOURS), GROUPS)


def quartile_rows(result):
    return page_blocks(HOURS, result, say)[1].rows


def test_the_room_asks_for_every_driver_of_the_week_in_its_words_and_its_ranges_rise():
    hours, total, balance = week({})["asks"]
    assert hours["items"] == [[name, say(f"driver.{name}")] for name in DRIVERS]
    for page in (hours, total):
        *most, last = [most for _, _, most in page["options"]]
        assert most == sorted(most) and last is None
    assert [id for id, _ in (*total["items"], *balance["items"])] == ["whole_week", "room_for_life"]
    assert [label for _, label, _ in balance["options"]] == [
        say(f"week.balance_{n}") for n in range(1, 6)
    ]


@settings(max_examples=200)
@given(ANSWERS)
def test_no_number_and_no_quartile_stands_for_fewer_than_five(answers):
    result = shown(answers)
    if len(answers) < 5:
        assert to_json(result) == to_json(type(result)(len(answers), withheld=True))
        return
    for counts in (result.counts, *(group.counts for group in result.by_group)):
        assert all(sum(row) == 0 or sum(row) >= 5 for row in counts)
    spoke = {(one.text, ""): sum(row) for one, row in zip(result.items, result.counts, strict=True)}
    for group in result.by_group:
        rows = zip(result.items, group.counts, strict=True)
        spoke |= {(one.text, group.name): sum(row) for one, row in rows}
    for name, *_ in quartile_rows(result):
        one = next(one for one in spoke if name in (one[0], f"{one[0]} ({one[1]})"))
        assert spoke[one] >= 5


def test_quartiles_are_told_by_everybody_and_by_group_in_ranges():
    few = [answer("Teachers", marking="up_to_2")] * 4 + [answer("Teachers", marking="more")] * 2
    few += [answer("Leaders", marking="up_to_2")] * 2 + [answer("Leaders", marking="more")] * 3
    rows = {name: ends for name, *ends in quartile_rows(shown(few))}
    marking = ["Up to 2 hours", "Up to 2 hours", "More than 20 hours"]
    assert rows["Feedback, marking, assessment"] == marking
    leaders = ["Up to 2 hours", "More than 20 hours", "More than 20 hours"]
    assert rows["Feedback, marking, assessment (Leaders)"] == leaders


@pytest.fixture(scope="module")
def room(shared_hall):
    heads = "Teachers=20,Leaders=6"
    return shared_hall.open("weekly_hours", "--heads", heads)["code"]


def test_a_week_reaches_the_room_only_when_the_person_presses_send_there(
    shared_hall, room, page_at, axe
):
    page = page_at(360)
    page.goto(f"http://hall.test:{shared_hall.port}/week")
    enter(page, "Teaching", "5")
    enter(page, "Feedback, marking, assessment", "2:15")
    page.get_by_label("Hardly").check()
    page.get_by_label("Code of the room").fill("no code!")
    page.get_by_role("button", name="Show what would be filled in").click()
    expect(page.get_by_text("Write the code that stands in the message")).to_be_visible()
    page.get_by_label("Code of the room").fill(room.lower())
    page.get_by_role("button", name="Show what would be filled in").click()
    table = page.get_by_role("table", name=f"This and nothing else is filled in in room {room}")
    expect(table).to_be_visible()
    rows = [row.inner_text().split("\t") for row in table.get_by_role("row").all()]
    assert ["Feedback, marking, assessment", "Up to 5 hours"] in rows and len(rows) == 14
    axe(page)
    page.get_by_role("button", name="Fill it in and go to the room").click()
    page.get_by_role("button", name="What the week went to").click()
    marking = page.get_by_role("group", name="Feedback, marking, assessment")
    expect(marking.get_by_label("Up to 5 hours")).to_be_checked()
    assert kept(shared_hall, room) == []
    page.get_by_label("Teachers").check()
    page.get_by_role("button", name="Send and go on").click()
    expect(page.get_by_role("heading", name="The week as a whole")).to_be_visible()
    (value,) = kept(shared_hall, room)
    assert value["given"]["marking"] == "up_to_5" and len(value["given"]) == len(DRIVERS)


def kept(hall, room):
    with sqlite3.connect(hall.folder / "rooms.db") as db:
        found = db.execute("SELECT value FROM answers WHERE room = ?", (room,))
        return [json.loads(value) for (value,) in found]
