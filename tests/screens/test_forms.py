"""Forms by hand: what is not sent is said, errors stand in order, one card is open at a time."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import Page, expect

from tests.hall import Served, local
from tests.screens.stage import PROPOSAL
from tests.serving.room_lines import answer, go_to, join, press
from workshop_kit.line import Line

Asked = Callable[[str], Page]


@pytest.fixture
def asked(shared_hall: Served, page_at) -> Asked:
    """`asked("impact")` is the phone of a room in which this activity is open."""

    def open_at(activity: str) -> Page:
        links = shared_hall.open()
        steer(links, activity)
        phone = page_at(360)
        phone.goto(links["join"])
        return phone

    return open_at


def steer(links: dict[str, str], activity: str) -> None:
    """In a thread of its own: Playwright has a loop in this one."""
    with ThreadPoolExecutor(1) as apart:
        apart.submit(asyncio.run, steered(links, activity)).result()


async def steered(links: dict[str, str], activity: str) -> None:
    """A desk goes on until `activity`, putting two of three proposals to the room on the way."""
    desk = await join(links["desk"])
    if activity == "agree":
        await go_to(desk, "propose")
        await propose(links, desk)
    await go_to(desk, activity)
    desk.leave()


async def propose(links: dict[str, str], desk: Line) -> None:
    phones = [await join(local(links["join"])) for _ in range(3)]
    for n, phone in enumerate(phones):
        await phone.until(lambda one=phone: one.shown()["data"].get("activity") == "propose")
        await answer(phone, {**PROPOSAL, "what": f"Change {n}"})
        phone.leave()
    await press(desk)
    ids = [card["id"] for card in desk.shown()["data"]["choice"]["proposals"]]
    await desk.ask({"do": "choose", "activity": "propose", "proposals": ids[:2]}, inner=True)


def send(phone: Page) -> None:
    phone.get_by_role("button", name="Send", exact=True).click()


def problems(phone: Page) -> list[str]:
    """The links of the summary."""
    expect(phone.get_by_role("heading", name="There is a problem")).to_be_visible()
    return phone.get_by_role("alert").get_by_role("link").all_inner_texts()


def test_typed_words_are_said_to_be_unsent_until_they_are_sent(asked):
    phone = asked("purposes")
    box = phone.get_by_role("textbox", name="Your idea")
    unsent = phone.get_by_role("status").filter(has_text="Not sent yet")
    expect(unsent).to_have_count(0)
    box.fill("Half a thought")
    expect(unsent).to_be_visible()
    box.fill("")
    expect(unsent).to_have_count(0)
    box.fill("A whole thought")
    send(phone)
    expect(phone.get_by_text("Saved.")).to_be_visible()
    expect(unsent).to_have_count(0)


def test_problems_stand_in_the_order_of_the_fields(asked):
    phone = asked("propose")
    send(phone)
    assert problems(phone) == [
        "Choose what kind of change this is",
        "Enter what stops or changes",
        "Enter who could lead it: a volunteer or a role",
        "Enter from when, or until when you would try it",
        "Enter rough minutes a week for at least one job",
        "Enter what it changes for pupils, in one line",
    ]


def test_where_two_problems_are_the_same_each_says_which_action_it_means(asked):
    phone = asked("agree")
    phone.get_by_role("textbox").first.fill("Because")  # words alone do not say how far
    phone.get_by_role("textbox").last.fill("Because")
    send(phone)
    assert problems(phone) == [f"Choose how far you agree: Change {n}" for n in (0, 1)]
    phone.get_by_role("group").first.get_by_role("radio", name="Yes", exact=True).check()
    send(phone)
    expect(phone.get_by_role("alert").get_by_role("link")).to_have_count(1)
    assert problems(phone) == ["Choose how far you agree"]


def test_one_task_is_open_at_a_time_and_stays_under_the_thumb(asked):
    phone = asked("impact")
    tasks = phone.locator("details.wk-task > summary")
    tasks.nth(0).click()
    tasks.nth(3).scroll_into_view_if_needed()
    before = tasks.nth(3).bounding_box()
    tasks.nth(3).click()
    phone.wait_for_timeout(300)
    after = tasks.nth(3).bounding_box()
    assert phone.locator("details.wk-task[open]").count() == 1
    assert before and after and abs(before["y"] - after["y"]) < 2


def test_a_part_without_a_question_is_announced_as_what_it_is(shared_hall, page_at):
    links, phone = shared_hall.open(), page_at(360)
    phone.goto(links["join"])
    expect(phone.get_by_role("heading", name="You are in")).to_be_visible()
    steer(links, "welcome")
    expect(phone.get_by_role("status").filter(has_text="Now: Welcome")).to_have_count(1)
