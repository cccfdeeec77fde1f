"""A budget of directed time as Excel: totals, findings, the draft calendar, and the rules."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

import xlsxwriter

from ..domain.directed_time import FIELDS, Budget
from ..domain.directed_time.hours import clock, written
from ..domain.directed_time.reckoning import PARTS
from ..domain.report.phrases import spoken
from ..words import say
from .excel import PLAIN

A_DAY = 24 * 60
LENGTH = "[h]:mm"


def write(budget: Budget) -> bytes:
    """An .xlsx of four sheets; lengths are numbers that a sheet can add up."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, **PLAIN})
    looks = {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "head": book.add_format({"bold": True, "text_wrap": True, "bg_color": "#E3ECF1"}),
        "cell": book.add_format({"text_wrap": True, "valign": "top"}),
        "length": book.add_format({"num_format": LENGTH, "valign": "top"}),
    }
    _totals(book, looks, budget)
    _findings(book, looks, budget)
    _calendar(book, looks, budget)
    _rules(book, looks, budget)
    book.close()
    return out.getvalue()


def empty() -> bytes:
    """A sheet to fill in: every heading, a row for everyone, and a second sheet for term dates."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, **PLAIN})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    posts, terms = (book.add_worksheet(say(f"directed_excel.{n}")) for n in ("posts", "terms"))
    posts.write_row(0, 0, [say(f"directed_field.{field.name}") for field in FIELDS], head)
    posts.write_string(1, 0, say("directed_excel.everyone"))
    terms.write_row(0, 0, [say("staff_time.first_day"), say("staff_time.last_day")], head)
    for sheet in (posts, terms):
        sheet.set_column(0, len(FIELDS), 16)
        sheet.freeze_panes(1, 1)
    book.close()
    return out.getvalue()


def _sheet(book: Any, looks: dict[str, Any], name: str, widths: Sequence[int]) -> Any:
    sheet = book.add_worksheet(say(f"directed_excel.{name}"))
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.write_string(0, 0, say("directed_time.title"), looks["title"])
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    return sheet


def _grid(
    sheet: Any, looks: dict[str, Any], head: Sequence[str], rows: Iterable[Sequence[str | int]]
) -> None:
    """A head and rows from the third row on; whole numbers are minutes."""
    for column, words in enumerate(head):
        sheet.write_string(2, column, words, looks["head"])
    for down, row in enumerate(rows, start=3):
        for column, cell in enumerate(row):
            if isinstance(cell, int) and cell >= 0:
                sheet.write_number(down, column, cell / A_DAY, looks["length"])
            else:  # Excel shows no length below nought
                words = written(cell) if isinstance(cell, int) else cell
                sheet.write_string(down, column, words, looks["cell"])
    sheet.freeze_panes(3, 1)


def _totals(book: Any, looks: dict[str, Any], budget: Budget) -> None:
    used = [name for name in PARTS if any(name in told.parts for told in budget.told)]
    ends = [say(f"directed_time.{name}") for name in ("hours", "limit", "left")]
    head = [say("directed_field.name"), *(say(f"directed_part.{name}") for name in used), *ends]
    sheet = _sheet(book, looks, "totals", [28, *[12] * (len(head) - 1)])
    rows = [
        [told.post.name, *(told.parts.get(name, 0) for name in used), told.total, *_against(told)]
        for told in budget.told
    ]
    _grid(sheet, looks, head, rows)


def _against(told: Any) -> list[str | int]:
    return ["–", "–"] if told.limit is None else [told.limit, told.left]


def _findings(book: Any, looks: dict[str, Any], budget: Budget) -> None:
    sheet = _sheet(book, looks, "findings", [16, 28, 60, 60, 50])
    names = ("post", "what", "rule", "mend")
    head = [say(f"directed_excel.{name}") for name in ("kind", *names)]
    found = budget.findings(say)
    kinds = [say(f"directed_kind.{one['kind']}") for one in found]
    rows = [[k, *(one[n] for n in names)] for k, one in zip(kinds, found, strict=True)]
    _grid(sheet, looks, head, rows)


def _calendar(book: Any, looks: dict[str, Any], budget: Budget) -> None:
    sheet = _sheet(book, looks, "calendar", [22, 14, 8, 8, 30, 50])
    names = ("date", "weekday", "from", "until", "event", "who")
    head = [say(f"directed_excel.{name}") for name in names]
    rows = [
        [
            spoken(say, slot.on.isoformat()),
            say(f"report.weekday.{slot.on.isoweekday()}"),
            clock(slot.start),
            clock(slot.start + slot.length),
            say(f"directed_event.{slot.event}"),
            budget.whom(say, slot),
        ]
        for slot in budget.slots
    ]
    _grid(sheet, looks, head, rows)
    key = "directed_time.draft" if rows else "directed_time.no_terms"
    sheet.write_string(1, 0, say(key))


def _rules(book: Any, looks: dict[str, Any], budget: Budget) -> None:
    sheet = _sheet(book, looks, "rules", [110])
    for down, words in enumerate(budget.notes(say), start=2):
        sheet.write_string(down, 0, words, looks["cell"])
