"""A small phone, or one set to large type: what to do stands in sight and stays where it is."""

from playwright.sync_api import Locator, Page, expect

from tests.journey.hands import settled
from tests.screens.own_rooms import answers, close, go, put_all
from tests.screens.stage import PROPOSAL
from workshop_kit.words import say

SMALL = ((320, 568), (360, 640))
ON_PAGE = "one => Math.round(one.getBoundingClientRect().top + scrollY)"


def test_what_to_propose_is_asked_on_the_first_screen(asked):
    phone = asked("propose", width=320)
    for width, height in SMALL:
        phone.set_viewport_size({"width": width, "height": height})
        place = phone.get_by_role("textbox", name="What stops or changes").bounding_box()
        assert place
        assert place["y"] + place["height"] <= height, (width, place)


def test_the_first_dot_is_asked_on_the_first_screen_and_the_group_below_all_dots(asked):
    phone = asked("vote", "--heads", "Teachers=20, Leaders=8", width=320)
    phone.set_viewport_size({"width": 320, "height": 568})
    give = phone.get_by_role("button", name="Give a dot to").all()
    first, last = give[0].bounding_box(), give[-1].bounding_box()
    group = phone.locator("summary", has_text="Your group, if you like").bounding_box()
    assert first
    assert last
    assert group
    assert first["y"] + first["height"] <= 568
    assert group["y"] > last["y"]


def first_in_sight(phone: Page, control: Locator) -> None:
    """All that a thumb presses of it is on the first screen of both small phones."""
    for width, height in SMALL:
        phone.set_viewport_size({"width": width, "height": height})
        settled(phone)
        place = control.bounding_box()
        assert place and place["y"] + min(place["height"], 46) <= height, (width, place)


def test_a_conversation_says_at_each_box_that_it_is_not_anonymous(shared_hall, page_at):
    links = shared_hall.open("structured_conversation", "--setting", "primary")
    go(links, "identify")
    phone = page_at(320)
    phone.goto(links["join"])
    notice, until = phone.get_by_text("it is not for appraisal"), phone.get_by_text("wait on this")
    expect(notice).to_be_visible()
    expect(until).to_be_visible()
    first_in_sight(phone, phone.get_by_role("textbox").first)
    both = phone.get_by_role("group", name="Is this what you said?")
    expect(both).to_have_accessible_description(say("form.care"))
    phone.get_by_role("textbox").first.fill("Copying marks")
    for tick in phone.get_by_role("checkbox").all():
        tick.check()
    phone.get_by_role("button", name="Send").click()
    expect(phone.get_by_text("Saved.")).to_be_visible()
    close(links)
    go(links, "evaluate")
    expect(phone.get_by_role("heading", name="What has changed")).to_be_visible()
    expect(notice).to_be_visible()
    expect(until).to_be_hidden()  # read once
    first_in_sight(phone, phone.get_by_role("textbox").first)


JOBS = ("Teachers", "Early career teachers", "Teaching assistants", "Site and midday staff")
MANY = {**PROPOSAL, "minutes": dict.fromkeys(JOBS, -35), "lead": "Art lead, with a Year 5 teacher"}


def test_the_first_step_of_agreement_is_on_the_first_screen_where_some_were_not_put(
    shared_hall, page_at
):
    links = shared_hall.open("feedback_and_marking", "--setting", "primary")
    go(links, "propose")
    what = "Displays change once a term, not every half term, and nobody checks working walls"
    answers(links, "propose", *({**MANY, "what": f"{what} {n}"} for n in range(5)))
    close(links)
    put_all(links)
    go(links, "agree")
    phone = page_at(320)
    phone.goto(links["join"])
    yes = phone.locator(".wk-radio", has=phone.get_by_role("radio", name="Yes", exact=True)).first
    first_in_sight(phone, yes)
    left_out = phone.get_by_text("of 5 proposals are put to the room").bounding_box()
    last = phone.locator(".wk-card").last.bounding_box()
    assert left_out and last and left_out["y"] > last["y"] + last["height"]


def test_a_long_example_leaves_the_first_box_on_the_first_screen(shared_hall, page_at):
    links = shared_hall.open("data_collection", "--setting", "secondary")
    go(links, "collections")
    phone = page_at(360)
    phone.goto(links["join"])
    expect(phone.get_by_text("For example: ")).to_be_visible()
    first_in_sight(phone, phone.get_by_role("combobox").first)


def test_a_survey_asks_for_the_group_on_the_first_screen_and_nothing_moves_once_it_is_chosen(
    shared_hall, page_at
):
    links = shared_hall.open(
        "workload_audit", "--heads", "Office and technical staff=9, Teachers=20"
    )
    phone = page_at(320)
    phone.goto(links["join"])
    phone.get_by_role("button", name="Messages and meetings").click()
    expect(phone.get_by_text("Open until")).to_be_visible()
    group = phone.locator(".wk-group-of")
    first_in_sight(phone, group.locator(".wk-radio").first)
    phone.set_viewport_size({"width": 320, "height": 568})
    settled(phone)
    question = phone.locator(".wk-row").first
    before = question.evaluate(ON_PAGE)
    group.get_by_role("radio").first.check()
    expect(phone.get_by_text("Not sent yet")).to_be_visible()
    assert question.evaluate(ON_PAGE) == before
    phone.get_by_role("button", name="All parts").click()
    phone.get_by_role("button", name="All in all").click()
    expect(group.get_by_text("Your group: ")).to_be_visible()
    settled(phone)
    send = phone.get_by_role("button", name="Send and")
    stood = send.evaluate(ON_PAGE)
    phone.locator(".wk-row").first.get_by_role("radio").first.check()
    expect(phone.get_by_text("1 of 4 answered")).to_be_visible()
    assert send.evaluate(ON_PAGE) == stood


def test_what_not_to_write_stands_at_the_box_for_a_worry_and_not_before_the_choice(asked):
    phone = asked("agree", width=320)
    care = phone.get_by_text(say("form.care"))
    expect(phone.get_by_role("radio", name="Yes", exact=True).first).to_be_visible()
    expect(care.locator("visible=true")).to_have_count(0)
    phone.get_by_text("Yes, with a worry").first.click()
    box = phone.get_by_role("textbox", name="Your worry, question or reason").first
    expect(box).to_have_accessible_description(care.first.inner_text())


def test_nothing_moves_under_the_thumb_when_the_minutes_run_out(asked):
    phone = asked("purposes", width=320)
    said, place = phone.locator(".wk-meta span").last, phone.locator(".wk-form")
    expect(said).to_contain_text("more if you need it")
    place_and_count = phone.locator(".wk-meta").filter(has_text="Step 4 of 10. Nobody has")
    expect(place_and_count).to_be_visible()  # "Step 4 of 10 32 have answered" is read as 1032
    before = said.inner_text()
    for width, height in (*SMALL, (412, 915)):
        phone.set_viewport_size({"width": width, "height": height})
        stood = []
        for text in (before, say("clock.answer_none")):
            said.evaluate("(line, text) => line.firstChild.data = text", text)
            stood.append(place.bounding_box())
        assert stood[0] == stood[1], width


BROKEN = """label => {
  const range = document.createRange(), words = label.firstChild;
  return Array.from(words.data.matchAll(/\\S+/g)).some(({ 0: word, index }) => {
    range.setStart(words, index);
    range.setEnd(words, index + word.length);
    return range.getClientRects().length > 1;
  });
}"""


def test_at_twice_the_size_of_type_no_word_of_a_choice_is_cut(asked):
    phone = asked("sort", width=320)
    phone.evaluate("document.documentElement.style.fontSize = '200%'")
    labels = phone.locator(".wk-radio label")
    cut = [label.inner_text() for label in labels.all()[:4] if label.evaluate(BROKEN)]
    assert (labels.count() > 0, cut) == (True, [])
