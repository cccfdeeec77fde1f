"""The board fits what it shows, in type that is read from the back row, also when opened late."""

import time
from collections.abc import Iterator

import pytest
import yaml
from playwright.sync_api import Page, Route, expect

from tests.screens.own_rooms import answers, close, end, go, opened, put_all
from tests.screens.stage import PROPOSAL
from tests.screens.test_forms import steer
from tests.screens.test_leaf import leafed
from workshop_kit.content import library_paths

SIZES = [(1280, 720, 21.5), (1024, 768, 18)]
CARDS = ".wk-card .wk-claim"
SMALLEST = """(board) => Math.min(...Array.from(board.querySelectorAll("*"))
  .filter((one) => one.getClientRects().length && !one.closest(".wk-table"))
  .filter((one) => Array.from(one.childNodes).some((n) => n.nodeType === 3 && n.data.trim()))
  .map((one) => parseFloat(getComputedStyle(one).fontSize)))"""


PROJECTORS = [(1280, 720), (1280, 800), (1920, 1080), (640, 360)]  # the last: zoom of 200 %
CUT = """(board) => {
  const low = board.querySelector(".wk-picture").getBoundingClientRect().bottom;
  const drawn = Array.from(board.querySelectorAll(".wk-picture *"))
    .filter((one) => one.getClientRects().length && !one.closest(".wk-table"));
  const cut = drawn.filter((one) => one.getBoundingClientRect().bottom > low + 2);
  return cut.map((one) => one.className + ": " + one.textContent);
}"""
REASON = "{n} What would we show to parents who ask at the gate, and who answers them? " * 3
DRAFTS = [
    {**PROPOSAL, "what": "No more stamps as proof", "kind": "stop", "law": "not_sure"},
    {**PROPOSAL, "what": "Try whole-class feedback in place of comments, " * 4},
    {**PROPOSAL, "what": "The office types the marks, so that teachers need not"},
]


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
    board.set_viewport_size({"width": 320, "height": 640})  # also a zoom of 400 %
    expect(board.get_by_text("Page 1 of")).to_have_count(0)
    assert len(shown(board, ".wk-key li:not(.wk-means)")) == 14
    assert board.locator(".wk-picture").evaluate("(one) => one.style.fontSize") == ""


def test_the_key_of_60_tasks_stands_in_two_columns_where_more_fit(shared_hall, page_at, tmp_path):
    told = yaml.safe_load(library_paths()["feedback_and_marking"].read_text("utf-8"))
    graph = next(one for one in told["activities"] if one["id"] == "impact")
    texts = list(graph["tasks"].values())
    graph["tasks"] |= {f"t{n}": f"{texts[n % len(texts)]} ({n})" for n in range(len(texts), 60)}
    path = tmp_path / "sixty_tasks.yaml"
    path.write_text(yaml.safe_dump(told, allow_unicode=True), "utf-8")
    links, board = opened(shared_hall, path), board_of(page_at, 1280, 720)
    board.goto(links["board"])
    go(links, "impact")
    answers(links, "impact", *[{"proof": [4, 1], "t20": [3, 2]}] * 3)
    close(links)
    expect(board.get_by_text("Page 1 of 6")).to_be_visible()  # 10 in one column
    assert board.locator(".wk-key").evaluate("(key) => key.style.columnCount") == "2"
    expect(board.locator(".wk-sentence")).to_be_visible()
    uncut(board)
    assert board.locator(".wk-board").evaluate(SMALLEST) >= 21.5


def agreed(links: dict[str, str]) -> list[str]:
    """A room that has said why it cannot go along; returns its reasons."""
    go(links, "propose")
    answers(links, "propose", *DRAFTS)
    close(links)
    put_all(links)
    go(links, "agree")
    ids = [f"propose-{n}" for n in (1, 2, 3)]
    said = [REASON.format(n=n)[:200].strip() for n in range(3)]
    cannot = ({id: {"step": "cannot", "reason": s} for id in ids} for s in said)
    yes = {id: {"step": "yes", "reason": ""} for id in ids}  # else no minutes are recommended
    answers(links, "agree", yes, *cannot)
    close(links)
    return said


def leaves(desk: Page, board: Page) -> Iterator[Page]:
    """The board at each of its pages, each of them whole."""
    back = desk.get_by_role("button", name="Page before on the board")
    on = desk.get_by_role("button", name="Next page on the board")
    while back.is_enabled():
        back.click()
        desk.wait_for_timeout(100)
    n = 1
    while True:
        expect(board.get_by_text(f"Page {n} of")).to_be_visible()
        uncut(board)
        yield board
        if on.is_disabled():
            return
        on.click()
        n += 1


def uncut(board: Page) -> None:
    """Once it has drawn for its size, which a busy machine does late."""
    for _ in range(20):
        cut = board.locator(".wk-board").evaluate(CUT)
        if not cut:
            return
        board.wait_for_timeout(250)
    assert cut == []


@pytest.mark.timeout(180)
def test_no_page_of_agreement_or_of_the_end_is_cut_on_any_projector(shared_hall, page_at):
    links, board, desk = shared_hall.open(), page_at(1280), page_at(1280)
    said = agreed(links)
    board.goto(links["board"])
    desk.goto(links["desk"])
    for width, height in PROJECTORS:
        board.set_viewport_size({"width": width, "height": height})
        board.wait_for_timeout(300)
        read = [reason for page in leaves(desk, board) for reason in shown(page, ".wk-reasons li")]
        assert [said.index(one.split(" ", 2)[2]) for one in read] == [0, 1, 2] * 3
    end(links)
    expect(board.locator(".wk-gains")).to_be_visible()
    for width, height in PROJECTORS:
        board.set_viewport_size({"width": width, "height": height})
        board.wait_for_timeout(300)
        for page in leaves(desk, board):
            minutes = shown(page, ".wk-gains section")
            assert bool(minutes) == page.get_by_text("The bars are minutes a week").is_visible()


def shown(board: Page, listed: str) -> list[str]:
    return [one.inner_text() for one in board.locator(listed).all() if one.is_visible()]
