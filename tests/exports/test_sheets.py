"""A workshop on paper: every workshop and setting prints, tagged, in the words of its form."""

import io
import re
import zipfile
from functools import cache

import pytest
from pypdf import PdfReader

from tests.exports.reading import pdf_words, squeezed
from workshop_kit import content, paperwork
from workshop_kit.domain.opening import SETTINGS, Opening
from workshop_kit.domain.story import State
from workshop_kit.screens.plain.page import FORMS

TODAY = "2027-02-15"
LIBRARY = content.library(None)
ALL = sorted(LIBRARY)


@cache
def printed(name, setting="primary"):
    files = paperwork.everything("Elm Park", name, None, (setting, TODAY))
    return {file.name.removeprefix(f"{name.replace('_', '-')}-"): file.body for file in files}


def pages_of(body):
    return [squeezed(page.extract_text()) for page in PdfReader(io.BytesIO(body)).pages]


def test_a_sheet_says_how_many_dots_there_are_for_it_counts_none():
    told = squeezed("".join(pages_of(printed("close_the_day")["sheets.pdf"])))
    assert squeezed("You have 3 dots in all") in told
    assert squeezed("dots left") not in told


@pytest.mark.parametrize("name", ALL)
def test_every_workshop_prints_its_guide_slides_and_a_sheet_for_whatever_is_answered(name):
    workshop = LIBRARY[name]
    files = printed(name)
    asked = [step for step in workshop.activities if step.kind in FORMS and not workshop.private]
    for file, by_table in (("sheets.pdf", False), ("table-sheets.pdf", True)):
        titles = [step.title for step in asked if (step.by == "table") == by_table]
        assert bool(titles) == (file in files)
        words = pdf_words(files[file]) if titles else ""
        assert [title for title in titles if squeezed(title) not in words] == []
    slides = pdf_words(files["slides.pdf"])
    assert [s.title for s in workshop.activities if squeezed(s.title) not in slides] == []
    assert len(PdfReader(io.BytesIO(files["guide.pdf"])).pages) >= 3


def test_every_document_is_tagged_and_says_that_it_is_pdf_ua_1():
    for body in printed("data_collection").values():
        root = PdfReader(io.BytesIO(body)).trailer["/Root"]
        assert b"pdfuaid:part>1<" in root["/Metadata"].get_data()
        assert root["/MarkInfo"]["/Marked"] and root["/Lang"] == "en-GB"


def test_each_sheet_begins_a_page_and_says_what_becomes_of_it():
    pages = pages_of(printed("feedback_and_marking")["sheets.pdf"])
    firsts = [page for page in pages if "Howmuchwork,howmuchhelp" in page]
    assert len(firsts) == 1
    assert "Nonameonthissheet" in firsts[0] and "donothandinthissheet" in firsts[0]
    assert "Wi-Fi" not in "".join(pages)


def test_what_is_open_for_days_shares_pages_with_whole_questions_and_says_why_it_is_cut():
    pages = pages_of(printed("workload_audit")["sheets.pdf"])
    asked = [step for step in LIBRARY["workload_audit"].activities if step.kind in FORMS]
    assert len(pages) <= len(asked) / 2
    for step in asked:
        rows = [squeezed(words) for words in getattr(step, "statements", {}).values()]
        (at,) = [page for page in pages if squeezed(step.question) in page]
        assert [row for row in rows if row not in at] == []
    cut = [page for page in pages if "Cutalongthedashedlines" in page]
    assert cut == [page for page in pages if sum(squeezed(s.question) in page for s in asked) > 1]


def test_sheets_that_promise_different_things_share_no_page():
    pages = pages_of(printed("workload_audit")["sheets.pdf"])
    (words,) = [page for page in pages if "Whatelseaddstoyourworkload?" in page]
    (counts,) = [page for page in pages if "Howfardoyouagree?" in page]
    assert "Whatpeoplewritehere" in words and "Onlytotals" not in words
    assert "Onlytotals" in counts and "Whatpeoplewritehere" not in counts


def test_in_a_hall_each_sheet_is_handed_in_by_itself_and_none_is_cut():
    assert "Cutalong" not in "".join(pages_of(printed("communications")["sheets.pdf"]))


def test_a_slide_has_no_more_evidence_cards_than_a_hall_can_read():
    state = State("", "Elm Park", LIBRARY["feedback_and_marking"], opening=Opening())
    slides = paperwork.slides(state)
    known = [one for one in slides if one.title == "What is known"]
    assert [len(one.cards) for one in known] == [0, 2, 2, 2]
    assert known[0].question and known[0].points
    assert not any(one.question or one.points for one in known[1:])
    assert len({card for one in known for card in one.cards}) == 6
    planning = State("", "Elm Park", LIBRARY["planning_expectations"], opening=Opening())
    held = [one for one in paperwork.slides(planning) if one.title == "Five statements"]
    assert [(len(one.items), len(one.cards)) for one in held] == [(5, 0), (0, 2)]
    for name in ALL:
        told = paperwork.slides(State("", "Elm Park", LIBRARY[name], opening=Opening()))
        assert all(len(one.cards) <= 2 for one in told), name


def test_a_sheet_has_the_questions_and_options_of_the_form_in_their_order():
    words = pdf_words(printed("feedback_and_marking")["sheets.pdf"])
    tasks = LIBRARY["feedback_and_marking"].activity("impact").tasks.values()
    found = [words.index(squeezed(task)) for task in tasks]
    assert found == sorted(found)
    assert "1Keep·2Streamline·3Stop·4Notpartofmyjob" in words


def test_what_the_room_decides_on_the_day_is_left_to_write():
    workshop = LIBRARY["feedback_and_marking"]
    state = State("", "Elm Park", workshop, opening=Opening())
    for id, n in (("sort", 6), ("vote", 6), ("agree", 3)):
        sheet = paperwork.sheet(workshop.activity(id), state)
        rows = [row for part in sheet.parts for row in part.rows]
        assert rows == [(at, "", "") for at in range(1, n + 1)]
        assert "Write here what stands on the board, in the same order." in sheet.lines


def test_a_week_is_written_as_the_number_that_a_strip_on_the_sheet_gives_it():
    strip = "1415161718192021"  # week 14 is the last of Autumn 2
    sheets = pages_of(printed("managing_change")["table-sheets.pdf"])
    year, more = [p for p in sheets if strip in p]  # on both pages of its events
    assert "Spring1,week3,is17." in year and "Summer2" in year and "Event1" in year
    assert "Event4" in more and more.startswith("Managingchange·Theyearinweeks")
    (move,) = [p for p in pages_of(printed("managing_change")["sheets.pdf"]) if strip in p]
    assert "Spring1,week3,is17." in move and "0Itstayswhereitis" in move
    assert move.count("Youranswer") == 1


def test_entries_that_need_two_pages_leave_no_single_one_on_the_last():
    for name, entry in (("managing_change", "Event"), ("behaviour", "Whatisdone")):
        pages = pages_of(printed(name)["table-sheets.pdf"])
        held = [len(re.findall(rf"{entry}[1-4]", page)) for page in pages]
        assert [n for n in held if n][-1] > 1, name


def test_a_reason_has_room_to_be_written_below_what_it_is_about():
    pages = pages_of(printed("feedback_and_marking")["sheets.pdf"])
    (agree,) = [page for page in pages if "Howfarweagree" in page]
    assert agree.count("Yourworry,questionorreason") == agree.count("4Icannotsupportthisyet") == 3


def test_the_sheets_of_a_conversation_stay_with_whoever_spoke():
    for page in pages_of(printed("structured_conversation")["sheets.pdf"]):
        assert "notanonymous" in page and "Whoeverspoketakesthissheethome" in page
        for wrong in ("typeitin", "handin", "board", "device", "onthispage", "ticked"):
            assert wrong not in page


@pytest.mark.parametrize("setting", ["", *SETTINGS])
def test_every_setting_has_its_own_examples_on_sheets_and_slides(setting):
    steps = [(w, s) for w in LIBRARY.values() for s in w.activities if s.examples]
    assert len(steps) > 5
    for workshop, step in steps:
        state = State("", "Elm Park", workshop, opening=Opening(setting=setting))
        own = step.examples.get(setting, "")
        lines = " ".join(paperwork.sheet(step, state).lines) if step.kind in FORMS else own
        slide = next(s for s in paperwork.slides(state) if s.title == step.title)
        assert own in lines and own in slide.example
        others = [e for name, e in step.examples.items() if e != own and name != setting]
        assert not any(other in lines + slide.example for other in others)


def test_a_sheet_of_every_workshop_and_setting_can_be_drawn():
    for name, workshop in LIBRARY.items():
        for setting in SETTINGS:
            state = State("", "Elm Park", workshop, opening=Opening(setting=setting))
            for step in workshop.activities:
                if step.kind in FORMS:
                    sheet = paperwork.sheet(step, state)
                    assert sheet.parts and all(part.rows for part in sheet.parts), name


def words_apart(body):
    """The lines of text on all pages; a column too narrow for its words has one in each."""
    pages = PdfReader(io.BytesIO(body)).pages
    return [" ".join(line.split()) for page in pages for line in page.extract_text().splitlines()]


@pytest.mark.parametrize("name", ALL)
def test_no_column_is_so_narrow_that_words_run_into_its_boxes(name):
    workshop = LIBRARY[name].suited("primary")
    state = State("", "Elm Park", workshop, opening=Opening(setting="primary"))
    asked = [step for step in workshop.activities if step.kind in FORMS and not workshop.private]
    sheets = [body for file, body in printed(name).items() if "sheets" in file]
    lines = {line for body in sheets for line in words_apart(body)}
    for step in asked:
        for part in paperwork.sheet(step, state).parts:
            titles = [title for _, title, _ in part.rows if len(title) > 12]
            whole = [title for title in titles if any(title[:12] in line for line in lines)]
            assert whole == titles, step.id


@pytest.mark.parametrize("name", ALL)
def test_the_first_page_of_each_sheet_says_what_becomes_of_it_and_no_other(name):
    sheets = [body for file, body in printed(name).items() if "sheets" in file]
    pages = [page for body in sheets for page in pages_of(body)]
    place = re.compile(r"Step\d+of\d+")
    afterwards = re.compile("Nonameonthissheet|takesthissheethome")
    told = [page for page in pages if afterwards.search(page)]
    assert told == [page for page in pages if place.search(page)]


def test_hostile_words_of_a_schools_own_are_printed_as_written():
    workshop = LIBRARY["feedback_and_marking"]
    files = paperwork.printed("#panic() $x$ `a` *b* \U000131d0", workshop, "", TODAY)
    words = pdf_words(next(f.body for f in files if f.name.endswith("-sheets.pdf")))
    assert "#panic()$x$`a`*b*" in words


def test_a_guide_is_printed_whole_and_without_marks_of_markdown():
    words = pdf_words(printed("staff_side")["guide.pdf"])
    assert "Reportback.Puttheanswer" in words and "refused,andwhy" in words
    assert "**" not in words and "|---" not in words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ()),
        ("---\ntitle: A guide\n---\n", ()),
        ("|---|---|\n", ()),
        ("Before any heading\n", ("Beforeanyheading",)),
        ("# Ours\n\n| A |\n|---|\n| one | two |\n|  |\n", ("Ours", "onetwo")),
    ],
)
def test_a_guide_of_a_schools_own_is_printed_however_it_is_written(tmp_path, text, found):
    (tmp_path / "guides").mkdir()
    (tmp_path / "guides" / "staff_side.md").write_text(text, "utf-8")
    (file,) = paperwork.guide("Elm Park", LIBRARY["staff_side"], tmp_path, TODAY)
    words = pdf_words(file.body)
    assert all(one in words for one in found)


def test_a_printed_guide_keeps_the_bold_words_by_which_a_part_is_found(tmp_path):
    (tmp_path / "guides").mkdir()
    text = "# Ours\n\n**1. Who it is.** You.\n\n**Bring** `a` plan, *all*.\n\nA word **or** two.\n"
    (tmp_path / "guides" / "staff_side.md").write_text(text, "utf-8")
    (file,) = paperwork.guide("Elm Park", LIBRARY["staff_side"], tmp_path, TODAY)
    bold: list[str] = []

    def heard(words, _matrix, _at, font, _size):
        if font and "Bold" in font["/BaseFont"]:
            bold.append(words.strip())

    (page,) = PdfReader(io.BytesIO(file.body)).pages
    told = " ".join(page.extract_text(visitor_text=heard).split())
    assert "1. Who it is. You. Bring a plan, all. A word or two." in told
    assert {"1. Who it is.", "Bring"} <= set(filter(None, bold)) and "or" not in bold


def test_a_schools_own_workshop_without_a_guide_prints_too(tmp_path):
    own = tmp_path / "library" / "workshops"
    own.mkdir(parents=True)
    text = content.library_paths()["feedback_and_marking"].read_text("utf-8")
    (own / "our_marking.yaml").write_text(text, "utf-8")
    files = paperwork.everything("Elm Park", "our_marking", tmp_path, ("", TODAY))
    names = ("slides", "sheets", "table-sheets")
    assert [f.name for f in files] == [f"our-marking-{name}.pdf" for name in names]
    parcel = paperwork.parcel("Elm Park", "our_marking", tmp_path, ("", TODAY))
    with zipfile.ZipFile(io.BytesIO(parcel.body)) as packed:
        assert packed.namelist() == [f.name for f in files]
