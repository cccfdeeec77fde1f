"""What people wrote is read on the desk before it comes up; that screen covers it meanwhile."""

import pytest

from tests.screens.own_rooms import ENTRIES
from tests.screens.stage import PROPOSAL, Stage, drawn
from tests.screens.test_desk import sentences
from tests.screens.test_record import entry
from tests.screens.test_year import event

IDEAS = ("the heron", "the otter", "the stoat")


@pytest.fixture
def unread(stage):
    """A desk, a board and a phone after three ideas that nobody has read."""
    screens = stage.desk(), stage.board(), stage.phone()
    stage.go("purposes")
    stage.answers(*([idea] for idea in IDEAS))
    stage.close(shown=False)
    return (stage, *screens)


def test_nobodys_words_are_on_any_screen_before_the_desk_shows_them(unread):
    stage, desk, board, phone = unread
    assert not [idea for idea in IDEAS if idea in drawn(desk, board, phone)]
    told = "3 different texts have come in. "
    told += "The facilitator reads them before they come up."
    assert board.shown.data["sentence"] == phone.shown.data["sentence"] == told
    assert board.shown.data["from"] == "From 3 answers"
    assert desk.data["primary"]["label"] == "Show on the board"
    assert desk.shown.data["do"][0].startswith("Press “Show the texts here”")

    assert stage.say(desk, do="release", activity="purposes")["what"] == "saved"
    for screen in (desk, board, phone):
        assert [idea for idea in IDEAS if idea in drawn(screen)] == list(IDEAS)
    assert desk.data["done"] == "The board and the phones show what the room wrote."
    assert desk.data["primary"]["label"] == "Next: How much work, how much help"


def test_the_desk_reads_them_when_it_asks_and_no_other_screen_does(unread):
    stage, desk, board, phone = unread
    other = stage.desk()
    show = {"do": "uncover", "activity": "purposes"}
    assert stage.say(desk.shown, **show, on=True)["what"] == "saved"
    assert [text["words"] for text in desk.shown.data["texts"]] == list(IDEAS)
    assert desk.shown.data["do"][0].startswith("Read them with a second person")
    assert other.shown.data["do"][0].startswith("Press “Show the texts here”")
    assert not [idea for idea in IDEAS if idea in drawn(board, phone, other)]
    stage.say(desk.shown, **show, on=False)
    assert (desk.shown.data["texts"], desk.shown.data["unread"]["open"]) == ([], False)


def test_the_desk_knows_which_texts_this_screen_has_shown(unread):
    stage, desk, *_ = unread
    show = {"do": "uncover", "activity": "purposes"}
    assert (desk.data["read"], desk.shown.data["read"]) == (False, False)
    stage.say(desk, **show, on=True)  # the one button asks it of the root
    stage.say(desk.shown, **show, on=False)
    assert (desk.data["read"], desk.shown.data["read"]) == (True, True)
    assert stage.desk().data["read"] is False
    stage.say(desk, do="release", activity="purposes")
    stage.go("propose")
    stage.answers(*[PROPOSAL] * 3)
    stage.close(shown=False)
    assert (desk.data["read"], desk.shown.data["read"]) == (False, False)


def test_ideas_are_put_in_groups_once_the_room_has_seen_them(unread):
    stage, desk, *_ = unread
    stage.say(desk.shown, do="uncover", activity="purposes", on=True)
    assert desk.shown.data["groups"] is None
    stage.say(desk, do="release", activity="purposes")
    assert desk.shown.data["groups"] == []


@pytest.mark.parametrize("on", [1, "yes", None])
def test_what_is_no_yes_or_no_uncovers_nothing(unread, on):
    stage, desk, *_ = unread
    assert len(sentences(stage.say(desk.shown, do="uncover", activity="purposes", on=on))) == 1
    assert desk.shown.data["texts"] == []


def test_what_is_held_back_while_reading_never_comes_up(unread):
    stage, desk, board, phone = unread
    stage.say(desk.shown, do="uncover", activity="purposes", on=True)
    hold = {"do": "hold", "activity": "purposes", "text": "purposes-1", "reason": "abuse"}
    stage.say(desk.shown, **hold)
    stage.say(desk, do="release", activity="purposes")
    assert IDEAS[0] not in drawn(board, phone)
    assert board.shown.data["held"] == "1 text is held back: abuse."


def test_each_activity_is_covered_anew(unread):
    stage, desk, *_ = unread
    stage.say(desk.shown, do="uncover", activity="purposes", on=True)
    stage.say(desk, do="release", activity="purposes")
    stage.go("propose")
    stage.answers(*[PROPOSAL] * 3)
    stage.close(shown=False)
    assert PROPOSAL["what"] not in drawn(desk)
    assert desk.shown.data["choice"] is None
    stage.say(desk.shown, do="uncover", activity="propose", on=True)
    cards = desk.shown.data["choice"]["proposals"]
    assert [card["what"] for card in cards] == [PROPOSAL["what"]] * 3


@pytest.mark.parametrize("activity", ["impact", "propose", "nonsense"])
def test_what_is_shown_is_the_activity_at_hand(unread, activity):
    stage, desk, board, _ = unread
    assert len(sentences(stage.say(desk, do="release", activity=activity))) == 1
    assert IDEAS[0] not in drawn(board)


def test_numbers_are_shown_at_once_and_only_reasons_wait(stage):
    board, desk, first = stage.board(), stage.desk(), stage.put()
    stage.go("agree")
    steps = ["yes", "yes", "cannot"]
    stage.answers(*({first: {"step": step, "reason": f"As I {step}"}} for step in steps))
    stage.close(shown=False)
    (bar,) = board.shown.data["bars"]
    assert (bar["counts"], bar["reasons"]) == ([2, 0, 0, 1, 0], [])
    assert board.shown.data["held"].startswith("2 different texts have come in.")
    stage.room.release("agree", lambda problems: None)
    (bar,) = board.shown.data["bars"]
    assert {one["words"] for one in bar["reasons"]} == {"As I yes", "As I cannot"}
    about = {one["words"]: one["about"] for one in desk.shown.data["texts"]}
    assert about["As I cannot"] == f"Cannot yet ({bar['kind']}: {bar['text']})"
    stage.room.hold(first, "person", lambda problems: None)
    assert bar["text"] not in drawn(desk)  # this screen may be projected


def test_nothing_waits_where_nobody_wrote_or_too_few(stage):
    desk = stage.desk()
    stage.go("purposes")
    stage.answers(["a"], ["b"])
    stage.close(shown=False)
    assert desk.data["primary"]["do"] == "start"


@pytest.mark.parametrize(("activity", "one"), [("collections", entry), ("year", event)])
def test_entries_and_events_wait_too(stage, activity, one):
    other = Stage(ENTRIES)
    other.replies = stage.replies
    board, phone = other.board(), other.phone()
    other.go(activity)
    other.answers(*[[one("Zebrafinken")]] * 4)
    other.close(shown=False)
    assert "Zebrafinken" not in drawn(board, phone)
    other.room.release(activity, lambda problems: None)
    assert "Zebrafinken" in drawn(board)


def test_after_the_room_went_on_or_ended_its_results_are_whole(unread):
    stage, _, _, phone = unread
    stage.room.end(lambda problems: None)
    assert IDEAS[0] in drawn(phone)
