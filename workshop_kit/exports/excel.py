"""The plan as Excel: a row for each action, the minutes by job, and the whole report."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from ..domain.document import Block, Bullets, Facts, Heading, Paragraph
from ..domain.ledger import ledger
from ..domain.plan import (
    DATE_FIELDS,
    MORE_FIELDS,
    STATE_FIELDS,
    STATES,
    TEXT_FIELDS,
    Action,
)
from ..domain.report.phrases import about, wait_of
from ..words import say
from .material import PlanMaterial

OWN = ("what", "lead", "when", "pupils")
MORE = (*TEXT_FIELDS, *MORE_FIELDS, *STATE_FIELDS, *DATE_FIELDS)
NOW = ("stopped", "partly", "not_stopped")
LONGEST_SHEET = 31  # Excel's own limit of a sheet's name
LONGEST_LIST = 100  # rows below the plan that still offer the status list
WIDTHS = {"what": 44, "pupils": 28, "now": 16}
# Staff words that begin with = or look like an address stay words.
PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write(material: PlanMaterial) -> bytes:
    """An .xlsx of three sheets; nothing in it is computed by Excel."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, **PLAIN})
    _describe(book, material)
    looks = _looks(book)
    _plan(book, looks, material)
    _minutes(book, looks, material)
    _report(book, looks, material)
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
    }


def _sheet(book: Any, looks: dict[str, Any], name: str, material: PlanMaterial) -> Any:
    sheet = book.add_worksheet(say(f"excel.{name}")[:LONGEST_SHEET])
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L{material.school[:120].replace('&', '&&')}&R&P")
    sheet.write_string(0, 0, material.document.title, looks["title"])
    sheet.write_string(1, 0, material.document.subtitle)
    sheet.write_string(2, 0, material.document.notice, looks["notice"])
    return sheet


def _plan(book: Any, looks: dict[str, Any], material: PlanMaterial) -> None:
    sheet = _sheet(book, looks, "plan", material)
    actions = material.state.actions
    names = ("kind", *OWN, "minutes", "state", "waited", *MORE, "now")
    head = [_label(name) for name in names]
    rows = [[_value(action, name, material) for name in names] for action in actions]
    _grid(sheet, looks, 4, (head, rows))
    for column, name in enumerate(names):
        sheet.set_column(column, column, WIDTHS.get(name, 20))
    offered = [say(f"excel.{name}") for name in NOW]
    last, at = 4 + LONGEST_LIST, names.index("now")
    sheet.data_validation(5, at, last, at, {"validate": "list", "source": offered})
    sheet.freeze_panes(5, 2)


def _label(name: str) -> str:
    own = ("state", "waited", "now")
    return say(f"excel.{name}" if name in own else f"plan_screen.{name}")


def _value(action: Action, name: str, material: PlanMaterial) -> str:
    if name == "kind":
        return say(f"kind.{action.kind}")
    if name == "minutes":
        return "; ".join(f"{job}: {n:+d}" for job, n in action.minutes)
    if name == "state":
        return say(f"report.state.{action.state}") if action.state in STATES else ""
    if name == "waited":
        return wait_of(say, action, material.state.held_on, material.today)
    if name == "now":
        return ""
    return str(getattr(action, name) if name in OWN else action.more.get(name, ""))


def _minutes(book: Any, looks: dict[str, Any], material: PlanMaterial) -> None:
    sheet = _sheet(book, looks, "minutes", material)
    sides = [
        (line.job, line.saved and about(line.saved, say), line.added and about(line.added, say))
        for line in ledger(material.state.actions)
    ]
    rows = [[cell or "–" for cell in side] for side in sides]
    head = [say(f"report.summary.{name}") for name in ("job", "saves", "adds")]
    _grid(sheet, looks, 4, (head, rows))
    sheet.set_column(0, 2, 34)


def _report(book: Any, looks: dict[str, Any], material: PlanMaterial) -> None:
    """The whole report, block below block."""
    sheet = _sheet(book, looks, "report", material)
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, 8, 20)
    at = 4
    for block in material.document.blocks:
        at = _block(sheet, looks, at, block)


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
