"""Minutes on the screens: what is left, and what follows where the room is late."""

import time

import pytest

from tests.screens.stage import Stage
from workshop_kit.content import library, library_paths
from workshop_kit.domain.state import State
from workshop_kit.domain.timing import after_closing, rest_from
from workshop_kit.screens.pace import answering_minutes, own_minutes


@pytest.fixture
def begun(stage):
    """A desk, a board and a phone of a room that has just begun."""
    screens = stage.desk(), stage.board(), stage.phone()
    stage.go("welcome")
    return (stage, *screens)


def minutes(desk):
    return [step["minutes"] for step in desk.data["steps"]]


def test_a_room_on_time_is_told_what_is_left_and_nothing_more(begun):
    stage, desk, _, phone = begun
    assert desk.data["left"] + desk.data["beyond"] == 75 * 60
    assert desk.data["until"] == time.strftime("%H:%M", time.localtime(stage.now + 75 * 60))
    assert not desk.shown.data["behind"]
    assert (desk.data["late"], phone.data["minutes"]) == ("", "About 6 minutes")
    assert minutes(desk)[4] == "25 minutes"
    stage.room.end(lambda problems: None)
    assert (desk.data["beyond"], phone.data["minutes"]) == (None, "")
    assert desk.data["until"] == ""


def test_a_late_room_has_shorter_parts_on_desk_board_and_phones(begun):
    stage, desk, board, phone = begun
    stage.now += 28 * 60  # ten minutes late
    stage.go("purposes")
    has = rest_from(stage.room.state, "purposes", stage.now).minutes
    assert has[0] < 15
    assert board.data["left"] == desk.data["left"] == 60 * has[0]
    answer = has[0] - 9 * has[0] // 15  # of 15 minutes 9 are talk
    assert phone.data["minutes"] == f"About {answer} minutes, more if you need it"
    assert board.data["talk"] == has[0] - answer
    assert desk.data["planned"].endswith(f" Now: {has[0]} minutes. Close after {answer} minutes.")
    assert desk.data["late"] == (
        f"The room is late: what follows has {sum(has[1:])} of its 42 minutes, "
        f"the next part {has[1]} of 25."
    )
    assert desk.shown.data["behind"]  # opens what the guide says for it
    assert minutes(desk)[4] == f"{has[1]} minutes in place of 25"
    assert minutes(desk)[-1] == "2 minutes"


def test_more_time_for_one_part_is_taken_from_what_follows(begun):
    stage, desk, _, phone = begun
    before = rest_from(stage.room.state, "promises", stage.room.state.ends)
    stage.say(desk, do="time", activity="welcome", minutes=5)
    assert phone.data["minutes"] == "About 11 minutes"
    after = rest_from(stage.room.state, "promises", stage.room.state.ends)
    assert sum(before.minutes) - sum(after.minutes) == 5
    assert desk.data["late"].startswith(f"The room is late: what follows has {sum(after.minutes)}")


def test_where_nothing_can_be_cut_any_more_the_desk_says_so_and_what_could_be_left_out(begun):
    stage, desk, *_ = begun
    stage.now += 36 * 60
    stage.go("background")
    assert desk.data["late"] == (
        "Even cut as far as it goes, the workshop ends 3 minutes late. "
        "You could leave out “What feedback is for”."
    )
    stage.now += 60 * 60
    stage.go("agree")
    assert desk.data["late"] == "Even cut as far as it goes, the workshop ends 25 minutes late."


def test_the_desk_s_line_follows_the_clock_and_nothing_is_written_down(begun):
    stage, desk, *_ = begun
    n = stage.room.state.n
    stage.now = stage.room.state.ends + 8 * 60
    assert desk.data["late"] == ""
    stage.say(desk, do="look")
    assert desk.data["late"].startswith("The room is late: what follows has")
    assert minutes(desk)[4] != "25 minutes"
    assert stage.room.state.n == n


def answering(stage, *, plus: int = 0) -> str:
    phone = stage.phone()
    for _ in range(plus):
        state = stage.room.state
        stage.say(stage.desk(), do="time", activity=state.current, minutes=5)
    return phone.data["minutes"]


@pytest.mark.parametrize(
    ("activity", "plus", "told"),
    [
        ("purposes", 0, "About 6 minutes"),
        ("impact", 0, "About 9 minutes"),
        ("impact", 1, "About 14 minutes"),  # what the desk adds is for who writes slowly
        ("sort", 0, "About 3 minutes"),
        ("vote", 0, "About 2 minutes"),  # one is left to look at what came out
        ("propose", 0, "About 4 minutes"),  # a table talks while it writes
    ],
)
def test_phones_say_how_long_the_answer_takes_and_not_the_talk_after_it(
    stage, activity, plus, told
):
    stage.go("impact")
    stage.answers(*[{"homework": [4, 1], "proof": [4, 1]}] * 3)
    stage.go("sort")
    stage.answers(*[{"homework": "stop", "proof": "stop"}] * 3)
    stage.go(activity)
    assert answering(stage, plus=plus) == f"{told}, more if you need it"


def test_once_a_step_is_closed_the_phone_says_how_long_the_talk_is(stage):
    desk, phone, board = stage.desk(), stage.phone(), stage.board()
    stage.go("purposes")
    assert "Close after 6 minutes." in desk.data["planned"]
    stage.close()
    assert (phone.data["minutes"], board.data["talk"]) == ("Talk: about 15 minutes", None)
    assert "Close after" not in desk.data["planned"]
    stage.go("vote")
    stage.close()
    assert phone.data["minutes"] == "About 3 minutes"


LIVE = [w for w in library().values() if w.manner != "days"]


def running(workshop, step, minutes: int) -> State:
    """A room in which this step has so many minutes."""
    about = {"phase": "open", "current": step.id, "started": 0.0, "ends": 60.0 * minutes}
    return State("ROOM", "Elm Park", workshop, **about)


@pytest.mark.parametrize("workshop", LIVE, ids=lambda workshop: workshop.name)
def test_every_workshop_has_a_minute_to_answer_and_one_to_look_also_where_it_is_cut(workshop):
    talks = workshop.manner == "conversation"  # while they write: nothing is kept for afterwards
    for step in (step for step in workshop.activities if step.asks):
        whole = answering_minutes(running(workshop, step, step.minutes))
        assert whole == step.minutes - (0 if talks else after_closing(step)), step.id
        for cut in range(step.least, step.minutes):
            assert 1 <= answering_minutes(running(workshop, step, cut)) <= whole, step.id
            assert talks or cut == 1 or answering_minutes(running(workshop, step, cut)) < cut


@pytest.mark.parametrize("workshop", LIVE, ids=lambda workshop: workshop.name)
def test_twelve_minutes_late_every_part_keeps_its_least_and_the_closing_step_all(workshop):
    stage = Stage(library_paths()[workshop.name])
    first, *rest = workshop.activities
    stage.go(first.id)
    stage.now += 60 * (first.minutes + 12)
    whole = first.minutes + 12
    for step in rest:
        stage.go(step.id)
        has = own_minutes(stage.room.state)
        assert step.least <= has <= step.minutes, step.id
        stage.now += 60 * has
        whole += has
    assert has == rest[-1].minutes
    shortest = first.minutes + 12 + sum(step.least for step in rest[:-1]) + has
    assert whole == max(workshop.minutes, shortest)


def told(stage, desk, board, phone):
    """What the server's clock lets screens know: what phones say, seconds and talk of others."""
    stage.room.tell_news()
    pages = (desk, board)
    for page in pages:
        page.redraw()  # a page counts down by itself
    seconds = {page.data["left"] for page in pages}
    kept = {page.data["talk"] for page in pages}
    assert len(seconds) == len(kept) == 1
    return phone.data["minutes"], seconds.pop(), kept.pop()


def test_desk_board_and_phone_tell_the_same_minute_also_after_an_early_close_and_overtime(begun):
    stage, *screens = begun
    stage.go("purposes")  # 15 minutes, of which 9 are talk
    assert told(stage, *screens) == ("About 6 minutes, more if you need it", 900, 9)
    stage.now += 4 * 60 + 30
    assert told(stage, *screens) == ("About 2 minutes, more if you need it", 630, 9)
    stage.now += 3 * 60
    assert told(stage, *screens) == ("Finish your answer", 450, 9)
    stage.close()
    assert told(stage, *screens) == ("Talk: about 8 minutes", 450, None)
    stage.now += 7 * 60
    assert told(stage, *screens) == ("Talk: about 1 minute", 30, None)
    stage.now += 60
    assert told(stage, *screens) == ("Time is up", -30, None)


def test_a_phone_is_drawn_anew_when_a_minute_is_over_and_not_before(begun):
    stage, *_, phone = begun
    entered = stage.entered
    stage.now += 20
    stage.room.tell_news()
    assert (stage.entered, phone.data["minutes"]) == (entered, "About 6 minutes")
    stage.now += 60
    stage.room.tell_news()
    assert phone.data["minutes"] == "About 5 minutes"
