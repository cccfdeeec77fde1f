"""A school's own sheet is read as it is, or refused with every cell that is to be mended."""

import io
import tracemalloc
import zipfile
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from workshop_kit.content import library_cards, rule_years
from workshop_kit.domain.directed_time import Known, Said, Term, make_budget
from workshop_kit.domain.problem import Refused
from workshop_kit.importers.staff_time import Staff, read_staff, read_terms
from workshop_kit.words import say

SAMPLES = Path(__file__).parent.parent.parent / "sample_data" / "directed_time"
HEAD = ["Post", "Start", "End", "Lunch", "Teaching", "Staff meetings", "Staff meetings, length"]
ROW = ["Year 4", "8.30", "15:30", 60, "22:00", 38, 60]
CSV = "Post,Start,End,Lunch\nYear 4,8.30,3.30pm,60\n"


def book(*rows: list[Any], title: str = "Posts", more: Any = None) -> bytes:
    made = Workbook()
    sheet = made.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    if more:
        more(made, sheet)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def refused(body: bytes) -> list[str]:
    with pytest.raises(Refused) as told:
        read_staff(body)
    return [say(one.key, **one.about) for one in told.value.problems]


def one(body: bytes) -> Any:
    [post] = read_staff(body).posts
    return post


def test_the_example_staff_comes_to_what_its_readme_says():
    staff = read_staff((SAMPLES / "whole_staff.xlsx").read_bytes())
    known = Known(rule_years(), library_cards(), "2026-11-22")
    budget = make_budget(staff.posts, staff.terms, Said("maintained", "2026/27"), known)
    readme = (SAMPLES / "README.md").read_text("utf-8")
    for told in budget.told:
        hours = f"{told.total // 60:,}:{told.total % 60:02}"
        assert f"| {told.post.name} | {hours} |" in readme
    assert budget.slots and len(staff.terms) == 6


def test_one_post_may_stand_in_two_columns():
    post = one((SAMPLES / "one_post.csv").read_bytes())
    assert (post.name, post.start, post.end, post.lunch) == ("Class teacher", 510, 930, 60)
    assert post.event("parents") == 8 * 150


def test_the_empty_example_has_every_heading():
    [said] = refused((SAMPLES / "empty.xlsx").read_bytes())
    assert said == "There is no post below the headings. Add a row for each"


@pytest.mark.parametrize(
    "start", ["8.30", "8:30", "8h30", "8.30am", 8.3, time(8, 30), datetime(1899, 12, 30, 8, 30)]
)
def test_half_past_eight_is_read_from_any_cell(start):
    assert one(book(HEAD, ["A", start, *ROW[2:]])).start == 510


@pytest.mark.parametrize("length", [60, 60.0, "60", "1:00", "1 h", time(1, 0), timedelta(hours=1)])
def test_an_hour_is_read_from_any_cell(length):
    assert one(book(HEAD, [*ROW[:6], length])).event("meetings") == 38 * 60


def test_a_number_is_read_as_the_sheet_shows_it():
    def shown(made, sheet):
        sheet["E2"] = 22.3
        sheet["E2"].number_format = "0.00"

    assert one(book(HEAD, ROW, more=shown)).teaching == 22 * 60 + 30
    assert refused(book(HEAD, [*ROW[:4], 22.3, *ROW[5:]]))[0].startswith("Posts!E2 (Teaching")


def test_a_row_for_everyone_fills_what_others_leave_empty():
    posts = read_staff(
        book(HEAD, ["Everyone", *ROW[1:]], ["Year 4"], ["Year 5", "9:00"], [None, None, None])
    ).posts
    assert [(post.name, post.start, post.end) for post in posts] == [
        ("Year 4", 510, 930),
        ("Year 5", 540, 930),
    ]


def test_headings_may_stand_below_a_title_and_in_any_order_and_case():
    head = ["LUNCH", "notes", "end", "start", "post"]
    body = book(["Our staff"], [], head, [60, "x", "15:30", "9", "A"])
    assert one(body).start == 540


def test_a_heading_row_that_is_merged_above_does_no_harm():
    def merged(made, sheet):
        sheet.merge_cells("A1:D1")

    assert one(book(["Our staff"], HEAD, ROW, more=merged)).name == "Year 4"


def test_a_cell_merged_downwards_holds_for_all_its_rows():
    def merged(made, sheet):
        sheet.merge_cells("B2:B3")

    rows = [ROW, ["Year 5", None, *ROW[2:]]]
    assert [post.start for post in read_staff(book(HEAD, *rows, more=merged)).posts] == [510, 510]


def test_a_cell_merged_across_is_refused():
    def merged(made, sheet):
        sheet.merge_cells("B2:C2")

    assert "Posts!B2 – Posts!C2: these cells are merged" in refused(book(HEAD, ROW, more=merged))[0]


def test_every_wrong_cell_is_told_at_once_with_its_address():
    said = refused(
        book(
            HEAD,
            ["Year 4", "8.5", "15:30", "none", "22:00", "lots", 60],
            [None, "8:30", "15:30", 60, "22.5", 38, "1.5"],
        )
    )
    places = [line.partition(" ")[0] for line in said]
    assert places == ["Posts!B2", "Posts!D2", "Posts!F2", "Posts!A3", "Posts!E3", "Posts!G3"]
    assert said[2] == "Posts!F2 (Staff meetings): “lots” is no whole number"


def test_a_column_that_is_missing_is_told_once():
    said = refused(book(["Post", "Start", "End"], ["A", 8, 15], ["B", 8, 15]))
    assert said == [
        "There is no column “Lunch (minutes a day)”. "
        "Enter the lunch break in minutes, or 0 if there is none"
    ]


def test_a_misspelt_heading_is_told_with_the_one_that_was_meant():
    said = refused(book([*HEAD, "Contingncy"], ROW))
    assert "Posts!H1: no column is called “Contingncy”. Call it “Contingency" in said[0]


def test_headings_are_known_by_what_schools_call_them():
    head = ["Post", "Start time", "Finish", "Lunch break", "FTE", "Days"]
    post = one(book(head, ["Year 4", "8h30", "15:30", 60, 0.6, "Mon-Wed"]))
    assert (post.end, post.share, post.weekdays) == (15 * 60 + 30, Fraction(3, 5), (1, 2, 3))
    assert one(book(head, ["Year 4", "8h30", "15:30", 60, 0.6, 114])).days == 114


def test_the_same_fault_in_many_rows_is_told_once_with_the_first_cells():
    said = refused(book(HEAD, *[[f"Post {n}", "8.5", *ROW[2:]] for n in range(45)]))
    assert len(said) == 1
    assert said[0].startswith("Posts!B2, Posts!B3, Posts!B4 and 42 more (Start): “8.5”")


def test_a_heading_that_stands_twice_is_told():
    assert "Posts!H1: “start” stands twice" in refused(book([*HEAD, "start"], [*ROW, 9]))[0]


def test_a_formula_without_a_result_and_an_error_are_told():
    said = refused(book(HEAD, ["A", "8:30", "15:30", "=30+30", "#REF!", 38, 60]))
    assert any(line.startswith("Posts!D2") and "formula without a result" in line for line in said)
    assert any(line.startswith("Posts!E2") and "shows an error" in line for line in said)


def test_the_wrong_sheets_are_named():
    said = refused(book(["Date", "What"], [1, 2], title="Calendar"))
    assert said[0].startswith("None of the sheets has a row of headings: “Calendar”.")

    def two(made, sheet):
        other = made.create_sheet("Last year")
        other.append(HEAD)

    assert "Several sheets have posts" in refused(book(HEAD, ROW, title="This year", more=two))[0]
    assert one(book(HEAD, ROW, title="Posts", more=two)).name == "Year 4"


def test_a_coloured_cell_in_the_last_row_of_excel_costs_nothing():
    def coloured(made, sheet):
        sheet["L1048576"].fill = PatternFill("solid", fgColor="FFFF00")

    body = book(HEAD, ROW, more=coloured)
    tracemalloc.start()
    assert one(body).name == "Year 4"
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 50_000_000


def test_words_far_below_a_list_are_refused():
    def far(made, sheet):
        sheet["A1048576"] = "Year 5"

    assert refused(book(HEAD, ROW, more=far)) == [say("sheet.too_long", most=5_000)]


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("between", [",", ";", "\t"])
def test_csv_is_read_in_any_encoding_and_with_any_separator(code, between):
    text = CSV.replace("Year 4", "Café – Y4").replace(",", between)
    assert one(text.encode(code)).name == "Café – Y4"


def test_csv_cells_are_named_without_a_sheet():
    assert refused(CSV.replace("8.30", "8.5").encode())[0].startswith("B2 (Start): ")


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b" " * 90_000_000)
    return out.getvalue()


def other_zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("content.xml", "<a/>")
    return out.getvalue()


NO_SHEETS = {
    "nothing": (b"", "empty"),
    "blanks": (b" \n ", "empty"),
    "words": (b"hello", "no row of headings"),
    "bytes": (b"\x00\x01\x02\xff", "no table"),
    "half a workbook": (book(HEAD, ROW)[:2000], "damaged"),
    "old Excel": (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "old Excel file"),
    "another zip": (other_zip(), "no Excel workbook"),
    "a zip that never ends": (bomb(), "larger than 5 MB"),
    "a file that never ends": (b"a," * 3_000_000, "larger than 5 MB"),
    "rows that never end": (b"a,b\n" * 5001, "more than 5000 rows"),
    "a field that never ends": (b'Post,"' + b"x" * 200_000, "no table"),
}


@pytest.mark.parametrize("name", NO_SHEETS)
def test_what_is_no_sheet_is_refused_with_a_sentence(name):
    body, part = NO_SHEETS[name]
    [said] = refused(body)
    assert part in said


@settings(max_examples=200)
@given(st.one_of(st.binary(max_size=300), st.text(max_size=200).map(lambda t: (CSV + t).encode())))
def test_any_bytes_are_read_or_refused(body):
    try:
        assert isinstance(read_staff(body), Staff)
    except Refused as told:
        assert all(say(one.key, **one.about) for one in told.problems)


@settings(max_examples=60)
@given(st.integers(0, 5000), st.binary(min_size=1, max_size=4))
def test_a_workbook_with_broken_bytes_is_read_or_refused(at, patch):
    whole = bytearray(GOOD_BOOK)
    at %= len(whole)
    whole[at : at + len(patch)] = patch
    try:
        read_staff(bytes(whole))
    except Refused as told:
        assert told.problems


GOOD_BOOK = book(HEAD, ROW)


def test_term_dates_are_read_however_they_are_written():
    text = "First day,Last day\n2 September 2026,23/10/2026\n2026-11-02,Friday 18 December 2026\n"
    assert read_terms(text.encode()) == (
        Term(date(2026, 9, 2), date(2026, 10, 23)),
        Term(date(2026, 11, 2), date(2026, 12, 18)),
    )


def test_term_dates_that_are_wrong_are_told_by_cell():
    with pytest.raises(Refused) as told:
        read_terms(b"First day,Last day\n31/02/2027,soon\n23/10/2026,02/09/2026\n,\n")
    said = [say(one.key, **one.about) for one in told.value.problems]
    assert [line.partition(":")[0] for line in said] == ["A2", "B2", "B3"]
    with pytest.raises(Refused, match="no_terms"):
        read_terms(CSV.encode())
