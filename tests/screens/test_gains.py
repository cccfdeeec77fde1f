"""What actions give back and take, on the board and desk after the end: the plan's own figures."""

import pytest

from workshop_kit.screens.gains import gains
from workshop_kit.words import say


@pytest.fixture
def ended(stage):
    """A room that agreed on one action and has ended."""
    stage.agreed()
    screens = stage.board(), stage.desk(), stage.plan()
    stage.room.end(lambda problems: None)
    return (stage, *screens)


def told(drawn):
    return [text for _, text, _, _ in drawn["bars"]]


def test_minutes_a_week_stand_there_in_the_words_of_the_plan(ended):
    stage, board, desk, plan = ended
    drawn = board.shown.data["gains"]
    assert drawn == desk.shown.data["gains"] == stage.phone().shown.data["gains"]
    assert told(drawn) == [
        "Saves Teachers about 30 minutes a week for one person",
        "Adds about 10 minutes a week for one person to Office staff: not yet accepted",
    ]
    lines = " ".join(line["words"] for line in plan.shown.data["ledger"])
    assert all(sentence in lines for sentence in told(drawn))
    assert [bar[2:] for bar in drawn["bars"]] == [(30, 30), (10, 10)]
    assert drawn["about"] == "Estimates. The bars are minutes a week of one person."


def test_where_every_job_is_counted_it_is_hours_a_year(ended):
    stage, board, *_ = ended
    stage.room.count({"Teachers": [34, 39]}, lambda problems: None)
    assert told(board.shown.data["gains"])[0].startswith("Saves")  # of one job nobody knows
    stage.room.count({"Teachers": [34, 39], "Office staff": [2, 39]}, lambda problems: None)
    drawn = board.shown.data["gains"]
    assert told(drawn) == [
        "Gives back about 663 hours a year to 34 people: Teachers"
        " (about 30 minutes a week for one person, estimate).",
        "Takes about 13 hours a year from: Office staff. Not yet accepted.",
    ]
    assert [bar[2:] for bar in drawn["bars"]] == [(34 * 39 * 30,) * 2, (2 * 39 * 10,) * 2]
    assert [row[0] for row in drawn["table"]["rows"]] == ["Office staff", "Teachers"]


def test_several_actions_make_a_range_and_the_picture_says_what_is_pale(stage):
    stage.put()
    stage.room.choose([one.id for one in stage.room.state.proposals], lambda problems: None)
    drawn = gains(stage.room.state)
    assert any(low < high for _, _, low, high in drawn["bars"])
    assert drawn["about"].endswith("Pale: all of them together.")


def test_a_room_without_actions_has_no_such_picture(stage):
    board = stage.board()
    stage.room.end(lambda problems: None)
    assert board.shown.data["gains"] is None


def test_the_desk_turns_the_board_s_pages_after_the_end_too(ended):
    stage, board, desk, _ = ended
    stage.say(board, do="need", pages=2)
    assert desk.data["leaf"]["line"] == say("desk.board_page", n=1, all=2)
    assert stage.say(desk, do="page", activity=desk.data["activity"], by=1)["what"] == "saved"
    assert board.data["leaf"] == 1
