"""One step back: a step started by mistake is left again, and what was closed stays closed."""

import pytest

from tests.screens.stage import HELD_ON, NOW, STEM, Stage, loaded
from workshop_kit.content import library_paths
from workshop_kit.domain.answer_keys import answer_key
from workshop_kit.domain.story import Event, State, tell
from workshop_kit.room import Room
from workshop_kit.store import Sqlite, WritesAtOnce
from workshop_kit.words import say


@pytest.fixture
def closed(stage):
    """A room that closed its first question and started the next one by mistake."""
    stage.go("purposes")
    stage.answers(["The heron"], ["The otter"], ["The stoat"])
    stage.close()
    stage.now += 300
    return stage


def back(stage, desk):
    return stage.say(desk, do="back", activity=stage.room.state.current)


def sentences(said):
    return [one["sentence"] for one in said.get("problems", [])]


def test_a_question_that_nobody_answered_is_left_and_all_screens_follow(closed):
    desk, other, board, phone = closed.desk(), closed.desk(), closed.board(), closed.phone()
    before = closed.room.state
    closed.go("impact")
    assert desk.data["back"] == other.data["back"] == "One step back: What feedback is for"
    assert back(closed, desk)["what"] == "saved"
    after = closed.room.state
    assert (after.current, after.phase, after.ends) == ("purposes", "closed", before.ends)
    assert after.results == before.results
    assert desk.data["primary"]["label"] == other.data["primary"]["label"]
    assert desk.data["primary"]["activity"] == "impact"
    assert (board.shown.key, phone.shown.key) == ("board-purposes-result", "purposes-result")
    closed.go("impact")
    assert phone.shown.data["activity"] == "impact"


def test_what_was_closed_is_never_opened_again(closed):
    desk = closed.desk()
    assert desk.data["back"] == ""
    assert sentences(back(closed, desk)) == [say("desk.too_late")]
    closed.go("impact")
    back(closed, desk)
    assert (closed.room.state.phase, desk.data["back"]) == ("closed", "")
    assert sentences(back(closed, desk)) == [say("desk.too_late")]
    assert not closed.room.state.takes("purposes")


def test_an_answer_keeps_the_room_where_it_is(closed):
    desk = closed.desk()
    closed.go("impact")
    task = closed.room.state.activity.items[0].id
    closed.answers({task: [2, 2]})
    assert desk.data["back"] == ""
    n = closed.room.state.n
    assert sentences(back(closed, desk)) == [say("desk.has_answers")]
    assert (closed.room.state.n, closed.room.state.current) == (n, "impact")
    assert closed.room.answered == 1


def test_an_answer_that_is_being_written_counts_as_one():
    store = Sqlite(":memory:")
    store.append("ROOM", "opened", {"held_on": HELD_ON, "keys": {}, "opening": {}})
    room = Room(State("ROOM", "Elm", loaded(library_paths()[STEM])), store, WritesAtOnce(store))
    room.start("purposes", NOW, lambda problems: None)
    store.put([("ROOM", "purposes", answer_key("a phone", "ROOM", "purposes"), ["The heron"])])
    found = []
    room.back("purposes", found.extend)
    assert [problem.key for problem in found] == ["desk.has_answers"]
    answered = []
    room.answer("purposes", "another", ["The otter"], answered.append)
    assert answered == [[]]  # and the question goes on


def test_what_is_only_told_is_left_step_by_step_to_before_the_start(stage):
    desk, board = stage.desk(), stage.board()
    stage.go("welcome")
    stage.go("background")
    back(stage, desk)
    assert (stage.room.state.current, stage.room.state.phase) == ("welcome", "open")
    assert desk.data["back"] == "One step back: before the start"
    back(stage, desk)
    assert (stage.room.state.phase, stage.room.state.begun) == ("waiting", 0)
    assert (desk.data["back"], board.shown.key) == ("", "board-waiting")
    assert desk.data["primary"]["label"].startswith("Start:")
    stage.now += 3600
    stage.go("welcome")
    assert desk.data["late"] == ""  # the clock begins with the real start


@pytest.mark.parametrize("activity", ["purposes", "impact ", "", None, 7, ["impact"]])
def test_a_command_for_another_moment_changes_nothing(closed, activity):
    desk = closed.desk()
    closed.go("impact")
    said = closed.say(desk, do="back", activity=activity)
    assert sentences(said) == [say("desk.too_late")]
    assert closed.room.state.current == "impact"


def test_the_story_tells_it_again():
    started = {"activity": "welcome", "at": NOW, "ends": NOW + 360}
    events = [Event(1, "started", started), Event(2, "went_back", {"activity": "welcome"})]
    state = State("ROOM", "Elm Park", Stage().room.state.workshop)
    again = tell(state, events)
    assert (again.current, again.phase, again.came, again.begun) == (None, "waiting", (), 0)
