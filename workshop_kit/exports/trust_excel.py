"""A trust's picture as Excel: the report's first sheet in words, then a sheet for each table."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any, Protocol

import xlsxwriter

from ..domain.document import Bullets, Document, Paragraph
from ..words import say
from .excel import LONGEST_SHEET, PLAIN, TALL, height
from .material import Material

TOP = 3  # the row of the heads, from 0
WIDEST, WORDS = 60, 110  # characters of a column of a table, and of the sheet in words


class Told(Protocol):
    """A table: the name of its tab, what it shows, its head, and rows of words and numbers."""

    @property
    def name(self) -> str: ...
    @property
    def caption(self) -> str: ...
    @property
    def head(self) -> tuple[str, ...]: ...
    @property
    def rows(self) -> tuple[tuple[str | int, ...], ...]: ...


def write(material: Material, tables: Iterable[Told]) -> bytes:
    """An .xlsx; nothing in it is computed by Excel, and counts are numbers that sort."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, **PLAIN})
    document = material.document
    made = datetime.fromisoformat(material.today)
    about = {"title": document.title[:255], "author": material.school[:255]}
    book.set_properties({**about, "comments": document.notice, "created": made})
    looks = {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "head": book.add_format({"bold": True, "text_wrap": True, "bg_color": "#E3ECF1"}),
        "cell": book.add_format({"text_wrap": True, "valign": "top"}),
    }
    _words(book, looks, document)
    for table in tables:
        _table(book, looks, table, document.notice)
    book.close()
    return out.getvalue()


def _words(book: Any, looks: dict[str, Any], document: Document) -> None:
    """The sentences of the report: what its numbers mean, and how they came about."""
    sheet = book.add_worksheet(say("trust_tab.words"))
    _on_paper(sheet)
    sheet.set_column(0, 0, WORDS)
    sheet.set_row(0, TALL)
    sheet.write_string(0, 0, document.title, looks["title"])
    lines = [document.subtitle, document.notice]
    for block in document.blocks:
        lines += [block.text] if isinstance(block, Paragraph) else []
        lines += block.items if isinstance(block, Bullets) else []
    for down, line in enumerate(lines, start=1):
        sheet.set_row(down, height((line,), (WORDS,)))
        sheet.write_string(down, 0, line, looks["cell"])


def _on_paper(sheet: Any) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)


def _table(book: Any, looks: dict[str, Any], table: Told, notice: str) -> None:
    sheet = book.add_worksheet(table.name[:LONGEST_SHEET])
    _on_paper(sheet)
    sheet.set_row(0, TALL)
    sheet.write_string(0, 0, table.caption, looks["title"])
    sheet.write_string(1, 0, notice)
    columns = [[row[n] for row in table.rows] for n in range(len(table.head))]
    widths = [_width(words, cells) for words, cells in zip(table.head, columns, strict=True)]
    sheet.set_row(TOP, height(table.head, widths))
    sheet.repeat_rows(TOP)
    for column, (words, width) in enumerate(zip(table.head, widths, strict=True)):
        sheet.write_string(TOP, column, words, looks["head"])
        sheet.set_column(column, column, width)
    for down, row in enumerate(table.rows, start=TOP + 1):
        sheet.set_row(down, height([str(cell) for cell in row], widths))
        for column, cell in enumerate(row):
            if isinstance(cell, int):
                sheet.write_number(down, column, cell, looks["cell"])
            else:
                sheet.write_string(down, column, cell, looks["cell"])
    if not table.rows:
        sheet.write_string(TOP + 1, 0, say("trust.too_few"))
    sheet.freeze_panes(TOP + 1, 1)
    sheet.autofilter(TOP, 0, TOP + max(1, len(table.rows)), len(table.head) - 1)


def _width(head: str, cells: Sequence[str | int]) -> int:
    return min(WIDEST, 3 + max(len(str(cell)) for cell in (*head.split(), *cells)))
