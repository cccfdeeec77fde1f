"""Directed time in a browser: terms first, then hours, findings and files; phone and desk."""

import pytest
from playwright.sync_api import expect

from tests.hall import Served

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [360, 1280])
def test_a_leader_adds_up_a_post_and_takes_files_along(shared_hall: Served, page_at, axe, width):
    page = page_at(width)
    page.goto(shared_hall.start_link.replace("/?", "/tools/directed_time?"))
    page.get_by_role("button", name="Add up").click()
    page.get_by_role("link", name="Choose which terms apply").click()
    page.get_by_label("Not sure").check()
    page.get_by_text("Term dates, for the draft calendar").click()
    page.get_by_text("What comes on top").click()
    page.get_by_label("Contingency (hours a year)").fill("60")
    page.get_by_role("button", name="Add up").click()
    page.get_by_text("1,281:50 hours are directed: 16:50 more than the limit").wait_for()
    expect(page.get_by_text("Check whether it binds here")).to_have_count(1)
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    with page.expect_download() as download:
        page.get_by_role("button", name="Excel: totals").click()
    assert download.value.suggested_filename.endswith(".xlsx")
