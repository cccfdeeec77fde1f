"""PDF by pypdf and poppler: tags, language, title, PDF/UA, order of the words."""

import io
import shutil
import subprocess

import pytest
from pypdf import PdfReader

from tests.exports.afternoon import TODAY, played
from tests.exports.reading import pdf_words
from workshop_kit import exports

ORDER = [
    *("Feedbackandmarking:theplan", "Inshort", "4actionscameoutoftheroom", "Allactions"),
    *("Theactions,onebyone", "Proposalsnottakenup", "Whattheroomsaid"),
    *("Howtheworkshopcounted", "Evidenceshownintheworkshop", "Hasitreallystopped?Thechecklist"),
]


@pytest.fixture(scope="module")
def made() -> bytes:
    return exports.file(played().state, TODAY, "pdf").body


def test_it_is_tagged_has_a_language_and_a_title(made):
    read = PdfReader(io.BytesIO(made))
    root = read.trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert read.metadata.title == "Feedback and marking: the plan"
    assert read.metadata.author == "Marlow Road"


def test_it_says_that_it_is_pdf_ua_1(made):
    told = PdfReader(io.BytesIO(made)).trailer["/Root"]["/Metadata"].get_data()
    assert b"pdfuaid:part>1<" in told


def tags(node, found):
    if isinstance(node, list):
        for kid in node:
            tags(kid.get_object(), found)
    elif isinstance(node, dict):
        found.append(str(node.get("/S", "")))
        tags(node.get("/K", None) and node["/K"], found)
    return found


def test_tables_have_header_cells_and_headings_and_lists_are_tagged(made):
    root = PdfReader(io.BytesIO(made)).trailer["/Root"]["/StructTreeRoot"]
    found = set(tags(root["/K"], []))
    assert {"/H1", "/H2", "/H3", "/Table", "/TH", "/TD", "/L", "/LI", "/Caption"} <= found


def pictures(node, found):
    """The alternative words of every figure."""
    if isinstance(node, list):
        for kid in node:
            pictures(kid.get_object(), found)
    elif isinstance(node, dict):
        found += [str(node["/Alt"])] if "/Alt" in node else []
        pictures(node.get("/K", None) and node["/K"], found)
    return found


def test_bars_are_told_in_words(made):
    root = PdfReader(io.BytesIO(made)).trailer["/Root"]["/StructTreeRoot"]
    minutes, agreement = pictures(root["/K"], [])
    assert minutes.startswith("The same as in the table: Office staff")
    assert "Most say yes to “Stop: Action 1” (6)" in agreement


def test_the_words_come_in_reading_order(made):
    words = pdf_words(made)
    places = [words.index(part) for part in ORDER]
    assert places == sorted(places)


def words(page):
    return " ".join(page.extract_text().split())


def test_every_page_says_what_it_is(made):
    for page in PdfReader(io.BytesIO(made)).pages:
        assert "Some of these actions are adopted. The others are not" in words(page)


def test_only_embedded_fonts(made):
    for page in PdfReader(io.BytesIO(made)).pages:
        for font in page["/Resources"]["/Font"].values():
            name = font["/DescendantFonts"][0]["/FontDescriptor"]
            assert {"/FontFile2", "/FontFile3"} & set(name)


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler is not here")
def test_poppler_reads_it_too(made):
    told = subprocess.run(["pdftotext", "-", "-"], input=made, capture_output=True, check=True)
    assert "7 devices answered" in told.stdout.decode()
    assert told.stderr == b""
