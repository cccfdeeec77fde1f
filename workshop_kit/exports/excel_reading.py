"""The plan's Excel file read again: the same plan, and what somebody filled in since.

Everything but the plan's own columns has to stand as it was written; all that does not is said.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from ..domain.plan import Action
from ..domain.problem import Problem, Refused
from ..domain.report.phrases import listed
from ..domain.review_words import is_status
from ..words import say
from . import excel
from .excel_columns import COLUMNS, FOLLOWS, LATE, Told, label, meant, same, shown, typed
from .json_file import WRONG, record_of
from .leaves import gathered
from .material import PlanMaterial
from .record import Record, kit, told

MOST = 100_000_000  # bytes when unpacked
FIRST = excel.TOP + 2  # Excel's number of the first action's row
MOST_ROWS, MOST_COLUMNS = 2_000, 200  # of a sheet; the kit writes far fewer
MOST_FIGURES = 50_000  # rows: each figure of a large survey has its own
MANY = 20  # so many cells changed by hand are named
TOLD = ("minutes", "report")  # in the kit's words: compared where the same kit wrote them


@dataclass(frozen=True)
class Reread:
    """`record` as it was written; `changes` (action: field: what was typed) since, not yet checked.

    `now`: the words in "Has it stopped?", by action. `problems`: what is wrong by hand.
    """

    record: Record
    changes: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    now: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    rows: Mapping[str, int] = field(default_factory=dict)
    words: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @property
    def told(self) -> Told:
        """The days of the record."""
        return Told(self.record.state.asked_on, self.record.told_on)

    def shown(self, action: Action, name: str) -> str:
        """What stands in an action's cell."""
        return shown(action, name, self.told)

    def typed(self, action: str, name: str) -> str:
        """What stands in the file."""
        return self.words[action, name]

    def located(self, problems: Iterable[tuple[str, Problem]]) -> Iterator[Problem]:
        """Each (action, Problem) with its row and column."""
        for action, problem in problems:
            name = problem.field.partition("-")[0]
            column = label(name) if name in COLUMNS else name
            sentence = say(problem.key, **problem.about)
            about = {"row": self.rows.get(action, 0), "column": column, "sentence": sentence}
            yield Problem("excel.at", problem.field, about)


def read_excel(body: bytes) -> Reread:
    """The plan that `excel.write` wrote; Refused if `body` is anything else."""
    book = _opened(body)
    names = {name: say(f"excel.{name}") for name in excel.SHEETS}
    gone = [_gone(name, book, names.values()) for name in names.values() if name not in book]
    if gone:
        raise Refused(*gone)
    record, same_kit = _record(book[names["figures"]])
    state = record.state
    document = told(state, record.told_on)
    material = PlanMaterial(
        school=state.school, document=document, today=record.told_on, state=state
    )
    wanted = _opened(excel.write(material))
    others = [names[name] for name in TOLD if same_kit]
    changed = [p for name in others for p in _differences(book[name], wanted[name])]
    return _plan(record, book[names["plan"]], wanted[names["plan"]], changed)


def _gone(name: str, book: Any, known: Iterable[str]) -> Problem:
    """A sheet that is not there; perhaps it has another name now."""
    strange = [one for one in book.sheetnames if one not in known]
    if not strange:
        return Problem("excel.no_sheet", about={"sheet": name})
    return Problem("excel.renamed", about={"sheet": name, "found": listed(strange)})


def _opened(body: bytes) -> Any:
    try:
        with ZipFile(BytesIO(body)) as packed:
            if sum(one.file_size for one in packed.infolist()) > MOST:
                raise BadZipFile
        book = load_workbook(BytesIO(body))
    except Exception as error:  # a broken file makes openpyxl raise anything at all
        raise Refused(Problem("excel.not_excel")) from error
    far = [_at("excel.stray", cell) for sheet in book.worksheets for cell in _far(sheet)]
    if far:
        raise Refused(*far[:MANY])
    return book


def _far(sheet: Any) -> list[Any]:
    """Cells with words far outside; those without any go: reading makes every cell up to the last.

    One coloured cell in the last row of Excel would take a minute and gigabytes.
    """
    for at in [at for at, cell in sheet._cells.items() if cell.value is None]:
        del sheet._cells[at]
    most = MOST_FIGURES if sheet.title == say("excel.figures") else MOST_ROWS
    return [c for c in sheet._cells.values() if c.row > most or c.column > MOST_COLUMNS]


def _record(sheet: Any) -> tuple[Record, bool]:
    """The record on the sheet of figures, if it is whole; whether this kit told it."""
    rows = list(sheet.iter_rows(min_row=excel.TOP + 2, max_col=3, values_only=True))
    rows = [row for row in rows if row[0] is not None]
    try:
        data = gathered(rows[1:])
        mark = rows[0][2]
    except (*WRONG, RecursionError) as error:
        raise Refused(Problem("excel.figures_changed")) from error
    record = record_of(data)
    if mark != excel.mark_of(data):
        raise Refused(Problem("excel.figures_changed"))
    return record, data["kit"] == kit()


def _plan(record: Record, sheet: Any, wanted: Any, changed: list[Problem]) -> Reread:
    merged, heads = _merged(sheet), _headers(sheet, wanted)
    if heads:
        return Reread(record, problems=(*merged, *heads, *changed))
    actions = {action.id: action for action in record.state.actions}
    rows, found = _rows(sheet, actions)
    reread = Reread(record, rows=rows)
    words: dict[tuple[str, str], str] = {}
    problems = [*merged, *found, *_outside(sheet, wanted, rows)]
    for id, row in rows.items():
        for column, name in enumerate(COLUMNS, start=1):
            cell = sheet.cell(row, column)
            if cell.coordinate in sheet.merged_cells:
                continue  # what stood there is lost, and said already
            if cell.data_type in ("f", "e"):
                problems.append(_at("excel.formula", cell))
                continue
            was, now = reread.shown(actions[id], name), typed(cell.value)
            if now == was.strip() or same(actions[id], name, now):
                continue
            if name in FOLLOWS:
                problems.append(_at("excel.follows", cell, column=label(name)))
            words[id, name] = now
    return _changed(reread, words, (*problems, *changed))


def _changed(
    reread: Reread, words: Mapping[tuple[str, str], str], problems: tuple[Problem, ...]
) -> Reread:
    changes: dict[str, dict[str, Any]] = {}
    now: dict[str, str] = {}
    wrong: list[tuple[str, Problem]] = []
    for (id, name), said in words.items():
        if name == "now" and is_status(said):
            now[id] = said
        elif name == "now":
            wrong.append((id, Problem("excel.bad_now", name)))
        elif name not in FOLLOWS:
            changes.setdefault(id, {})[name] = meant(name, said)
    problems = (*problems, *reread.located(wrong))
    return Reread(reread.record, changes, now, problems, reread.rows, words)


def _merged(sheet: Any) -> list[Problem]:
    ranges = sorted(str(one) for one in sheet.merged_cells.ranges)
    return [Problem("excel.merged", about={"sheet": sheet.title, "cells": one}) for one in ranges]


def _headers(sheet: Any, wanted: Any) -> list[Problem]:
    """Columns are known by their labels, each in its place; an older file lacks the late ones."""
    found = []
    for column in range(1, len(COLUMNS) + 1):
        name, ours = (typed(one.cell(excel.TOP + 1, column).value) for one in (sheet, wanted))
        older = COLUMNS[column - 1] in LATE and not name
        if name != ours and not older:
            letter = get_column_letter(column)
            about = {"column": letter, "wanted": ours, "found": name or say("excel.nothing")}
            found.append(Problem("excel.header", about=about))
    return found


def _rows(sheet: Any, actions: Mapping[str, Action]) -> tuple[dict[str, int], list[Problem]]:
    """The row of each action by its id, wherever somebody sorted it to."""
    rows: dict[str, int] = {}
    problems = []
    for row in range(FIRST, sheet.max_row + 1):
        id = typed(sheet.cell(row, 1).value)
        empty = not any(typed(sheet.cell(row, n).value) for n in range(1, len(COLUMNS) + 1))
        if id in actions and id not in rows:
            rows[id] = row
        elif not empty:
            key = "twice" if id in rows else "unknown" if id else "no_id"
            problems.append(Problem(f"excel.{key}", about={"row": row, "id": id}))
    gone = [action.what for id, action in actions.items() if id not in rows]
    return rows, problems + [Problem("excel.gone", about={"what": what}) for what in gone]


def _outside(sheet: Any, wanted: Any, rows: Mapping[str, int]) -> list[Problem]:
    """Words where the plan has no place for them would be lost."""
    found = []
    for row in sheet.iter_rows():
        for cell in row:
            inside = cell.row >= FIRST - 1 and cell.column <= len(COLUMNS)  # its heads are known
            was = wanted.cell(cell.row, cell.column).value if cell.row < FIRST else None
            if not inside and typed(cell.value) != typed(was):
                found.append(_at("excel.stray", cell))
    return found[:MANY]


def _differences(sheet: Any, wanted: Any) -> list[Problem]:
    """Cells that are not as they were written."""
    found = []
    height = max(sheet.max_row, wanted.max_row)
    width = max(sheet.max_column, wanted.max_column)
    for row in range(1, height + 1):
        for column in range(1, width + 1):
            cell, was = sheet.cell(row, column), typed(wanted.cell(row, column).value)
            if typed(cell.value) != was:
                found.append(_at("excel.told", cell, told=was[:60] or say("excel.nothing")))
    return found[:MANY]


def _at(key: str, cell: Any, **about: str) -> Problem:
    place = {"sheet": cell.parent.title, "cell": cell.coordinate}
    return Problem(
        key, about={**about, **place, "found": typed(cell.value)[:60] or say("excel.nothing")}
    )
