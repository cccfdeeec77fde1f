"""The board fits what it shows, in type that is read from the back row, also when opened late."""

import time

import pytest
from playwright.sync_api import Page, Route, expect

from tests.screens.own_rooms import answers, close, go
from tests.screens.test_forms import steer
from tests.screens.test_leaf import leafed

SIZES = [(1280, 720, 21.5), (1024, 768, 18)]
CARDS = ".wk-card .wk-claim"
SMALLEST = """(board) => Math.min(...Array.from(board.querySelectorAll("*"))
  .filter((one) => one.getClientRects().length && !one.closest(".wk-table"))
  .filter((one) => Array.from(one.childNodes).some((n) => n.nodeType === 3 && n.data.trim()))
  .map((one) => parseFloat(getComputedStyle(one).fontSize)))"""


def slowly(route: Route) -> None:
    time.sleep(0.5)
    route.continue_()


def board_of(page_at, width: int, height: int) -> Page:
    board = page_at(width)
    board.set_viewport_size({"width": width, "height": height})
    return board


@pytest.mark.parametrize(("width", "height", "least"), SIZES)
def test_cards_and_their_sources_are_large_on_a_board_that_was_opened_late(
    shared_hall, page_at, width, height, least
):
    links, board, desk = shared_hall.open(), board_of(page_at, width, height), page_at(1280)
    steer(links, "background")
    board.route("**/*.css", slowly)  # it draws before its style sheet is there
    board.goto(links["board"])
    desk.goto(links["desk"])
    expect(board.locator(CARDS)).to_have_count(6)
    expect(board.get_by_text("Page 1 of")).to_be_visible()
    assert len(leafed(desk, board, CARDS)) == 6
    assert board.locator(".wk-board").evaluate(SMALLEST) >= least


def test_the_graph_says_what_grey_and_shading_are_and_its_key_has_pages(shared_hall, page_at, axe):
    links, board, desk = shared_hall.open(), board_of(page_at, 1280, 720), page_at(1280)
    go(links, "impact")
    board.goto(links["board"])
    desk.goto(links["desk"])
    answers(links, "impact", *[{"proof": [4, 1], "homework": [3, 2]}] * 3)
    close(links)
    shaded = board.get_by_text("Shaded: much work, little help")
    expect(shaded).to_be_visible()
    expect(board.get_by_text("Grey: too few placed it, or nobody")).to_be_visible()
    assert board.locator(".wk-board").evaluate(SMALLEST) >= 21.5
    assert len(leafed(desk, board, ".wk-key li:not(.wk-means)")) == 14
    expect(shaded).to_be_visible()
    axe(board)
