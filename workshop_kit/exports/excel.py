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
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from ..domain.document import Bars, Block, Bullets, Facts, Heading, Paragraph
from ..domain.ledger import ledger, thinned
from ..domain.plan import DATE_FIELDS
from ..domain.report.phrases import thinned_line
from ..domain.report.sides import added, saved
from ..words import say
from .excel_columns import COLUMNS, Told, choices, label, shown
from .leaves import TEXT, WHOLE, leaves
from .material import PlanMaterial
from .record import Record, to_data, word_of

SHEETS = ("plan", "minutes", "report", "figures")
TOP = 4  # the row of the heads, from 0
FOLLOWING = ("actions", "ledger", "document")  # told again when the file is read
PRINTED = 5  # pages side by side: on one of them nobody could read so many columns
LONGEST_SHEET = 31  # Excel's own limit of a sheet's name
WIDTHS = {"id": 12, "what": 44, "pupils": 28, "now": 16}
FIRST_CHOICES = 4  # the column of the figures from which on stands what can be chosen
BROAD, NARROW = 80, 20  # columns of the report
LINE, TALL = 15, 20  # points of a line of words, and of a heading
# Staff words that begin with = or look like an address stay words.
Grid = tuple[Sequence[str], Sequence[Sequence[str]], Sequence[int]]  # head, rows, widths
PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


class Sheet(Worksheet):  # type: ignore[misc]
    """Its rows are as high as their words, and still grow with what is typed into them.

    Not every program finds the height by itself; a row of a fixed height would hide what is typed.
    """

    def _xml_start_tag_unencoded(self, tag: str, attributes: Any = ()) -> None:
        loose = [one for one in attributes if one[0] != "customHeight"]
        super()._xml_start_tag_unencoded(tag, loose)


def write(material: PlanMaterial) -> bytes:
    """An .xlsx of four sheets; nothing in it is computed by Excel."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, **PLAIN})
    _describe(book, material)
    looks = _looks(book)
    for make in (_plan, _minutes, _report, _figures):
        make(book, looks, material)
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
        "notice": book.add_format({"bold": True}),
        "words": book.add_format({"text_wrap": True, "valign": "top"}),
        "head": book.add_format({**wrapped, "bold": True, "bg_color": "#E3ECF1"}),
        "cell": book.add_format(wrapped),
        "day": book.add_format({**wrapped, "num_format": "d mmmm yyyy", "align": "left"}),
    }


def _sheet(book: Any, looks: dict[str, Any], name: str, material: PlanMaterial) -> Any:
    sheet = book.add_worksheet(_tab(name), Sheet)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L{_quoted(material.school)}&R&P")
    sheet.set_row(0, TALL)
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
    widths = [WIDTHS.get(name, NARROW) for name in COLUMNS]
    _grid(sheet, looks, TOP, (head, rows, widths))
    _days(sheet, looks["day"], rows)
    for column, name in enumerate(COLUMNS):
        sheet.set_column(column, column, widths[column])
        if choices(name) and actions:
            list_of: dict[str, Any] = {"validate": "list", "source": _offered(name)}
            if name == "now":  # "stopped 12, partly 5" may be typed too: Excel must not refuse it
                hint = {"input_title": label(name), "input_message": say("excel.now_hint")}
                list_of |= {"show_error": False, **hint}
            sheet.data_validation(TOP + 1, column, TOP + len(actions), column, list_of)
    sheet.freeze_panes(TOP + 1, 3)
    if actions:
        _on_paper(sheet, material)
    else:
        sheet.hide()


def _offered(name: str) -> str:
    """Where the words stand that can be chosen: written as a list, a comma would part them."""
    column = COLUMNS.index(name) + FIRST_CHOICES
    first, last = (xl_rowcol_to_cell(TOP + n, column, True, True) for n in (1, len(choices(name))))
    return f"='{_tab('figures')}'!{first}:{last}"


def _tab(name: str) -> str:
    return say(f"excel.{name}")[:LONGEST_SHEET]


def _on_paper(sheet: Any, material: PlanMaterial) -> None:
    """The table alone, several pages wide; what stands above it is at the head of each."""
    told, actions = material.document, material.state.actions
    sheet.repeat_rows(TOP)
    sheet.repeat_columns(COLUMNS.index("what"))
    sheet.fit_to_pages(PRINTED, 0)
    sheet.print_area(TOP, 0, TOP + len(actions), len(COLUMNS) - 1)
    sheet.set_header(f"&L&B{_quoted(told.title)}&R{_quoted(told.notice)}")


def _quoted(words: str) -> str:
    """As a page's head or foot takes it, which holds 255 characters in all."""
    return words[:120].replace("&", "&&")


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
    at = _grid(sheet, looks, TOP, (head, rows, (34, 34, 34)))
    sheet.set_column(0, 2, 34)
    for down, one in enumerate(thinned(material.state.actions), start=at):
        line = thinned_line(say, one)
        sheet.set_row(down, height((line,), (102,)))
        sheet.merge_range(down, 0, down, 2, line, looks["words"])
    if not material.state.actions:
        sheet.hide()


def _report(book: Any, looks: dict[str, Any], material: PlanMaterial) -> None:
    """The whole report, block below block; the only sheet to be seen where there are no actions."""
    sheet = _sheet(book, looks, "report", material)
    if not material.state.actions:
        sheet.activate()
        sheet.set_first_sheet()
    sheet.set_column(0, 0, BROAD)
    sheet.set_column(1, 8, NARROW)
    at = TOP
    for block in material.document.blocks:
        at = _block(sheet, looks, at, block)


def _figures(book: Any, looks: dict[str, Any], material: PlanMaterial) -> None:
    """Every figure with its place, for the file to be read again."""
    sheet = _sheet(book, looks, "figures", material)
    data = figures(material)
    rows = [("", TEXT, mark_of(data)), *leaves(data)]
    head = [say(f"excel.figures_{name}") for name in ("place", "kind", "cell")]
    _grid(sheet, looks, TOP, (head, (), (44, 44, 44)))
    for down, (place, kind, cell) in enumerate(rows, start=TOP + 1):
        sheet.write_string(down, 0, place or say("excel.mark"))
        sheet.write_string(down, 1, kind)
        put = sheet.write_number if kind == WHOLE else sheet.write_string
        put(down, 2, cell)
    for name in filter(choices, COLUMNS):
        sheet.write_column(TOP + 1, COLUMNS.index(name) + FIRST_CHOICES, choices(name).values())
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
    widths = (BROAD, *[NARROW] * 8)
    if isinstance(block, Heading):
        sheet.set_row(at + 1, TALL)
        sheet.write_string(at + 1, 0, block.text, looks["title"])
        return at + 2
    if isinstance(block, Paragraph | Bullets | Bars):
        for down, words in enumerate(_lines(block)):
            sheet.set_row(at + down, height((words,), widths))
            sheet.write_string(at + down, 0, words, looks["words"])
        return at + len(_lines(block))
    if isinstance(block, Facts):
        after = _grid(sheet, looks, at, ((), block.pairs, (BROAD, BROAD)))
        for down, (_, words) in enumerate(block.pairs, start=at + 1):
            sheet.merge_range(down, 1, down, BROAD // NARROW, words, looks["cell"])
        return after
    sheet.set_row(at, TALL)
    sheet.write_string(at, 0, block.caption, looks["title"])
    return _grid(sheet, looks, at + 1, (block.head, block.rows, widths)) + 1


def _lines(block: Paragraph | Bullets | Bars) -> Sequence[str]:
    if isinstance(block, Bullets):
        return block.items
    # Of bars, a table of the sheet holds the same numbers.
    return (block.text if isinstance(block, Paragraph) else block.told,)


def height(row: Sequence[str], widths: Sequence[int]) -> int:
    """Points that the words of a row need in columns of these widths (characters)."""
    lines = (-(-len(words) // width) for words, width in zip(row, widths, strict=False))
    return LINE * max(1, *lines)


def _grid(sheet: Any, looks: dict[str, Any], at: int, table: Grid) -> int:
    """Write a head and its rows from row `at` on; the row after the last."""
    head, rows, widths = table
    sheet.set_row(at, height(head, widths) if head else None)
    for column, words in enumerate(head):
        sheet.write_string(at, column, words, looks["head"])
    for down, row in enumerate(rows, start=1):
        sheet.set_row(at + down, height(row, widths))
        for column, words in enumerate(row):
            sheet.write_string(at + down, column, words, looks["cell"])
    return at + len(rows) + 1
