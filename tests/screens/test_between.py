"""Between two rooms of a day: board, phones and desk say how long the break is and what follows."""

import time

import pytest

from tests.screens.stage import NOW, Stage
from workshop_kit.content import library_paths
from workshop_kit.domain.day import SAME_DAY, pause
from workshop_kit.screens.plain.page import page as plain_page
from workshop_kit.words import say

FOLLOWING = {"code": "BCDFGH", "title": "Communications"}


@pytest.fixture
def over(stage):
    """A stage whose room has just ended in an action."""
    stage.agreed()
    stage.room.end(lambda problems: None, stage.now)
    return stage


def clock(seconds):
    return time.strftime("%H:%M", time.localtime(seconds))


def follow(stage):
    """What opening the next room tells this one."""
    stage.room._add("followed", FOLLOWING, lambda problems: None)


def way_in(board):
    """What whoever comes back scans, or types."""
    return tuple(board.shown.data[name] for name in ("qr", "join", "code"))


def keys(said):
    return [problem["sentence"] for problem in said.get("problems", [])]


def test_a_break_that_the_desk_announces_stands_on_board_and_phones(over):
    desk, board, phone = over.desk(), over.board(), over.phone()
    assert [label for _, label in desk.data["pause"]["ways"]][-1] == ""
    assert over.say(desk, do="pause", kind="break")["what"] == "saved"
    title = f"Break until {clock(pause('break', NOW).until)}"
    assert board.shown.data["title"] == title
    assert phone.data["title"] == title and phone.shown.data["kind"] == "ended"
    assert title in desk.data["pause"]["line"]
    assert phone.data["link"] is None
    assert way_in(board) == ("", "", "")
    plain = plain_page(over.room, "first", over.around)
    assert plain.title == title


def test_a_break_ends_at_a_time_that_people_can_keep():
    until = pause("break", NOW).until
    assert until % 300 == 0 and 15 * 60 <= until - NOW < 20 * 60
    assert 45 * 60 <= pause("lunch", NOW).until - NOW < 50 * 60


def test_the_next_rooms_way_in_comes_up_where_the_one_before_is_still_open(over):
    desk, board, phone = over.desk(), over.board(), over.phone()
    over.say(desk, do="pause", kind="lunch")
    follow(over)
    assert board.shown.data["line"] == "Next: Communications"
    assert way_in(board) == ("data:,http://h/BCDFGH", "h/BCDFGH", "Code BCDFGH")
    assert phone.data["link"]["href"] == "http://h/BCDFGH"
    assert phone.data["step"] == "Next: Communications"
    assert "Next: Communications" in desk.data["pause"]["line"]
    line, go, *_ = plain_page(over.room, "first", over.around).blocks
    assert (line.text, go.text) == ("Next: Communications", "Go to the next workshop")
    assert (go.look, go.href) == ("link", "http://h/BCDFGH")
    over.say(desk, do="pause", kind="on")  # no lunch after all: the next room stays known
    assert board.shown.data["line"] == "Next: Communications"
    assert board.shown.data["title"] == "The next workshop follows at once"


def test_a_room_that_was_opened_before_the_break_was_announced_is_the_next_one_too(over):
    desk, board = over.desk(), over.board()
    before = board.shown.data
    follow(over)
    assert board.shown.data == before  # nobody announced it
    over.say(desk, do="pause", kind="break")
    assert board.shown.data["line"] == "Next: Communications"
    assert way_in(board) == ("data:,http://h/BCDFGH", "h/BCDFGH", "Code BCDFGH")
    assert "Next: Communications" in desk.data["pause"]["line"]
    assert desk.data["pause"]["hint"] == say("between.show_next")


def test_a_break_is_taken_back_and_the_plan_stands_there_again(over):
    desk, board, phone = over.desk(), over.board(), over.phone()
    before = (board.shown.data, phone.data, phone.shown.data)
    over.say(desk, do="pause", kind="break")
    assert over.say(desk, do="pause", kind="")["what"] == "saved"
    assert (board.shown.data, phone.data, phone.shown.data) == before
    follow(over)  # nobody waits for it any more
    assert board.shown.data == before[0]


def test_the_first_room_that_is_opened_after_the_announcement_stays_the_next_one(over):
    """A later one of the day may be for a few people only."""
    desk, board, phone = over.desk(), over.board(), over.phone()
    over.say(desk, do="pause", kind="break")
    follow(over)
    over.room._add("followed", {"code": "LEADER", "title": "Leaders"}, lambda problems: None)
    assert board.shown.data["line"] == "Next: Communications"
    assert phone.data["link"]["href"] == "http://h/BCDFGH"
    over.say(desk, do="pause", kind="lunch")  # said anew without being taken back
    assert phone.data["link"]["href"] == "http://h/BCDFGH"
    over.say(desk, do="pause", kind="")
    over.say(desk, do="pause", kind="break")
    assert phone.data["link"]["href"] == "http://h/LEADER"  # and the desk reads which
    assert "Next: Leaders" in desk.data["pause"]["line"]


def test_a_break_that_is_taken_back_and_announced_again_still_leads_on(over):
    desk, phone = over.desk(), over.phone()
    over.say(desk, do="pause", kind="break")
    follow(over)
    over.say(desk, do="pause", kind="")
    assert phone.data["link"] is None
    over.say(desk, do="pause", kind="break")
    assert phone.data["link"]["href"] == "http://h/BCDFGH"


def test_the_break_of_a_day_that_is_over_stands_nowhere(over):
    desk = over.desk()
    over.say(desk, do="pause", kind="break")
    over.now += SAME_DAY
    assert over.board().shown.data["kind"] == "ended"
    assert over.phone().data["title"] == "Thank you. This workshop has ended"
    assert over.desk().data["pause"] is None
    assert keys(over.say(desk, do="pause", kind="break")) == [
        "That came too late: the room had moved on. Nothing was changed"
    ]


@pytest.mark.parametrize("kind", ["tea", None, 1, ["break"], {"break": 1}, "Break", "break "])
def test_only_what_the_desk_offers_can_be_announced(over, kind):
    said = over.say(over.desk(), do="pause", kind=kind)
    assert said["what"] != "saved"
    assert over.room.state.pause is None


def test_nothing_is_announced_before_the_end(stage):
    desk = stage.desk()
    stage.go("purposes")
    assert desk.data["pause"] is None
    assert keys(stage.say(desk, do="pause", kind="break")) == [
        "That came too late: the room had moved on. Nothing was changed"
    ]


@pytest.mark.parametrize("alone", ["structured_conversation", "staff_side"])
def test_a_one_to_one_and_a_meeting_of_representatives_have_no_day_that_goes_on(alone):
    talk = Stage(library_paths()[alone])
    talk.room.end(lambda problems: None, talk.now)
    assert talk.room.state.phase == "ended"
    desk = talk.desk()
    assert desk.data["pause"] is None
    talk.say(desk, do="pause", kind="break")
    assert talk.room.state.pause is None
