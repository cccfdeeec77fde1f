"""A whole workshop by keyboard alone: a phone that answers, the desk that steers, then the plan."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import expect

from tests.accessibility.keys import Keys, saved
from tests.hall import Served
from tests.screens.own_rooms import answers
from tests.serving.test_files import decide


@pytest.fixture
def keys_of() -> Iterator[list[Keys]]:
    """Everybody with a keyboard; what they could not see fails the test at its end."""
    people: list[Keys] = []
    yield people
    for one in people:
        one.conclude()


@pytest.fixture
def person(keys_of, page_at):
    """`person(link, width)` opens a page and has a keyboard only."""

    def opened(link: str, width: int) -> Keys:
        page = page_at(width)
        page.goto(link)
        page.locator("h1").first.wait_for()
        keys_of.append(Keys(page))
        return keys_of[-1]

    return opened


def primary(desk: Keys) -> str:
    """What the one button of the desk says; it has the focus, also after it was pressed."""
    stop = desk.focused()
    assert stop and stop["kind"] == "button", f"the focus is lost: {stop}"
    return str(stop["name"])


def onward(desk: Keys) -> None:
    """Press it once it is no second press in the same moment; it asks where too few answered."""
    before = primary(desk)
    desk.page.wait_for_timeout(750)
    desk.page.keyboard.press("Enter")
    if (stop := desk.focused()) and stop["name"] == "Yes, close it":
        desk.page.keyboard.press("Enter")
    gone = desk.page.get_by_role("button", name=before, exact=True)
    expect(gone).to_have_count(0)


@pytest.mark.timeout(400)
def test_a_workshop_is_run_and_answered_by_keyboard_from_start_to_end(shared_hall: Served, person):
    links = shared_hall.open()
    desk, phone = person(links["desk"], 1280), person(links["join"], 360)
    titles = {phone.page.title()}
    desk.to("Start:")
    for _ in range(40):
        label = primary(desk)
        if label.startswith("End"):
            break
        if label.startswith("Close"):
            answered(phone, links)
        if label.startswith("Put"):
            tick_first(desk)
        onward(desk)
        titles.add(phone.page.title())
    desk.page.keyboard.press("Enter")
    stop = desk.focused()
    assert stop and stop["name"] == "Yes, end it"
    desk.page.keyboard.press("Enter")
    expect(phone.page.get_by_role("heading", level=1, name=re.compile("Thank you"))).to_be_visible()
    assert len(titles) > 8, titles  # the page's title changes with the step


def answered(phone: Keys, links: dict[str, str]) -> None:
    """The phone fills what is asked; two more people write, so that texts may be shown."""
    phone.page.get_by_role("button", name="Send", exact=True).wait_for()
    phone.fill()
    saved(phone.page)
    assert phone.focused(), "the focus is lost once an answer is saved"
    if phone.page.get_by_role("textbox", name="Your idea").count():
        answers(links, "purposes", ["The heron"], ["The otter"])


def tick_first(desk: Keys) -> None:
    """Put the first proposal to the room, and come back to the button."""
    desk.to("")
    while not (stop := desk.focused()) or stop["kind"] != "checkbox":
        desk.tab()
    desk.page.keyboard.press("Space")
    while not (stop := desk.focused()) or not stop["name"].startswith("Put"):
        desk.tab("Shift+Tab")


def type_today(plan: Keys) -> None:
    """A browser asks for a date in its own order, whatever the page's language is."""
    for order in ("%d%m%Y", "%m%d%Y"):
        plan.page.keyboard.type(date.today().strftime(order))
        stop = plan.focused()
        if stop and stop["value"] == date.today().isoformat():
            return
        for _ in range(3):
            plan.page.keyboard.press("ArrowLeft")
    raise AssertionError("no order of day and month makes today")


@pytest.mark.timeout(200)
def test_an_action_is_completed_and_the_plan_taken_along_by_keyboard(shared_hall: Served, person):
    links = shared_hall.open()
    decide(shared_hall, links["code"], 3)
    plan = person(links["plan"], 1280)
    plan.press("Complete or correct this action")
    plan.to("Consulted with")
    plan.page.keyboard.type("The joint committee")
    plan.press("Save this action")
    expect(plan.page.get_by_role("heading", name="There is a problem")).to_be_visible()
    stop = plan.focused()
    assert stop and "There is a problem" in stop["name"]
    stop = plan.tab()
    assert stop and stop["kind"] == "a"  # the first link of the summary leads to the field
    plan.page.keyboard.press("Enter")
    type_today(plan)
    plan.press("Save this action")
    expect(plan.page.get_by_text("with The joint committee").first).to_be_visible()
    assert plan.focused(), "the focus is lost once an action is saved"
    plan.to("Download the plan: Word", key="Shift+Tab")
    with plan.page.expect_download() as download:
        plan.page.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith(".docx")
