"""One room, run by browsers at a plain-HTTP name, from the start page to the exported files."""

import json
import re
import zipfile
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.accessibility.examine import POINTER, THUMB, Examiner
from tests.journey import hands
from workshop_kit.domain.report.phrases import spoken
from workshop_kit.words import say

PHONE, BOARD = 360, 1280


class Look:
    """Examines every screen, in whatever state it is."""

    def __init__(self, examine: Examiner, screens: list[Page]) -> None:
        self.examine = examine
        self.screens = screens

    def __call__(self) -> None:
        for page in self.screens:
            least = THUMB if page.viewport_size["width"] == PHONE else POINTER
            self.examine(f"{page.url.rpartition('?')[2]} {page.title()}", page, least)


@pytest.mark.timeout(600)
def test_a_room_run_by_browsers_ends_in_a_plan_that_leaders_can_take_home(
    served, page_at, axe, examine, tmp_path
):
    start = page_at(BOARD)
    start.goto(served.start_link)
    axe(start)
    start.get_by_role("button", name="Open a room for Feedback and marking").click()
    axe(start)
    start.get_by_role("button", name="Open the room", exact=True).click()
    links = dict(zip(("join", "board", "desk", "plan"), private_links(start), strict=True))
    axe(start)

    desk, board = page_at(BOARD), page_at(BOARD)
    desk.goto(links["desk"])
    board.goto(links["board"])
    phones = [page_at(PHONE) for _ in range(3)]
    for phone in phones:
        phone.goto(links["join"])
        expect(phone.get_by_role("heading", name="You are in")).to_be_visible()
    assert "key=" not in desk.url and "key=" not in board.url
    look = Look(examine, [desk, board, phones[0]])
    look()

    talk(desk, phones, board, look)
    for step in (ideas, graph, columns, dots, proposals, agreement):
        step(desk, phones, board, look)
    hands.press(desk, "Next: What happens now")
    look()
    desk.get_by_role("button", name="End the workshop").click()
    desk.get_by_role("button", name="Yes, end it").click()
    expect(
        phones[0].get_by_role("heading", name="Thank you. This workshop has ended")
    ).to_be_visible()
    look()

    plan = page_at(BOARD)
    plan.goto(links["plan"])
    complete(plan, Look(examine, [plan]))
    files = exported(plan, tmp_path)
    assert hands.ACTION in files["docx"]
    assert hands.REASON not in files["docx"]  # a worry is answered in the lead's own words
    assert files["json"]["people"] == 3
    assert "Half term minutes" in files["docx"]


def private_links(start: Page) -> list[str]:
    start.get_by_role("heading", name="The room is ready").wait_for()
    hrefs = [
        link.get_attribute("href") for link in start.get_by_role("status").get_by_role("link").all()
    ]
    return [
        next(h for h in hrefs if mark in h) for mark in ("//", "as=board", "as=desk", "as=plan")
    ]


def talk(desk: Page, phones: list[Page], board: Page, look: Look) -> None:
    hands.press(desk, "Start: Welcome")
    look()
    hands.press(desk, "Next: What we promised last time")
    expect(board.get_by_text("Nothing was promised or asked for").first).to_be_visible()
    look()
    hands.press(desk, "Go on: nothing was promised yet")
    look()
    desk.get_by_role("button", name="Phones down").click()
    expect(phones[0].get_by_text("Phones down").first).to_be_visible()
    look()
    desk.get_by_role("button", name="Phones up").click()


def ideas(desk: Page, phones: list[Page], board: Page, look: Look) -> None:
    hands.press(desk, "Next: What feedback is for")
    expect(phones[0].get_by_role("textbox", name="Your idea")).to_be_visible()
    look()
    phones[0].get_by_role("button", name="Send", exact=True).click()
    expect(phones[0].locator(":focus")).to_contain_text("There is a problem")
    expect(phones[0]).to_have_title(re.compile("^Error:"))
    phones[0].get_by_role("link", name="Write at least one idea").click()
    expect(phones[0].get_by_role("textbox", name="Your idea")).to_be_focused()
    look()
    for phone, words in zip(phones, hands.IDEAS, strict=True):
        hands.write_idea(phone, words)
    expect(board.get_by_text("3 have answered")).to_be_visible()
    assert hands.IDEAS[0] not in board.content() + desk.content()
    look()
    hands.press(desk, "Close, then read")
    for page in (board, *phones):
        expect(page.get_by_text("3 different texts have come in").first).to_be_visible()
        assert hands.IDEAS[2] not in page.content()
    look()
    hands.press(desk, "Show the texts here")
    expect(desk.get_by_text(hands.IDEAS[2]).first).to_be_visible()
    hands.press(desk, "Show on the board")
    for page in (board, *phones):
        expect(page.get_by_text(hands.IDEAS[2]).first).to_be_visible()
    desk.get_by_role("checkbox", name=hands.IDEAS[0]).check()
    desk.get_by_role("textbox", name="Name of a new group").fill("In the lesson")
    desk.get_by_role("button", name="Make this group").click()
    expect(board.get_by_text("In the lesson").first).to_be_visible()
    look()
    hold_back(desk, board, phones[0])
    look()


def hold_back(desk: Page, board: Page, phone: Page) -> None:
    words = hands.IDEAS[1]
    desk.get_by_label(f"Hold back: {words}").or_(
        desk.locator("li", has_text=words).locator("summary")
    ).first.click()
    item = desk.locator("li", has_text=words)
    item.get_by_role("button", name="Names or points at a person").click()
    expect(board.get_by_text(words)).to_have_count(0)
    expect(board.get_by_text("points at a person")).to_be_visible()
    expect(phone.get_by_text(words)).to_have_count(0)


def graph(desk: Page, phones: list[Page], board: Page, look: Look) -> None:
    hands.press(desk, "Next: How much work")
    promise = phones[0].get_by_text("Only totals are shown")
    expect(promise).to_be_visible()  # it differs from the one before
    for phone, help in zip(phones, ("Little", "Little", "Very much"), strict=True):
        hands.place_first_task(phone, "Very much", help)
    look()
    hands.press(desk, "Close and show")
    expect(board.locator("table")).to_contain_text("Writing comments")
    look()


def columns(desk: Page, phones: list[Page], board: Page, look: Look) -> None:
    hands.press(desk, "Next: Keep, streamline or stop")
    look()
    promise = phones[0].get_by_text("Only totals are shown")
    expect(promise).to_be_hidden()  # read when the part before was answered
    phones[0].get_by_text("Who sees this?").click()
    expect(promise).to_be_visible()
    for phone, column in zip(phones, ("Stop", "Stop", "Keep"), strict=True):
        hands.sort_first(phone, column)
    hands.press(desk, "Close and show")
    look()


def dots(desk: Page, phones: list[Page], board: Page, look: Look) -> None:
    hands.press(desk, "Next: Where to start")
    look()
    for phone in phones:
        hands.spend_dots(phone)
    hands.press(desk, "Close and show")
    look()


def proposals(desk: Page, phones: list[Page], board: Page, look: Look) -> None:
    hands.press(desk, "Next: What we could do")
    look()
    hands.propose(phones[0], hands.ACTION, office=True)
    hands.propose(phones[1], "Share one unit plan a half term", office=False)
    hands.propose(phones[2], "One data drop fewer", office=False)
    hands.press(desk, "Close, then read")
    hands.press(desk, "Show the texts here")
    hands.press(desk, "Show on the board")
    look()
    desk.get_by_role("checkbox", name=hands.ACTION).last.check()
    hands.press(desk, "Put the ticked proposals to the room")
    expect(
        desk.get_by_role("status").filter(has_text="1 proposal is put to the room")
    ).to_be_visible()


def agreement(desk: Page, phones: list[Page], board: Page, look: Look) -> None:
    hands.press(desk, "Next: How far we agree")
    expect(phones[2].get_by_text(hands.ACTION).first).to_be_visible()
    look()
    hands.agree(phones[0], "Yes")
    hands.agree(phones[1], "Yes")
    hands.agree(phones[2], say("agree_form.cannot"), hands.REASON)
    hands.press(desk, "Close and show")
    hands.press(desk, "Show the texts here")
    hands.press(desk, "Show on the board")
    expect(board.get_by_text(hands.REASON).first).to_be_visible()
    look()


def complete(plan: Page, look: Look) -> None:
    """The second sitting: measure and consultation, with one mistake on the way."""
    plan.get_by_text("Complete or correct this action").first.click()
    plan.get_by_label("How we will know: the measure").first.fill("Half term minutes")
    plan.get_by_label("Consulted with").first.fill("The joint committee")
    plan.get_by_role("button", name="Save this action").first.click()
    expect(plan.get_by_role("heading", name="There is a problem")).to_be_visible()
    look()
    plan.get_by_label("Consulted on").first.fill(date.today().isoformat())
    plan.get_by_role("button", name="Save this action").first.click()
    expect(
        plan.get_by_text(f"Consulted on {spoken(say, date.today().isoformat())}, with The joint")
    ).to_be_visible()
    look()


def exported(plan: Page, folder) -> dict:
    """The files as a leader downloads them: Word's words, and the JSON."""
    files = {}
    for kind in ("Word", "PDF", "JSON"):
        with plan.expect_download() as download:
            plan.get_by_role("link", name=f"Download the plan: {kind}").click()
        path = folder / download.value.suggested_filename
        download.value.save_as(path)
        files[kind] = path
    assert files["PDF"].read_bytes().startswith(b"%PDF")
    with zipfile.ZipFile(files["Word"]) as word:
        words = word.read("word/document.xml").decode()
    return {"docx": words, "json": json.loads(files["JSON"].read_bytes())}
