"""Own columns and the matrix: their names everywhere, and one result with the graph."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from tests.screens.own_rooms import ENTRIES, close, go, opened
from tests.screens.stage import Stage
from workshop_kit.content import library_paths
from workshop_kit.domain.activities import Sort
from workshop_kit.domain.report import report
from workshop_kit.domain.story import State
from workshop_kit.screens.activities import FACES
from workshop_kit.words import say

COLUMNS = [
    "Efficient and reliable",
    "Could be once",
    "Needs thought",
    "Could be somebody else's",
    "Could be shorter",
    "Stop",
    "Not part of my job",
]


@pytest.fixture
def room(stage) -> Stage:
    made = Stage(ENTRIES)
    made.replies = stage.replies
    return made


def entry(name):
    rest = {"asked_by": "law", "where": "", "minutes": 5, "times": 10, "people": 30}
    return {"name": name, **rest, "used": "class"}


def collected(room: Stage) -> list[str]:
    room.go("collections")
    room.answers(*[[entry("Ages"), entry("Logs")]] * 3)
    room.close()
    room.go("form")
    return [item.id for item in room.room.state.items(room.room.state.activity)]


def test_own_columns_have_their_names_on_phone_board_and_in_the_report(room):
    phone, board = room.phone(), room.board()
    first, second = collected(room)
    assert board.shown.data["how"] == (
        f"On your phone, choose for each one: {', '.join(COLUMNS[:-1])}."
    )
    assert [label for _, label in phone.shown.data["options"]] == COLUMNS
    room.answers(*[{first: "thought", second: "stop"}] * 2, *[{first: "stop", second: "good"}] * 2)
    room.close()
    data = board.shown.data
    assert data["sentence"] == "How many people chose each answer."
    assert [option["name"] for option in data["options"]] == COLUMNS
    assert data["table"]["head"][1:] == COLUMNS
    assert [bar["note"] for bar in data["bars"]] == ["", "divided"]
    blocks = report(room.room.state, "2027-02-01", say).blocks
    heads = [block.head for block in blocks if block.block == "table"]
    assert ("Task or idea", *COLUMNS) in heads


def test_each_of_six_columns_has_a_colour_of_its_own(room):
    board = room.board()
    first, second = collected(room)
    columns = ["good", "once", "thought", "other", "short", "stop"]
    room.answers(*({first: column, second: "good"} for column in columns))
    room.close()
    ids = [option["id"] for option in board.shown.data["options"]]
    assert ids[-1] == "not_mine" and len({*ids}) == len(ids)
    assert board.shown.data["bars"][0]["counts"] == [1, 1, 1, 1, 1, 1, 0]


@pytest.mark.parametrize("name", ["communications", "data_collection", "planning_expectations"])
def test_stop_is_red_and_keep_green_whatever_stands_between_them(name):
    stage = Stage(library_paths()[name])
    step = next(one for one in stage.room.state.workshop.activities if one.kind == "sort")
    drawn = FACES["sort"].picture(step, closed(stage.room.state, step))
    ids = [option["id"] for option in drawn["options"]]
    assert ids[0] == "n0" and ids[list(step.columns).index("stop")] == "n3"
    assert "n3" not in ids[:-2]


def closed(state: State, step: Sort) -> State:
    """As if nobody had answered."""
    return replace(state, results={step.id: step.tally([], state.items(step))})


def test_a_column_that_is_missing_is_told_without_words_of_other_columns(room):
    phone = room.phone()
    first, _ = collected(room)
    for value in ({}, {first: "keep"}):
        [problem] = room.say(phone.shown, do="answer", value=value)["problems"]
        assert "keep" not in problem["sentence"].casefold()


def test_the_matrix_ranks_by_the_sum_and_equal_sums_by_the_lower_workload(room):
    board = room.board()
    room.go("marks")
    # work 1 and help 4 of the graph are the marks 1 and 1
    spots = {"tests": [1, 4], "reports": [4, 3], "homework": [3, 2]}
    room.answers(spots, spots, {**spots, "homework": "not_mine"}, spots)
    room.close()
    data = board.shown.data
    assert data["sentence"].endswith("This rule is the kit’s own.")
    assert data["rows"]["rows"] == [
        ["1. Tests in the middle of a unit", "1", "1", "2", "4", "0"],
        ["2. Homework that is set every night", "3", "3", "6", "3", "1"],
        ["3. Written reports", "4", "2", "6", "4", "0"],
    ]


def test_in_the_matrix_equal_marks_share_a_rank_and_what_few_marked_has_none(room):
    board = room.board()
    room.go("marks")
    room.answers(
        *[{"tests": [2, 2], "homework": [2, 2]}] * 2, {"tests": [2, 2], "homework": [2, 2]}
    )
    room.close()
    assert [row[0][:2] for row in board.shown.data["rows"]["rows"]] == ["1.", "1.", "Wr"]
    assert board.shown.data["rows"]["rows"][2][1:] == ["–", "–", "–", "–", "0"]


def test_a_best_mark_is_little_work_or_very_much_help_in_the_same_grid(shared_hall, page_at, axe):
    links = opened(shared_hall, ENTRIES)
    go(links, "marks")
    phones = [page_at(360) for _ in range(3)]
    for phone in phones:
        phone.goto(links["join"])
        phone.locator("details.wk-task summary").first.click()
        work = phone.get_by_role("group", name="How much work is it? 1 is best: little").first
        pupils = phone.get_by_role("group", name="1 is best: very much").first
        expect(work.get_by_role("radio")).to_have_count(4)
        work.get_by_role("radio", name="1 Little").check()
        pupils.get_by_role("radio", name="1 Very much").check()
        expect(phone.get_by_text("Work: Little. Helps: Very much.")).to_be_visible()
        phone.get_by_role("button", name="Send").click()
        expect(phone.get_by_text("Saved.")).to_be_visible()
    axe(phones[0])
    close(links)
    row = phones[0].get_by_role("row", name="1. Tests in the middle of a unit")
    expect(row.get_by_role("cell")).to_have_text(["1", "1", "2", "3", "0"])
    axe(phones[0])
