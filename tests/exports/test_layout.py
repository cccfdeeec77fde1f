"""How the pages look: no heading alone at a foot, no short table cut, a nought is no eight."""

import io
import re

import pytest
from docx import Document as Read
from pypdf import PdfReader

from tests.exports.afternoon import TODAY, Afternoon, played, proposal
from tests.exports.reading import W, word_part
from workshop_kit import exports
from workshop_kit.domain.document import Bars, Bullets, Document, Heading, Paragraph, Table
from workshop_kit.exports.material import Material
from workshop_kit.exports.sheets import Cover, Sheet, Slide, write_sheets, write_slides
from workshop_kit.exports.word import TEMPLATE

FEW = Table("Few", ("What", "n"), tuple((f"Row {n}", str(n)) for n in range(1, 7)))
MANY = Table("Many", ("What", "n"), tuple((f"Row {n}", str(n)) for n in range(1, 30)))


def made(*blocks, kind):
    document = Document("Title", "Subtitle", "Notice", blocks)
    material = Material(school="Marlow Road", document=document, today=TODAY)
    return exports.paper_file(material, "paper", kind).body


def kept(body):
    """(words, whether it stays with what follows) of each paragraph, also in tables."""
    found = []
    for paragraph in word_part(body).iter(f"{W}p"):
        words = "".join(text.text or "" for text in paragraph.iter(f"{W}t"))
        style = Read(io.BytesIO(body)).styles
        asked = paragraph.find(f"{W}pPr/{W}keepNext")
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        if asked is None and named is not None:
            ids = {one.style_id: one for one in style}
            asked = ids[named.get(f"{W}val")].element.find(f"{W}pPr/{W}keepNext")
        found.append((words, asked is not None and asked.get(f"{W}val") not in ("0", "false")))
    return dict(found)


def test_in_word_a_heading_its_sentence_and_a_caption_stay_with_what_they_head():
    body = made(Heading(1, "Head"), Paragraph("About"), FEW, Paragraph("After"), kind="docx")
    found = kept(body)
    assert found["Head"] and found["About"] and found["Few"]
    assert not found["After"]


def test_in_word_a_sentence_before_a_list_stays_with_it():
    found = kept(made(Paragraph("These:"), Bullets(("one", "two")), kind="docx"))
    assert found["These:"] and not found["one"]


def test_in_word_a_short_table_stays_whole_and_a_long_one_leaves_no_row_alone():
    few = kept(made(FEW, kind="docx"))
    assert [few[f"Row {n}"] for n in range(1, 7)] == [True] * 5 + [False]
    many = kept(made(MANY, kind="docx"))
    assert many["What"] and not many["Row 1"] and not many["Row 26"]
    assert many["Row 27"] and many["Row 28"] and not many["Row 29"]


def lines(n):
    return [Paragraph(f"Line {k}") for k in range(n)]


def look(body):
    """(points of its letters, millimetres above its text) of a Word file."""
    read = Read(io.BytesIO(body))
    return read.styles["Normal"].font.size.pt, round(read.sections[0].top_margin.mm)


@pytest.mark.parametrize("few", [1, 20])
def test_what_fits_as_it_is_keeps_its_large_letters_in_word(few):
    assert look(made(*lines(few), kind="docx")) == (10.5, 27)


def test_a_paper_whose_pdf_saves_a_page_by_smaller_gaps_has_them_in_word_too(tmp_path):
    over = next(n for n in range(30, 60) if look(made(*lines(n), kind="docx"))[0] == 10)
    assert len(pages(made(*lines(over), kind="pdf"))) == 1
    assert look(made(*lines(over), kind="docx")) == (10, 23)
    assert look(made(*lines(over + 15), kind="docx")) == (10.5, 27), "it would save nothing"
    own = tmp_path / "plan.docx"
    own.write_bytes(TEMPLATE.read_bytes())
    document = Document("Title", "Subtitle", "Notice", tuple(lines(over)))
    material = Material(school="Marlow Road", document=document, today=TODAY, template=own)
    assert look(exports.paper_file(material, "paper", "docx").body) == (10.5, 27), "its own look"


def point(body):
    """How large the lines of a PDF are."""
    found = set()
    visit = lambda words, _, at, font, size: words[:4] == "Line" and found.add(size)  # noqa: E731
    PdfReader(io.BytesIO(body)).pages[0].extract_text(visitor_text=visit)
    (size,) = found
    return round(size, 1)


def test_what_fills_its_pdf_to_the_brim_is_set_smaller_in_word_which_needs_a_little_more():
    first = next(n for n in range(30, 60) if look(made(*lines(n), kind="docx"))[0] == 10)
    assert point(made(*lines(first), kind="pdf")) == 10.5
    assert point(made(*lines(first + 8), kind="pdf")) == 10


@pytest.mark.parametrize(("last", "point"), [(FEW, 1), (Paragraph("After"), None)])
def test_in_word_a_table_at_the_end_leaves_no_line_for_a_page_of_its_own(last, point):
    (*_, end) = Read(io.BytesIO(made(MANY, last, kind="docx"))).paragraphs
    spaced = end.paragraph_format.line_spacing
    assert (spaced.pt if spaced else None) == point


def test_a_list_to_fill_in_leaves_a_third_of_the_page_to_what_is_asked_about():
    head = ("Action", "Who was asked, and when", "Stopped, partly, not?", "Minutes", "Came", "More")
    rows = (("Marks are typed in once, into one system, by one date a term", *[""] * 5),)
    table = Table("Ask", head, rows, to_fill=True)
    assert table.widths[0] > 0.3 * sum(table.widths)
    page = made(table, kind="html").decode()
    assert page.count("<col style=") == len(head)


def test_in_word_every_label_of_an_action_stands_beside_its_words():
    room = played()
    room.complete(3, law="no")
    body = exports.file(room.state, TODAY, "docx").body
    assert not [p for p in word_part(body).iter(f"{W}p") if p.find(f".//{W}br") is not None]


def test_a_printed_web_page_keeps_the_colours_of_what_its_bars_mean():
    style = made(Paragraph("One"), kind="html").decode()
    (rule,) = re.findall(r"\.parts i \{[^}]*\}", style)
    assert "print-color-adjust: exact" in rule


def pages(body):
    return [page.extract_text() for page in PdfReader(io.BytesIO(body)).pages]


@pytest.mark.parametrize("before", range(25, 45))
def test_in_pdf_a_short_table_stands_on_one_page(before):
    told = pages(made(*[Paragraph(f"Line {n}") for n in range(before)], FEW, kind="pdf"))
    (page,) = [text for text in told if "Row 1" in text]
    assert all(f"Row {n}" in page for n in range(1, 7)) and "Few" in page


def test_a_table_with_long_words_may_go_on_over_pages_and_loses_none():
    rows = tuple((f"Row {n}", "word " * 300) for n in range(1, 7))
    told = "".join(pages(made(Table("Long", ("What", "Words"), rows), kind="pdf")))
    assert all(f"Row {n}" in told for n in range(1, 7))


def test_the_nought_in_the_pdf_has_no_stroke():
    """Its glyph comes from a font that holds a plain zero and nothing else."""
    body = exports.file(played().state, TODAY, "pdf").body
    fonts = [f for page in PdfReader(io.BytesIO(body)).pages for f in _fonts(page)]
    assert any("KitZero" in name for name in fonts)
    assert "2027" in pages(body)[0]


@pytest.mark.parametrize("kind", ["sheets", "slides"])
def test_nor_has_it_on_sheets_and_slides(kind):
    cover = Cover("Elm Park", "10 or 100", "0")
    page = Slide("", "10 or 100?", "", "", (), (), ())
    sheet = Sheet("", "10 or 100?", (), (), ())
    made = {"sheets": write_sheets, "slides": write_slides}[kind]
    body = made(cover, [sheet if kind == "sheets" else page], TODAY)
    assert any("KitZero" in name for p in PdfReader(io.BytesIO(body)).pages for name in _fonts(p))


def gains(*minutes):
    """The bars of a plan whose actions change these minutes."""
    room = Afternoon()
    same = [proposal(f"Action {n}", minutes=one) for n, one in enumerate(minutes)]
    room.close("propose", [*same, *[proposal("Another")] * (7 - len(same))])
    room.add("chose", proposals=[p.id for p in room.state.proposals if p.what != "Another"])
    room.agree()
    blocks = exports.record.told(room.state, TODAY).blocks
    return next(b for b in blocks if isinstance(b, Bars) and not b.counted)


def test_what_is_added_is_drawn_in_other_colours_than_what_is_given_back():
    bars = gains({"Teachers": -20, "Office staff": 10}, {"Teachers": -30})
    saved, added = (counts for _, counts in sorted(bars.rows, key=lambda row: -sum(row[1])))
    assert (saved, added) == ((20, 30, 0, 0), (0, 0, 10, 0))
    assert [part for _, part in bars.legend] == [bars.parts[n] for n in (0, 1, 2)]
    assert [len(gains({"Teachers": -20}).parts)] == [2]


def test_in_the_web_page_too():
    page = exports.file(played().state, TODAY, "html").body.decode()
    style = page[: page.index("</style>")]
    colours = re.findall(r"\.sides \.part-[34] { background: (#\w+)", style)
    saved = re.findall(r"\.part-[12] { background: (#\w+)", style)
    assert len({*colours, *saved}) == 4
    assert 'class="bars sides"' in page


def test_the_label_of_a_bar_is_cut_after_a_whole_word():
    what = "Photographing " * 12
    room = Afternoon()
    room.proposals(what.strip())
    room.agree()
    blocks = exports.record.told(room.state, TODAY).blocks
    bars = next(b for b in blocks if isinstance(b, Bars) and b.counted)
    ((label, _),) = bars.rows
    assert set(label.split()) == {"1.", "Stop:", "Photographing", "Photographing…"}


def test_a_column_of_numbers_holds_no_words_so_that_all_stand_under_one_another():
    room = Afternoon()
    room.numbers()
    blocks = exports.record.told(room.state, TODAY).blocks
    (table,) = (b for b in blocks if isinstance(b, Table) and "Keep" in b.head)
    assert table.numbers == (False, *[True] * (len(table.head) - 1))


def test_a_web_page_says_the_schools_name_once_at_its_top():
    page = exports.file(played().state, TODAY, "html").body.decode()
    assert page[page.index("<header>") : page.index("</header>")].count("Marlow Road") == 1


def _fonts(page):
    return [str(font.get_object()["/BaseFont"]) for font in page["/Resources"]["/Font"].values()]


def overview(room):
    blocks = exports.record.told(room.state, TODAY).blocks
    return next(b for b in blocks if isinstance(b, Table) and b.caption == "All actions")


def test_all_actions_say_of_which_kind_they_are():
    room = Afternoon()
    room.proposals("One", "Two")
    room.complete(0, kind="protect")
    assert [row[0] for row in overview(room).rows] == ["1. Protect: One", "2. Stop: Two"]


def test_what_each_action_is_has_the_widest_column_of_all_actions():
    room = Afternoon()
    room.proposals("Marks are typed once, into one system, by one date a term", "Two")
    table = overview(room)
    assert table.widths[0] == max(table.widths) >= sum(table.widths) / 4
