"""Paper sheets typed in at the desk: each counts once, as an answer like any other."""

import pytest

from tests.screens.stage import Stage
from workshop_kit.content import library, library_paths
from workshop_kit.domain.opening import Opening
from workshop_kit.domain.results import Counts, Texts
from workshop_kit.domain.slips import FREE, QUESTION, counted, slip_key
from workshop_kit.domain.story import State
from workshop_kit.paperwork import sheet as printed_sheet
from workshop_kit.screens.days.desk import DaysDesk
from workshop_kit.screens.plain.page import FORMS
from workshop_kit.screens.typing import Typing

SHEETS = [f"{n:032x}" for n in range(100)]


def open_typing(stage):
    return Typing(stage.room, stage.visitor("typing"), stage.around)


def told(stage, page, do, sheet, flat=None, activity=None):
    """What the page's sheet sends, and its reply."""
    id = activity or stage.room.state.current
    value = {"sheet": SHEETS[sheet] if isinstance(sheet, int) else sheet, "activity": id}
    if flat is not None:
        value["flat"] = flat
    return stage.say(page.shown, do=do, value=value)


def sentences(reply):
    return [one["sentence"] for one in reply.get("problems", [])]


@pytest.fixture
def page(stage):
    page = open_typing(stage)
    stage.go("purposes")
    return page


def test_it_follows_the_desk_and_says_when_nothing_is_open(stage):
    page = open_typing(stage)
    assert page.shown.data["kind"] == "no-sheet"
    stage.go("purposes")
    assert page.shown.data["activity"] == "purposes" and page.data["part"] == "What feedback is for"
    assert "hands in no sheet" in page.data["words"]["phones"]
    stage.close()
    assert page.shown.data["kind"] == "no-sheet"


def test_a_sheet_has_the_numbers_that_are_printed_on_it(stage):
    page = open_typing(stage)
    stage.go("impact")
    first = page.shown.data["rows"][0]
    assert (first["n"], first["title"]) == (1, "Writing comments in books, folders or files")
    work, help, not_mine = first["fields"]
    assert work["keys"] == help["keys"] == ["1", "2", "3", "4"]
    assert [label for _, label in work["options"]] == ["Little", "Some", "Much", "Very much"]
    assert not_mine["look"] == "tick"


@pytest.mark.parametrize("name", ["workload_audit", "practice_check"])
def test_the_rows_of_a_survey_are_those_of_its_printed_sheets_also_where_heads_are_counted(
    stage, name
):
    heads = dict.fromkeys(library()[name].groups[:2], 9)
    stage.__init__(library_paths()[name], Opening(opens=1.0, until=9e9, heads=heads))
    stage.room.run(lambda problems: None)
    page, unopened = open_typing(stage), State("", "", library()[name])
    for step in (one for one in stage.room.state.workshop.activities if one.kind in FORMS):
        stage.say(page, do="part", activity=step.id)
        typed = [(row["n"], row["title"]) for row in page.shown.data["rows"]]
        sheet = printed_sheet(step, unopened)
        assert typed == [row[:2] for part in sheet.parts for row in part.rows], step.id
        field = page.shown.data["rows"][0]["fields"][0]
        chosen = {field["name"]: field["options"][0][0] if field["options"] else "words"}
        assert told(stage, page, "save", 0, chosen, step.id)["what"] == "saved"


def test_what_is_not_for_paper_takes_no_sheets():
    stage = Stage(library_paths()["wellbeing_check"], Opening(opens=1.0, until=9e9))
    stage.room.run(lambda problems: None)
    assert open_typing(stage).shown.data["kind"] == "no-sheet"
    assert DaysDesk(stage.room, stage.visitor("desk"), stage.around).data["typing"] == ""
    audit = Stage(library_paths()["workload_audit"], Opening(opens=1.0, until=9e9))
    assert DaysDesk(audit.room, audit.visitor("desk"), audit.around).data["typing"]


def test_sheets_and_phones_count_together_and_the_result_says_how_many_came_on_paper(stage, page):
    phone = stage.phone()
    for sheet in range(3):
        reply = told(stage, page, "save", sheet, {"idea-1": f"from paper {sheet}"})
        assert reply["what"] == "saved"
    assert page.data["count"] == "3 sheets typed in"
    stage.say(phone.shown, do="answer", value=["from a phone"])
    assert stage.desk().data["answered"] == "4 have answered"
    stage.close()
    result = stage.room.state.results["purposes"]
    assert isinstance(result, Texts) and result.answered == 4
    assert stage.room.state.typed["purposes"] == 3
    assert stage.board().shown.data["from"] == "From 4 answers, 3 of them on paper"


def test_a_result_without_paper_says_nothing_of_it(stage, page):
    stage.answers(["a"], ["b"], ["c"])
    stage.close()
    assert stage.board().shown.data["from"] == "From 3 answers"


def test_a_sheet_sent_twice_counts_once(stage, page):
    for words in ("first", "the same sheet, corrected"):
        told(stage, page, "save", 0, {"idea-1": words})
    told(stage, page, "save", 1, {"idea-1": "b"})
    told(stage, page, "save", 2, {"idea-1": "c"})
    assert (page.data["count"], stage.room.answered) == ("3 sheets typed in", 3)
    stage.close()
    words = {text.words for text in stage.room.state.results["purposes"].texts}
    assert words == {"the same sheet, corrected", "b", "c"}


def test_the_last_sheet_can_be_taken_back_while_its_part_is_open(stage, page):
    for sheet in range(4):
        told(stage, page, "save", sheet, {"idea-1": f"idea {sheet}"})
    for _ in range(2):  # also where the first reply was lost
        assert told(stage, page, "back", 3)["what"] == "saved"
    assert (page.data["count"], stage.room.answered) == ("3 sheets typed in", 3)
    stage.close()
    result = stage.room.state.results["purposes"]
    assert result.answered == 3 and "idea 3" not in {text.words for text in result.texts}


def test_nothing_is_taken_back_from_a_closed_part(stage, page):
    for sheet in range(3):
        told(stage, page, "save", sheet, {"idea-1": f"idea {sheet}"})
    stage.close()
    problems = []
    stage.room.take_sheet_back("purposes", SHEETS[2], problems.extend)
    assert [one.key for one in problems] == ["desk.too_late"]


@pytest.mark.parametrize(
    ("flat", "sentence"),
    [
        ({}, "Write at least one idea"),
        ({"idea-1": "x" * 400}, "too long"),
        ({"idea-1": ["no", "text"]}, "Write at least one idea"),
        ("nonsense", "Write at least one idea"),
    ],
)
def test_a_sheet_goes_through_the_check_of_a_phone(stage, page, flat, sentence):
    (said,) = sentences(told(stage, page, "save", 0, flat))
    assert sentence in said and page.data["count"] == "No sheet typed in yet"


@pytest.mark.parametrize("sheet", ["", "1", "Z" * 32, "a" * 33, None, 7.5, "desk"])
def test_a_sheet_without_a_proper_number_is_refused(stage, page, sheet):
    value = {"sheet": sheet, "activity": "purposes", "flat": {"idea-1": "a"}}
    assert stage.say(page.shown, do="save", value=value)["what"] == "problems"
    assert stage.room.answered == 0


def test_a_sheet_of_another_part_is_refused(stage, page):
    assert told(stage, page, "save", 0, {"idea-1": "a"}, activity="impact")["what"] == "problems"
    assert told(stage, page, "save", 0, {"idea-1": "a"}, activity="nonsense")["what"] == "problems"


@pytest.mark.parametrize("message", [{"do": "save"}, {"do": "save", "value": 3}, {"value": {}}, {}])
def test_nonsense_is_not_heard(stage, page, message):
    stage.say(page.shown, **message)
    stage.say(page, **message)
    assert stage.room.answered == 0


def test_after_a_restart_the_sheets_are_still_counted_once(stage, page):
    for sheet in range(3):
        told(stage, page, "save", sheet, {"idea-1": f"idea {sheet}"})
    room = type(stage.room)(stage.room.state, stage.room._store, stage.room._writes)
    assert (room.answered, room.typed_in("purposes")) == (3, 3)


def test_nothing_stored_says_which_answer_came_from_paper(stage, page):
    stage.answers(["phone"])
    told(stage, page, "save", 0, {"idea-1": "paper"})
    kept = stage.room._store._db.execute("SELECT value FROM answers ORDER BY value").fetchall()
    assert [value for (value,) in kept] == ["1", '["paper"]', '["phone"]']


def test_a_place_sheet_becomes_the_answer_of_a_phone(stage):
    page = open_typing(stage)
    stage.go("impact")
    rows = page.shown.data["rows"]
    (work, help, _), (*_, none) = (row["fields"] for row in rows[:2])
    flat = {work["name"]: "4", help["name"]: "1", none["name"]: "on"}
    assert told(stage, page, "save", 0, flat)["what"] == "saved"
    own = stage.room.own(SHEETS[0], "impact")
    assert own == {"written_comments": [4, 1], "live_feedback": "not_mine"}


def test_of_a_room_open_for_days_the_part_is_chosen():
    stage = Stage(library_paths()["workload_audit"], Opening(opens=1.0, until=9e9))
    stage.room.run(lambda problems: None)
    page = open_typing(stage)
    assert [id for id, _ in page.data["parts"]][:2] == ["communications", "data"]
    stage.say(page, do="part", activity="data")
    assert page.shown.data["activity"] == "data"
    (row, *_) = page.shown.data["rows"]
    (field,) = row["fields"]
    told(stage, page, "save", 0, {field["name"]: field["options"][0][0]}, activity="data")
    assert page.data["count"] == "1 sheet typed in" and stage.room.typed_in("communications") == 0


@pytest.fixture
def hat(stage):
    """A room with three slips, its ideas open, and its typing page."""
    stage.__init__(opening=Opening(slips=True))
    keys = [slip_key(code, "ROOM") for code in ("BBBBBBBB", "CCCCCCCC", "DDDDDDDD")]
    stage.room._store.put([("ROOM", QUESTION, key, FREE) for key in keys])
    stage.go("purposes")
    return stage, open_typing(stage)


def test_with_slips_as_many_sheets_count_as_slips_were_handed_in(hat):
    stage, page = hat
    assert "slips were handed in" in sentences(told(stage, page, "save", 0, {"idea-1": "a"}))[0]
    assert stage.say(page, do="slip", slip="bbbb bbbb")["what"] == "saved"
    assert page.data["slips"] == "1 slip handed in for paper"
    assert told(stage, page, "save", 0, {"idea-1": "a"})["what"] == "saved"
    assert told(stage, page, "save", 0, {"idea-1": "a, corrected"})["what"] == "saved"
    assert told(stage, page, "save", 1, {"idea-1": "b"})["what"] == "problems"
    assert stage.room.answered == 1


def test_a_slip_is_given_for_paper_or_for_a_phone_and_once(hat):
    stage, page = hat
    stage.say(page, do="slip", slip="BBBBBBBB")
    (again,) = sentences(stage.say(page, do="slip", slip="BBBBBBBB"))
    assert "handed in for sheets of paper" in again
    problems = []
    stage.room.exchange("BBBBBBBB", "phone", problems.extend)
    assert [one.key for one in problems] == ["slips.paper"]
    stage.room.exchange("CCCCCCCC", "phone", problems.extend)
    (used,) = sentences(stage.say(page, do="slip", slip="CCCCCCCC"))
    assert "used" in used and page.data["slips"] == "1 slip handed in for paper"
    assert sentences(stage.say(page, do="slip", slip="ZZZZZZZZ"))


def test_slips_given_for_paper_count_as_used_at_the_end(hat):
    stage, page = hat
    stage.say(page, do="slip", slip="BBBBBBBB")
    stage.close()
    stage.room.end(lambda problems: None)
    slips = stage.room.state.slips
    assert (slips.printed, slips.used, slips.void) == (3, 1, 0)
    assert counted(["free", "paper", 1, "void"]).handed_out == 2


def test_sheets_of_a_vote_are_counted_with_the_votes(stage):
    stage.go("sort")
    page = open_typing(stage)
    for sheet in range(3):
        flat = {row["fields"][0]["name"]: "stop" for row in page.shown.data["rows"]}
        assert told(stage, page, "save", sheet, flat)["what"] == "saved"
    stage.close()
    result = stage.room.state.results["sort"]
    assert isinstance(result, Counts) and result.answered == 3
