"""What is too long for one picture has pages on the board; the desk turns them, for all boards."""

import pytest
from playwright.sync_api import Page, expect

from tests.journey.hands import settled
from tests.screens.own_rooms import answers, close, go
from tests.screens.stage import PROPOSAL
from workshop_kit.screens import leaf

HIDDEN_BELOW = "(box) => [box.scrollHeight - box.clientHeight, box.scrollWidth - box.clientWidth]"
SIZE = "(one) => parseFloat(getComputedStyle(one).fontSize)"


@pytest.fixture
def long(stage):
    """Ideas on a board that needs three pages, and its desk."""
    stage.go("purposes")
    stage.answers(["a"], ["b"], ["c"])
    stage.close()
    board, desk = stage.board(), stage.desk()
    board.heard({"do": "need", "pages": 3})
    return stage, board, desk


def turned(stage, desk, by, activity="purposes"):
    return stage.say(desk, do="page", activity=activity, by=by)["what"]


def test_the_desk_turns_the_pages_that_the_board_needs(long):
    stage, board, desk = long
    first = {"line": "On the board: page 1 of 3", "back": False, "on": True}
    assert (desk.data["leaf"], board.data["leaf"]) == (first, 0)
    replies = [turned(stage, desk, by) for by in (1, 1, 1, -1)]
    assert replies == ["saved", "saved", "problems", "saved"]
    assert board.data["leaf"] == 1
    assert desk.data["leaf"] == {"line": "On the board: page 2 of 3", "back": True, "on": True}


def test_while_phones_are_down_before_the_result_nothing_is_there_to_turn(long):
    stage, board, desk = long
    stage.go("impact")
    board.heard({"do": "need", "pages": 2})
    assert desk.data["leaf"]["line"] == "On the board: page 1 of 2"
    stage.room.talk(True, lambda problems: None)
    assert desk.data["leaf"] is None
    assert turned(stage, desk, 1, "impact") == "problems"
    stage.room.talk(False, lambda problems: None)
    assert desk.data["leaf"]["line"] == "On the board: page 1 of 2"


def test_a_result_begins_with_its_first_page(long):
    stage, board, desk = long
    turned(stage, desk, 1)
    stage.go("impact")
    assert board.data["leaf"] == 0
    assert turned(stage, desk, 1) == "problems"  # it means the ideas


def test_pages_are_turned_while_a_board_needs_them(long):
    stage, board, desk = long
    small = stage.board()
    small.session = "another"
    small.heard({"do": "need", "pages": 5})
    assert desk.data["leaf"]["line"] == "On the board: page 1 of 5"
    for _ in range(4):
        turned(stage, desk, 1)
    small.close()
    assert desk.data["leaf"]["line"] == "On the board: page 3 of 3"
    board.heard({"do": "need", "pages": 1})
    assert (desk.data["leaf"], board.data["leaf"]) == (None, 0)


@pytest.mark.parametrize("pages", [0, -1, 2.0, True, "3", None, leaf.MOST_PAGES + 1])
def test_a_board_that_needs_nonsense_is_not_heard(long, pages):
    _, board, desk = long
    board.heard({"do": "need", "pages": pages})
    assert desk.data["leaf"]["line"] == "On the board: page 1 of 3"


@pytest.mark.parametrize("by", [0, 2, "1", None, True])
def test_a_page_can_only_be_the_next_or_the_one_before(long, by):
    stage, _, desk = long
    assert turned(stage, desk, by) == "problems"


def in_sight(board: Page, listed: str) -> list[str]:
    assert max(board.locator(".wk-picture").evaluate(HIDDEN_BELOW)) <= 1
    assert board.locator(listed).first.evaluate(SIZE) >= 18
    return [one.inner_text() for one in board.locator(listed).all() if one.is_visible()]


def leafed(desk: Page, board: Page, listed: str) -> list[str]:
    """What is read on all pages, in order."""
    on = desk.get_by_role("button", name="Next page on the board")
    expect(on).to_be_visible()
    settled(board)
    read, n = [], 1
    while True:
        place = board.get_by_text(f"Page {n} of")
        expect(place).to_be_visible()
        read += in_sight(board, listed)
        if place.inner_text().split(".")[0] == f"Page {n} of {n}":  # the desk hears of it later
            return read
        on.click()
        n += 1


@pytest.mark.timeout(240)
def test_a_hall_reads_all_of_55_ideas_and_of_20_proposals(shared_hall, page_at, axe):
    links = shared_hall.open()
    desk, board = page_at(1280), page_at(1280)
    board.set_viewport_size({"width": 1280, "height": 720})
    desk.goto(links["desk"])
    board.goto(links["board"])
    ideas = [f"{n:02} An idea as people write them in four minutes of silence" for n in range(55)]
    go(links, "purposes")
    answers(links, "purposes", *(ideas[n : n + 3] for n in range(0, len(ideas), 3)))
    close(links)
    expect(board.locator(".wk-group li").first).to_be_visible()
    assert leafed(desk, board, ".wk-group li") == ideas
    axe(board)
    axe(desk)

    long = PROPOSAL["what"] + ", and what else there is to say of it" * 5
    names = [f"{n:02} {long}" for n in range(20)]
    go(links, "propose")
    expect(desk.get_by_text("On the board: page")).to_be_hidden()
    answers(links, "propose", *({**PROPOSAL, "what": name} for name in names))
    close(links)
    expect(board.locator(".wk-card").first).to_be_visible()
    read = leafed(desk, board, ".wk-card .wk-what")
    assert read == [f"Trial {name}" for name in names]
