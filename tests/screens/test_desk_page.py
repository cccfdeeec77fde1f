"""The desk's page: a complaint goes with its cause, and what is ticked stays ticked."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.screens.own_rooms import answers, close, go, put_all, reword
from tests.screens.stage import PROPOSAL
from tests.screens.test_cut_line import LOST
from workshop_kit.words import say

MORNING = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.mark.timeout(240)
def test_a_complaint_goes_once_its_cause_is_gone(served, page_at, axe):
    links = served.open()
    go(links, "propose")
    answers(links, "propose", *({**PROPOSAL, "what": f"Change {n}"} for n in range(5)))
    desk = page_at(1280, LOST)
    desk.clock.set_fixed_time(MORNING)  # a busy machine would press too late to be told "just now"
    desk.goto(links["desk"])
    expect(desk.locator(".wk-bar-top .wk-button").first).to_be_visible()
    close(links)
    alert = desk.get_by_role("alert")
    put = desk.get_by_role("button", name=say("desk.choose_now"))
    expect(put).to_be_visible()
    expect(desk.get_by_text("Change 1")).to_have_count(1)  # not once to choose and once to hold

    put.click()
    expect(desk.get_by_text(say("desk.just_now"))).to_be_visible()  # no press does nothing silently
    desk.clock.set_fixed_time(MORNING + timedelta(seconds=1))
    put.click()
    expect(alert.filter(has_text=say("desk.none_ticked"))).to_be_visible()
    desk.get_by_role("checkbox", name="Change 1").check()
    expect(alert.filter(has_text=say("desk.none_ticked"))).to_have_count(0)

    for n in (2, 3, 4):
        desk.get_by_role("checkbox", name=f"Change {n}").check()
    many = desk.get_by_text(say("desk.ticks_over_one"))
    expect(many).to_be_in_viewport()  # at the tick, not only when it is sent
    axe(desk)
    for n in (2, 3, 4):
        desk.get_by_role("checkbox", name=f"Change {n}").uncheck()
    expect(many).to_have_count(0)

    desk.get_by_text("Hold back", exact=True).first.click()
    axe(desk)
    desk.get_by_role("button", name=say("reason.person")).first.click()
    expect(desk.get_by_role("heading", name="Proposals held back")).to_be_visible()
    expect(desk.get_by_role("checkbox", name="Change 1")).to_be_checked()
    put.click()
    expect(desk.get_by_text(say("desk.put_one"))).to_be_visible()
    following = desk.get_by_role("button", name="Next: How far we agree")
    expect(following).to_be_visible()
    desk.clock.set_fixed_time(MORNING + timedelta(seconds=2))
    expect(alert).to_have_count(0)

    served.kill()
    expect(desk.get_by_text("Not connected. Trying again …")).to_be_visible()
    following.click()
    expect(alert).to_have_text(say("desk.offline_press"))
    served.start()
    expect(alert).to_have_count(0)


def test_a_desk_that_has_just_come_up_takes_its_first_press_but_not_a_double_one(
    shared_hall, page_at
):
    links, desk = shared_hall.open(), page_at(360)
    desk.clock.set_fixed_time(MORNING)
    desk.goto(links["desk"])
    button = desk.locator(".wk-bar-top .wk-button").first
    expect(button).to_contain_text("Start")
    button.click()
    expect(button).not_to_contain_text("Start")
    button.click()
    expect(desk.get_by_text(say("desk.just_now"))).to_be_visible()


def test_ideas_wait_at_the_top_of_the_desk_and_the_first_press_to_end_asks(
    shared_hall, page_at, axe
):
    links, desk = shared_hall.open(), page_at(1280)
    desk.set_viewport_size({"width": 1280, "height": 900})
    go(links, "purposes")
    answers(links, "purposes", ["The heron"], ["The otter"], ["The stoat"])
    desk.goto(links["desk"])
    desk.get_by_role("button", name=say("desk.close_words")).click(delay=800)
    expect(desk.get_by_text("3 different texts have come in.")).to_be_visible()
    expect(desk.get_by_text("The heron")).to_have_count(0)
    axe(desk)
    desk.wait_for_timeout(800)  # a second press in the same moment is told so, and does nothing
    desk.get_by_role("button", name=say("desk.release_unread")).click()
    desk.get_by_role("button", name=say("desk.unread_no")).click()
    desk.get_by_role("button", name=say("desk.show_texts")).click()
    expect(desk.get_by_text("The heron").first).to_be_in_viewport()
    axe(desk)
    desk.get_by_role("button", name=say("desk.release")).click(delay=800)
    expect(desk.get_by_role("textbox", name=say("desk.new_group"))).to_be_visible()
    desk.get_by_text("Hold back", exact=True).first.click()
    desk.get_by_role("button", name=say("reason.person")).first.press("Enter")
    expect(desk.get_by_role("button", name=say("desk.show"))).to_be_focused()
    acts, ideas = (desk.locator(one).bounding_box()["y"] for one in (".wk-do", ".wk-texts"))
    assert acts < ideas  # what to do now is not sought below sixty ideas

    reword(links, "The heron", "A bird of the wetlands")
    expect(desk.get_by_text(say("desk.anew_one"))).to_be_visible()
    following = desk.locator(".wk-bar-top .wk-button").first
    following.click(delay=800)
    desk.get_by_role("button", name=say("desk.anew_no")).click()
    expect(following).to_be_focused()  # the new words are still there to be read

    go(links, "next")
    end = desk.get_by_role("button", name=say("desk.end"))
    end.click()
    yes = desk.get_by_role("button", name=say("desk.end_yes"))
    expect(yes).to_be_focused()
    yes.press("Enter")
    expect(desk.get_by_role("heading", level=1, name=say("desk.ended"))).to_be_focused()


def test_closing_a_part_that_too_few_have_answered_is_asked_once_as_ending_is(
    shared_hall, page_at, axe
):
    links, desk = shared_hall.open(), page_at(360)
    go(links, "purposes")
    answers(links, "purposes", ["The heron"], ["The otter"])
    desk.goto(links["desk"])
    close_words = desk.get_by_role("button", name=say("desk.close_words"))
    yes = desk.get_by_role("button", name=say("desk.few_yes"))
    close_words.click(delay=800)
    expect(yes).to_be_focused()
    axe(desk)
    answers(links, "purposes", ["The stoat"])
    expect(yes).to_have_count(0)  # three now: nothing is lost any more
    expect(close_words).to_be_focused()
    close_words.press("Enter")
    expect(desk.get_by_text("3 different texts have come in.")).to_be_visible()

    go(links, "impact")
    said = desk.get_by_role("button", name=say("desk.close"))
    said.click(delay=800)
    desk.get_by_role("button", name=say("desk.end_no")).click()
    expect(said).to_be_focused()
    said.click()
    yes.press("Enter")
    expect(desk.get_by_role("button", name="Next: Keep, streamline or stop")).to_be_visible()


def test_a_desk_is_told_what_another_has_just_put_to_the_room_and_the_next_press_clears_it(
    shared_hall, page_at, axe
):
    links, desk = shared_hall.open(), page_at(360)
    go(links, "propose")
    answers(links, "propose", *({**PROPOSAL, "what": f"Change {n}"} for n in range(4)))
    close(links)
    desk.clock.set_fixed_time(MORNING)  # what comes from now on comes in the moment of the press
    desk.goto(links["desk"])
    desk.get_by_role("checkbox", name="Change 3").check()
    put = desk.get_by_role("button", name=say("desk.put"), exact=True)
    expect(put).to_have_count(1)  # on a phone the one button is far above the ticks
    put_all(links)
    again = desk.get_by_role("button", name=say("desk.choose_again"))
    again.click()
    told = desk.get_by_role("alert").filter(has_text="Another desk has just put to the room")
    expect(told).to_contain_text("Change 0")
    expect(told).to_be_in_viewport()
    expect(desk.get_by_role("checkbox", checked=True)).to_have_count(4)  # its choice and one's own
    axe(desk)
    desk.get_by_role("button", name=say("desk.talk"), exact=True).click()
    expect(told).to_have_count(0)
    desk.clock.set_fixed_time(MORNING + timedelta(seconds=1))
    for n in (0, 1):
        desk.get_by_role("checkbox", name=f"Change {n}").uncheck()
    again.click()
    expect(desk.get_by_text(say("desk.put_many", n=2))).to_be_in_viewport()  # where it goes on


def test_a_phone_steers_goes_one_step_back_and_shows_the_desk_s_code_when_asked(
    shared_hall, page_at, axe
):
    links, desk = shared_hall.open(), page_at(360)
    go(links, "purposes")
    answers(links, "purposes", ["The heron"], ["The otter"], ["The stoat"])
    close(links)
    go(links, "impact")
    desk.goto(links["desk"])
    desk.get_by_role("button", name="One step back: What feedback is for").click()
    expect(desk.get_by_role("heading", level=1, name="What feedback is for")).to_be_visible()
    expect(desk.get_by_role("button", name=re.compile("One step back"))).to_have_count(0)

    code = desk.get_by_role("img", name=say("desk.steer_alt"))
    desk.get_by_text(say("desk.steer"), exact=True).click()
    expect(desk.get_by_text("can steer this room")).to_be_visible()
    expect(code).to_have_count(0)
    desk.get_by_role("button", name=say("desk.steer_show")).click()
    expect(code).to_be_visible()
    assert code.evaluate("image => image.decode().then(() => image.naturalWidth > 100)")
    axe(desk)
    desk.get_by_role("button", name=say("desk.steer_cover")).click()
    expect(code).to_have_count(0)
