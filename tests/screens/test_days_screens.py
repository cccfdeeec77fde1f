"""The pages of a room that is open for days: own pace on phones, a count on desk and board."""

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from tests.days import FEELING, PULSE, add_workshops, rated
from tests.screens.stage import NOW, Stage, drawn
from workshop_kit.domain.document import to_json
from workshop_kit.domain.opening import Opening
from workshop_kit.domain.report import report
from workshop_kit.domain.report.phrases import moment, weekday
from workshop_kit.domain.story import Event, State, tell
from workshop_kit.school.clock import keep_time
from workshop_kit.screens.days import DaysBoard, DaysDesk, DaysPhone
from workshop_kit.screens.practice import Practice
from workshop_kit.words import say

HOUR, DAY = 3600.0, 86_400.0
UNTIL = NOW + 5 * DAY
HEADS = {"Teachers": 20, "Leaders": 6}
SAID = Opening("primary", "maintained", HEADS, NOW - DAY, UNTIL)
MARK = "the heron on the roof"
WORDS = "kind: tell\n    id: words"
IDEAS = PULSE.replace(WORDS, "kind: gather\n    id: ideas\n    most: 3")


class Week(Stage):
    """A stage whose room is open for days, with the pages that such a room has."""

    def days_phone(self, number: str = "first") -> DaysPhone:
        return DaysPhone(self.room, self.visitor("phone", number), self.around)

    def days_board(self) -> DaysBoard:
        return DaysBoard(self.room, self.visitor("board"), self.around)

    def days_desk(self) -> DaysDesk:
        return DaysDesk(self.room, self.visitor("desk"), self.around)

    def rate(self, people: int, group: str = "") -> None:
        for n in range(people):
            found: list = []
            self.room.answer("work", f"other-{n}", rated("much", "fine", group), found.extend)
            assert found == []


@pytest.fixture
def file(tmp_path: Path):
    folder = add_workshops(tmp_path, pulse=PULSE, feeling=FEELING) / "library" / "workshops"
    return lambda name: folder / f"{name}.yaml"


@pytest.fixture
def waiting(stage, file) -> Week:
    """A room before it opens."""
    made = Week(file("pulse"), SAID)
    made.replies = stage.replies
    return made


@pytest.fixture
def week(waiting) -> Week:
    """The room, open."""
    waiting.room.run(lambda problems: None)
    return waiting


def go(week, phone, part):
    phone.heard({"do": "go", "activity": part})
    return phone.shown.data


def test_before_it_opens_all_say_when(waiting):
    phone, board, desk = waiting.days_phone(), waiting.days_board(), waiting.days_desk()
    times = f"Opens on {moment(say, NOW - DAY)}, until {moment(say, UNTIL)}."
    assert times in phone.shown.data["lines"]
    assert (board.shown.data["times"], desk.data["times"]) == (times, times)
    assert desk.data["close"] is False
    go(waiting, phone, "work")
    assert phone.shown.key == "days-waiting"


@pytest.mark.parametrize(
    ("address", "here"), [("http://192.168.1.20/AB", True), ("https://kit.school.org.uk/AB", False)]
)
def test_a_phone_says_before_it_begins_where_its_link_opens(week, address, here):
    week.around = replace(week.around, join=address)
    told = " ".join(week.days_phone().shown.data["lines"])
    assert (say("days.only_here") in told) is here


def test_a_phone_goes_through_the_parts_at_its_own_pace(week):
    phone = week.days_phone()
    assert phone.shown.data["go"] == {"activity": "welcome", "label": "Begin"}
    assert go(week, phone, "welcome")["kind"] == "inform"
    nav = phone.data["days"]["nav"]
    assert (nav["back"], nav["next"], nav["label"]) == ("", "work", "Next")
    form = go(week, phone, "work")
    assert (phone.data["title"], phone.data["step"]) == ("Your work", "Step 2 of 4")
    assert form["example"] == "For example: marking a whole class set each day"
    assert phone.data["days"]["nav"]["label"] == "Go on without answering"
    assert week.say(phone.shown, do="answer", value=rated("much", "fine"))["what"] == "saved"
    assert phone.shown.data["own"] == rated("much", "fine")
    assert phone.data["days"]["nav"]["label"] == "Next"
    parts = go(week, phone, "")["parts"]
    assert [part["mark"] for part in parts] == ["", "answered", "", ""]
    assert phone.shown.data["go"]["label"] == "Go on: In your words"


def test_a_phone_that_comes_back_is_where_it_was_and_has_its_answers(week):
    phone = week.days_phone("mine")
    go(week, phone, "work")
    week.say(phone.shown, do="answer", value=rated("much", "fine"))
    phone.close()
    again = week.days_phone("mine")
    assert again.shown.data["own"] == rated("much", "fine")
    assert week.days_phone("another").shown.key == "days-list"


@pytest.mark.parametrize("part", ["nothing", "agree", None, 5, ["work"], {"work": 1}])
def test_a_part_that_is_not_there_is_not_gone_to(week, part):
    phone = week.days_phone()
    phone.heard({"do": "go", "activity": part})
    phone.told(phone.shown, {"do": "go", "activity": part})
    assert phone.shown.key == "days-list"


def test_near_the_end_a_phone_says_how_many_more_have_to_come(week):
    phone = week.days_phone()
    go(week, phone, "work")
    late = lambda: phone.data["days"]["late"]  # noqa: E731
    week.rate(1)
    assert late() == ""  # four days are left
    week.now = UNTIL - 2 * DAY + HOUR
    week.rate(2)
    day = weekday(say, UNTIL)
    assert late() == (
        f"Your answer counts if at least two more come by {day}. Otherwise it is deleted."
    )
    week.say(phone.shown, do="answer", value=rated("much", "fine"))
    assert "at least two more" in late()  # its own is one of the three now
    week.rate(3)
    assert "at least one more" in late()
    week.rate(4)
    assert late() == ""
    go(week, phone, "words")
    assert "at least nine more" in late()


def test_a_phone_says_until_when_and_from_how_many_on(week):
    phone = week.days_phone()
    assert phone.data["minutes"] == f"Open until {moment(say, UNTIL)}."
    told = " ".join(phone.shown.data["lines"])
    assert "five people or more" in told and "from ten people on" in told
    assert "five people or more" in go(week, phone, "work")["rules"][0]


def test_where_open_questions_are_left_out_no_phone_offers_them(stage, file):
    made = Week(file("pulse"), replace(SAID, asks_words=False))
    made.room.run(lambda problems: None)
    phone = made.days_phone()
    assert [part["id"] for part in phone.shown.data["parts"]] == ["welcome", "work", "next"]
    found: list = []
    made.room.answer("words", "one", MARK, found.extend)
    assert [problem.key for problem in found] == ["answer.too_late"]
    made.rate(6)
    made.room.seal(found.extend)
    assert "words" not in made.room.state.results
    told = json.dumps(to_json(report(made.room.state, "2027-02-01", say)), ensure_ascii=False)
    assert "Open questions were left out" in told


def test_what_holds_for_all_parts_is_read_once(week):
    phone = week.days_phone()
    go(week, phone, "work")
    week.say(phone.shown, do="answer", value=rated("much", "fine"))
    assert go(week, phone, "work")["rules"] == []
    rule, laptop = go(week, phone, "words")["rules"]
    assert "comes up on no screen" in rule and "ten people" in rule
    assert "others on this Wi-Fi (no HTTPS) could read them" in laptop


def test_desk_and_board_say_how_many_of_whom_and_nothing_else(week):
    board, desk = week.days_board(), week.days_desk()
    week.rate(3, "Teachers")
    week.room.answer("words", "one", MARK, lambda problems: None)
    assert desk.data["count"] == board.shown.data["so_far"] == "3 of 26 have answered"
    shown = drawn(board, desk)
    assert MARK not in shown and "Too much" not in shown and "Your work" not in shown


def sealed(week, people=6):
    week.rate(people, "Teachers")
    for n in range(10):
        week.room.answer("words", str(n), f"{MARK} {n}", lambda problems: None)
    return week


def test_the_desk_closes_it_at_once(week):
    desk, phone, board = week.days_desk(), week.days_phone(), week.days_board()
    sealed(week)
    assert desk.data["typing"] == f"{desk.data['join']}?as=typing"  # for sheets of paper
    assert week.say(desk, do="seal")["what"] == "saved"
    assert week.room.state.phase == "ended"
    told = "10 of 26 answered."
    assert (desk.data["count"], phone.shown.data["none"]) == (told, told)
    assert board.shown.data["line"] == told
    silent = "Not heard from: Leaders. Only this page and the plan say so."
    assert silent in desk.shown.data["lines"]
    assert "Not heard from" not in drawn(phone, board)
    assert desk.data["close"] is False and desk.data["typing"] == ""
    assert week.say(desk, do="seal")["what"] == "problems"


def typed(at: float) -> str:
    return f"{datetime.fromtimestamp(at):%Y-%m-%dT%H:%M}"


@pytest.mark.parametrize("days", [7, 1])
def test_the_desk_moves_the_end_and_phones_board_and_texts_say_so_at_once(week, days):
    desk, phone, board = week.days_desk(), week.days_phone(), week.days_board()
    week.rate(4, "Teachers")
    until = NOW + days * DAY
    assert desk.data["end"] == typed(UNTIL)
    assert week.say(desk, do="move", until=typed(until))["what"] == "saved"
    told = f"Open until {moment(say, until)}."
    assert desk.data["times"] == phone.data["minutes"] == told
    assert board.shown.data["times"] == told and desk.data["end"] == typed(until)
    texts = dict(desk.shown.data["texts"])
    assert all(f"{moment(say, until)}\n" in text for text in texts.values())
    assert len(texts) == 2
    assert week.room.state.results == {}  # what was answered so far is seen by nobody
    keep_time([week.room], until - 1)
    assert week.room.state.phase == "open"
    keep_time([week.room], until)
    assert week.room.state.phase == "ended"
    assert (desk.data["end"], desk.shown.data["texts"]) == ("", [])


def test_a_moved_end_is_told_from_the_story_alone(week):
    until = NOW + 7 * DAY
    week.say(week.days_desk(), do="move", until=typed(until))
    events = [Event(*row) for row in week.room._store.after("ROOM")]
    state = week.room.state
    again = tell(State("ROOM", state.school, state.workshop), events)
    assert again == state
    assert again.opening == replace(SAID, until=until)
    ended = tell(again, [Event(again.n + 1, "ended", {})])
    late = tell(ended, [Event(ended.n + 1, "moved", {"until": until + DAY})])
    assert late.opening == ended.opening


def test_before_it_opens_its_end_can_be_moved_too(waiting):
    desk, phone = waiting.days_desk(), waiting.days_phone()
    assert waiting.say(desk, do="move", until=typed(NOW + 7 * DAY))["what"] == "saved"
    assert f"until {moment(say, NOW + 7 * DAY)}." in " ".join(phone.shown.data["lines"])


@pytest.mark.parametrize(
    ("until", "key"),
    [
        (typed(NOW - 60), "past"),
        (typed(NOW - 2 * DAY), "past"),
        (typed(NOW + 41 * DAY + 120), "too_long"),
        *((given, "not_a_time") for given in ("", None, "Friday", "2027-01-20", "9" * 40)),
        *((given, "not_a_time") for given in (5, [7], {"a": 1}, True, "2027-02-30T10:00")),
    ],
)
def test_an_end_that_is_none_is_refused_with_a_sentence_and_nothing_moves(week, until, key):
    before = week.room.state
    said = week.say(week.days_desk(), do="move", until=until)
    assert said["what"] == "problems"
    assert [one["sentence"] for one in said["problems"]] == [say(f"opening.{key}")]
    assert week.room.state is before


def test_once_it_is_closed_or_closing_no_end_is_moved(week):
    desk = week.days_desk()
    found: list = []
    week.room._sealing = True
    week.room.move_end(NOW + DAY, found.extend)
    week.room._sealing = False
    assert [problem.key for problem in found] == ["desk.too_late"]
    week.say(desk, do="seal")
    state = week.room.state
    assert week.say(desk, do="move", until=typed(NOW + 7 * DAY))["what"] == "problems"
    assert week.room.state is state


@pytest.mark.parametrize("do", ["start", "close", "end", "talk", "time", "choose", "hold", None])
def test_the_desk_does_nothing_else(week, do):
    desk = week.days_desk()
    before = week.room.state
    assert week.say(desk, do=do, activity="work", on=True, minutes=5) == {}
    assert week.room.state is before


def test_the_board_leafs_through_the_results_but_never_through_words_told_to_the_survey(week):
    board, phone = week.days_board(), week.days_phone()
    sealed(week)
    board.heard({"do": "turn", "by": 1})
    assert board.shown.key == "days-joining"  # there is nothing to leaf through yet
    week.room.seal(lambda problems: None)
    board.heard({"do": "turn", "by": 1})
    assert board.shown.data["bars"][0]["counts"][:2] == [0, 6]
    assert (board.data["page"]["back"], board.data["page"]["next"]) == (True, False)
    for by in (1, 2, "1", None, 1.0, True):
        board.heard({"do": "turn", "by": by})
    assert board.shown.data["bars"][0]["counts"][:2] == [0, 6]
    assert MARK not in drawn(board)
    steps = phone.shown.data["results"]["steps"]
    assert [step["title"] for step in steps] == ["Your work", "In your words"]


def test_once_sealed_the_desk_says_where_the_words_are_and_shows_them_only_when_asked(week):
    desk, board, phone = week.days_desk(), week.days_board(), week.days_phone()
    sealed(week)
    assert desk.shown.data["told"] == []
    assert week.say(desk.shown, do="uncover", on=True) == {}  # while it is open, nobody reads them
    week.room.seal(lambda problems: None)
    count, where = desk.shown.data["told"]
    assert count == "In your words: 10 answers." and "no board and no phone" in where
    assert MARK not in drawn(desk)
    week.say(desk.shown, do="uncover", on=True)
    (words,) = desk.shown.data["lists"]
    assert [text["words"] for text in words["texts"]] == [f"{MARK} {n}" for n in range(10)]
    assert MARK not in drawn(board, phone, week.days_desk())
    week.say(desk.shown, do="uncover", on=False)
    assert MARK not in drawn(desk)


def test_nine_open_answers_are_on_no_desk(week):
    for n in range(9):
        week.room.answer("words", str(n), f"{MARK} {n}", lambda problems: None)
    week.room.seal(lambda problems: None)
    desk = week.days_desk()
    week.say(desk.shown, do="uncover", on=True)
    (line,) = desk.shown.data["told"]
    assert line.startswith("In your words: fewer than ten people answered. Their words are deleted")
    assert (desk.shown.data["readable"], desk.shown.data["lists"]) == (False, [])


def test_what_was_told_is_put_into_themes_and_held_back_for_the_report(week):
    sealed(week)
    week.room.seal(lambda problems: None)
    desk = week.days_desk()
    week.say(desk.shown, do="uncover", on=True)
    ids = [text["id"] for text in desk.shown.data["lists"][0]["texts"]]
    said = week.say(desk.shown, do="group", texts=ids[:2], name="Roofs", new=True)
    assert said["what"] == "saved"
    week.say(desk.shown, do="hold", text=ids[2], reason="person")
    assert desk.shown.data["lists"][0]["groups"] == ["Roofs"]
    assert desk.shown.data["lists"][0]["texts"][2]["held"].startswith("Held back: names or points")
    told = json.dumps(to_json(report(week.room.state, "2027-02-01", say)), ensure_ascii=False)
    assert "Roofs" in told and f"{MARK} 3" in told and f"{MARK} 2" not in told


@pytest.mark.parametrize(
    "message",
    [
        {"do": "group", "texts": ["work-1"], "name": "A", "new": True},
        {"do": "group", "texts": [5], "name": "A", "new": True},
        {"do": "group", "texts": [], "name": "A", "new": True},
        {"do": "group", "texts": ["words-1"], "name": " ", "new": True},
        {"do": "hold", "text": "words-99", "reason": "person"},
        {"do": "hold", "text": "words-1", "reason": "critical of leaders"},
        {"do": "hold", "text": "words-1", "reason": ""},
        {"do": "hold", "text": ["words-1"], "reason": "person"},
    ],
)
def test_what_makes_no_sense_at_the_desk_is_refused_and_changes_nothing(week, message):
    sealed(week)
    week.room.seal(lambda problems: None)
    desk = week.days_desk()
    before = week.room.state.n
    assert week.say(desk.shown, **message)["what"] == "problems"
    assert week.room.state.n == before


def test_what_was_said_to_the_room_can_be_held_back_once_it_is_sealed(stage, tmp_path):
    folder = add_workshops(tmp_path, ideas=IDEAS) / "library" / "workshops"
    week = Week(folder / "ideas.yaml", SAID)
    week.replies = stage.replies
    week.room.run(lambda problems: None)
    for n, idea in enumerate([MARK, *["Fewer reports"] * 4]):
        week.room.answer("ideas", str(n), [idea], lambda problems: None)
    desk, phone, board = week.days_desk(), week.days_phone(), week.days_board()
    assert MARK not in drawn(desk, phone, board)
    week.room.seal(lambda problems: None)
    for _ in range(2):
        board.heard({"do": "turn", "by": 1})
    assert MARK in drawn(phone) and MARK in drawn(board)
    (said,) = desk.shown.data["lists"]
    (mine,) = [text["id"] for text in said["texts"] if text["words"] == MARK]
    assert week.say(desk.shown, do="hold", text=mine, reason="pupil")["what"] == "saved"
    assert MARK not in drawn(phone, board)
    assert "1 text is held back: a pupil’s details." in drawn(board).replace("\\u2019", "’")


def test_too_few_answers_are_shown_to_nobody(week):
    phone, board = week.days_phone(), week.days_board()
    week.rate(4)
    week.room.seal(lambda problems: None)
    (work, _) = phone.shown.data["results"]["steps"]
    assert work["sentence"].startswith("Fewer than five people answered")
    board.heard({"do": "turn", "by": 1})
    assert "bars" not in board.shown.data


def test_a_long_result_is_leafed_through_before_the_next_one(week):
    board = week.days_board()
    week.rate(6)
    week.room.seal(lambda problems: None)
    board.heard({"do": "turn", "by": 1})
    board.heard({"do": "need", "pages": 3})
    assert (board.data["leaf"], board.data["page"]["next"]) == (0, True)
    for leaf, more in ((1, True), (2, False), (2, False)):
        board.heard({"do": "turn", "by": 1})
        assert (board.data["leaf"], board.data["page"]["next"]) == (leaf, more)
    board.heard({"do": "need", "pages": 2})
    assert board.data["leaf"] == 1
    for pages in (0, -1, "2", True, None, 10_000):
        board.heard({"do": "need", "pages": pages})
    assert board.data["page"]["next"] is False
    for _ in range(2):
        board.heard({"do": "turn", "by": -1})
    assert board.shown.key == "days-turnout"


def test_representatives_read_first_that_it_is_no_ballot(stage, file):
    week = Week(file("feeling"), SAID)
    week.room.run(lambda problems: None)
    for page in (week.days_phone(), week.days_board()):
        assert page.data["first"].startswith("This shows feeling. It is not a ballot")
    assert "ten people or more" in " ".join(week.days_phone().shown.data["lines"])


def test_one_person_can_practise_it(week):
    practice = Practice(week.room, None, week.around)
    phone = practice.shown
    phone.heard({"do": "go", "activity": "work"})
    assert week.say(phone.shown, do="answer", value=rated("much", "fine"))["what"] == "saved"
    assert practice.data["button"]["label"] == "Close and show the results"
    week.say(practice, do="seal", activity="")
    (work, words) = phone.shown.data["results"]["steps"]
    assert work["bars"][0]["counts"][:2] == [0, 10]  # as often as an open question needs
    assert words["of"] == "nothing"
