"""The pages of who opens rooms, in a browser: start, plan and year; by link, file and keyboard."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.hall import Served
from tests.serving.test_files import decide

pytestmark = pytest.mark.browser
SAMPLE = Path(__file__).parent.parent.parent / "sample_data" / "calendars" / "bracken_hill.ics"


def fits(page: Page, axe, width: int) -> None:
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("width", [360, 1280])
def test_who_names_the_problem_and_the_time_is_led_to_a_room(shared_hall, page_at, axe, width):
    page = page_at(width)
    page.goto(shared_hall.start_link)
    page.get_by_label("Our problem").select_option("Marking and feedback take too long")
    page.get_by_label("The time we have together").select_option("An hour")
    expect(page.get_by_text("Fits at its shortest, 48 minutes")).to_be_visible()
    page.get_by_text("Where this comes from, and what is not here").click()
    fits(page, axe, width)
    page.get_by_role("button", name="Open a room for Feedback and marking").first.click()
    page.get_by_role("button", name="Open the room").click()
    copy = page.get_by_role("button", name="Copy: For staff: join")
    copy.click()
    expect(page.get_by_text("Copied", exact=True)).to_be_visible()
    page.evaluate("document.execCommand = () => false")
    copy.click()
    expect(page.get_by_text("The text is selected")).to_be_visible()
    assert page.evaluate("String(window.getSelection())").startswith("http://hall.test")
    fits(page, axe, width)


@pytest.mark.parametrize("width", [360, 1280])
def test_a_plan_begins_with_where_it_stands_and_leads_to_what_is_folded(
    shared_hall: Served, page_at, axe, width
):
    links = shared_hall.open()
    decide(shared_hall, links["code"], 3)
    page = page_at(width)
    page.goto(links["plan"])
    expect(page.get_by_text("3 actions: 3 recommended.")).to_be_visible()
    word = page.get_by_role("link", name="Download the plan: Word")
    assert word.bounding_box()["y"] < page.get_by_text("Complete or").first.bounding_box()["y"]
    papers = page.get_by_role("link", name="Letters and papers from this plan")
    paper = page.locator(".wk-papers a").first
    expect(paper).to_be_hidden()
    papers.focus()
    page.keyboard.press("Enter")
    expect(paper).to_be_visible()
    fits(page, axe, width)


def first_action(hall: Served, page: Page) -> Locator:
    """The form of the first of a room's three actions, all of it open."""
    links = hall.open()
    decide(hall, links["code"], 3)
    page.goto(links["plan"])
    card = page.locator(".wk-action").first
    card.get_by_text("Complete or correct this action").click()
    card.get_by_text("What the room wrote").click()
    return card


def test_a_job_that_is_taken_out_of_an_action_leaves_no_second_row_behind(
    shared_hall: Served, page_at
):
    card = first_action(shared_hall, page_at(1280))
    row = card.locator(".wk-minutes-row")
    gains = [
        ("Office staff", "adds", "10"),
        ("Teachers", "saves", "20"),
        ("Site and midday staff", "adds", "5"),
    ]
    card.get_by_role("button", name="Add another job").click()
    for n, (job, way, minutes) in enumerate(gains):
        row.nth(n).get_by_label("Job").select_option(job)
        row.nth(n).get_by_label("Change").select_option(way)
        row.nth(n).get_by_role("textbox").fill(minutes)
    save = card.get_by_role("button", name="Save this action")
    save.click()
    expect(card.get_by_text("Do they accept the work? Site and midday staff")).to_be_visible()
    row.nth(0).get_by_role("textbox").fill("")
    save.click()
    expect(card.get_by_text("Do they accept the work? Office staff")).to_be_hidden()
    expect(card.get_by_text("Saved.", exact=True)).to_be_visible()
    left = [one.input_value() for one in row.get_by_role("textbox").all()]
    assert sorted(minutes for minutes in left if minutes) == ["20", "5"]
    card.get_by_label("Review on").fill("2020-01-01")
    save.click()
    named = "Enter a date on or after the day of the workshop: Review on"
    expect(card.get_by_role("link", name=named)).to_be_visible()


def test_law_is_asked_where_a_task_stops_and_an_answer_is_never_hidden(
    shared_hall: Served, page_at
):
    card = first_action(shared_hall, page_at(1280))
    asked = card.locator(".wk-law")
    card.get_by_role("radio", name="Stop").check()
    asked.locator('input[value=""]').check()
    for kind, law in (("Stop", True), ("Streamline", False), ("Trial", False), ("Stop", True)):
        card.get_by_role("radio", name=kind).check()
        expect(asked).to_be_visible(visible=law)
    asked.get_by_role("radio", name="Not sure").check()
    card.get_by_role("radio", name="Streamline").check()
    expect(asked).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_a_calendar_is_picked_by_a_button_of_the_kit_and_its_name_stays(
    shared_hall, page_at, axe, width
):
    page = page_at(width)
    page.goto(shared_hall.start_link.replace("/?", "/tools/year?"))
    with page.expect_file_chooser() as chooser:
        page.get_by_label("Choose calendar files").click()
    chooser.value.set_files(str(SAMPLE))
    expect(page.get_by_text("106 entries read")).to_be_visible()
    expect(page.get_by_text("bracken_hill.ics")).to_be_visible()
    page.get_by_label("Move Year 9 reports to parents").first.select_option(index=1)
    expect(page.get_by_role("heading", name="What the moves do")).to_be_visible()
    changes = page.get_by_role("region", name="What all moves together come to")
    for told in ("▼ better by 3", "▲ worse by 3"):
        expect(changes).to_contain_text(told)  # never by colour alone
    fits(page, axe, width)
    with page.expect_download() as download:
        page.get_by_role("button", name="Keep the calendar as .ics").click()
    assert b"BEGIN:VCALENDAR" in Path(download.value.path()).read_bytes()


def test_the_page_that_hands_out_keys_says_when_the_network_can_read_them(shared_hall, page_at):
    page = page_at(360)
    link = shared_hall.start_link.replace("/?", "/tools/trust?")
    told = page.get_by_text("This page came over the network without HTTPS")
    page.goto(link)
    page.get_by_role("button", name="Write the invitations").wait_for()
    expect(told).to_be_visible()
    page.goto(link.replace("hall.test", "127.0.0.1"))
    page.get_by_role("button", name="Write the invitations").wait_for()
    expect(told).to_have_count(0)
