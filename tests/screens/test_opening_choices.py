"""The start form raises the minimum, never lowers it, and asks for slips from a hat."""

import pytest
from playwright.sync_api import expect

from workshop_kit import content
from workshop_kit.screens.around import Doors
from workshop_kit.screens.start import Start
from workshop_kit.words import say

AUDIT, ROOM = "workload_audit", "feedback_and_marking"
LIBRARY = content.library()


@pytest.fixture
def start(stage):
    doors = Doors("Elm Park", LIBRARY, content.stages(), list, lambda name, said: ({}, []))
    return Start(doors, None)


def preview(stage, start, **said):
    heads = dict.fromkeys(LIBRARY[AUDIT].groups, "9")
    stage.say(start, do="preview", workshop=AUDIT, opening={"heads": heads, **said})
    return " ".join(start.data["preview"])


def test_what_will_be_shown_by_group_follows_the_raised_minimum(stage, start):
    assert "Where fewer than 5 of a group" in preview(stage, start)
    assert "Where fewer than 5 of a group" in preview(stage, start, minimum="3")
    raised = preview(stage, start, minimum="12")
    assert "Where fewer than 12 of a group" in raised and "no two groups" in raised
    assert preview(stage, start, minimum="2") == preview(stage, start, minimum="many") == ""


def test_a_conversation_at_one_device_is_asked_for_no_minimum(start):
    shown = {
        one["name"]: one["counts"] for part in start.data["stages"] for one in part["workshops"]
    }
    assert not shown["structured_conversation"] and shown[AUDIT] and shown[ROOM]


def test_where_fewer_than_five_early_career_teachers_come_only_the_conversation_is_offered(
    shared_hall, page_at
):
    page = page_at(360)
    page.goto(shared_hall.start_link)
    page.get_by_role("button", name="Open a room for Early career").first.click()
    come = page.get_by_label(say("opening_form.people", group="Early career teachers"))
    button = page.get_by_role("button", name=say("opening_form.open_now"), exact=True)
    error = page.locator("[data-field='people-Early career teachers'] .wk-error")
    for few in ("", "4", "many"):
        come.fill(few)
        button.click()
        expect(error).to_contain_text("Open “Structured conversation” and talk one to one")
    come.fill("5")
    button.click()
    expect(page.locator(".wk-opened")).to_contain_text("Early career")


def test_the_form_refuses_a_lower_minimum_and_opens_a_room_with_slips(shared_hall, page_at, axe):
    page = page_at(1280)
    page.goto(shared_hall.start_link)
    page.get_by_role("button", name="Open a room for Feedback and marking").first.click()
    least = page.get_by_label(say("opening_form.minimum"))
    least.fill("2")
    page.get_by_label(say("opening_form.slips")).check()
    button = page.get_by_role("button", name=say("opening_form.open_now"), exact=True)
    button.click()
    refused = say("opening.not_minimum", least=3, most=100)
    expect(page.locator("[data-field=minimum] .wk-error")).to_have_text(refused)
    expect(page.get_by_label(say("opening_form.slips"))).to_be_checked()
    axe(page)
    least.fill("8")
    button.click()
    opened = page.locator(".wk-opened")
    expect(opened).to_contain_text("Phones can answer only with a slip")
    link = opened.get_by_role("link").first.get_attribute("href")
    page.goto(link)
    expect(page.get_by_label(say("slips.label"))).to_be_visible()
