"""The pages on which a school lists something, in a browser: by keyboard; what is asked when."""

from playwright.sync_api import expect

from tests.hall import Served

TABS = 60
FOCUS = "() => document.activeElement.name || document.activeElement.textContent"


def reach(page, name):
    """Press Tab until the control of this name has the focus."""
    for _ in range(TABS):
        if page.evaluate(FOCUS) == name:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no Tab leads to {name}")


def fill(page, **fields):
    for name, text in fields.items():
        reach(page, name.replace("__", "-"))
        page.keyboard.type(text)


def test_three_initiatives_are_entered_by_keyboard_alone(served: Served, page_at, axe):
    page = page_at(1000)
    page.goto(served.start_link)
    page.get_by_role("link", name="Before you add").press("Enter")
    page.wait_for_selector("form")
    for n in (1, 2, 3):
        fill(page, what=f"Log {n}", asked_by="The trust")
        fill(page, **{"minutes-job-0": "Teachers", "minutes-n-0": "20"}, review="06012099")
        reach(page, "Add to the list")
        page.keyboard.press("Enter")
        page.get_by_role("heading", name=f"Log {n}").wait_for()
        page.wait_for_function("() => document.activeElement.name === 'what'")
    expect(page.get_by_text("Nobody who would do it was asked.")).to_have_count(3)
    axe(page)
    reach(page, "Download as Word")
    with page.expect_download() as told:
        page.keyboard.press("Enter")
    assert told.value.suggested_filename == "before-you-add.docx"
    reach(page, "Remove")  # of the next one: the file's button is the last of its card
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Log 2").wait_for(state="detached")
    page.reload()
    page.get_by_role("heading", name="Log 3").wait_for()
    expect(page.get_by_role("heading", name="Log")).to_have_count(2)


def test_what_a_meeting_takes_later_is_asked_only_where_something_of_it_is_left(served, page_at):
    page = page_at(360)
    page.goto(served.start_link)
    page.get_by_role("link", name="What our meetings cost").click()
    then, since = page.locator("[data-field=then]"), page.locator("[data-field=since]")
    page.wait_for_selector("form")
    asked = {"Keep it": (False, False), "Shorten it": (True, True), "Stop it": (False, True)}
    for name, (of_then, of_since) in asked.items():
        page.get_by_role("radio", name=name).check()
        expect(then).to_be_visible(visible=of_then)
        expect(since).to_be_visible(visible=of_since)
    fill(page, name="Briefing", minutes="15", times="38")
    fill(page, **{"people-job-0": "Teachers", "people-n-0": "40"})
    fill(page, **{"people-job-1": "Teachers", "people-n-1": "5"})
    reach(page, "Add to the list")
    page.keyboard.press("Enter")
    page.get_by_text("15 minutes, 38 times a year. Teachers: 45").wait_for()  # nobody is lost
