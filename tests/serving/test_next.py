"""A shared device is handed over: the next person is a new one and finds nothing of the last."""

import asyncio

import pytest
from playwright.sync_api import expect

from tests.screens.own_rooms import go
from tests.serving.asking import ask
from tests.serving.room_lines import answer, form, go_to, join


@pytest.fixture
def links(shared_hall):
    return shared_hall.open()


def cookie_of(links):
    return ask(links["join"]).cookies[0].split(";")[0]


def test_it_is_asked_before_anything_is_taken_away(links):
    cookie = cookie_of(links)
    asked = ask(f"{links['join']}?next=1", Cookie=cookie)
    assert (asked.status, asked.headers["location"]) == (303, f"/{links['code']}/next")
    page = ask(f"{links['join']}/next", Cookie=cookie)
    assert (page.status, page.cookies) == (200, [])
    assert 'method="post"' in page.body and "Go back without handing over" in page.body


def test_then_the_number_is_gone_and_the_next_person_gets_another(links):
    cookie = cookie_of(links)
    done = ask(f"{links['join']}/next", "POST", Cookie=cookie)
    assert done.status == 200 and "ready for the next person" in done.body
    (taken,) = done.cookies
    assert taken.startswith('phone="";') and f"Path=/{links['code']}" in taken
    assert cookie_of(links) != cookie


def test_another_sites_form_takes_nothing_away(links):
    assert ask(f"{links['join']}/next", "POST").cookies == []  # it comes without the cookie


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_room_that_is_not_there_cannot_be_handed_over(links, method):
    base = links["join"].rpartition("/")[0]
    gone = ask(f"{base}/ZZZZZZ/next", method, Cookie="phone=1")
    assert gone.status == 404 and gone.cookies == []


def test_both_peoples_answers_count(links):
    async def both():
        desk = await join(links["desk"])
        await go_to(desk, "purposes")
        first = await join(links["join"])
        for phone in (first, await join(links["join"])):
            await form(phone, "purposes")
            assert phone.shown()["data"]["own"] is None
            assert (await answer(phone, ["An idea"]))["what"] == "saved"
        await desk.until(lambda: desk.data()["answered"] == "2 have answered")

    asyncio.run(both())


def test_in_a_browser_half_typed_words_are_gone(links, page_at, axe):
    go(links, "purposes")
    phone = page_at(360)
    phone.goto(links["join"])
    box = phone.get_by_role("textbox").first
    box.fill("half a sente")
    link = phone.get_by_role("link", name="Hand over to the next person")
    link.scroll_into_view_if_needed()
    assert link.bounding_box()["height"] >= 24
    link.click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Hand over to the next person")
    axe(phone)
    phone.get_by_role("link", name="Go back").click()
    expect(box).to_have_value("half a sente")
    link.click()
    phone.get_by_role("button", name="Hand over").click()
    expect(box).to_have_value("")
    assert "half a sente" not in phone.evaluate("JSON.stringify(localStorage)")
