"""The pages around the rooms: start, tools, week, typing, plain pages, slips and sentences."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.accessibility.examine import THUMB
from tests.hall import Served
from tests.screens.own_rooms import go
from tests.screens.test_trust import trust_server
from workshop_kit.words import say

SAMPLES = Path(__file__).parent.parent.parent / "sample_data"
REFUSED = "the server responded with a status of 4"


@pytest.fixture(scope="module")
def hall(tmp_path_factory) -> Iterator[Served]:
    """A server whose folder is also a trust's."""
    server = trust_server(tmp_path_factory.mktemp("pages"))
    yield server
    server.stop()


@pytest.fixture
def leader(hall, page_at) -> Page:
    """The page of who opens rooms."""
    page = page_at(1280)
    page.goto(hall.start_link)
    page.locator(".wk h1").wait_for()
    return page


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).first.click()


def leads_to_its_boxes(page: Page) -> None:
    """What is wrong comes into view with the focus, and each of its links goes to its box."""
    summary = page.get_by_role("alert").filter(has_text="There is a problem")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("heading")).to_be_in_viewport(ratio=1)
    for name, box in (("Enter an end", "Closes"), ("The minimum is", "Show nothing unless")):
        summary.get_by_role("link", name=name).click()
        expect(page.get_by_label(box)).to_be_focused()
        expect(page.get_by_label(box)).to_be_in_viewport(ratio=1)


def stands_in_the_middle(page: Page) -> None:
    """As far from the left edge of a wide page as from the right one."""
    place = page.locator(".wk-top").bounding_box()
    assert place and abs(place["x"] - (1280 - place["x"] - place["width"])) < 2, place


def to_tool(leader: Page, hall: Served, tool: str) -> None:
    leader.goto(hall.start_link.replace("/?", f"/tools/{tool}?"))
    leader.locator(".wk h1").wait_for()


@pytest.mark.timeout(300)
def test_the_start_page_is_without_barriers_until_a_room_is_ready(leader, examine):
    examine("start", leader)
    leader.get_by_label("Our problem").select_option("Marking and feedback take too long")
    leader.get_by_text("Where this comes from, and what is not here").click()
    examine("start: a problem is chosen", leader)
    expect(leader.locator(".wk-problem")).to_be_hidden()  # its box shows all of it
    leader.set_viewport_size({"width": 360, "height": 780})
    expect(leader.locator(".wk-problem")).to_be_visible()
    name = leader.get_by_role("rowheader", name="Communications")
    assert name.bounding_box()["height"] < 45  # one line: no word of the table is cut in two
    leader.set_viewport_size({"width": 1280, "height": 780})
    press(leader, "Open a room for Workload audit")
    slips = leader.get_by_role("checkbox", name="Slips from a hat")
    expect(slips).to_have_accessible_description(say("opening_form.slips_hint"))
    leader.get_by_label("Closes").fill("2020-01-01T10:00")
    leader.get_by_label("Show nothing unless").fill("two")
    for width in (360, 1280):
        leader.set_viewport_size({"width": width, "height": 780})
        press(leader, "Open the room")
        leads_to_its_boxes(leader)
    examine("start: a mistake", leader)
    press(leader, "Open a room for Feedback and marking")
    press(leader, "Open the room")
    expect(leader.get_by_role("heading", name="The room is ready")).to_be_visible()
    examine("start: the room is ready", leader)


@pytest.mark.timeout(300)
def test_directed_time_year_and_meetings_are_without_barriers(leader, hall, examine):
    to_tool(leader, hall, "directed_time")
    press(leader, "Add up")
    examine("directed time: a mistake", leader)
    leader.get_by_label("Not sure").check()
    press(leader, "Add up")
    leader.get_by_text("hours are directed").first.wait_for()
    examine("directed time: added up", leader)
    to_tool(leader, hall, "year")
    examine("year: empty", leader)
    calendar = SAMPLES / "calendars" / "bracken_hill.ics"
    leader.locator("input[type=file]").first.set_input_files(str(calendar))
    expect(leader.get_by_text("106 entries read")).to_be_visible()
    examine("year: read", leader)
    to_tool(leader, hall, "meetings")
    examine("meetings", leader)


@pytest.mark.timeout(300)
def test_the_other_tools_are_without_barriers(leader, hall, examine):
    for tool in ("before_you_add", "plan", "import", "evidence"):
        to_tool(leader, hall, tool)
        stands_in_the_middle(leader)
        examine(tool, leader)
    leader.get_by_role("link", name="Back to the start page").click()
    expect(leader.get_by_role("heading", level=1, name="Open a room")).to_be_visible()
    to_tool(leader, hall, "trust")
    press(leader, "Make the picture")
    leader.get_by_text("What our own demands cost").wait_for()
    examine("trust", leader)
    leader.goto(hall.start_link.split("/?")[0] + "/week")
    leader.get_by_label("Teaching", exact=True).fill("5")
    leader.get_by_label("Teaching", exact=True).blur()
    examine("week", leader)


@pytest.mark.timeout(300)
def test_the_pages_at_a_rooms_door_are_without_barriers(hall, page_at, examine):
    links = hall.open()
    go(links, "purposes")
    phone = page_at(360, REFUSED)
    phone.goto(links["join"] + "?plain=1")
    examine("plain page", phone, THUMB)
    phone.get_by_role("button", name="Send").click()
    examine("plain page: a mistake", phone, THUMB)
    phone.goto(links["join"] + "?next=1")
    examine("next person", phone, THUMB)
    base = links["join"].rpartition("/")[0]
    for state, path in (("no such room", "/ZZZZZZ"), ("code", "/"), ("contacts", "/contacts")):
        phone.goto(base + path)
        examine(state, phone, THUMB)
    slips = hall.open("feedback_and_marking", "--slips")
    phone.goto(slips["join"])
    examine("slip", phone, THUMB)
    phone.get_by_label("slip").fill("BCDF GHJK")
    phone.get_by_role("button").first.click()
    examine("slip: a mistake", phone, THUMB)


def test_sheets_are_typed_in_on_a_page_without_barriers(hall, page_at, examine):
    links, desk = hall.open(), page_at(1280)
    go(links, "impact")
    desk.goto(links["desk"].replace("as=desk", "as=typing"))
    desk.get_by_role("textbox").first.wait_for()
    examine("typing sheets in", desk)
    desk.keyboard.type("419 2")
    desk.keyboard.press("Enter")
    desk.get_by_role("link", name="Choose both").wait_for()
    examine("typing sheets in: a mistake", desk)
