"""The plan as Excel: a row for each action, the minutes by job, the report, and every figure.

Read again by excel_reading: what is filled in on the first sheet comes back as the plan.
"""

import json
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from typing import Any

import xlsxwriter

from ..domain.document import Bars, Block, Bullets, Facts, Heading, Paragraph
from ..domain.ledger import ledger
from ..domain.plan import DATE_FIELDS
from ..domain.report.sides import added, saved
from ..words import say
from .excel_columns import COLUMNS, Told, choices, label, shown
from .leaves import TEXT, WHOLE, leaves
from .material import PlanMaterial
from .record import Record, to_data, word_of

SHEETS = ("plan", "minutes", "report", "figures")
TOP = 4  # the row of the heads, from 0
FOLLOWING = ("actions", "ledger", "document")  # told again when the file is read
LONGEST_SHEET = 31  # Excel's own limit of a sheet's name
WIDTHS = {"id": 12, "what": 44, "pupils": 28, "now": 16}
# Staff words that begin with = or look like an address stay words.
PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write(material: PlanMaterial) -> bytes:
    """An .xlsx of four sheets; nothing in it is computed by Excel."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, **PLAIN})
    _describe(book, material)
    looks = _looks(book)
    _plan(book, looks, material)
    _minutes(book, looks, material)
    _report(book, looks, material)
    _figures(book, looks, material)
    book.close()
    return out.getvalue()


def _describe(book: Any, material: PlanMaterial) -> None:
    about_book = {"title": material.document.title[:255], "author": material.school[:255]}
    made = datetime.fromisoformat(material.today)  # not now: the same plan is the same file
    book.set_properties({**about_book, "comments": material.document.notice, "created": made})


def _looks(book: Any) -> dict[str, Any]:
    wrapped = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#7A8A94"}
    return {
        "title": book.add_format({"bold": True, "font_size": 14, "font_color": "#12557A"}),
        "notice": book.add_format({"bold": True, "text_wrap": True}),
        "head": book.add_format({**wrapped, "bold": True, "bg_color": "#E3ECF1"}),
        "cell": book.add_format(wrapped),
        "day": book.add_format({**wrapped, "num_format": "d mmmm yyyy", "align": "left"}),
    }


def _sheet(book: Any, looks: dict[str, Any], name: str, material: PlanMaterial) -> Any:
    sheet = book.add_worksheet(say(f"excel.{name}")[:LONGEST_SHEET])
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L{material.school[:120].replace('&', '&&')}&R&P")
    sheet.write_string(0, 0, material.document.title, looks["title"])
    word = say("export.check", word=word_of(material.state))
    sheet.write_string(1, 0, f"{material.document.subtitle} {word}")
    sheet.write_string(2, 0, material.document.notice, looks["notice"])
    return sheet


def _plan(book: Any, looks: dict[str, Any], material: PlanMaterial) -> None:
    sheet = _sheet(book, looks, "plan", material)
    actions = material.state.actions
    days = Told(material.state.asked_on, material.today)
    head = [label(name) for name in COLUMNS]
    rows = [[shown(action, name, days) for name in COLUMNS] for action in actions]
    _grid(sheet, looks, TOP, (head, rows))
    _days(sheet, looks["day"], rows)
    for column, name in enumerate(COLUMNS):
        sheet.set_column(column, column, WIDTHS.get(name, 20))
        offered = list(choices(name).values())
        if offered and actions:
            # "stopped 12, partly 5" may be typed as well: Excel must not refuse it.
            list_of = {"validate": "list", "source": offered, "show_error": name != "now"}
            sheet.data_validation(TOP + 1, column, TOP + len(actions), column, list_of)
    sheet.freeze_panes(TOP + 1, 3)
    sheet.repeat_rows(TOP)


def _days(sheet: Any, look: Any, rows: Sequence[Sequence[str]]) -> None:
    """Dates as Excel's own, so that they can be sorted, in the kit's spelling."""
    for column in map(COLUMNS.index, DATE_FIELDS):
        for down, row in enumerate(rows, start=TOP + 1):
            if row[column]:
                sheet.write_datetime(down, column, datetime.fromisoformat(row[column]), look)
            else:
                sheet.write_string(down, column, "", look)


def _minutes(book: Any, looks: dict[str, Any], material: PlanMaterial) -> None:
    sheet = _sheet(book, looks, "minutes", material)
    lines = ledger(material.state.actions)
    rows = [[line.job, saved(line, say), added(line, say)] for line in lines]
    head = [say(f"report.summary.{name}") for name in ("job", "saves", "adds")]
    _grid(sheet, looks, TOP, (head, rows))
    sheet.set_column(0, 2, 34)


def _report(book: Any, looks: dict[str, Any], material: PlanMaterial) -> None:
    """The whole report, block below block."""
    sheet = _sheet(book, looks, "report", material)
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, 8, 20)
    at = TOP
    for block in material.document.blocks:
        at = _block(sheet, looks, at, block)


def _figures(book: Any, looks: dict[str, Any], material: PlanMaterial) -> None:
    """Every figure with its place, for the file to be read again."""
    sheet = _sheet(book, looks, "figures", material)
    data = figures(material)
    rows = [("", TEXT, mark_of(data)), *leaves(data)]
    head = [say(f"excel.figures_{name}") for name in ("place", "kind", "cell")]
    _grid(sheet, looks, TOP, (head, ()))
    for down, (place, kind, cell) in enumerate(rows, start=TOP + 1):
        sheet.write_string(down, 0, place or say("excel.mark"))
        sheet.write_string(down, 1, kind)
        put = sheet.write_number if kind == WHOLE else sheet.write_string
        put(down, 2, cell)
    sheet.set_column(0, 2, 44)
    sheet.hide()  # for programs: nobody has to fill anything in there


def figures(material: PlanMaterial) -> dict[str, Any]:
    """All plain values of the record from which the others follow."""
    data = to_data(Record(material.state, material.today))
    return {name: value for name, value in data.items() if name not in FOLLOWING}


def mark_of(data: Any) -> str:
    """A mark of all figures: it differs as soon as one of them was changed by hand."""
    return sha256(json.dumps(data, ensure_ascii=False).encode()).hexdigest()


def _block(sheet: Any, looks: dict[str, Any], at: int, block: Block) -> int:
    """Write one block from row `at` on; the row where the next one begins."""
    if isinstance(block, Heading):
        sheet.write_string(at + 1, 0, block.text, looks["title"])
        return at + 2
    if isinstance(block, Paragraph):
        sheet.write_string(at, 0, block.text)
        return at + 1
    if isinstance(block, Bullets):
        for down, item in enumerate(block.items):
            sheet.write_string(at + down, 0, item)
        return at + len(block.items)
    if isinstance(block, Bars):
        sheet.write_string(at, 0, block.told)  # the sheets hold the same numbers in tables
        return at + 1
    if isinstance(block, Facts):
        return _grid(sheet, looks, at, ((), block.pairs))
    sheet.write_string(at, 0, block.caption, looks["title"])
    return _grid(sheet, looks, at + 1, (block.head, block.rows)) + 1


def _grid(
    sheet: Any, looks: dict[str, Any], at: int, table: tuple[Sequence[str], Sequence[Sequence[str]]]
) -> int:
    """Write a head and its rows from row `at` on; the row after the last."""
    head, rows = table
    for column, words in enumerate(head):
        sheet.write_string(at, column, words, looks["head"])
    for down, row in enumerate(rows, start=1):
        for column, words in enumerate(row):
            sheet.write_string(at + down, column, words, looks["cell"])
    return at + len(rows) + 1
