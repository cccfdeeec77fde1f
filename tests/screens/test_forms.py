"""Forms by hand: what is not sent is said, errors stand in order, one card is open at a time."""

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor

from playwright.sync_api import Page, expect

from tests.journey.hands import settled
from tests.screens.own_rooms import GOOD, answers, go, opened
from tests.screens.own_rooms import close as closed
from tests.serving.room_lines import close, join, press
from workshop_kit.words import say


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
        "Enter what stops or changes",
        "Choose what kind of change this is",
    ]
    phone.get_by_role("radio", name="Stop it").check()
    phone.get_by_role("textbox", name="Minutes a week").fill("20")
    send(phone)
    assert problems(phone) == [
        "Enter what stops or changes",
        "Choose whether a law or contract asks for this task",
        "Choose whose minutes these are",
    ]


def test_a_sentence_and_its_kind_go_out_from_a_short_page(asked):
    phone = asked("propose")
    phone.get_by_role("textbox", name="What stops or changes?").fill("Stamp nothing")
    assert height(phone) < 2200  # three screens, now that the page is there
    for kind in ("Streamline it", "Try it for a while"):
        phone.get_by_role("radio", name=kind).check()
        expect(phone.get_by_role("group", name="Does a law")).to_be_hidden()
    expect(phone.get_by_role("textbox", name="Who could lead it?")).to_be_hidden()
    send(phone)
    expect(phone.get_by_text("Saved.")).to_be_visible()


def test_of_a_second_job_nobody_guesses_whether_it_saves_or_adds(asked):
    phone = asked("propose")
    phone.get_by_role("textbox", name="What stops or changes?").fill("Stamp nothing")
    phone.get_by_role("radio", name="Streamline it").check()
    phone.get_by_role("button", name="Add another job").click()
    for n, job in enumerate(("Teachers", "Teaching assistants")):
        phone.get_by_label("Job").nth(n).select_option(job)
        phone.get_by_role("textbox", name="Minutes a week").nth(n).fill("20")
    send(phone)
    assert problems(phone) == ["Choose whether it saves or adds these minutes"]
    phone.get_by_role("combobox", name="Change").nth(1).select_option("saves")
    send(phone)
    expect(phone.get_by_text("Saved.")).to_be_visible()


def height(phone: Page) -> int:
    return int(phone.evaluate("document.documentElement.scrollHeight"))


def test_three_actions_stand_on_a_short_page_and_a_reason_is_asked_of_who_has_one(asked):
    phone = asked("agree")
    first = phone.locator("fieldset").first
    expect(first).to_be_visible()
    assert height(phone) < 2200
    reasons = phone.get_by_role("textbox", name="Your worry, question or reason")
    expect(reasons.first).to_be_hidden()
    first.get_by_role("radio", name="I need to know").check()
    expect(reasons.first).to_be_visible()
    reasons.first.fill("Who types it in?")
    first.get_by_role("radio", name="Yes", exact=True).check()
    expect(reasons.first).to_be_visible()  # what is typed is never hidden


def test_where_two_problems_are_the_same_each_says_which_action_it_means(asked):
    phone = asked("agree")
    send(phone)
    assert problems(phone) == [f"Choose how far you agree: Change {n}" for n in (0, 1, 2)]
    phone.locator("fieldset").first.get_by_role("radio", name="Yes", exact=True).check()
    send(phone)
    phone.get_by_role("group", name="Change 1").get_by_role("radio").first.check()
    send(phone)
    expect(phone.get_by_role("alert").get_by_role("link")).to_have_count(1)
    assert problems(phone) == ["Choose how far you agree"]


def test_one_task_is_open_at_a_time_and_stays_under_the_thumb(asked):
    phone = asked("impact")
    tasks = phone.locator("details.wk-task > summary")
    tasks.nth(0).click()
    tasks.nth(3).scroll_into_view_if_needed()
    settled(phone)
    before = tasks.nth(3).bounding_box()
    tasks.nth(3).click()
    expect(phone.locator("details.wk-task").nth(3)).to_have_attribute("open", "")
    expect(phone.locator("details.wk-task[open]")).to_have_count(1)
    settled(phone)
    after = tasks.nth(3).bounding_box()
    assert before and after and abs(before["y"] - after["y"]) < 2


def test_a_dot_too_many_is_answered_with_a_word_below_the_button(shared_hall, page_at):
    links, phone = opened(shared_hall, GOOD / "short.yaml"), page_at(320)
    go(links, "graph")
    answers(links, "graph", *[{"tests": [4, 1], "homework": [4, 1]}] * 5)
    closed(links)
    go(links, "dots")
    phone.goto(links["join"])
    give = phone.get_by_role("button", name="Give a dot to: Marking tests")
    for _ in range(3):
        give.press("Enter")
    settled(phone)
    before = give.bounding_box()
    none_left = phone.get_by_role("alert").filter(has_text=say("vote_form.none_left"))
    expect(none_left).to_have_count(0)
    give.click(force=True)
    expect(none_left).to_be_in_viewport()
    assert give.bounding_box() == before  # nothing moves under the thumb
    phone.get_by_role("button", name="Take a dot from: Marking tests").click()
    expect(none_left).to_have_count(0)


def test_a_part_without_a_question_is_announced_as_what_it_is(shared_hall, page_at):
    links, phone = shared_hall.open(), page_at(360)
    phone.goto(links["join"])
    expect(phone.get_by_role("heading", name="You are in")).to_be_visible()
    go(links, "welcome")
    expect(phone.get_by_role("status").filter(has_text="Now: Welcome")).to_have_count(1)


def test_whoever_wrote_what_is_held_back_reads_it_on_their_own_phone_alone(shared_hall, page_at):
    links = shared_hall.open()
    go(links, "purposes")
    words = ("Mr  Hadley\nshouts – café 👩🏽‍🏫", "Reports", "Less typing")
    phones = [page_at(360) for _ in words]
    for phone, idea in zip(phones, words, strict=True):
        phone.goto(links["join"])
        phone.get_by_role("textbox", name="Your idea").fill(idea)
        send(phone)
        expect(phone.get_by_text("Saved.")).to_be_visible()
    with ThreadPoolExecutor(1) as apart:
        apart.submit(asyncio.run, held_back(links, "Hadley")).result()
    told = "What you wrote is held back: names or points at a person"
    named = f"“Mr Hadley shouts – café 👩🏽‍🏫” {told}"  # whoever wrote two learns which
    expect(phones[0].get_by_role("status").filter(has_text=named)).to_be_visible()
    for other in phones[1:]:
        expect(other.get_by_text("1 text is held back")).to_be_visible()
        expect(other.get_by_text(told)).to_be_hidden()
    again = phones[0].get_by_label("Say it in other words")
    expect(again).to_have_value("Mr Hadley shouts – café 👩🏽‍🏫")
    again.fill("Some of us get shouted at")
    phones[0].get_by_role("button", name="Send these words").click()
    expect(phones[0].get_by_text("The facilitator has your new words")).to_be_visible()
    expect(again).to_have_value("Some of us get shouted at")


def test_on_the_smallest_phone_the_first_box_stands_on_the_first_screen(asked):
    phone = asked("purposes")
    phone.set_viewport_size({"width": 320, "height": 568})
    place = phone.get_by_role("textbox", name="Your idea").bounding_box()
    assert place
    assert place["y"] + place["height"] <= 568
    rules = phone.get_by_text("whoever holds the laptop")
    expect(rules.or_(phone.get_by_text("the laptop’s holder"))).to_be_visible()
    shown = rules.or_(phone.get_by_text("the laptop’s holder")).bounding_box()
    button = phone.get_by_role("button", name="Send", exact=True).bounding_box()
    assert shown
    assert button
    assert shown["y"] < button["y"]


def test_a_box_grows_with_its_words_where_the_style_sheet_alone_does_not_do_it(asked):
    phone = asked("purposes")
    typed = phone.get_by_role("textbox", name="Your idea")
    expect(typed).to_be_visible()
    phone.evaluate(
        "() => { const sheet = new CSSStyleSheet();"
        "sheet.replaceSync('textarea { field-sizing: fixed !important }');"
        "document.adoptedStyleSheets = [sheet]; }"
    )
    typed.fill("A sentence of some length. " * 10)
    settled(phone)
    assert typed.evaluate("box => box.scrollHeight <= box.clientHeight")


def test_the_answer_to_send_is_seen_where_the_button_was_the_last_line_on_the_screen(asked):
    phone = asked("purposes")
    phone.set_viewport_size({"width": 320, "height": 568})
    phone.get_by_role("textbox", name="Your idea").fill("Less typing")
    button = phone.get_by_role("button", name="Send", exact=True)
    button.evaluate("button => button.scrollIntoView({ block: 'end' })")
    button.click()
    expect(phone.get_by_text("Saved.")).to_be_in_viewport(ratio=1)


async def held_back(links: dict[str, str], words: str) -> None:
    """A desk closes the ideas, holds back the one with these words, and shows the others."""
    desk = await join(links["desk"])
    await press(desk)
    await desk.ask({"do": "uncover", "activity": "purposes", "on": True}, inner=True)
    await desk.until(lambda: desk.shown()["data"]["texts"] != [])
    ideas = desk.shown()["data"]["texts"]
    id = next(idea["id"] for idea in ideas if words in idea["words"])
    hold = {"do": "hold", "activity": "purposes", "text": id, "reason": "person"}
    assert (await desk.ask(hold, inner=True))["what"] == "saved"
    await close(desk)
    desk.leave()


def test_a_vote_without_a_dot_says_beside_the_first_row_what_is_missing(asked):
    phone = asked("vote")
    send(phone)
    (told,) = problems(phone)
    beside = phone.locator(".wk-vote").first.get_by_text(told)
    expect(beside).to_be_visible()
    expect(phone.get_by_role("alert").filter(has_text=told)).to_have_count(1)  # told aloud once
    phone.get_by_role("button", name="Give a dot to").last.click()
    expect(phone.get_by_text("You have 2 dots left")).to_be_visible()


def test_an_error_is_out_of_the_pages_title_once_the_part_has_closed(shared_hall, page_at):
    links = shared_hall.open()
    go(links, "sort")
    phone = page_at(360)
    phone.goto(links["join"])
    send(phone)
    expect(phone).to_have_title(re.compile("^Error:"))
    closed(links)
    expect(phone.get_by_text("This part has closed")).to_be_attached()
    expect(phone).not_to_have_title(re.compile("^Error:"))


def test_whose_minutes_a_proposal_changes_is_said_with_its_choices(asked):
    phone = asked("agree")
    about = phone.get_by_role("group", name="Change 0")
    expect(about).to_have_accessible_description(re.compile("Lead: a volunteer"))
