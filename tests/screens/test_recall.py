"""Looking back: promises asked about, what an audit found, and two audits side by side."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.days import add_workshops
from tests.domain.test_history import AUDIT, SMALL, audit, closed, room
from tests.screens.stage import Stage
from tests.test_opening import LAST_TIME
from workshop_kit.content import library_paths
from workshop_kit.domain.activities.compare import Compare
from workshop_kit.domain.activities.findings import Findings
from workshop_kit.domain.history import earlier
from workshop_kit.domain.opening import Audited, Opening, Promise, Spot
from workshop_kit.domain.results import Carried, Proposal
from workshop_kit.domain.story import State
from workshop_kit.screens import activities
from workshop_kit.screens.activities import compare, findings
from workshop_kit.screens.practice import Practice

TIMES = {"title": "A title", "minutes": 5, "least": 2, "talk": 3}
PROMISES = (
    Promise("a-1", "Stop stamping", "a volunteer", "from Monday", "recommended", "2026-09-01"),
    Promise("a-2", "One report", "Office", "this term", "adopted", "2026-06-01", "2026-07-02"),
)
INSTEAD = {"marking": "Marking", "data": "Data"}
CALM = {f"s{n}": "calm" for n in range(9)}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = add_workshops(tmp_path, once_more=LAST_TIME)
    return folder / "library" / "workshops" / "once_more.yaml"


@pytest.fixture
def looking_back(stage, path):
    """A room of a school that promised two things, at the step that asks about them."""
    made = Stage(path, Opening(promised=PROMISES))
    made.replies = stage.replies
    return made


def test_every_promise_is_asked_about_with_who_leads_and_how_far_it_is(looking_back):
    phone, board = looking_back.phone(), looking_back.board()
    looking_back.go("last")
    data = phone.shown.data
    assert data["options"] == ["done", "partly", "not_done", "do_not_know"]
    first, agreed = data["items"]
    assert first["lines"][0] == "Lead: a volunteer"
    assert first["lines"][2] == "Recommended on 1 September 2026. Now: Recommended"
    assert (first["agreed"], agreed["agreed"]) == ("", "Already agreed here, 2 July 2026")
    cards = board.shown.data["proposals"]
    assert [card["what"] for card in cards] == ["Stop stamping", "One report"]
    assert cards[1]["kind"] == "Already agreed here, 2 July 2026"


def test_the_desk_can_name_what_still_waits_for_its_answer_and_phones_are_not_asked(path):
    waits = Promise("a-3", "No reports in May", "", "", "recommended", "2026-09-01")
    room = Stage(path, Opening(promised=PROMISES, waiting=(waits,)))
    desk, phone = room.desk(), room.phone()
    told = "No reports in May (recommended on 1 September 2026)"
    line = f"Still waits for the leaders’ answer: {told}"
    assert line in desk.shown.data["do"]  # before it begins
    room.go("last")
    assert line in desk.shown.data["do"]
    assert "No reports in May" not in str(phone.shown.data)
    room.go("next")
    assert line not in desk.shown.data["do"]


def test_what_few_said_yes_to_was_not_recommended(stage, path):
    made = Stage(path, Opening(promised=(replace(PROMISES[0], state="put"),)))
    made.go("last")
    assert made.phone().shown.data["items"][0]["lines"][2] == "Put to the room on 1 September 2026"


def test_what_people_said_when_they_were_last_asked_stands_beside_the_promise(stage, path):
    heard = replace(PROMISES[0], heard=(2, 9, 1, 4), heard_on="2026-10-01")
    made = Stage(path, Opening(promised=(heard, PROMISES[1])))
    made.go("last")
    first, other = made.phone().shown.data["items"]
    told = "Asked on 1 October 2026: 2 done, 9 partly, 1 not done, 4 do not know"
    assert first["lines"][3] == told
    assert len(other["lines"]) == 3
    assert told in made.board().shown.data["proposals"][0]["lines"]


def test_the_board_then_shows_how_many_say_so(looking_back):
    board = looking_back.board()
    looking_back.go("last")
    looking_back.answers(*[{"a-1": "done"}] * 2, {"a-1": "not_done", "a-2": "do_not_know"})
    looking_back.close()
    bars = {bar["text"]: bar["counts"] for bar in board.shown.data["bars"]}
    assert bars == {"Stop stamping": [2, 0, 1, 0], "One report": [0, 0, 0, 0]}  # of one
    assert board.shown.data["bars"][0]["note"] == "divided"
    told = [option["name"] for option in board.shown.data["options"]]
    assert told == ["Done", "Partly", "Not done", "I do not know"]
    style = (Path(activities.__file__).parents[1] / "parts" / "pictures.css").read_text("utf-8")
    ids = [option["id"] for option in board.shown.data["options"]]
    assert len(set(ids)) == 4 and all(f".wk-c-{id}" in style for id in ids)  # else none is seen


@pytest.mark.parametrize(
    "answer",
    [{}, {"a-1": "perhaps"}, {"b-9": "done"}, {"a-1": ["done"]}, [], "done", None, {"a-1": None}],
)
def test_what_is_no_answer_is_refused(looking_back, answer):
    phone = looking_back.phone()
    looking_back.go("last")
    said = looking_back.say(phone.shown, do="answer", value=answer)
    assert said["what"] == "problems"


def test_a_school_that_promised_nothing_is_told_so_and_its_desk_goes_on(stage, path):
    made = Stage(path)
    made.replies = stage.replies
    desk, phone, board = made.desk(), made.phone(), made.board()
    made.go("last")
    for screen in (phone, board):
        assert screen.shown.data["question"].startswith("Nothing was promised or asked for")
    refused = made.say(phone.shown, do="answer", value={"a-1": "done"})
    assert refused["what"] == "problems"
    assert desk.data["answered"] == "" and desk.data["few"] == ""
    primary = desk.data["primary"]
    assert primary["label"] == "Go on: nothing was promised yet"
    assert made.say(desk, do=primary["do"], activity=primary["activity"])["what"] == "saved"
    primary = desk.data["primary"]
    assert made.say(desk, do=primary["do"], activity=primary["activity"])["what"] == "saved"
    assert made.room.state.current == "next"


def test_the_practice_room_goes_past_it_too(stage, path):
    made = Stage(path)
    made.replies = stage.replies
    practice = Practice(made.room, None, made.around)
    for _ in range(5):
        button = practice.data["button"]
        if button:
            made.say(practice, do=button["do"], activity=button["activity"])
    assert made.room.state.phase == "ended"


def state(step, **opening):
    """A room that shows this step."""
    return State("ROOM", "Elm", AUDIT, opening=Opening(**opening))


SPOTS = (
    Spot("a", "Marking", 9, 20, True, "Feedback and marking", "Regularly"),
    Spot("b", "Data", 21, 34, False, "", "Regularly"),
)
AUDITED = Audited("2026-11-23", 34, 52, ("Site",))


def found(**about):
    return Findings(kind="findings", id="f", question="What next?", **about, **TIMES)


def test_hot_spots_have_counts_and_name_the_workshop_that_addresses_them():
    step = found(instead=INSTEAD)
    first, second = findings.form(step, state(step, spots=SPOTS))["spots"]
    assert first["count"] == "“Regularly” for 9 of 20"
    assert (first["note"], first["by"]) == ("divided", "Workshop on it: Feedback and marking")
    assert (second["note"], second["by"]) == ("", "")
    assert findings.form(step, state(step, spots=SPOTS))["instead"] == []


@pytest.mark.parametrize(
    ("audit", "told"),
    [
        (AUDITED, "audit of 23 November 2026. 34 of 52 answered. No answers from: Site."),
        (replace(AUDITED, heads=0, silent=()), "audit of 23 November 2026. 34 devices answered."),
        (None, "last audit."),  # a room that was opened before that was kept
    ],
)
def test_who_answered_the_audit_is_told_before_its_first_count(audit, told):
    about = findings.form(found(), state(found(), spots=SPOTS, audited=audit))["about"]
    assert about.startswith(f"From this school’s {told} Where people are divided")


@pytest.mark.parametrize(
    ("about", "sentence", "instead"),
    [
        ({"instead": INSTEAD}, "Talk about these instead", ["Marking", "Data"]),
        ({}, "nothing to show", []),
        ({"of": "day"}, "No other workshop of today", []),
    ],
)
def test_where_nothing_was_found_that_is_said(about, sentence, instead):
    step = found(**about)
    drawn = findings.form(step, state(step))
    assert sentence in drawn["about"]
    assert (drawn["instead"], drawn["spots"], drawn["proposals"]) == (instead, [], [])


def test_without_an_audit_another_question_stands_alone():
    about = {"points": ("Who is missing?",), "otherwise": "What takes most of your week?"}
    findings_step, compare_step = found(instead=INSTEAD, **about), replace(COMPARE, **about)
    for face, step in ((findings, findings_step), (compare, compare_step)):
        drawn = face.form(step, state(step))
        assert (drawn["question"], drawn["points"]) == ("What takes most of your week?", [])
    drawn = findings.form(findings_step, state(findings_step, spots=SPOTS))
    assert (drawn["question"], drawn["points"]) == ("What next?", ["Who is missing?"])


def test_the_days_actions_are_shown_as_actions():
    step = found(of="day")
    one = Carried("x-1", "stop", "Stop stamping", "Ann", "now", (("Teachers", -10),), "none")
    drawn = findings.form(step, state(step, carried=(one,), spots=SPOTS))
    assert [card["what"] for card in drawn["proposals"]] == ["Stop stamping"]
    assert (drawn["spots"], drawn["about"]) == ([], "")


COMPARE = Compare(kind="compare", id="c", question="What changed?", of="audit", **TIMES)
BEFORE = audit("AAAAAA", "2026-09-01", *["20x"] * 3, *["00x"] * 3)
AFTER = audit("BBBBBB", "2027-01-10", *["20x"] * 1, *["00x"] * 6)


def compared(*audits):
    return compare.form(COMPARE, state(COMPARE, earlier=earlier(audits, "audit")))


def test_the_days_dots_stand_on_the_desk_where_the_days_actions_are_ticked():
    actions = [
        Proposal(f"x-{n}", "stop", what, "Ann", "now", (("Teachers", -10),), "none")
        for n, what in enumerate(("Stop stamping", "One bulletin", "Fewer drops"))
    ]
    made = Stage(library_paths()["close_the_day"], Opening(carried=tuple(actions)))
    desk = made.desk()
    made.go("vote")
    made.answers({"x-1": 3}, {"x-1": 1, "x-2": 2}, {"x-2": 3}, {"x-2": 1})
    made.close()
    assert desk.data["primary"]["do"] == "choose"
    assert desk.shown.data["choice"]["dots"] == [
        "Stop: Fewer drops: 6 dots",
        "Stop: One bulletin: 4 dots",
    ]


def test_counts_stand_side_by_side_with_what_may_not_be_concluded():
    drawn = compared(BEFORE, AFTER)
    assert "1 September 2026 (6 devices answered)" in drawn["about"]
    assert "10 January 2027 (7 devices answered)" in drawn["about"]
    assert drawn["pairs"][0]["lines"] == ["“Now and then / Regularly”: 3 of 6, then 1 of 7"]
    assert "other people" in drawn["care"][0]
    assert drawn["care"][1].startswith("1 statement is not compared")


MANY = {f"s{n}": f"Task {n}" for n in range(9)}


def nine(code, on, much):
    """An audit of nine statements: of the n-th answer those from `much[n]` on are too much."""
    step = replace(SMALL, statements=MANY)
    workshop = replace(AUDIT, activities=(step,))
    hot = (dict.fromkeys(list(MANY)[n:], "much") for n in much)
    answers = [{"given": CALM | one, "group": ""} for one in hot]
    return room(code, workshop, on, closed(step, workshop, answers))


def test_the_cards_that_changed_most_stand_before_a_table_of_all():
    told = compared(nine("AAAAAA", "2026-09-01", [9] * 9), nine("BBBBBB", "2027-01-10", range(9)))
    assert [pair["text"] for pair in told["pairs"]] == [f"Task {n}" for n in range(8, 2, -1)]
    assert told["order"].startswith("Here are the 6 that changed most. All 9 are in the table")
    assert len(told["table"]["rows"]) == 9
    assert told["table"]["head"][1:] == ["1 September 2026", "10 January 2027"]


@pytest.mark.parametrize(
    ("then", "cards", "order"),
    [
        ([9] * 9, 0, "No share changed in any of the 9 statements."),
        ([9] * 18, 0, "No share changed in any of the 9 statements."),
        ([8, *[9] * 8], 1, "A share changed in 1 of 9 statements"),
        ([6, *[9] * 8], 3, "A share changed in 3 of 9 statements."),
        ([0, *[9] * 8], 6, "Here are the 6 that changed most."),
    ],
)
def test_only_what_changed_is_said_to_have_changed(then, cards, order):
    told = compared(nine("AAAAAA", "2026-09-01", [9] * 9), nine("BBBBBB", "2027-01-10", then))
    assert len(told["pairs"]) == cards
    assert told["order"].startswith(order)
    assert len(told["table"]["rows"]) == 9


@pytest.mark.parametrize(
    ("audits", "sentence"), [((), "held no audit"), ((BEFORE,), "one audit here, on 1 September")]
)
def test_without_two_audits_nothing_is_compared_and_that_is_said(audits, sentence):
    drawn = compared(*audits)
    assert sentence in drawn["about"]
    assert (drawn["pairs"], drawn["care"]) == ([], [])
    assert (drawn["order"], drawn["table"]) == ("", None)
