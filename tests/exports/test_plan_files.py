"""Excel and JSON files of a plan: the same plan again, what was filled in, and what is wrong."""

import io
from datetime import datetime

import openpyxl
import pytest
from hypothesis import given, settings

from tests.command import kit
from tests.exports.afternoon import (
    ADOPTED,
    ANSWERED,
    CONSULTED,
    SECOND_SITTING,
    TODAY,
    played,
    state_with,
    unquoted,
)
from tests.exports.kept_room import AFTER, CODE, kept_room
from tests.exports.test_words import HOSTILE, LONGEST, clean
from workshop_kit import exports
from workshop_kit.domain.problem import Refused
from workshop_kit.exports.excel_columns import COLUMNS, label
from workshop_kit.exports.excel_reading import read_excel
from workshop_kit.exports.json_file import write_record
from workshop_kit.school import School
from workshop_kit.school.plan_file import import_plan, read_plan
from workshop_kit.words import say

DAY = "2027-03-01"
FIRST = 6  # the row of the first action


def excel(state) -> bytes:
    return exports.file(state, TODAY, "xlsx").body


@pytest.fixture(scope="module")
def whole() -> bytes:
    return excel(played().state)


class Opened:
    """An Excel file in somebody's hands."""

    def __init__(self, body: bytes) -> None:
        self.book = openpyxl.load_workbook(io.BytesIO(body))
        self.plan = self.book["Plan"]
        self.columns = {cell.value: cell.column for cell in self.plan[FIRST - 1]}

    def put(self, name: str, words, row: int = FIRST) -> "Opened":
        """Type into a cell of an action; `name` is a field of the form."""
        self.plan.cell(row, self.columns[label(name)], words)
        return self

    def saved(self, path):
        """The file as Excel leaves it."""
        self.book.save(path)
        return path


@pytest.fixture
def opened(whole):
    return Opened(whole)


def said(refused: Refused) -> list[str]:
    return [say(problem.key, **problem.about) for problem in refused.problems]


def refusal(file) -> str:
    with pytest.raises(Refused) as told:
        read_plan(file, DAY)
    return "\n".join(said(told.value))


def test_excel_is_the_identical_plan():
    state = played().state
    kept = read_excel(excel(state))
    assert (kept.changes, kept.problems) == ({}, ())
    assert write_record(kept.record) == exports.file(state, TODAY, "json").body


@pytest.mark.parametrize("text", HOSTILE[3:9:2])
def test_hostile_words_come_back_as_they_were(text):
    state = state_with(clean(text))
    kept = read_excel(excel(state))
    assert (kept.changes, kept.problems) == ({}, ())
    assert write_record(kept.record) == exports.file(state, TODAY, "json").body


@settings(max_examples=5)
@given(LONGEST)
def test_any_words_come_back_as_they_were(text):
    state = state_with(text)
    assert read_excel(excel(state)).record.state.actions == unquoted(state.actions)


def test_a_file_that_excel_saved_again_is_the_identical_plan(opened, tmp_path):
    file = opened.saved(tmp_path / "plan.xlsx")
    kept = read_plan(file, DAY)
    assert write_record(kept) == exports.file(played().state, TODAY, "json").body


def test_rows_that_were_sorted_are_still_their_actions(opened, tmp_path):
    rows = [[cell.value for cell in opened.plan[FIRST + n]] for n in range(4)]
    for n, row in enumerate(reversed(rows)):
        for column, words in enumerate(row, start=1):
            opened.plan.cell(FIRST + n, column, words)
    kept = read_plan(opened.saved(tmp_path / "plan.xlsx"), DAY)
    assert kept.state.actions == unquoted(played().state.actions)


def test_what_is_filled_in_becomes_the_plan(opened, tmp_path):
    for name, words in {**CONSULTED, **ANSWERED}.items():
        opened.put(name, say("plan_screen.answer_yes_if") if name == "answer" else words)
    opened.put("review", datetime(2027, 3, 29)).put("minutes", "Teachers: −15; Site staff: 5")
    opened.put("measure", 20).put("now", "partly")
    action = read_plan(opened.saved(tmp_path / "plan.xlsx"), DAY).state.actions[0]
    assert action.state == "answered"
    assert action.minutes == (("Site staff", 5), ("Teachers", -15))
    assert (action.more["review"], action.more["measure"]) == ("2027-03-29", "20")
    assert (action.reviews[0].owner, action.reviews[0].weeks) == ("partly", 2)


def test_days_are_dates_that_excel_sorts_and_shows_as_the_plan_spells_them(opened):
    days = [opened.plan.cell(row, COLUMNS.index("review") + 1) for row in range(FIRST, FIRST + 4)]
    told = [cell for cell in days if cell.value]
    assert [cell.value for cell in told] == [datetime.fromisoformat(SECOND_SITTING["review"])]
    assert {cell.number_format for cell in days} == {"d mmmm yyyy"}


@pytest.mark.parametrize("typed", ["29/03/2027", "29.3.2027", "29 March 2027", "29 Mar 2027"])
def test_a_date_may_be_typed_as_people_write_it(opened, tmp_path, typed):
    file = opened.put("review", typed).saved(tmp_path / "plan.xlsx")
    assert read_plan(file, DAY).state.actions[0].more["review"] == "2027-03-29"


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("review", "soon", "Enter a day, month and year"),
        ("review", "31/02/2027", "Enter a day, month and year"),
        ("review", "2026-12-31", "on or after the day of the workshop"),
        ("consulted_on", "2027-01-11", "Consulted with"),
        ("consulted_on", "2031-01-11", "still to come"),
        ("adopted_by", "the head", "Adopted on"),
        ("answer", "perhaps", "Answer"),
        ("kind", "abolish", "Kind of change"),
        ("law", "maybe", "law"),
        ("minutes", "Teachers: 99999", "Minutes a week"),
        ("minutes", "Teachers: -99999", "Minutes a week"),
        ("minutes", "Teachers: a lot", "Minutes a week"),
        ("minutes", "Teachers: 1.5", "Minutes a week"),
        ("minutes", "20", "Minutes a week"),
        ("minutes", "Teachers: -12,5; Office staff: 3", "Minutes a week"),
        ("minutes", "Teachers: -12, Office staff: 3", "Minutes a week"),
        ("what", "", "What stops or changes"),
        ("lead", "x" * 121, "Who leads"),
        ("now", "more or less", "stopped, partly, not stopped"),
        ("measure", "=1+1", "is a formula"),
        ("now", "=NOW()", "is a formula"),
        ("state", "Adopted", "follows from what stands elsewhere"),
        ("waited", "no", "follows from what stands elsewhere"),
    ],
)
def test_what_is_wrong_by_hand_is_said_with_its_cell(opened, tmp_path, name, typed, sentence):
    told = refusal(opened.put(name, typed).saved(tmp_path / "plan.xlsx"))
    assert sentence.casefold() in told.casefold()
    assert "Sheet Plan" in told and "6" in told


def wrong_merged(file):
    file.plan.merge_cells("C7:D8")


def wrong_header(file):
    file.plan.cell(FIRST - 1, 3, "What")


def wrong_gone_column(file):
    file.plan.delete_cols(4)


def wrong_gone_row(file):
    file.plan.delete_rows(FIRST + 1)


def wrong_twice(file):
    file.plan.cell(FIRST, 1, file.plan.cell(FIRST + 1, 1).value)


def wrong_new_row(file):
    file.plan.cell(FIRST + 4, 3, "A new action")


def wrong_unknown_id(file):
    file.plan.cell(FIRST + 4, 1, "propose-99")


def wrong_note(file):
    file.plan.cell(FIRST, 60, "Ask Ms Example")


def wrong_told_figure(file):
    cell = next(c for row in file.book["Minutes"].iter_rows(min_row=6) for c in row if c.value)
    cell.value = "7 minutes"


def wrong_report(file):
    file.book["Report"]["A9"] = "Everybody agreed"


@pytest.mark.parametrize(
    ("wrong", "sentences"),
    [
        (wrong_merged, ["C7:D8 were merged"]),
        (wrong_header, ["column C", "is “What”"]),
        (wrong_gone_column, ["column D", "column E"]),
        (wrong_gone_row, ["the row of “Action 2” is gone"]),
        (wrong_twice, ["a second time", "the row of “Action 1” is gone"]),
        (wrong_new_row, ["row 10", "no action is named in the first column"]),
        (wrong_unknown_id, ["row 10", "no action propose-99"]),
        (wrong_note, ["BH6", "would be lost"]),
        (wrong_told_figure, ["Sheet Minutes", "is “7 minutes”"]),
        (wrong_report, ["Sheet Report, cell A9", "is “Everybody agreed”"]),
    ],
)
def test_a_file_that_was_bent_is_refused_with_sentences(opened, tmp_path, wrong, sentences):
    wrong(opened)
    told = refusal(opened.saved(tmp_path / "plan.xlsx"))
    assert [one for one in sentences if one not in told] == []


def test_all_that_is_wrong_is_said_at_once(opened, tmp_path):
    opened.put("review", "soon").put("minutes", "Teachers: 99999", FIRST + 1)
    opened.put("measure", "=1+1", FIRST + 2).put("state", "Answered", FIRST + 3)
    wrong_report(opened)
    told = refusal(opened.saved(tmp_path / "plan.xlsx")).splitlines()
    assert len(told) == 5


def test_merged_cells_hide_nothing_else_that_is_wrong(opened, tmp_path):
    opened.plan.merge_cells("D6:D8")
    opened.put("review", "soon").put("minutes", "Teachers: a lot", FIRST + 1)
    wrong_gone_row_of_the_last(opened)
    told = refusal(opened.saved(tmp_path / "plan.xlsx")).splitlines()
    assert len(told) == 4, told
    assert not any("Lead" in line or "Who leads" in line for line in told), "what was merged away"


def wrong_gone_row_of_the_last(file):
    file.plan.delete_rows(FIRST + 3)


def test_a_sheet_that_was_renamed_is_asked_for_by_both_names(opened, tmp_path):
    opened.plan.title = "Our plan"
    told = refusal(opened.saved(tmp_path / "plan.xlsx"))
    assert "“Plan” is missing" in told and "“Our plan”" in told


def test_a_missing_sheet_is_named(opened, tmp_path):
    del opened.book["Figures"]
    del opened.book["Report"]
    told = refusal(opened.saved(tmp_path / "plan.xlsx"))
    assert "“Figures” is missing" in told and "“Report” is missing" in told


def digits(sheet):
    for row in sheet.iter_rows(min_row=FIRST + 1):
        if row[1].value == "whole number" and "/results/" in row[0].value:
            yield row[2]


@pytest.mark.parametrize("n", [0, 5, 11])
def test_one_changed_digit_among_the_figures_gives_another_check_word(opened, tmp_path, n):
    cell = list(digits(opened.book["Figures"]))[n]
    cell.value += 1
    told = refusal(opened.saved(tmp_path / "plan.xlsx"))
    assert "check word" in told or "no plan that this kit wrote" in told


@pytest.mark.parametrize(
    ("find", "put"),
    [("/completions/", "2027-01-12"), ("/told_on", "2027-02-02"), ("/room/jobs", "x")],
)
def test_other_figures_changed_by_hand_are_noticed(opened, tmp_path, find, put):
    rows = opened.book["Figures"].iter_rows(min_row=FIRST + 1)
    cell = next(row[2] for row in rows if find in row[0].value)
    cell.value = put
    told = refusal(opened.saved(tmp_path / "plan.xlsx"))
    assert "Figures was changed" in told


@pytest.mark.parametrize("wrong", ["delete", "double", "place", "kind", "formula"])
def test_a_sheet_of_figures_that_was_bent_is_refused(opened, tmp_path, wrong):
    sheet = opened.book["Figures"]
    if wrong == "delete":
        sheet.delete_rows(40)
    elif wrong == "double":
        sheet.cell(40, 1, sheet.cell(41, 1).value)
    else:
        sheet.cell(40, {"place": 1, "kind": 2, "formula": 3}[wrong], "=A1")
    assert refusal(opened.saved(tmp_path / "plan.xlsx"))


@pytest.mark.parametrize("body", [b"", b"words", b"PK\x03\x04 broken", b"{}"])
def test_what_is_no_excel_file_is_said(tmp_path, body):
    (tmp_path / "plan.xlsx").write_bytes(body)
    assert "cannot be opened as Excel" in refusal(tmp_path / "plan.xlsx")


def test_a_word_file_under_another_name_is_said(tmp_path):
    (tmp_path / "plan.xlsx").write_bytes(exports.file(played().state, TODAY, "docx").body)
    assert "cannot be opened as Excel" in refusal(tmp_path / "plan.xlsx")
    (tmp_path / "plan.docx").write_bytes(b"")
    assert "neither JSON nor Excel" in refusal(tmp_path / "plan.docx")


def test_a_file_that_is_far_too_large_is_not_read(tmp_path):
    with (tmp_path / "plan.json").open("wb") as out:
        out.truncate(30_000_000)
    assert "30 MB" in refusal(tmp_path / "plan.json")


@pytest.fixture
def room(tmp_path):
    """A school's room, and its plan in somebody's Excel."""
    state = kept_room(tmp_path / "school")
    made = School(tmp_path / "school", "")
    yield made, Opened(exports.file(state, AFTER, "xlsx").body), tmp_path / "plan.xlsx"
    made.stop()


def filled(file, n=0):
    return file.put("consulted_with", "all staff", FIRST + n).put("consulted_on", DAY, FIRST + n)


def test_what_was_filled_in_comes_back_into_the_room(room):
    school, file, path = room
    filled(file).put("now", "not stopped", FIRST + 1).saved(path)
    assert import_plan(school, CODE, path, DAY).actions == 2
    first, second, *_ = school.told(CODE).actions
    assert first.more["consulted_with"] == "all staff"
    assert second.reviews[-1].owner == "not_done"
    assert import_plan(school, CODE, path, DAY).actions == 2, "the same again is no error"


def test_counts_of_a_printed_list_come_in_by_the_same_column(room):
    school, file, path = room
    file.put("now", "stopped 12, partly 5, not 3").saved(path)
    with pytest.raises(Refused) as told:
        import_plan(school, CODE, path, DAY)
    assert "Has it stopped?: This action is not adopted yet" in said(told.value)[0]
    complete(school, **ADOPTED)
    again = School(school.folder, "")
    with pytest.raises(Refused) as told:
        import_plan(again, CODE, path, "2027-02-01")
    assert "This round has not come yet" in said(told.value)[0]
    assert import_plan(again, CODE, path, DAY).actions == 1
    (review,) = again.told(CODE).actions[0].reviews
    again.stop()
    assert review.owner == ""
    assert review.told and review.told.counts == (12, 5, 3)


def test_a_file_without_a_change_changes_nothing(room):
    school, file, path = room
    before = school.store.after(CODE)
    assert import_plan(school, CODE, file.saved(path), DAY).actions == 0
    assert school.store.after(CODE) == before


def test_one_wrong_cell_keeps_all_the_others_out(room):
    school, file, path = room
    before = school.store.after(CODE)
    filled(file).put("review", "soon", FIRST + 1).saved(path)
    with pytest.raises(Refused):
        import_plan(school, CODE, path, DAY)
    assert school.store.after(CODE) == before


def complete(school, **changes):
    state = school.told(CODE)
    body = {"action": state.actions[0].id, "changes": changes}
    school.store.append(CODE, "completed", body)


def test_what_was_changed_meanwhile_in_the_room_is_not_overwritten(room):
    school, file, path = room
    complete(school, measure="Ours, from the page")
    file.put("measure", "Theirs, from Excel").saved(path)
    with pytest.raises(Refused) as told:
        import_plan(school, CODE, path, DAY)
    (sentence,) = said(told.value)
    assert "Ours, from the page" in sentence and "Theirs, from Excel" in sentence
    complete(school, measure="Theirs, from Excel")
    again = School(school.folder, "")
    assert import_plan(again, CODE, path, DAY).actions == 1
    again.stop()


def test_a_change_of_another_field_meanwhile_is_kept(room):
    school, file, path = room
    complete(school, measure="Ours, from the page")
    import_plan(school, CODE, filled(file).saved(path), DAY)
    more = school.told(CODE).actions[0].more
    assert (more["measure"], more["consulted_with"]) == ("Ours, from the page", "all staff")


def test_the_plan_of_another_room_stays_out(room, tmp_path):
    school, _, path = room
    other = Opened(excel(played().state))
    other.plan.parent["Figures"]
    school.store.append("OTHERS", "opened", school.store.after(CODE)[0][2])
    with pytest.raises(Refused) as told:
        import_plan(school, "OTHERS", room[1].saved(path), DAY)
    assert said(told.value) == [f"This file is the plan of the room {CODE}, not of OTHERS"]
    with pytest.raises(Refused) as told:
        import_plan(school, CODE, other.saved(path), DAY)
    assert "it is not the same room" in said(told.value)[0]


def plan(*options):
    return kit("plan", *options)


def test_check_says_what_stands_before_each_state_and_ends_with_1(tmp_path):
    path = tmp_path / "plan.json"
    path.write_bytes(exports.file(played().state, TODAY, "json").body)
    done = plan("check", path)
    assert done.exit_code == 1
    first = done.output[: done.output.index("2. Action 2")]
    assert "1. Action 1 (Recommended)" in first
    assert "Before it counts as consulted on:" in first
    assert "Consult staff, then write with whom and when" in first
    assert "Get the leader’s answer" in first
    assert "Office staff would get 10 minutes a week more and have not accepted" in first
    assert "Write who adopts it and when" in first
    second = done.output[done.output.index("2. Action 2") : done.output.index("3. Action 3")]
    assert "Consult staff" not in second


def test_check_says_first_that_the_leader_closed_an_action(tmp_path):
    room = played()
    room.complete(2, answer="not_now", answer_words="No money")
    path = tmp_path / "plan.json"
    path.write_bytes(exports.file(room.state, TODAY, "json").body)
    done = plan("check", path)
    third = done.output[done.output.index("3. Action 3") :].splitlines()
    assert done.exit_code == 1
    assert third[:2] == ["3. Action 3 (Answered: not now)", "   It is closed:"]
    assert third[2].startswith("   - The leader’s answer is “not now”")


def test_check_tells_apart_what_is_still_to_come_and_what_an_action_reached_with_gaps(tmp_path):
    path = tmp_path / "plan.json"
    path.write_bytes(exports.file(played().state, TODAY, "json").body)
    lines = plan("check", path).output.splitlines()
    first, second = (
        lines.index(f"{n}. Action {n} ({w})") for n, w in ((1, "Recommended"), (2, "Consulted on"))
    )
    assert lines[first + 1] == "   Before it counts as consulted on:"
    assert lines[second + 1] == "   It counts as consulted on, but this is still open:"


def test_check_ends_with_0_where_nothing_is_left(tmp_path):
    room = played()
    whole = {
        "resources": "None",
        "told": "Staff by 1 March",
        "objections": "It starts in September",
        "time_use": "Stays with the person",
        "measure": "Minutes a week",
        "baseline": "60",
        "target": "20",
        "monitoring": "The committee",
        "review": "2027-03-29",
    }
    accepted = {"by": "Their spokesperson", "on": "2027-01-18", "why": "in place of filing"}
    accepted["asked"] = "2027-01-12"
    for n in range(4):
        whole |= {"accepted": {"Office staff": accepted}, **CONSULTED, **ANSWERED}
        room.complete(n, **whole, adopted_by="the governing body", adopted_on="2027-01-25")
    path = tmp_path / "plan.xlsx"
    path.write_bytes(excel(room.state))
    done = plan("check", path)
    assert (done.exit_code, done.output) == (0, say("hurdle.none_many", n=4) + "\n")


@pytest.mark.parametrize("kind", ["json", "xlsx"])
def test_export_writes_every_document_from_the_file_alone(tmp_path, kind):
    state = played().state
    (tmp_path / f"plan.{kind}").write_bytes(exports.file(state, TODAY, kind).body)
    done = plan("export", tmp_path / f"plan.{kind}", "--to", tmp_path / "out")
    assert done.exit_code == 0, done.output
    for suffix in exports.FORMATS:
        made = exports.file(state, TODAY, suffix)
        assert (tmp_path / "out" / made.name).read_bytes() == made.body, suffix


def test_import_is_told_on_the_command_line(room):
    school, file, path = room
    filled(file).saved(path)
    options = ["--room", CODE.lower(), "--data", school.folder]
    today = plan("import", path, *options)
    assert today.exit_code in (0, 1), "1 where this computer's clock is before the day of the file"
    assert "Traceback" not in today.output
    assert plan("import", path, "--room", "ZZZZZZ", "--data", school.folder).exit_code == 1


def test_import_of_json_says_that_nothing_is_filled_in_there(room):
    school, _, path = room
    file = path.with_suffix(".json")
    file.write_text("{}", "utf-8")
    done = plan("import", file, "--room", CODE, "--data", school.folder)
    assert done.exit_code == 1 and "give the Excel file of the plan" in done.output


@pytest.mark.parametrize("command", [["check"], ["export", "--to", "out"]])
def test_a_file_that_is_not_there_is_said(tmp_path, command):
    done = plan(*command, tmp_path / "none.json")
    assert done.exit_code == 1 and "cannot be read" in done.output


def test_a_file_from_before_there_was_a_column_for_the_task_is_still_read(opened, tmp_path):
    column = opened.columns[label("task")]
    opened.plan.cell(FIRST - 1, column).value = None
    read = read_excel(opened.put("measure", "Hours").saved(tmp_path / "p.xlsx").read_bytes())
    assert read.problems == ()
    assert [dict(one) for one in read.changes.values()] == [{"measure": "Hours"}]


def test_the_task_of_an_action_comes_back_from_excel_in_the_room_s_words(opened, tmp_path):
    read = read_excel(
        opened.put("task", "Writing in books").saved(tmp_path / "p.xlsx").read_bytes()
    )
    assert read.problems == ()
    assert [dict(one) for one in read.changes.values()] == [{"task": "Writing in books"}]


def test_a_plan_with_a_worry_that_was_held_back_is_the_identical_plan():
    room = played()
    room.hold("Not before the summer")
    kept = read_excel(excel(room.state))
    assert (kept.changes, kept.problems) == ({}, ())
    assert write_record(kept.record) == exports.file(room.state, TODAY, "json").body


def test_work_that_was_taken_out_is_said_and_comes_back_as_the_same_plan():
    room = played()
    room.complete(0, minutes={"Teachers": -20})
    book = openpyxl.load_workbook(io.BytesIO(excel(room.state)))
    said = "Taken out in the second sitting: Office staff, 10 minutes more"
    assert said in book["Plan"].cell(FIRST, COLUMNS.index("state") + 1).value
    assert any(said in str(cell.value) for row in book["Minutes"] for cell in row)
    kept = read_excel(excel(room.state))
    assert (kept.changes, kept.problems) == ({}, ())
