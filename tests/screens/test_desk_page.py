"""The desk's page: a complaint goes with its cause, and what is ticked stays ticked."""

import pytest
from playwright.sync_api import expect

from tests.screens.own_rooms import answers, close, go
from tests.screens.stage import PROPOSAL
from tests.screens.test_cut_line import LOST
from workshop_kit.words import say


@pytest.mark.timeout(240)
def test_a_complaint_goes_once_its_cause_is_gone(served, page_at, axe):
    links = served.open()
    go(links, "propose")
    answers(links, "propose", *({**PROPOSAL, "what": f"Change {n}"} for n in range(3)))
    close(links)
    desk = page_at(1280, LOST)
    desk.goto(links["desk"])
    alert = desk.get_by_role("alert")
    following = desk.get_by_role("button", name="Next: How far we agree")
    expect(following).to_be_visible()
    expect(desk.get_by_text("Change 1")).to_have_count(1)  # not once to choose and once to hold

    desk.wait_for_timeout(1100)  # the desk takes no second press within a second
    following.click()
    expect(alert).to_have_text(say("desk.choose_first"))
    put = desk.get_by_role("button", name="Put these to the room")
    put.click()
    expect(alert.filter(has_text=say("desk.none_ticked"))).to_be_visible()
    desk.get_by_role("checkbox", name="Change 1").check()
    expect(alert.filter(has_text=say("desk.none_ticked"))).to_have_count(0)

    desk.get_by_text("Hold back", exact=True).first.click()
    axe(desk)
    desk.get_by_role("button", name=say("reason.person")).first.click()
    expect(desk.get_by_role("heading", name="Proposals held back")).to_be_visible()
    expect(desk.get_by_role("checkbox", name="Change 1")).to_be_checked()
    put.click()
    expect(desk.get_by_text("Put to the room: 1")).to_be_visible()
    expect(alert).to_have_count(0)

    served.kill()
    expect(desk.get_by_text("Not connected. Trying again …")).to_be_visible(timeout=20_000)
    following.click()
    expect(alert).to_have_text(say("desk.offline_press"))
    served.start()
    expect(alert).to_have_count(0, timeout=30_000)
