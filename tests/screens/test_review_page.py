"""Weeks later in a browser: what was heard is typed in on the plan's page, of a round that came."""

import json

import pytest
from playwright.sync_api import expect

from tests.hall import running
from tests.reviewed import ended_room

pytestmark = pytest.mark.browser


def test_what_a_briefing_said_is_typed_in_of_the_round_that_came(tmp_path, page_at):
    code = ended_room(tmp_path, weeks=7)
    with running(tmp_path) as served:
        page = page_at(360)
        page.goto(json.loads(served.kit("keys", code, "--json").stdout)["plan"])
        card = page.locator("#plan-follow section")
        card.get_by_text("Type in what was said of it").click()
        expect(card.get_by_label("After 6 weeks")).to_be_checked()
        expect(card.get_by_label("After 12 weeks")).to_have_count(0)
        for label, n in (("stopped, or changed", "8"), ("Partly", "3"), ("… No", "2")):
            card.get_by_label(label).fill(n)
        card.get_by_role("button", name="Save what was said").click()
        expect(
            card.get_by_text("Stopped: 8. Partly: 3. Not: 2. Of 13 who answered")
        ).to_be_visible()
