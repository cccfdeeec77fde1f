"""Each block of a Document as Word paragraphs and tables, in the styles of plan.docx."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from ..domain.document import Block, Bullets, Facts, Heading, Paragraph, Table

RIGHT = 2
TO_WRITE_IN = Mm(12)
DENSE = Pt(8.5)


def append(frame: Any, block: Block) -> None:
    """Add the block at the end of a python-docx document."""
    match block:
        case Heading():
            _heading(frame, block)
        case Paragraph():
            _paragraph(frame, block.text, "Notice" if block.strong else "Normal")
        case Bullets():
            for item in block.items:
                _paragraph(frame, item, "List Tick" if block.tick else "List Bullet")
        case Facts():
            for pair in block.pairs:
                _fact(frame, *pair)
        case Table():
            _table(frame, block)


def _style(frame: Any, name: str) -> Any:
    """The style of this name; None where a school's template has lost it."""
    return frame.styles[name] if name in frame.styles else None  # noqa: SIM401 (it has no get)


def _paragraph(frame: Any, text: str, style: str) -> Any:
    return frame.add_paragraph(text, _style(frame, style))


def _heading(frame: Any, block: Heading) -> None:
    made = _paragraph(frame, block.text, f"Heading {block.level}")
    if block.new_page:
        made.paragraph_format.page_break_before = True


def _fact(frame: Any, label: str, words: str) -> None:
    paragraph = _paragraph(frame, "", "Fact")
    paragraph.add_run(label, _style(frame, "Fact Label"))
    paragraph.add_run("\t")
    paragraph.add_run(words)


def _table(frame: Any, block: Table) -> None:
    _paragraph(frame, block.caption, "Caption")
    style = _style(frame, "Plan Table to Fill" if block.to_fill else "Plan Table")
    table = frame.add_table(0, len(block.head), style)
    text = _style(frame, "Table Text")
    for words in (block.head, *block.rows):
        _row(table.add_row(), words, text, block)
    _mark(table, block)
    _measure(frame, table, block.widths)
    _paragraph(frame, "", "Table Text")  # two tables without it would become one


def _row(row: Any, words: tuple[str, ...], style: Any, block: Table) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, text, number in zip(row.cells, words, block.numbers, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.style = style
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


def _measure(frame: Any, table: Any, widths: tuple[float, ...]) -> None:
    page = frame.sections[0]
    room = page.page_width - page.left_margin - page.right_margin
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = int(room * width / sum(widths))
