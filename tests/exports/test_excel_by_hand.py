"""The plan's Excel file as people use it: lists to choose from, rows to read, pages to print."""

import io
import re
import zipfile
from functools import cache

import openpyxl

from tests.exports.afternoon import TODAY, played
from tests.sample import Afternoon
from workshop_kit import exports
from workshop_kit.exports.excel import NARROW
from workshop_kit.exports.excel_columns import COLUMNS, choices
from workshop_kit.exports.excel_reading import read_excel

FIRST = 6  # the row of the first action


@cache
def body() -> bytes:
    return exports.file(played().state, TODAY, "xlsx").body


@cache
def survey() -> bytes:
    return exports.file(Afternoon("workload_audit", 10_000).play(), TODAY, "xlsx").body


def book(of=body):
    return openpyxl.load_workbook(io.BytesIO(of()))


def offered(read):
    """What each list of the plan's sheet offers, by its column's name."""
    found = {}
    for one in read["Plan"].data_validations.dataValidation:
        place = re.fullmatch(r"'?(\w+)'?!(.+)", one.formula1)
        cells = read[place[1]][place[2].replace("$", "")]
        column = next(iter(one.sqref.ranges)).min_col
        found[COLUMNS[column - 1]] = [cell.value for (cell,) in cells]
    return found


def test_a_choice_with_a_comma_is_one_choice():
    told = offered(book())
    assert told == {name: list(choices(name).values()) for name in COLUMNS if choices(name)}
    assert any("," in words for words in told["answer"])


def test_what_was_chosen_from_a_list_comes_back_as_what_it_means():
    read = book()
    read["Plan"].cell(FIRST, COLUMNS.index("answer") + 1).value = offered(read)["answer"][1]
    out = io.BytesIO()
    read.save(out)
    again = read_excel(out.getvalue())
    assert (again.changes, again.problems) == ({"propose-1": {"answer": "yes_if"}}, ())


def test_rows_are_as_high_as_their_words_in_any_program_and_still_grow():
    for sheet in (book()["Plan"], book()["Report"], book(survey)["Report"]):
        for row in sheet.iter_rows(min_row=5):
            kept = sheet.row_dimensions[row[0].row]
            narrow = [str(cell.value or "") for cell in row[3:5]]
            if any(len(words) > NARROW for words in narrow):
                assert kept.height >= 30, row[0].coordinate
    with zipfile.ZipFile(io.BytesIO(body())) as packed:
        assert b"customHeight" not in packed.read("xl/worksheets/sheet1.xml")


def test_the_printed_table_has_its_title_and_notice_on_every_page_and_not_in_shreds():
    sheet = book()["Plan"]
    assert sheet.print_area.startswith("'Plan'!$A$5:")
    assert "Feedback and marking: the plan" in sheet.oddHeader.left.text
    assert "Some of these actions are adopted" in sheet.oddHeader.right.text


def test_of_a_survey_only_the_report_is_seen_and_its_own_file_is_read_again():
    read = book(survey)
    assert [one.title for one in read if one.sheet_state == "visible"] == ["Report"]
    assert read.active.title == "Report"
    again = read_excel(survey())
    assert (again.changes, again.problems) == ({}, ())
