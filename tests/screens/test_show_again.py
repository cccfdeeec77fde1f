"""The desk shows words again as they stand on its screen, also once their writer changed them."""

from playwright.sync_api import expect

from tests.screens.own_rooms import answers, close, go, reword
from workshop_kit.words import say

WAS, AGAIN = "Mr Hadley shouts at us", "Some of us get shouted at"


def test_held_back_words_in_other_words_are_shown_from_the_desk(shared_hall, page_at):
    links = shared_hall.open()
    go(links, "purposes")
    answers(links, "purposes", [WAS], ["Reports"], ["Data drops"])
    close(links)
    desk = page_at(1280)
    desk.goto(links["desk"])
    row = desk.get_by_role("listitem").filter(has_text=WAS)
    row.get_by_text(say("desk.hold"), exact=True).click()
    row.get_by_role("button", name=say("reason.person")).click()
    expect(desk.get_by_text(WAS)).to_have_count(0)  # covered
    reword(links, WAS, AGAIN)
    desk.get_by_role("button", name=say("desk.show")).click()
    expect(desk.get_by_text(AGAIN)).to_be_visible()
