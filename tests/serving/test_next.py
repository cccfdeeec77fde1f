"""A shared device is handed over: the next person is a new one and finds nothing of the last."""

import asyncio
import os

import pytest
from playwright.sync_api import Error, expect

from tests.browser import playwrights_browser, present_browser
from tests.conftest import FLAGS
from tests.hall import local
from tests.journey.hands import settled, witnessed
from tests.screens.own_rooms import go
from tests.serving.asking import ask, send
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


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://localhost:1"},  # cookies do not tell one port from another
        {"Sec_Fetch_Site": "same-site"},
        {"Sec_Fetch_Site": "cross-site", "Origin": "null"},
    ],
)
def test_a_form_of_the_same_name_at_another_port_takes_nothing_away(links, headers):
    cookie = cookie_of(links)
    told = ask(f"{links['join']}/next", "POST", Cookie=cookie, **headers)
    assert (told.status, told.cookies) == (403, [])
    own = local(links["join"]).rpartition("/")[0]
    done = ask(
        f"{links['join']}/next", "POST", Cookie=cookie, Origin=own, Sec_Fetch_Site="same-origin"
    )
    assert done.status == 200 and len(done.cookies) == 1


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
    settled(phone)
    assert link.bounding_box()["height"] >= 24
    witnessed(phone)  # what a page keeps may be lost where it is left at once
    link.click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Hand over to the next person")
    axe(phone)
    phone.get_by_role("link", name="Go back").click()
    expect(box).to_have_value("half a sente")
    link.click()
    phone.get_by_role("button", name="Hand over").click()
    expect(box).to_have_value("")
    assert "half a sente" not in phone.evaluate("JSON.stringify(localStorage)")


def test_where_slips_are_drawn_the_next_person_is_asked_for_the_next_slip(shared_hall):
    links = shared_hall.open("feedback_and_marking", "--slips")
    one, two = shared_hall.kit("slips", links["code"], "--people", "2").stdout.split("\n")[:2]
    given = send(f"{links['join']}/slip", {"slip": one})
    cookie = given.cookies[0].split(";")[0]
    assert ask(links["join"], Cookie=cookie).status == 200
    (taken,) = ask(f"{links['join']}/next", "POST", Cookie=cookie).cookies
    assert taken.startswith('phone="";')
    led = ask(links["join"])
    assert (led.status, led.headers["location"]) == (303, f"/{links['code']}/slip")
    assert send(f"{links['join']}/slip", {"slip": one}).status == 422
    assert send(f"{links['join']}/slip", {"slip": two}).cookies[0].split(";")[0] != cookie


@pytest.fixture
def keeping_browser(browser):
    """A profile of a browser that keeps pages for its back button, as phones do."""
    as_root = ["--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else []
    kept = browser.browser_type.launch(
        executable_path=present_browser() or playwrights_browser(),
        args=[*FLAGS, *as_root],
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield kept.new_context(viewport={"width": 360, "height": 780}, locale="en-GB")
    kept.close()


def left_of(page, context):
    """All that a browser still has: cookies, storage, what stands on the page and in its fields."""
    fields = "[...document.querySelectorAll('input, textarea')].map((one) => one.value)"
    checked = "[...document.querySelectorAll(':checked')].map((one) => one.value).filter(Boolean)"
    stores = "[JSON.stringify(localStorage), JSON.stringify(sessionStorage)]"
    try:
        found = page.evaluate(f"[{stores}, {fields}, {checked}, document.body.innerText]")
    except Error as error:
        if "navigation" not in str(error):
            raise
        return left_of(page, context)  # a kept page was just on its way to a fresh one
    return f"{context.cookies()} {found}"


@pytest.mark.parametrize("way", ["", "/plain"])
def test_nothing_of_the_first_person_is_left_not_even_behind_the_back_button(
    links, keeping_browser, way
):
    go(links, "purposes")
    phone = keeping_browser.new_page()
    phone.goto(f"{links['join']}{way}")
    phone.get_by_role("textbox").first.fill("WORDS SENT")
    phone.get_by_role("button", name="Send").click()
    expect(phone.get_by_text("Saved.").first).to_be_visible()
    phone.get_by_role("textbox").first.fill("WORDS HALF TYPED")
    (cookie,) = [one for one in keeping_browser.cookies() if one["name"] == "phone"]
    phone.get_by_role("link", name="Hand over to the next person").click()
    phone.get_by_role("button", name="Hand over").click()
    expect(phone.get_by_role("textbox").first).to_have_value("")
    for _ in range(4):
        left = left_of(phone, keeping_browser)
        assert "WORDS" not in left and cookie["value"] not in left
        phone.go_back()
        phone.wait_for_timeout(400)
        if phone.url == "about:blank":
            break
