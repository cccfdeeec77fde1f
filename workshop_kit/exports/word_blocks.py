"""Each block of a Document as Word paragraphs and tables, in the styles of plan.docx."""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from ..domain.document import Bars, Block, Bullets, Facts, Heading, Paragraph, Table
from .pdf import pictures

RIGHT = 2
LONGEST_LABEL = 25  # characters beside which there is room for the words
TO_WRITE_IN = Mm(12)
DENSE = Pt(8.5)
LEFT_OVER = 3  # so many last rows of a table stay together


@dataclass(frozen=True)
class Frame:
    """A python-docx document, and the ids of its styles by name.

    Asking python-docx for each style anew takes half of the time that a plan of 20 actions takes.
    """

    docx: Any
    styles: Mapping[str, str]


def framed(docx: Any) -> Frame:
    """A document with its styles; a school's template may have lost some."""
    return Frame(docx, {style.name: style.style_id for style in docx.styles})


def append(frame: Frame, block: Block, leads: bool = False) -> None:
    """Add the block at the end of the document; one that `leads` stays with what follows."""
    match block:
        case Heading():
            _heading(frame, block)
        case Paragraph():
            made = _paragraph(frame, block.text, "Notice" if block.strong else "Normal")
            made.paragraph_format.keep_with_next = leads or None
        case Bullets():
            _bullets(frame, block)
        case Facts():
            for pair in block.pairs:
                _fact(frame, *pair)
        case Table():
            _table(frame, block)
        case Bars():
            _bars(frame, block)


def _paragraph(frame: Frame, text: str, style: str) -> Any:
    made = frame.docx.add_paragraph(text)
    if style in frame.styles and style != "Normal":
        made._p.style = frame.styles[style]
    return made


def _heading(frame: Frame, block: Heading) -> None:
    made = _paragraph(frame, block.text, f"Heading {block.level}")
    made.paragraph_format.keep_with_next = True  # also in a school's own template
    if block.new_page:
        made.paragraph_format.page_break_before = True


def _bullets(frame: Frame, block: Bullets) -> None:
    for item in block.items:
        _paragraph(frame, item, "List Tick" if block.tick else "List Bullet")


def _fact(frame: Frame, label: str, words: str) -> None:
    paragraph = _paragraph(frame, "", "Fact")
    paragraph.paragraph_format.keep_together = True
    run = paragraph.add_run(label)
    if "Fact Label" in frame.styles:
        run._r.style = frame.styles["Fact Label"]
    if len(label) > LONGEST_LABEL:
        run.add_break()  # the words begin below, where their column is
    else:
        paragraph.add_run("\t")
    paragraph.add_run(words)


def _bars(frame: Frame, block: Bars) -> None:
    """A picture with its words for who cannot see it."""
    _caption(frame, block)
    for drawn in pictures(block):
        made = frame.docx.add_picture(BytesIO(drawn), width=_room(frame))
        for side in "TBLR":
            made._inline.set(f"dist{side}", "0")
        about = made._inline.docPr
        about.set("descr", block.told)
        about.set("name", block.caption)
    frame.docx.paragraphs[-1].paragraph_format.keep_with_next = True
    _paragraph(frame, block.told, "Table Text")


def _caption(frame: Frame, block: Bars | Table) -> None:
    _paragraph(frame, block.caption, "Caption").paragraph_format.keep_with_next = True


def _table(frame: Frame, block: Table) -> None:
    _caption(frame, block)
    table = frame.docx.add_table(0, len(block.head))
    name = "Plan Table to Fill" if block.to_fill else "Plan Table"
    if name in frame.styles:
        table._tbl.tblStyle_val = frame.styles[name]
    text = frame.styles.get("Table Text")
    for n, words in enumerate((block.head, *block.rows)):
        # The head stays with its first row, a short table with all of its rows; none is left over.
        left = len(block.rows) - n
        leads = left > 0 and (n == 0 or left < LEFT_OVER or block.whole)
        _row(table.add_row(), words, (text, leads), block)
    _mark(table, block)
    _measure(frame, table, block.widths)
    _paragraph(frame, "", "Table Text")  # two tables without it would become one


def _row(row: Any, words: tuple[str, ...], look: tuple[str | None, bool], block: Table) -> None:
    style, leads = look
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, text, number in zip(row.cells, words, block.numbers, strict=True):
        paragraph = cell.paragraphs[0]
        if style:
            paragraph._p.style = style
        paragraph.paragraph_format.keep_with_next = leads or None
        run = paragraph.add_run(text)
        if block.dense:
            run.font.size = DENSE
        if number:
            paragraph.alignment = RIGHT


def _mark(table: Any, block: Table) -> None:
    """The header row repeats on each page and is told as such; the caption is the table's name."""
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    title = OxmlElement("w:tblCaption")
    title.set(qn("w:val"), block.caption)
    table._tbl.tblPr.append(title)
    if block.to_fill:
        for row in list(table.rows)[1:]:
            row.height = TO_WRITE_IN


def _measure(frame: Frame, table: Any, widths: tuple[float, ...]) -> None:
    room = _room(frame)
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = int(room * width / sum(widths))


def _room(frame: Frame) -> int:
    """How wide the text of a page is."""
    page = frame.docx.sections[0]
    return int(page.page_width - page.left_margin - page.right_margin)
