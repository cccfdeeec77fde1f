"""The board fits what it shows, also where it is opened in the middle of a workshop."""

import time

import pytest
from playwright.sync_api import Route, expect

from tests.screens.test_forms import steer

HIDDEN_BELOW = "(box) => box.scrollHeight - box.clientHeight"


def slowly(route: Route) -> None:
    time.sleep(0.5)
    route.continue_()


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (1024, 768)])
def test_all_cards_are_in_sight_on_a_board_that_was_opened_late(shared_hall, page_at, size):
    links, board = shared_hall.open(), page_at(size[0])
    board.set_viewport_size({"width": size[0], "height": size[1]})
    steer(links, "background")
    board.route("**/*.css", slowly)  # it draws before its style sheet is there
    board.goto(links["board"])
    cards = board.locator(".wk-card")
    expect(cards).to_have_count(6)
    board.wait_for_timeout(500)
    assert [card.is_visible() for card in cards.all()] == [True] * 6
    assert board.locator(".wk-picture").evaluate(HIDDEN_BELOW) <= 1
