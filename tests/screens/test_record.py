"""Entries: cards on the phone, the table on the board, and what the desk holds back."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from tests.journey.hands import reload, settled
from tests.screens.own_rooms import ENTRIES, answers, close, go, opened
from tests.screens.stage import Stage, drawn
from workshop_kit.content import library_paths
from workshop_kit.domain.disclosure import written
from workshop_kit.domain.report.records import found
from workshop_kit.words import say

MARK = "Zebrafinken"


@pytest.fixture
def room(stage) -> Stage:
    made = Stage(ENTRIES)
    made.replies = stage.replies
    made.go("collections")
    return made


def entry(name="Attendance", **other):
    rest = {"asked_by": "law", "where": "Here", "minutes": 5, "times": 10, "people": 30}
    return {"name": name, **rest, "used": "class"} | other


def test_the_form_has_every_field_and_says_which_may_be_left_out(room):
    data = room.phone().shown.data
    assert (data["kind"], data["entry"], data["most"]) == ("record", "Collection", 3)
    labels = {field["id"]: field["label"] for field in data["fields"]}
    assert labels["where"] == "Where is it kept? (you may leave this out)"
    assert labels["minutes"] == "Minutes a time"
    assert [field["id"] for field in data["fields"] if field["number"]] == [
        "minutes",
        "times",
        "people",
    ]
    assert any("room will read your words" in rule for rule in data["rules"])
    assert data["care"]


def test_problems_come_back_with_the_card_and_the_field(room):
    said = room.say(room.phone().shown, do="answer", value=[entry(), entry("", used="")])
    assert said["problems"] == [
        {"field": "2-name", "sentence": "Enter its name"},
        {"field": "2-used", "sentence": "Answer “Who uses it?”"},
    ]


def test_the_board_says_what_was_found_before_the_table(room):
    board = room.board()
    room.answers(
        [entry("Logs", asked_by="nobody", times=40)], [entry()], [entry(where="There")], [entry()]
    )
    room.close()
    data = board.shown.data
    assert data["found"] == [
        "Kept twice: Attendance. Where is it kept: Here, There.",
        "Could stop: Logs. Who asks for it: Nobody knows.",
        "More than 39: Logs. Times a year: 40.",
    ]
    assert data["table"]["head"][0] == "Collection"
    assert data["table"]["head"][-3:] == ["Hours a year, about", "Written by", "What stands out"]
    assert [row[0] for row in data["table"]["rows"]] == ["Logs", "Attendance", "Attendance"]
    assert [row[-3:] for row in data["table"]["rows"]] == [
        ["100", "1", "could stop, high number"],
        ["25", "2", "kept twice"],
        ["25", "1", "kept twice"],
    ]


def test_where_nothing_is_looked_for_the_board_says_nothing_of_it(stage):
    made = Stage(library_paths()["evaluate"])
    made.go("story")
    fields = made.room.state.activity.fields
    told = {id: next(iter(about.choices), "Marking twice") for id, about in fields.items()}
    made.answers(*[[{"name": "Marking", **told}]] * 2)
    board = made.board()
    made.close()
    data = board.shown.data
    assert (data["sentence"], data["found"]) == ("What the room wrote down.", [])
    assert data["table"]["rows"] and data["table"]["head"][-1] == "Written by"


def test_nobodys_entry_is_on_any_screen_before_closing_or_below_three(room):
    screens = [room.board(), room.desk(), room.phone("other")]
    room.answers([entry(MARK)], [entry(MARK)])
    assert MARK not in drawn(*screens)
    room.close()
    assert MARK not in drawn(*screens)


def test_an_entry_is_held_back_at_the_desk_like_any_words(room):
    board, phone, desk = room.board(), room.phone(), room.desk()
    room.answers([entry(MARK, asked_by="nobody")], [entry()], [entry("Logs")])
    room.close()
    [listed] = [text for text in desk.shown.data["texts"] if MARK in text["words"]]
    assert desk.shown.data["title"] == "Hold an entry back"
    assert listed["wrote"] == MARK  # the words; what was picked stands apart
    assert "Nobody knows" in listed["picked"] and MARK not in listed["picked"]
    said = room.say(
        desk.shown, do="hold", activity="collections", text=listed["id"], reason="person"
    )
    assert said["what"] == "saved"
    assert MARK not in drawn(board, phone)
    expected = "1 text is held back: names or points at a person."
    assert board.shown.data["held"] == phone.shown.data["held"] == expected
    assert MARK not in "".join(found(room.room.state.result("collections"), say))
    room.go("form")
    assert MARK not in drawn(board, phone)  # nor does it go on to the next step


def test_what_nobody_wrote_cannot_be_held_back(room):
    desk = room.desk()
    room.answers([entry()], [entry()], [entry()])
    room.close()
    assert len(written(room.room.state.results["collections"])) == 2  # its name and its one box
    for wrong in ("collections-2", "collections-0", "collections-1:0", "", "year-1"):
        said = room.say(desk.shown, do="hold", activity="collections", text=wrong, reason="person")
        assert said["what"] == "problems"


@pytest.fixture
def phone(shared_hall, page_at) -> Page:
    """A phone on which entries are asked for."""
    links = opened(shared_hall, ENTRIES)
    go(links, "collections")
    page = page_at(360)
    page.goto(links["join"])
    return page


def fill(page: Page, card: int, name: str) -> None:
    """A whole entry, with a name of one's own."""
    one = page.locator("details.wk-entry").nth(card)
    one.get_by_role("textbox", name="Collection").fill(name)
    one.get_by_role("radio", name="The law").check()
    for label in ("Minutes a time", "Times a year", "People who do it"):
        one.get_by_role("textbox", name=label).fill("20")
    one.get_by_role("radio", name="Leaders").check()


def send(page: Page) -> None:
    page.get_by_role("button", name=re.compile("^Send")).click()


def test_cards_are_added_one_at_a_time_up_to_the_most(phone, axe):
    cards = phone.locator("details.wk-entry:visible")
    expect(cards).to_have_count(1)
    fill(phone, 0, "Ages")
    for n in (2, 3):
        phone.get_by_role("button", name="Add another").click()
        expect(cards).to_have_count(n)
        expect(phone.locator("details.wk-entry[open]")).to_have_count(1)
        fill(phone, n - 1, f"Logs {n}")
    axe(phone)
    expect(phone.get_by_role("button", name="Add another")).to_have_count(0)
    send(phone)
    expect(phone.get_by_text("Saved.")).to_be_visible()
    reload(phone)
    expect(cards).to_have_count(3)
    expect(phone.locator("input[name='3-name']")).to_have_value("Logs 3")


def test_a_card_that_is_taken_out_stays_out(phone):
    fill(phone, 0, "Ages")
    phone.get_by_role("button", name="Add another").click()
    fill(phone, 1, "Logs")
    send(phone)
    expect(phone.get_by_text("Saved.")).to_be_visible()
    phone.locator(".wk-entry summary").first.click()
    phone.get_by_role("button", name="Take this one out").click()
    expect(phone.get_by_text("Saved.")).to_have_count(0)  # it said so of what was there before
    send(phone)
    expect(phone.get_by_text("Saved.")).to_be_visible()
    reload(phone)
    expect(phone.locator("details.wk-entry:visible")).to_have_count(1)
    expect(phone.locator("input[name='1-name']")).to_have_value("Logs")


def test_a_second_card_that_is_taken_out_is_gone_and_can_be_had_again(phone):
    more = phone.get_by_role("button", name="Add another")
    for _ in (2, 3):
        more.click()
    fill(phone, 2, "Logs")
    phone.get_by_role("button", name="Take this one out").click()
    expect(phone.locator("details.wk-entry:visible")).to_have_count(2)
    expect(more).to_be_focused()
    more.click()
    expect(phone.locator("input[name='3-name']")).to_have_value("")


def test_a_known_name_is_picked_from_a_list(phone):
    known = phone.get_by_label("Pick one of these").first
    known.select_option("Reading ages")
    expect(phone.get_by_role("textbox", name="Collection")).to_have_value("Reading ages")
    expect(phone.locator("summary .wk-chosen").first).to_have_text("Reading ages")
    known.select_option("Write my own")
    expect(phone.get_by_role("textbox", name="Collection")).to_be_focused()


def test_a_number_is_asked_for_with_the_keypad_of_numbers(phone):
    box = phone.get_by_role("textbox", name="Minutes a time")
    expect(box).to_have_attribute("inputmode", "numeric")
    expect(box).to_have_attribute("type", "text")  # a wrong one is kept, and told in words


def test_errors_lead_into_the_folded_card_and_nothing_typed_is_lost(phone, axe):
    fill(phone, 0, "Ages")
    phone.get_by_role("textbox", name="Minutes a time").fill("half an hour")
    phone.get_by_role("button", name="Add another").click()
    fill(phone, 1, "Logs")
    reload(phone)  # half-typed words wait in the phone
    send(phone)
    link = phone.get_by_role("alert").get_by_role("link")
    expect(link).to_have_text("Enter a whole number from 0 to 600 for “Minutes a time”")
    axe(phone)
    link.click()
    box = phone.locator("input[name='1-minutes']")
    expect(box).to_be_focused()
    expect(box).to_have_value("half an hour")
    expect(phone.locator("input[name='2-name']")).to_have_value("Logs")
    box.fill("30")
    send(phone)
    expect(phone.get_by_text("Saved.")).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_a_long_table_has_pages_on_the_board_which_says_so_and_is_whole_on_a_phone(
    shared_hall, page_at, axe, width
):
    links = opened(shared_hall, ENTRIES)
    go(links, "collections")
    page = page_at(width)
    page.goto(links["board"] if width == 1280 else links["join"])
    names = [f"Collection with a name that takes its room {n}" for n in range(30)]
    answers(links, "collections", *([entry(a), entry(b)] for a, b in pairwise(names)))
    close(links)
    rows = page.locator(".wk-rows tbody tr")
    expect(rows).to_have_count(30)
    axe(page)
    settled(page)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    in_sight = page.locator(".wk-rows tbody tr:visible")
    if width == 360:
        expect(in_sight).to_have_count(30)
        return
    expect(page.get_by_text("Page 1 of")).to_be_visible()
    assert 2 <= in_sight.count() < 30
    size = page.locator(".wk-rows td").first.evaluate(
        "e => parseFloat(getComputedStyle(e).fontSize)"
    )
    assert size >= 16  # of 800 px: read from the back row
