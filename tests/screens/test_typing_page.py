"""The page for paper sheets in a browser, by keyboard alone."""

import pytest
from playwright.sync_api import expect

from tests.screens.own_rooms import ENTRIES, go
from tests.screens.own_rooms import opened as opened_room
from tests.serving.asking import ask


@pytest.fixture
def links(shared_hall):
    return shared_hall.open()


def opened(links, page):
    """The page, reached from the desk by its key."""
    page.goto(links["desk"])
    with page.expect_popup() as popup:
        page.get_by_role("link", name="Type in paper sheets").click()
    return popup.value


def test_sheets_are_typed_in_by_keyboard_alone(links, page_at, axe):
    go(links, "impact")
    page = opened(links, page_at(1280))
    first = page.get_by_role("textbox").first
    expect(first).to_be_focused()
    axe(page)
    keys = page.keyboard
    keys.type("419 2")  # task 1: much work, little help; task 2 is not mine; task 3 left out
    keys.press("Enter")
    half = page.get_by_role("link", name="Choose both")  # of task 4, and the rest is still there
    half.press("Enter")
    keys.type("23")
    keys.press("Enter")
    expect(page.get_by_text("1 sheet typed in")).to_be_visible()
    expect(first).to_be_focused()
    expect(first).to_have_value("")
    keys.type("11")
    keys.press("Enter")
    expect(page.get_by_text("2 sheets typed in")).to_be_visible()
    keys.press("F2")
    expect(page.get_by_text("1 sheet typed in")).to_be_visible()
    expect(first).to_have_value("1")
    keys.press("Enter")
    expect(page.get_by_text("2 sheets typed in")).to_be_visible()
    keys.type("7")
    expect(page.get_by_text("There is no such box.")).to_be_visible()
    axe(page)
    keys.press("F2")
    expect(page.get_by_text("press F2 once more")).to_be_visible()
    keys.press("F2")
    expect(first).to_have_value("")
    keys.press("Enter")
    expect(page.get_by_text("Nothing is typed in yet.")).to_be_visible()
    expect(page.get_by_text("1 sheet typed in")).to_be_visible()
    expect(first).to_be_focused()


def test_words_are_typed_with_tab_between_and_a_wrong_sheet_stays(links, page_at):
    go(links, "purposes")
    page = opened(links, page_at(1280))
    keys = page.keyboard
    expect(page.get_by_role("textbox").first).to_be_focused()
    keys.type("Talk in the lesson")
    keys.press("Tab")
    keys.type("x" * 300)
    keys.press("Enter")
    expect(page.get_by_role("link", name="too long")).to_be_visible()
    expect(page.get_by_text("No sheet typed in yet")).to_be_visible()
    expect(page.get_by_role("textbox").first).to_have_value("Talk in the lesson")


def test_a_week_is_typed_as_its_printed_number_and_no_wrong_one_becomes_another(
    shared_hall, page_at
):
    links = opened_room(shared_hall, ENTRIES)
    go(links, "year")
    page = opened(links, page_at(1280))
    keys = page.keyboard
    expect(page.get_by_role("textbox").first).to_be_focused()
    keys.type("Reports")
    keys.press("Tab")
    week = page.locator(".wk-sheet-row").first.get_by_role("textbox").nth(1)
    expect(week).to_be_focused()
    keys.type("45")  # nobody's week, and not week 4
    expect(page.get_by_text("There is no such box. Type one of: 1 to 39")).to_be_visible()
    expect(week).to_have_value("")
    keys.type("3")
    expect(page.get_by_text("Autumn 1, week 3")).to_be_visible()
    keys.press("Backspace")
    expect(page.get_by_text("Autumn 1, week 3")).to_have_count(0)
    keys.type("17")
    expect(page.get_by_text("Spring 1, week 3")).to_be_visible()
    expect(week).not_to_be_focused()


def test_only_the_desks_key_opens_it(links):
    assert ask(f"{links['join']}?as=typing").status == 403
    entered = ask(links["desk"].replace("as=desk", "as=typing"))
    assert entered.status == 303 and entered.cookies[0].startswith("desk=")
    board = ask(links["board"].replace("as=board", "as=typing"))
    assert board.status == 403
