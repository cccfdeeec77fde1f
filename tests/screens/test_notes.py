"""Notes of two people: both tick, and when the part closes only their own page still has them."""

import pytest
from playwright.sync_api import expect

from tests.journey.hands import reload
from tests.screens.own_rooms import BETWEEN_TWO, close, go, opened
from tests.screens.stage import Stage, drawn
from workshop_kit.content import library_paths
from workshop_kit.domain.problem import Problem
from workshop_kit.screens.typing import Typing
from workshop_kit.words import say

MARK = "Zebrafinken"


@pytest.fixture
def room(stage) -> Stage:
    made = Stage(BETWEEN_TWO)
    made.replies = stage.replies
    made.go("talk")
    return made


def test_the_first_line_says_what_it_is(room):
    data = room.phone().shown.data
    assert data["first"].startswith("This is not anonymous, and it is not for appraisal.")
    # No promise of a room that counts answers.
    until, clear = data["rules"]
    assert until.startswith("Until both of you tick, your words wait on this device.")
    assert [clear] == ["There is no HTTPS here: others on this Wi-Fi could read what you send."]


def test_neither_phone_nor_board_promises_before_it_that_nobody_is_known(stage):
    room = Stage(BETWEEN_TWO)
    lines = room.phone().shown.data["lines"]
    assert "not anonymous" in lines[-1] and not any("No name" in line for line in lines)
    assert "not anonymous" in room.board().shown.data["rules"]
    assert any("No name" in line for line in stage.phone().shown.data["lines"])


def test_what_two_people_wrote_on_paper_is_typed_in_nowhere(room):
    assert room.desk().data["typing"] == ""
    page = Typing(room.room, room.visitor("typing"), room.around)
    assert page.shown.data["kind"] == "no-sheet"
    value = {"said": {"time": MARK}, "agreed": [True, True]}
    problems: list[Problem] = []
    room.room.type_in("talk", "a" * 32, value, problems.extend)
    assert [one.key for one in problems] == ["answer.too_late"]
    assert room.room.typed_in("talk") == 0


def test_one_tick_keeps_nothing(room):
    phone = room.phone("mine")
    value = {"said": {"time": MARK}, "agreed": [True, False]}
    said = room.say(phone.shown, do="answer", value=value)
    assert [problem["field"] for problem in said["problems"]] == ["agreed"]
    assert room.room.own("mine", "talk") is None


def test_the_desk_promises_to_show_no_notes(room):
    data = room.desk().data
    assert data["primary"]["label"] == "Close, and delete the notes on the laptop"
    assert data["few"] == ""  # one page answers, or none


def test_no_screen_is_sent_a_word_of_it_once_it_has_closed(room):
    board, desk, other = room.board(), room.desk(), room.phone("other")
    phone = room.phone("mine")
    said = room.say(
        phone.shown, do="answer", value={"said": {"time": MARK}, "agreed": [True, True]}
    )
    assert said["what"] == "saved"
    room.close()
    assert MARK not in drawn(board, desk, other, phone)
    assert desk.shown.data["texts"] == []
    assert board.shown.data["sentence"].startswith("What was said stays with the two who spoke.")
    assert MARK not in str(room.room.state)


def test_a_word_that_changes_takes_both_ticks_out(shared_hall, page_at, axe):
    links = opened(shared_hall, BETWEEN_TWO)
    go(links, "talk")
    phone = page_at(360)
    phone.goto(links["join"])
    first = phone.locator("main .wk-inside > *, .wk-inside > *").first
    expect(first).to_contain_text("This is not anonymous, and it is not for appraisal.")
    box = phone.get_by_label("What eats your time?")
    box.fill("Seating plans")
    ticks = [phone.get_by_label("I asked"), phone.get_by_label("I was asked")]
    for tick in ticks:
        tick.check()
    axe(phone)
    box.fill("Seating plans, three times")
    for tick in ticks:
        expect(tick).not_to_be_checked()
    phone.get_by_role("button", name="Send").click()
    link = phone.get_by_role("alert").get_by_role("link")
    expect(link).to_have_text("Both of you have to tick that this is what you said")
    for tick in ticks:
        tick.check()
    phone.get_by_role("button", name="Send").click()
    expect(phone.get_by_text("Saved.")).to_be_visible()
    reload(phone)
    expect(box).to_have_value("Seating plans, three times")
    expect(ticks[0]).to_be_checked()
    close(links)
    expect(phone.get_by_text("What was said stays with the two who spoke")).to_be_visible()
    own = phone.get_by_text("Seating plans, three times")
    expect(own).to_be_visible()
    expect(phone.get_by_role("button", name="Print this page")).to_be_visible()
    axe(phone)
    reload(phone)
    expect(own).to_be_visible()
    other = phone.context.new_page()  # closing the page forgets it: another one of the same device
    other.goto(links["join"])
    expect(other.get_by_text("What was said stays with the two who spoke")).to_be_visible()
    assert "Seating" not in other.content()
    other.close()


def test_the_desk_of_two_who_talk_speaks_of_no_board_and_of_nobody_who_comes_late():
    desk = Stage(library_paths()["structured_conversation"]).desk()
    waiting = desk.shown.data["words"]["waiting_hint"]
    assert waiting == say("desk.waiting_together") and "board" not in waiting


def test_two_who_talked_begin_with_no_task_that_nobody_chose(stage):
    talk = Stage(library_paths()["structured_conversation"])
    phone = talk.phone()
    talk.go("propose")
    assert phone.shown.data["items"] == []  # the list before it was only read
    hall = Stage(library_paths()["act_on_the_audit"])
    phone = hall.phone()
    hall.go("propose")
    assert len(phone.shown.data["items"]) == 3
