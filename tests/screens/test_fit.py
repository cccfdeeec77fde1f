"""The board fits what it shows, in type that is read from the back row, also when opened late."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, Route, expect

from tests.journey.hands import settled
from tests.screens.own_rooms import ENTRIES, answers, close, end, go, opened, put_all
from tests.screens.stage import PROPOSAL, STEM
from tests.screens.test_leaf import leafed
from workshop_kit.content import library_paths, load_workshop

Tasks = dict[str, str]
Links = dict[str, str]
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
    go(links, "background")
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
    settled(board)
    assert len(shown(board, ".wk-key li:not(.wk-means)")) == 14
    assert board.locator(".wk-picture").evaluate("(one) => one.style.fontSize") == ""


def graphed(shared_hall: Any, folder: Path, name: str, tasks: Callable[[Tasks], Tasks]) -> Links:
    """A room of feedback and marking whose graph has other tasks, in a file of this name."""
    told = yaml.safe_load(library_paths()["feedback_and_marking"].read_text("utf-8"))
    graph = next(one for one in told["activities"] if one["id"] == "impact")
    graph["tasks"] = tasks(graph["tasks"])
    path = folder / f"{name}.yaml"
    path.write_text(yaml.safe_dump(told, allow_unicode=True), "utf-8")
    return opened(shared_hall, path)


def placed(links: Links, board: Page, other: str) -> None:
    """Three people placed the proof and another task; the board shows where."""
    board.goto(links["board"])
    go(links, "impact")
    answers(links, "impact", *[{"proof": [4, 1], other: [3, 2]}] * 3)
    close(links)


def sixty(tasks: Tasks) -> Tasks:
    texts = list(tasks.values())
    return tasks | {f"t{n}": f"{texts[n % len(texts)]} ({n})" for n in range(len(texts), 60)}


def three(tasks: Tasks) -> Tasks:
    return {id: tasks[id] for id in ("proof", "homework", "question_analysis")}


def test_the_key_of_60_tasks_stands_in_two_columns_where_more_fit(shared_hall, page_at, tmp_path):
    links = graphed(shared_hall, tmp_path, "sixty_tasks", sixty)
    board = board_of(page_at, 1280, 720)
    placed(links, board, "t20")
    expect(board.get_by_text("Page 1 of 6")).to_be_visible()  # 10 in one column
    expect(board.locator(".wk-key")).to_have_css("column-count", "2")
    expect(board.locator(".wk-sentence")).to_be_visible()
    uncut(board)
    assert board.locator(".wk-board").evaluate(SMALLEST) >= 21.5


def test_beside_a_few_tasks_the_graph_keeps_half_of_the_board(shared_hall, page_at, tmp_path):
    links = graphed(shared_hall, tmp_path, "three_tasks", three)
    board = board_of(page_at, 1280, 720)
    placed(links, board, "homework")
    for width, height in PROJECTORS[:3]:
        board.set_viewport_size({"width": width, "height": height})
        uncut(board)
        high = board.locator(".wk-picture").evaluate("(one) => one.clientHeight")
        assert board.locator(".wk-graph").evaluate("(one) => one.clientHeight") > 0.48 * high


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
    while not board.get_by_text("Page 1 of").is_visible():
        back.click(force=True)  # at the first page it does nothing
        settled(board)
    n = 1
    while True:
        place = board.get_by_text(f"Page {n} of")
        expect(place).to_be_visible()
        uncut(board)
        yield board
        if place.inner_text().split(".")[0] == f"Page {n} of {n}":
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
        settled(board)
        read = [reason for page in leaves(desk, board) for reason in shown(page, ".wk-reasons li")]
        assert [said.index(one.split(" ", 2)[2]) for one in read] == [0, 1, 2] * 3
    end(links)
    expect(board.locator(".wk-gains")).to_have_count(1)
    for width, height in PROJECTORS:
        board.set_viewport_size({"width": width, "height": height})
        settled(board)
        first, *others = [
            shown(page, ".wk-what, .wk-gains section") for page in leaves(desk, board)
        ]
        assert "No more stamps as proof" in first[0]  # what is recommended comes before its minutes
        *_, gives, takes = others[-1]  # and both sides of them stand on one page
        assert gives.startswith("Saves") and takes.startswith("Adds")


def test_every_page_says_from_how_many_and_none_is_a_legend_alone(shared_hall, page_at):
    links, board, desk = shared_hall.open(), page_at(1280), page_at(1280)
    tasks = sorted_tasks(links)
    board.goto(links["board"])
    desk.goto(links["desk"])
    for width, height in [(1280, 800), (640, 360)]:
        board.set_viewport_size({"width": width, "height": height})
        settled(board)
        drawn = 0
        long = board.get_by_text("Page 1 of").is_visible()
        for page in leaves(desk, board) if long else [board]:
            expect(page.locator(".wk-from")).to_be_visible()
            bars = len(shown(page, ".wk-bars section .wk-item"))
            assert bool(bars) == page.locator(".wk-legend").is_visible()
            drawn += bars
        assert drawn == tasks


def test_no_page_of_what_a_room_wrote_down_is_a_head_without_rows(shared_hall, page_at):
    links, board, desk = opened(shared_hall, ENTRIES), page_at(1280), page_at(1280)
    go(links, "collections")
    answers(links, "collections", *([asked_by_nobody(n + part) for n in "ABC"] for part in "xyz"))
    close(links)
    board.goto(links["board"])
    desk.goto(links["desk"])
    for width, height in PROJECTORS:
        board.set_viewport_size({"width": width, "height": height})
        settled(board)
        for page in leaves(desk, board):
            rows = shown(page, ".wk-rows .wk-line")
            assert bool(rows) == page.locator(".wk-rows").is_visible(), (width, height)


def asked_by_nobody(name: str) -> dict[str, Any]:
    """An entry that stands out."""
    told = {"name": f"{name} of every pupil in every lesson", "asked_by": "nobody", "used": "class"}
    return {**told, "where": "", "minutes": 5, "times": 10, "people": 30}


def sorted_tasks(links: dict[str, str]) -> int:
    """A room that would keep every task it placed; returns how many."""
    tasks = [*load_workshop(library_paths()[STEM]).activity("impact").tasks][:5]
    for step, said in (("impact", [4, 1]), ("sort", "keep")):
        go(links, step)
        answers(links, step, *[dict.fromkeys(tasks, said)] * 3)
        close(links)
    return len(tasks)


def shown(board: Page, listed: str) -> list[str]:
    return [one.inner_text() for one in board.locator(listed).all() if one.is_visible()]
