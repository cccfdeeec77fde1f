"""What the sort leaves out of the vote is said with its reason, and the desk can put it back."""

import pytest

from tests.screens.test_desk import sentences

WORK = "Marking tests and assessments"
KEPT = "Proof of feedback: stamps, stickers, photos, notes"


@pytest.fixture
def sorted_(stage):
    """Three tasks are sorted; nobody would change one of them. Also the desk."""
    desk = stage.desk()
    stage.go("impact")
    spots = {task: [4, 1] for task in ("proof", "mark_tests", "homework")}
    stage.answers(*[spots] * 3)
    stage.go("sort")
    kept = {"proof": "keep", "mark_tests": "stop"}
    stage.answers(kept, kept, {**kept, "homework": "streamline"}, {"proof": "keep"})
    stage.close()
    return stage, desk


def three_sort_proof_as(stage, column):
    """Nothing else was placed."""
    stage.go("impact")
    stage.answers(*[{"proof": [4, 1]}] * 3)
    stage.go("sort")
    stage.answers(*[{"proof": column}] * 3)
    stage.close()


def ids(stage):
    state = stage.room.state
    return [item.id for item in state.items(state.workshop.activity("vote"))]


def test_board_phone_and_desk_say_what_is_left_out_and_why(sorted_):
    stage, desk = sorted_
    why = f"Left out of “Where to start”, because nobody chose “Streamline” or “Stop”: {KEPT}."
    assert desk.shown.data["left_out"]["lines"][-1] == why
    for screen in (stage.board(), stage.phone()):
        assert screen.shown.data["left"].endswith(why)
    assert ids(stage) == ["mark_tests"]


def test_what_too_few_sorted_is_said_to_be_so_and_no_more(sorted_):
    _, desk = sorted_
    first, _ = desk.shown.data["left_out"]["lines"]
    few = "because too few of those who do the task answered: Setting,"
    assert first.startswith(f"Left out of “Where to start”, {few}")


def test_the_desk_puts_it_before_the_room_all_the_same(sorted_):
    stage, desk = sorted_
    phone = stage.phone()
    add = {"do": "add", "activity": "sort", "to": "vote", "item": "proof"}
    assert stage.say(desk.shown, **add)["what"] == "saved"
    told = desk.shown.data["left_out"]
    assert told["lines"][0] == f"Added by the desk: {KEPT}."
    assert "proof" not in [item["id"] for item in told["items"]]
    stage.go("vote")
    assert [item["id"] for item in phone.shown.data["items"]] == ["mark_tests", "proof"]
    stage.answers({"proof": 3}, {"proof": 2}, {"mark_tests": 1})
    stage.close()
    assert stage.room.state.results["vote"].counts == ((1,), (5,))
    stage.go("propose")
    assert phone.shown.data["items"][0]["text"] == KEPT


def test_a_bar_that_is_empty_says_why(stage):
    stage.go("impact")
    stage.answers(*[{task: [4, 1] for task in ("proof", "mark_tests", "homework")}] * 3)
    stage.go("sort")
    stage.answers(*[{"proof": "stop"}] * 3, {"homework": "keep"})
    stage.close()
    notes = {bar["id"]: bar["note"] for bar in stage.board().shown.data["bars"]}
    few, none = "too few: not shown", "nobody answered this"
    assert notes == {"proof": "", "homework": few, "mark_tests": none}


@pytest.mark.parametrize(
    "wrong",
    [
        {"item": "mark_tests"},
        {"item": "nonsense"},
        {"item": 7},
        {"to": "agree"},
        {"to": "nonsense"},
        {"to": None},
        {"activity": "impact"},
    ],
)
def test_nothing_else_is_added(sorted_, wrong):
    stage, desk = sorted_
    add = {"do": "add", "activity": "sort", "to": "vote", "item": "proof", **wrong}
    assert len(sentences(stage.say(desk.shown, **add))) == 1
    assert ids(stage) == ["mark_tests"]


def test_once_the_vote_runs_nothing_is_added(sorted_):
    stage, desk = sorted_
    stage.go("vote")
    add = {"do": "add", "activity": "vote", "to": "vote", "item": "proof"}
    assert len(sentences(stage.say(desk.shown, **add))) == 1
    assert desk.shown.data["left_out"] is None


def test_where_nobody_would_change_anything_the_desk_can_still_ask(stage):
    desk = stage.desk()
    three_sort_proof_as(stage, "keep")
    stage.say(desk.shown, do="add", activity="sort", to="vote", item="proof")
    stage.go("vote")
    assert "own" in stage.phone().shown.data


def test_where_all_goes_on_nothing_is_said(stage):
    desk = stage.desk()
    three_sort_proof_as(stage, "stop")
    assert desk.shown.data["left_out"] is None
    assert stage.board().shown.data["left"] == ""


def test_the_desk_shows_the_dots_above_the_proposals(stage):
    desk = stage.desk()
    stage.go("impact")
    stage.answers(*[{"proof": [4, 1], "mark_tests": [4, 1]}] * 3)
    stage.go("sort")
    stage.answers(*[{"proof": "stop", "mark_tests": "stop"}] * 3)
    stage.go("vote")
    stage.answers({"mark_tests": 3}, {"mark_tests": 1, "proof": 1}, {"mark_tests": 1})
    stage.put()
    assert desk.shown.data["choice"]["dots"] == [f"{WORK}: 5 dots", f"{KEPT}: 1 dot"]
