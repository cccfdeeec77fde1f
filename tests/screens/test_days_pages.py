"""A room that is open for days in a browser: an own pace, a cut line, the desk's last word."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import Page, expect

from tests.days import PULSE, add_workshops, rated
from tests.hall import Served, running
from tests.journey.hands import reload
from tests.screens.test_fit import PROJECTORS, uncut
from tests.serving.room_lines import answer, join
from tests.test_days import at as part

FEW = "Teachers, Leaders, Midday staff, Office staff"
TWELVE = [
    *("Cover supervisors", "Early career teachers", "Leaders", "Midday staff", "Office staff"),
    *("Pastoral staff", "Science and design technicians", "Site and cleaning staff", "Teachers"),
    *("Special needs coordinators", "Teaching assistants", "Therapists and nurses"),
]
LOST = r"ERR_CONNECTION_REFUSED|WebSocket connection"


@pytest.fixture(scope="module")
def weeks(tmp_path_factory):
    """One server for all; each opens a room of its own."""
    with running(add_workshops(tmp_path_factory.mktemp("weeks"), pulse=PULSE)) as server:
        yield server


def links_of(server: Served) -> dict[str, str]:
    heads = "Teachers=20,Leaders=6"
    return server.open("pulse", "--heads", heads, "--in-the-clear")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def at(page: Page, title: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


@pytest.mark.timeout(300)
def test_a_phone_answers_stops_and_comes_back(weeks, page_at, axe):
    links = links_of(weeks)
    phone = page_at(360, LOST)
    phone.goto(links["join"])
    axe(phone)
    press(phone, "Begin")
    at(phone, "What this is for")
    press(phone, "Next")
    at(phone, "Your work")
    axe(phone)
    press(phone, "Send and go on")
    expect(phone.locator(":focus")).to_contain_text("There is a problem")
    for statement in ("Marking", "Typing in data"):
        group = phone.get_by_role("group", name=statement)
        group.get_by_text("Too much", exact=True).click()
    press(phone, "Send and go on")
    at(phone, "In your words")
    expect(phone.locator("h1")).not_to_have_attribute("aria-invalid", "true")

    box = phone.get_by_role("textbox").first
    box.fill("half a sente")
    weeks.kill()
    expect(phone.get_by_text("Not connected. Trying again …")).to_be_visible()
    weeks.start()
    expect(phone.get_by_text("Not connected. Trying again …")).to_be_hidden()
    at(phone, "In your words")
    expect(box).to_have_value("half a sente")

    press(phone, "All parts")
    expect(phone.get_by_role("listitem").filter(has_text="Your work")).to_contain_text("answered")
    expect(phone.get_by_role("listitem").filter(has_text="In your words")).to_contain_text(
        "typed, not sent"
    )
    assert phone.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    reload(phone)
    press(phone, "Go on: In your words")
    expect(phone.get_by_role("textbox").first).to_have_value("half a sente")


@pytest.mark.timeout(300)
def test_an_answer_on_its_way_when_the_line_is_cut_arrives_later(weeks, page_at):
    links = links_of(weeks)
    phone = page_at(360, LOST)
    phone.goto(links["join"])
    press(phone, "In your words")
    phone.get_by_role("textbox").first.fill("a whole sentence")
    weeks.kill()
    press(phone, "Send and go on")
    expect(
        phone.get_by_text("Your answer is kept on this phone and goes by itself")
    ).to_be_visible()
    phone.close()
    weeks.start()
    again = page_at.contexts[-1].new_page()
    again.goto(links["join"])
    at(again, "In your words")
    expect(again.get_by_text("Saved. You can change it")).to_be_visible()
    press(again, "All parts")
    expect(again.get_by_text("You have answered every part")).to_have_count(0)
    expect(again.get_by_role("listitem").filter(has_text="In your words")).to_contain_text(
        "answered"
    )


@pytest.mark.timeout(300)
def test_the_desk_is_asked_twice_before_it_closes_and_all_see_the_results(weeks, page_at, axe):
    links = links_of(weeks)
    phone, desk, board = page_at(360), page_at(1280), page_at(1280)
    for page, who in ((phone, "join"), (desk, "desk"), (board, "board")):
        page.goto(links[who])
        expect(page.get_by_text("Open until").first).to_be_visible()
        axe(page)
    expect(desk.get_by_role("link", name="Type in paper sheets")).to_be_visible()
    press(desk, "Close now")
    press(desk, "Leave it open")
    expect(phone.get_by_role("button", name="Begin")).to_be_visible()
    press(desk, "Close now")
    press(desk, "Yes, close it now")
    for page in (phone, desk, board):
        expect(page.get_by_text("0 of 26 answered.")).to_be_visible()
        axe(page)
    board.keyboard.press("ArrowRight")
    at(board, "Your work")
    expect(board.get_by_text("Nobody answered this time.")).to_be_visible()
    press(board, "Back")
    at(board, "A short look")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.timeout(300)
def test_the_start_page_asks_before_it_opens(weeks, page_at, axe, width):
    start = page_at(width)
    start.goto(weeks.start_link)
    axe(start)
    press(start, "Open a room for A short look")
    start.get_by_label("Teachers", exact=True).fill("twenty")
    start.get_by_label("Closes").fill("2020-01-01T10:00")
    press(start, "Open the room")
    expect(start.locator(":focus")).to_contain_text("There is a problem")
    expect(start.get_by_role("link", name="Enter an end that is still to come")).to_be_visible()
    start.get_by_label("Closes").fill("")
    for group, people in (("Teachers", "24"), ("Leaders", "4"), ("Office staff", "7")):
        start.get_by_label(group, exact=True).fill(people)
        start.get_by_label(group, exact=True).blur()
    expect(start.get_by_text("Shown only together")).to_contain_text("Leaders; Office staff")
    axe(start)
    expect(start.get_by_text("its open questions are left out")).to_be_visible()
    start.get_by_label("I know that there is no HTTPS here").check()
    start.get_by_label("What kind of school is this?").select_option("Primary")
    press(start, "Open the room")
    expect(start.get_by_role("heading", name="The room is ready: A short look")).to_be_visible()
    text = start.get_by_label("To send round now", exact=True).input_value()
    assert "Who sees what" in text and "key=" not in text
    assert start.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    axe(start)
    press(start, "Open a room for A short look")
    expect(start.get_by_label("What kind of school is this?")).to_have_value("primary")


async def five_each(links: dict[str, str]) -> None:
    """Five answers from each of the twelve role groups."""

    async def one(group: str, n: int) -> None:
        phone = await join(links["join"])
        await part(phone, "work")
        reply = await answer(phone, rated(("much", "fine")[n % 2], "fine", group))
        assert reply["what"] == "saved", reply
        phone.leave()

    for group in TWELVE:
        await asyncio.gather(*(one(group, n) for n in range(5)))


@pytest.mark.timeout(300)
def test_a_board_shows_each_of_twelve_role_groups(weeks, page_at):
    add_workshops(weeks.folder, twelve=PULSE.replace(FEW, ", ".join(TWELVE)))
    heads = ",".join(f"{group}=6" for group in TWELVE)
    links = weeks.open("twelve", "--heads", heads, "--in-the-clear")
    with ThreadPoolExecutor(1) as apart:  # Playwright has a loop in this one
        apart.submit(asyncio.run, five_each(links)).result()
    desk, board = page_at(1280), page_at(1280)
    desk.goto(links["desk"])
    press(desk, "Close now")
    press(desk, "Yes, close it now")
    board.goto(links["board"])
    expect(board.get_by_text("60 of 72 answered.")).to_be_visible()
    board.keyboard.press("ArrowRight")
    at(board, "Your work")
    for width, height in [*PROJECTORS[:3], (3840, 2160)]:
        board.set_viewport_size({"width": width, "height": height})
        uncut(board)
        bar = board.locator(".wk-bars section:visible").first
        expect(bar.locator(".wk-by small:visible")).to_have_count(12)
