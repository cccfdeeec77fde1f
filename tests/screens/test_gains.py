"""What actions give back and take, on the board and desk after the end: the plan's own figures."""

import json

import pytest

from workshop_kit.domain.report import report
from workshop_kit.domain.report.phrases import minutes_of
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
        "Takes about 13 hours a year from Office staff: not yet accepted.",
    ]
    assert [bar[2:] for bar in drawn["bars"]] == [(34 * 39 * 30,) * 2, (2 * 39 * 10,) * 2]
    assert [row[0] for row in drawn["table"]["rows"]] == ["Office staff", "Teachers"]


def test_several_actions_make_a_range_and_the_picture_says_what_is_pale(stage):
    stage.put()
    stage.room.choose([one.id for one in stage.room.state.proposals], lambda problems: None)
    drawn = gains(stage.room.state)
    assert any(low < high for _, _, low, high in drawn["bars"])
    assert "Strong: at least, or the smallest of several actions alone." in drawn["about"]
    sides = {len(text) for text in told(drawn)}
    assert max(sides) < 90  # the sentence of a bar is read in a glance: the plan says the rest


def cards(screen):
    return {one["id"]: one["lines"] for one in screen.shown.data["proposals"]}


def test_a_figure_put_in_later_is_on_every_screen_the_plan_s_and_says_whose_it_is(ended):
    stage, board, desk, _ = ended
    (action,) = stage.room.state.actions
    stage.room.complete(action.id, {"minutes": {"Teachers": -55}}, "2027-02-01", lambda _: None)
    (action,) = stage.room.state.actions
    told = "Teachers: 55 minutes less (figure of the second sitting)"
    told = f"{told}. Taken out in the second sitting: Office staff, 10 minutes more"
    assert minutes_of(say, action) == told
    told = f"Minutes a week for one person: {told}"
    for screen in (board, desk, stage.phone()):
        assert cards(screen)[action.id][0] == told


def test_what_those_say_who_do_it_is_the_figure_of_every_screen(stage):
    stage.put()
    stamps = next(one for one in stage.room.state.proposals if one.kind == "stop")
    stage.room.choose([stamps.id], lambda problems: None)
    stage.go("agree")
    stage.answers(*({stamps.id: {"step": "yes", "now": n}} for n in (40, 45, 50, 50, 55)))
    stage.close()
    stage.room.end(lambda problems: None)
    (action,) = stage.room.state.actions
    told = minutes_of(say, action)
    assert told.endswith("Teachers: 45 to 50 minutes less (5 people who do it)"), told
    told = f"Minutes a week for one person: {told}"
    for screen in (stage.board(), stage.desk(), stage.phone()):
        assert cards(screen)[action.id][0] == told


def test_a_range_says_in_the_plan_which_actions_it_counts(stage):
    stage.put()
    state = stage.room.state
    stage.room.choose([one.id for one in state.proposals], lambda problems: None)
    n = sum(("Teachers", -30) in one.minutes for one in stage.room.state.actions)
    assert n > 1
    tail = "(30 with the smallest action alone, {high} with {all} together)".format(
        high=30 * n, all="both" if n == 2 else "all three"
    )
    state = stage.room.state
    assert tail in json.dumps(stage.plan().shown.data["ledger"])
    assert tail in str(report(state, "2027-02-01", say))


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
