"""What a room wants to see at once stands on one page of its board, as large as it goes."""

import pytest
from playwright.sync_api import expect

from tests.journey.hands import settled
from tests.screens.own_rooms import ENTRIES, answers, close, go, opened
from tests.screens.stage import PROPOSAL
from tests.screens.test_fit import SMALLEST, board_of, shown, uncut
from tests.screens.test_year import event, fixed

SIZES = [(1280, 720), (1920, 1080)]
MINUTES = {"Teachers": -30, "Teaching assistants": -15, "Office staff": 10}
LONG = "{n} Whole-class feedback in place of written comments, in every subject, from half term on"
SAVES = "Teachers: saves 30 minutes a week"
SIZES_OF = "(all) => all.map((one) => parseFloat(getComputedStyle(one).fontSize))"
IN_SHORT = "Minutes and the rest are on your phone"


def proposed(links: dict[str, str], count: int) -> None:
    """A room that has written so many proposals."""
    go(links, "propose")
    drafts = ({**PROPOSAL, "what": LONG.format(n=n), "minutes": MINUTES} for n in range(count))
    answers(links, "propose", *drafts)
    close(links)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_nine_proposals_stand_on_one_page_without_their_minutes(
    shared_hall, page_at, width, height
):
    links, board = shared_hall.open(), board_of(page_at, width, height)
    proposed(links, 9)
    board.goto(links["board"])
    expect(board.get_by_text(IN_SHORT)).to_be_visible()
    settled(board)
    assert shown(board, ".wk-what") == [f"Trial {LONG.format(n=n)}" for n in range(9)]
    expect(board.get_by_text(SAVES)).to_have_count(9)
    assert shown(board, ".wk-lines li") == []
    uncut(board)
    assert board.locator(".wk-board").evaluate(SMALLEST) >= 21.5


def test_few_proposals_keep_their_minutes_and_many_have_pages_with_them(shared_hall, page_at):
    links, board = shared_hall.open(), board_of(page_at, 1280, 720)
    proposed(links, 3)
    board.goto(links["board"])
    expect(board.get_by_text(SAVES).first).to_be_visible()
    expect(board.get_by_text(IN_SHORT)).to_have_count(0)
    links = shared_hall.open()
    proposed(links, 24)
    board.goto(links["board"])
    expect(board.get_by_text("Page 1 of")).to_be_visible()
    expect(board.get_by_text(SAVES).first).to_be_visible()
    expect(board.get_by_text(IN_SHORT)).to_have_count(0)


def test_short_ideas_stand_in_columns_that_leave_them_large(shared_hall, page_at):
    links, board = shared_hall.open(), board_of(page_at, 1280, 720)
    go(links, "purposes")
    answers(links, "purposes", *([f"{n:02} An idea of a few words"] for n in range(24)))
    close(links)
    board.goto(links["board"])
    expect(board.locator(".wk-group li")).to_have_count(24)
    settled(board)
    uncut(board)
    step = board.locator(".wk-picture").evaluate("(one) => parseFloat(one.style.fontSize)")
    assert step >= 0.9
    expect(board.get_by_text("Page 1 of")).to_have_count(0)


def test_an_item_without_a_dot_says_0(shared_hall, page_at):
    links, board = shared_hall.open(), page_at(1280)
    for step, said in (("impact", [4, 1]), ("sort", "stop")):
        go(links, step)
        answers(links, step, *[dict.fromkeys(("proof", "homework"), said)] * 3)
        close(links)
    go(links, "vote")
    answers(links, "vote", *[{"proof": 3}] * 3)
    close(links)
    board.goto(links["board"])
    expect(board.locator(".wk-track")).to_have_text(["9", "0"])


def test_the_year_its_fullest_weeks_and_what_cannot_move_stand_on_one_page(shared_hall, page_at):
    links, board = opened(shared_hall, ENTRIES), board_of(page_at, 1280, 800)
    go(links, "year")
    said = [
        [event("Reports to parents, Years 7 and 9", 5), fixed("Mock exams, Year 11", 5)],
        [event("Data drop", 5, group="Office staff"), fixed("Open evening", 12)],
        [event("Reviews of support plans", 12), fixed("Census", 20)],
        [event("Parents' evening, Year 11", 12, group="Leaders"), fixed("Exam entries", 20)],
    ]
    answers(links, "year", *said)
    close(links)
    board.goto(links["board"])
    expect(board.get_by_text("Open evening (")).to_be_visible()
    expect(board.get_by_text("Exam entries (")).to_be_visible()
    expect(board.get_by_text("Page 1 of")).to_have_count(0)
    settled(board)
    uncut(board)
    for name in (".wk-load > b", ".wk-term small"):
        sizes = board.locator(name).evaluate_all(SIZES_OF)
        assert min(sizes) >= 21.5, name


BESIDE = """row => {
  const range = document.createRange();
  range.selectNodeContents(row.querySelector("b"));
  const [name, week] = [range, row.querySelector("i")].map((one) => one.getBoundingClientRect());
  return Math.abs(name.top + name.height / 2 - week.top - week.height / 2);
}"""


def test_on_a_board_each_group_stands_beside_its_own_row_of_the_year(shared_hall, page_at):
    links = shared_hall.open("managing_change", "--heads", "Teachers=20, Leaders=10")
    board = board_of(page_at, 1280, 800)
    go(links, "months")
    said = [{"given": {"sep": "full"}, "group": group} for group in ("Teachers", "Leaders")]
    answers(links, "months", *said * 5)
    close(links)
    board.goto(links["board"])
    expect(board.locator(".wk-load > b")).to_have_count(3)
    settled(board)
    high = board.locator(".wk-weeks i").first.bounding_box()["height"]
    apart = board.locator(".wk-load").evaluate_all(f"rows => rows.map({BESIDE})")
    assert max(apart) < 0.15 * high, (apart, high)
