"""Word by its XML: styles, order of headings, language, header rows; a school's own look."""

from itertools import pairwise

from docx import Document
from lxml import etree

from tests.exports.afternoon import TODAY, played
from tests.exports.reading import W, paragraphs, word_part
from workshop_kit import exports
from workshop_kit.exports.word import TEMPLATE


def made(template=None) -> bytes:
    return exports.file(played().state, TODAY, "docx", template).body


def test_headings_are_real_and_in_order():
    told = paragraphs(word_part(made()))
    assert told[0] == ("Title", "Feedback and marking: the plan")
    levels = [int(style[-1]) for style, _ in told if style.startswith("Heading")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_language_is_british_english():
    styles = word_part(made(), "word/styles.xml")
    assert {lang.get(f"{W}val") for lang in styles.iter(f"{W}lang")} == {"en-GB"}


def test_every_table_has_a_header_row_that_repeats_and_a_name():
    tables = list(word_part(made()).iter(f"{W}tbl"))
    assert len(tables) > 8
    for table in tables:
        rows = table.findall(f"{W}tr")
        assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows].index(True) == 0
        assert table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val")


def test_every_picture_is_told_in_words():
    told = [
        about.get("descr")
        for about in word_part(made()).iter()
        if about.tag.endswith("}docPr") and about.get("name")
    ]
    assert len(told) == 2
    assert told[0].startswith("The same as in the table: Office staff")


def test_lists_and_boxes_to_tick_are_styles():
    styles = {style for style, _ in paragraphs(word_part(made()))}
    assert {"ListBullet", "ListTick", "Fact", "Notice", "Caption"} <= styles


def test_the_notice_stands_on_every_page():
    header = paragraphs(word_part(made(), "word/header1.xml"))
    some = "Some of these actions are adopted. The others are not: each says where it stands"
    assert header[0][1] == some


def test_the_file_says_whose_it_is(tmp_path):
    (tmp_path / "a.docx").write_bytes(made())
    about = Document(str(tmp_path / "a.docx")).core_properties
    told = (about.title, about.author, about.language)
    assert told == ("Feedback and marking: the plan", "Marlow Road", "en-GB")
    assert about.created.isoformat()[:10] == TODAY


def test_a_school_s_own_look_and_words_are_kept(tmp_path):
    own = Document(str(TEMPLATE))
    own.styles["Heading 1"].font.name = "Comic Sans MS"
    own.styles["Notice"].delete()
    own.add_paragraph("With best wishes from {{ school }}")
    own.save(str(tmp_path / "plan.docx"))
    body = made(tmp_path / "plan.docx")
    assert paragraphs(word_part(body))[-1][1] == "With best wishes from Marlow Road"
    assert b"Comic Sans MS" in etree.tostring(word_part(body, "word/styles.xml"))


def test_a_template_without_a_place_for_the_plan_gets_it_at_the_end(tmp_path):
    own = Document()
    own.add_paragraph("Our crest")
    own.save(str(tmp_path / "plan.docx"))
    told = [words for _, words in paragraphs(word_part(made(tmp_path / "plan.docx")))]
    assert told[0] == "Our crest" and "In short" in told
