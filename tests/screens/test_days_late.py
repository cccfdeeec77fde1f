"""After a room open for days has closed: who has not answered yet is told first, then answers."""

from dataclasses import replace

import pytest

from tests.days import rated
from tests.screens.stage import drawn
from tests.screens.test_days_screens import DAY, MARK, SAID, UNTIL, Week, file, go, waiting, week
from workshop_kit.domain.late import DAYS
from workshop_kit.domain.report.phrases import moment, weekday
from workshop_kit.screens.days.late import RESULTS
from workshop_kit.screens.practice import Practice
from workshop_kit.words import say

__all__ = ["file", "waiting", "week"]  # fixtures
LAST = UNTIL + DAYS * DAY
DATE = weekday(say, LAST)


@pytest.fixture
def late(week: Week) -> Week:
    """A room that sealed itself with six answers; late ones are taken."""
    week.rate(6, "Teachers")
    week.room.seal(lambda problems: None)
    week.room.take_late(LAST, lambda problems: None)
    return week


def come_late(week: Week, number: str = "late"):
    phone = week.days_phone(number)
    go(week, phone, "")
    return phone


def others(week: Week, people: int) -> None:
    for n in range(people):
        week.room.told_late.add(f"other-late-{n}")
        found: list = []
        week.room.answer("work", f"other-late-{n}", rated("much", "fine"), found.extend)
        assert found == []


def test_the_results_stay_and_below_them_stands_the_way_in(late):
    phone, desk, board = late.days_phone(), late.days_desk(), late.days_board()
    assert phone.shown.key == "phone-ended" and phone.shown.data["results"]["steps"]
    until = moment(say, LAST)
    assert (
        phone.data["days"]["late"] == f"If you have not answered yet, you still can until {until}."
    )
    nav = phone.data["days"]["nav"]
    assert (nav["label"], nav["next"], nav["words"]["all"]) == ("I have not answered yet", "", "")
    assert any(until in line for line in desk.shown.data["lines"])
    assert (desk.data["close"], board.shown.key) == (False, "days-turnout")


def test_a_phone_is_told_first_how_many_more_and_not_to_answer_twice(late):
    phone = come_late(late)
    first, more, twice, groups, alike, _ = phone.shown.data["lines"]
    assert first == (
        f"Your answer counts if at least four more come by {DATE}. Otherwise it is deleted."
    )
    assert more == "Some parts need more. It stands beside each part."
    assert "do not answer again" in twice and "the kit cannot see it" in twice
    assert groups == "Late answers count for everybody together, in no role group."
    assert "all but one" in alike and "what each of you said" in alike
    parts = {part["id"]: part["mark"] for part in phone.shown.data["parts"]}
    assert parts == {"work": "four more needed", "words": "nine more needed"}
    go(late, phone, "work")
    assert phone.data["days"]["late"] == first
    go(late, phone, "words")
    assert "at least nine more" in phone.data["days"]["late"]


def test_what_was_sent_late_says_whether_it_counts(late):
    phone = come_late(late)
    form = go(late, phone, "work")
    assert form["groups"] == []
    assert form["words"]["saved"] == (
        f"Saved. It counts if at least four more come by {DATE}. Otherwise it is deleted."
    )
    assert late.say(phone.shown, do="answer", value=rated("much", "fine"))["what"] == "saved"
    parts = go(late, phone, "")["parts"]
    assert [part["mark"] for part in parts] == ["saved, four more needed", "nine more needed"]
    assert phone.shown.data["done"].startswith("1 of 2 parts saved. What is saved counts if")
    others(late, 4)
    assert go(late, phone, "")["parts"][0]["mark"] == "saved, it counts"
    assert phone.shown.data["lines"][0] == "Enough others have answered late: your answer counts."
    saved = go(late, phone, "work")["words"]["saved"]
    assert saved == "Saved. It counts: enough others have answered late."


def test_a_late_phone_finds_its_place_and_goes_back_to_the_results(late):
    phone = come_late(late)
    go(late, phone, "work")
    late.say(phone.shown, do="answer", value=rated("much", "fine"))
    phone.close()
    again = late.days_phone("late")
    assert again.shown.data["own"] == rated("much", "fine")
    go(late, again, "")
    assert again.data["days"]["nav"]["next"] == RESULTS
    go(late, again, RESULTS)
    assert again.shown.key == "phone-ended"
    assert late.days_phone("another").shown.key == "phone-ended"


def test_a_page_that_stood_open_when_it_closed_sees_the_results_and_none_of_its_answers(week):
    phone = week.days_phone("mine")
    go(week, phone, "work")
    week.say(phone.shown, do="answer", value=rated("much", "fine", "Teachers"))
    week.rate(5, "Teachers")
    week.room.seal(lambda problems: None)
    week.room.take_late(LAST, lambda problems: None)
    assert phone.shown.key == "phone-ended"
    assert phone.data["room"] == "ROOM" and phone.data["phase"] == "ended"  # drafts are forgotten
    go(week, phone, "")
    assert phone.shown.data["done"] == "" and phone.data["phase"] == "open"
    assert go(week, phone, "work")["own"] is None
    assert phone.data["room"] == phone.shown.data["room"] == "ROOM-late"


@pytest.mark.parametrize("part", ["work", "welcome", "nothing", None, 5, [""], {"": 1}])
def test_nobody_gets_to_a_form_before_being_told(late, part):
    phone = late.days_phone()
    go(late, phone, part)
    assert phone.shown.key == "phone-ended"
    go(late, phone, "")
    go(late, phone, part if part != "work" else "welcome")
    assert phone.shown.key == "days-list"


def test_no_late_answer_is_seen_before_it_counts(late):
    phone, desk, board = late.days_phone(), late.days_desk(), late.days_board()
    seen = drawn(phone, board)
    others(late, 4)
    late.room.told_late.add("late")
    late.room.answer("words", "late", MARK, lambda problems: None)
    late.say(desk.shown, do="uncover", on=True)
    assert drawn(phone, board) == seen and MARK not in drawn(desk)
    late.room.add_late(lambda problems: None)
    assert drawn(late.days_board()) == drawn(board)
    assert MARK not in drawn(phone, desk, board)


def test_once_they_are_added_every_screen_says_how_many_came_late(late):
    phone, desk, board = late.days_phone(), late.days_desk(), late.days_board()
    typing = come_late(late)
    others(late, 5)
    late.room.add_late(lambda problems: None)
    told = "11 of 26 answered. "
    told += "Including 5 late answers; they are not in the groups."
    assert (phone.shown.data["none"], desk.data["count"], board.shown.data["line"]) == (told,) * 3
    for page in (phone, typing):
        assert page.shown.key == "phone-ended"
        assert (page.data["days"]["nav"], page.data["days"]["late"]) == (None, "")
    go(late, typing, "")
    assert typing.shown.key == "phone-ended"


def test_the_practice_room_knows_nobody_who_is_late(stage, file):
    week = Week(file("pulse"), replace(SAID, heads={}))
    week.replies = stage.replies
    week.room.run(lambda problems: None)
    practice = Practice(week.room, None, week.around)
    week.say(practice, do="seal", activity="")
    assert practice.shown.data["days"]["nav"] is None
