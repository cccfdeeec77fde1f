"""`workshop-kit trust picture`: one picture of what schools handed on, and its files."""

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from pypdf import PdfReader

from tests.command import kit
from tests.trust.made import PLAIN, Trust, survey
from workshop_kit.trust.register import FILE, invite, keep, load

PAST = replace(PLAIN, year=2024, made_on="2025-03-01")


@pytest.fixture
def trust(tmp_path) -> Path:
    """A trust's folder with six schools that handed on bundles, one of which agreed to be named.

    Of a year that has begun, whenever this runs.
    """
    made = Trust(tmp_path / "bundles").invite(*"abcdef")
    for n, id in enumerate("abcdef"):
        hot = survey(("data_in", "", 10, 10 + n), ("data_in", "teachers", 5, 5))
        made.hand(id, replace(PAST, survey=hot, name="School a" if id == "a" else ""))
    keep(tmp_path, made.register)
    return tmp_path


def picture(trust: Path, *options: str):
    return kit(
        "trust", "picture", trust / "bundles", "--to", trust / "out", "--data", trust, *options
    )


def test_one_picture_for_trustees_in_word_pdf_and_excel_with_the_same_figures(trust):
    done = picture(trust)
    assert done.exit_code == 0, done.output
    word = Document(str(trust / "out" / "trust-picture.docx"))
    cells = {c.text for t in word.tables for row in t.rows for c in row.cells}
    pages = PdfReader(trust / "out" / "trust-picture.pdf").pages
    said = " ".join(paragraph.text for paragraph in word.paragraphs)
    assert "The first row says: for 75 of 135 people it is regularly too much." in said
    assert "What our own demands cost" in pages[0].extract_text()
    assert "about 60 hours a year, in the 6 schools" in " ".join(pages[0].extract_text().split())
    book = openpyxl.load_workbook(BytesIO((trust / "out" / "trust-picture.xlsx").read_bytes()))
    assert book.sheetnames[1:3] == ["Demands", "Attainment"]
    row = next(r for r in book["Demands"].iter_rows(values_only=True) if r[0] == "Homework marks")
    assert row == ("Homework marks", "The trust", 6, 12, 60)
    assert {"Homework marks", "60", "4.0", "75", "Collecting data and typing it in"} <= cells


def test_long_sentences_of_the_excel_have_rows_high_enough_in_any_program(trust):
    picture(trust)
    book = openpyxl.load_workbook(BytesIO((trust / "out" / "trust-picture.xlsx").read_bytes()))
    sheet = book.worksheets[0]
    long = [row[0] for row in sheet.iter_rows(min_row=2) if len(row[0].value) > 110]
    assert long and all(sheet.row_dimensions[cell.row].height >= 30 for cell in long)
    assert all(one.page_setup.fitToHeight == 0 for one in book.worksheets)


def test_a_school_is_named_only_where_it_agreed(trust):
    picture(trust, "--pages")
    for path in (trust / "out").glob("trust-picture.*"):
        if path.suffix == ".html":
            text = path.read_text("utf-8")
            assert "School a" in text
            assert [id for id in "bcdef" if f"School {id}" in text] == []


def test_no_school_can_agree_to_be_named_for_another(trust):
    made = Trust(trust / "bundles", load(trust)).invite("g")
    made.hand("g", replace(PAST, name="School b"))
    keep(trust, made.register)
    text = told(trust)
    assert "taking part: School a; School g." in text and "School b" not in text


def test_each_school_has_a_page_with_itself_and_the_spread(trust):
    done = picture(trust, "--pages")
    pages = sorted((trust / "out" / "for-each-school").iterdir())
    assert len(pages) == 6 and str(pages[0]) in done.stdout
    assert pages[5].name == "school_f-f.html"  # it finds its school
    text = pages[5].read_text("utf-8")
    assert "School f" in text and "For this school only" in text
    assert all(f"School {id}" not in text for id in "abcde")
    assert "<td>60</td>" in text.replace(' class="number"', "")


def test_blocks_are_kept_in_the_trusts_folder(trust):
    picture(trust)
    first = {one.id: one.block for one in load(trust).schools}
    assert sorted(first.values()) == [1, 1, 1, 2, 2, 2]
    picture(trust)
    assert {one.id: one.block for one in load(trust).schools} == first


def test_one_file_that_does_not_count_stops_the_picture_until_somebody_says_go_on(trust):
    before = (trust / FILE).read_bytes()
    (trust / "bundles" / "bad.json").write_text("{", "utf-8")
    done = picture(trust)
    assert done.exit_code == 1 and "bad.json is no bundle" in done.stderr
    assert not (trust / "out").exists() and (trust / FILE).read_bytes() == before
    done = picture(trust, "--leave-out")
    assert done.exit_code == 0 and "bad.json is no bundle" in done.stderr


def test_one_school_with_a_wrong_clock_does_not_make_all_others_old(trust):
    register, body = invite(trust, "", "Late Lane", False)
    keep(trust, register)
    key = json.loads(body)["invitation"]
    made = Trust(trust / "bundles", register, {key["id"]: key["key"]})
    made.hand(key["id"], replace(PLAIN, year=2098, made_on="2099-03-01"))
    done = picture(trust)
    assert done.exit_code == 1 and "2098/99, a school year that has not begun" in done.stderr
    assert "From what 6 schools" in told(trust, "--leave-out")


def told(trust: Path, *options: str) -> str:
    assert picture(trust, *options).exit_code == 0
    return (trust / "out" / "trust-picture.html").read_text("utf-8")


def test_an_earlier_year_can_be_asked_for_when_the_next_has_begun(trust):
    assert "From what 6 schools" in told(trust, "--year", "2024")
    done = picture(trust, "--year", "2019")
    assert done.exit_code == 1 and "No bundle of 2019/20 is there" in done.stderr


@pytest.mark.parametrize("name", ["nowhere", "empty"])
def test_a_picture_of_nothing_is_refused(trust, name):
    (trust / "empty").mkdir()
    done = kit("trust", "picture", trust / name, "--to", trust / "out", "--data", trust)
    assert done.exit_code == 1 and name in done.stderr


def test_of_fewer_schools_than_a_block_the_report_says_that_they_wait(trust):
    for path in sorted((trust / "bundles").iterdir())[2:]:
        path.unlink()
    done = picture(trust)
    assert done.exit_code == 0 and len(done.stdout.split()) == 4, done.output
    told = PdfReader(trust / "out" / "trust-picture.pdf")
    assert "wait until a block can be made: 2" in " ".join(p.extract_text() for p in told.pages)


def test_a_folder_that_is_no_trusts_is_refused(trust, tmp_path):
    to = ("--to", tmp_path / "out", "--data", tmp_path / "elsewhere")
    done = kit("trust", "picture", trust / "bundles", *to)
    assert done.exit_code == 1 and "is not a trust’s folder yet" in done.stderr
