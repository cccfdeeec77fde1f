"""A room without a websocket or JavaScript: plain forms at the same link, kept alike."""

import asyncio

import pytest
from playwright.sync_api import expect

from tests.plain import Sheet
from tests.screens.own_rooms import close, go
from tests.serving.asking import ask, send
from tests.serving.room_lines import answer, form, join
from workshop_kit.words import say

MARKUP = '<script>alert(1)</script> </textarea> "quoted" & 7*7 {{ 7*7 }}'


@pytest.fixture(scope="module")
def links(shared_hall):
    """A room that stays open for ideas."""
    return asking_for_ideas(shared_hall)


@pytest.fixture
def ideas(shared_hall):
    """A room of the test's own, where answers are counted or the activity is closed."""
    return asking_for_ideas(shared_hall)


def asking_for_ideas(hall):
    links = hall.open()
    go(links, "purposes")
    return links


def phone_of(links):
    """The cookie of a device that opened the plain page, and that page."""
    page = ask(f"{links['join']}/plain")
    return page.cookies[0].split(";")[0], page


def filled(page, **fields):
    """What a browser sends once these are typed."""
    return {**Sheet(page.body).sent, **fields}


def test_it_is_led_to_from_the_foot_of_the_page_and_needs_no_script(links):
    page = ask(links["join"])
    assert 'href="?plain=1"' in page.body
    led = ask(f"{links['join']}?plain=1")
    assert (led.status, led.headers["location"]) == (303, f"/{links['code']}/plain")
    plain = ask(f"{links['join']}/plain")
    assert plain.status == 200 and plain.body.count("<script") == 1
    script = plain.body.split('<script type="module" src="')[1].split('"')[0]
    base = links["join"].rpartition("/")[0]
    assert ask(f"{base}{script}").body.count("pageshow") == 1  # it forgets, and asks nothing
    assert "no-store" in plain.headers["cache-control"]
    assert "Look again" in plain.body and "phone=" in plain.cookies[0]


def test_words_that_came_too_late_stand_below_the_error_and_nowhere_else(ideas):
    cookie, page = phone_of(ideas)
    late = filled(page, **{"idea-1": "Half a thought", "idea-2": MARKUP})
    close(ideas)
    told = send(f"{ideas['join']}/plain", late, Cookie=cookie)
    assert told.status == 422 and "What you typed is still here" in told.body
    assert "<li>Half a thought</li>" in told.body
    assert "<script>alert" not in told.body and "7*7 {{ 7*7 }}" in told.body
    assert "Half a thought" not in ask(f"{ideas['join']}/plain", Cookie=cookie).body


def test_it_says_when_to_look_again_and_what_that_takes_away(shared_hall):
    links = shared_hall.open()
    waits = ask(f"{links['join']}/plain").body
    assert say("plain.waiting_hint") in waits and say("plain.look_again_hint") not in waits
    go(links, "purposes")
    asks = ask(f"{links['join']}/plain").body
    assert say("plain.look_again_hint") in asks and say("plain.waiting_hint") not in asks


def test_boxes_with_the_same_fault_are_told_apart_above_the_form(links):
    cookie, page = phone_of(links)
    long = filled(page, **{"idea-1": "A good one", "idea-2": "x" * 300, "idea-3": "y" * 300})
    told = send(f"{links['join']}/plain", long, Cookie=cookie).body
    summary = told.partition("</h2>")[2].partition("</ul>")[0]
    assert "20 too long: Idea 2</a>" in summary and "20 too long: Idea 3</a>" in summary


def test_an_answer_is_kept_counted_and_stands_in_the_form_until_it_closes(ideas):
    cookie, page = phone_of(ideas)
    assert "once three people or more have answered" in page.body
    assert "No names of pupils or colleagues" in page.body
    sent = send(f"{ideas['join']}/plain", filled(page, **{"idea-1": MARKUP}), Cookie=cookie)
    assert (sent.status, sent.headers["location"]) == (303, f"/{ideas['code']}/plain")
    again = ask(f"{ideas['join']}/plain", Cookie=cookie)
    assert "Saved." in again.body and "Send again" in again.body
    assert Sheet(again.body).sent["idea-1"] == MARKUP and "<script>" not in again.body
    asyncio.run(_counted(ideas, "1 has answered"))


async def _counted(links, told):
    desk = await join(links["desk"])
    await desk.until(lambda: desk.data()["answered"] == told)
    desk.leave()


def test_what_is_wrong_is_said_beside_its_field_with_everything_still_there(links):
    cookie, page = phone_of(links)
    typed = filled(page, **{"idea-1": "short", "idea-2": "long " * 70})
    told = send(f"{links['join']}/plain", typed, Cookie=cookie)
    assert told.status == 422 and "<title>Error: " in told.body
    assert "There is a problem" in told.body and 'href="#f1"' in told.body
    assert told.body.count("too long") == 2 and 'aria-invalid="true"' in told.body
    assert Sheet(told.body).sent == typed
    empty = send(f"{links['join']}/plain", filled(page), Cookie=cookie)
    assert empty.status == 422 and 'href="#f0"' in empty.body


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Origin": "http://evil.test"},
        {"Origin": "https://127.0.0.1"},
    ],
)
def test_another_sites_form_is_refused(links, headers):
    cookie, page = phone_of(links)
    fields = filled(page, **{"idea-1": "Not mine"})
    told = send(f"{links['join']}/plain", fields, Cookie=cookie, **headers)
    assert told.status == 403
    assert "Not mine" not in ask(f"{links['join']}/plain", Cookie=cookie).body


def test_without_a_cookie_nothing_is_kept_and_it_says_so(links):
    _, page = phone_of(links)
    told = send(f"{links['join']}/plain", filled(page, **{"idea-1": "Whose?"}))
    assert told.status == 422 and "keeps no cookie" in told.body
    assert Sheet(told.body).sent["idea-1"] == "Whose?"


def test_what_comes_too_late_changes_nothing_and_says_so(ideas):
    cookie, page = phone_of(ideas)
    close(ideas)
    told = send(f"{ideas['join']}/plain", filled(page, **{"idea-1": "Late"}), Cookie=cookie)
    assert told.status == 422 and "There is a problem" in told.body


@pytest.mark.parametrize("activity", ["", "impact", "nothing", "<b>", "a" * 5000, "\u202e"])
def test_an_activity_that_is_not_at_hand_takes_nothing(links, activity):
    cookie, page = phone_of(links)
    fields = {**filled(page, **{"idea-1": "Here"}), ":activity": activity}
    told = send(f"{links['join']}/plain", fields, Cookie=cookie)
    assert told.status == 422 and "<b>" not in told.body


def test_it_shows_everybody_the_same_result_as_the_page_with_a_script(ideas):
    for words in ("Reports", "Reports", "Data drops", "<b>bold</b>"):
        cookie, page = phone_of(ideas)
        fields = filled(page, **{"idea-1": words})
        assert send(f"{ideas['join']}/plain", fields, Cookie=cookie).status == 303
    close(ideas)
    shown = ask(f"{ideas['join']}/plain", Cookie=cookie).body
    assert "Data drops" in shown and "&lt;b&gt;bold" in shown and "<form class" not in shown
    with_script = asyncio.run(_shown(ideas))
    assert with_script["sentence"] in shown and with_script["from"] in shown


async def _shown(links):
    phone = await join(links["join"])
    await phone.until(lambda: "sentence" in phone.shown().get("data", {}))
    phone.leave()
    return phone.shown()["data"]


def test_it_is_one_phone_with_and_without_a_script(ideas):
    cookie, _ = phone_of(ideas)
    asyncio.run(_answered(ideas, cookie.partition("=")[2]))
    again = ask(f"{ideas['join']}/plain", Cookie=cookie)
    assert Sheet(again.body).sent["idea-1"] == "Typed with a script"
    asyncio.run(_counted(ideas, "1 has answered"))


async def _answered(links, number):
    phone = await join(links["join"], {"phone": number})
    await form(phone, "purposes")
    assert (await answer(phone, ["Typed with a script"]))["what"] == "saved"
    phone.leave()


def test_an_unknown_room_and_one_with_slips_lead_where_the_page_itself_leads(links, shared_hall):
    base = links["join"].rpartition("/")[0]
    for told in (ask(f"{base}/ZZZZZZ/plain"), send(f"{base}/ZZZZZZ/plain", {})):
        assert told.status == 404 and "There is no workshop with this code" in told.body
    small = ask(f"{base}/{links['code'].lower()}/plain")
    assert (small.status, small.headers["location"]) == (303, f"/{links['code']}/plain")


def test_where_no_line_opens_a_phone_finds_it_by_itself_and_answers(links, page_at, axe):
    phone = page_at(360, "WebSocket|422")
    phone.route_web_socket("**/live", lambda line: line.close())
    phone.goto(links["join"])
    phone.wait_for_url("**/plain")
    axe(phone)
    phone.get_by_role("button", name="Send").click()
    expect(phone.get_by_role("alert")).to_contain_text("There is a problem")
    expect(phone.locator(".problem li a").first).to_have_css("display", "block")  # dot at line 1
    axe(phone)
    phone.get_by_role("textbox").first.fill("Without a line")
    phone.get_by_role("button", name="Send").click()
    expect(phone.get_by_role("status")).to_contain_text("Saved")


def test_a_phone_without_javascript_takes_part(links, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(links["join"])
    page.wait_for_url("**/plain")  # it is led there, with nothing to press
    page.get_by_role("textbox").first.fill("No script at all")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("status")).to_contain_text("Saved")
    context.close()
