"""Spreadsheets as other programs write them (.xlsx, CSV) into sheets of words."""

import csv
import io
import re
import zipfile
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from ..domain.directed_time.hours import length
from ..domain.problem import Problem, Refused

LARGEST = 5_000_000  # bytes
UNPACKED = 80_000_000
MOST_ROWS, MOST_COLUMNS = 5_000, 150
OLD_OFFICE = b"\xd0\xcf\x11\xe0"  # .xls, and .xlsx with a password
FORMULA = re.compile(rb"<f[ >]")
DECIMALS = re.compile(r"0\.(0+)")
MIDNIGHT = datetime(1899, 12, 30)


@dataclass
class Sheet:
    """`rows` are words, "" where a cell is empty. `wrong` has the key of what is wrong with a cell.

    Rows and columns count from 0. `merged` are (first row, first column, last row, last column).
    A sheet that is `turned` has its rows as columns; addresses stay those of the file.
    """

    name: str
    rows: list[list[str]]
    wrong: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    is_turned: bool = False

    def address(self, row: int, column: int) -> str:
        """The cell as the program shows it: Posts!B7, or B7 where the file has one sheet only."""
        row, column = (column, row) if self.is_turned else (row, column)
        place = f"{get_column_letter(column + 1)}{row + 1}"
        return f"{self.name}!{place}" if self.name else place

    def turned(self) -> "Sheet":
        """Rows as columns."""
        widest = max((len(row) for row in self.rows), default=0)
        rows = [[row[n] if n < len(row) else "" for row in self.rows] for n in range(widest)]
        wrong = {(c, r): key for (r, c), key in self.wrong.items()}
        merged = [(b, a, d, c) for a, b, c, d in self.merged]
        return Sheet(self.name, rows, wrong, merged, not self.is_turned)

    def fill_down(self, top: int) -> None:
        """From row `top` on, a cell merged downwards holds for all its rows."""
        for first, left, last, right in self.merged:
            for r in range(max(first + 1, top), min(last + 1, len(self.rows))):
                if left == right and first >= top:
                    self.rows[r][left] = self.rows[first][left]


def read_sheets(body: bytes) -> list[Sheet]:
    """All sheets of a file, by what it holds and not by what it is called; Refused says why not."""
    if len(body) > LARGEST:
        raise Refused(Problem("sheet.too_large", about={"most": LARGEST // 1_000_000}))
    if body.startswith(OLD_OFFICE):
        raise Refused(Problem("sheet.old_office"))
    if body.startswith(b"PK"):
        return _book(body)
    return [Sheet("", _csv(body))]


def _csv(body: bytes) -> list[list[str]]:
    text = _text(body)
    head = next((line for line in text.splitlines() if line.strip()), "")
    between = max(",;\t", key=head.count)
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=between))
    except csv.Error as error:
        raise Refused(Problem("sheet.not_table")) from error
    if len(rows) > MOST_ROWS:
        raise Refused(Problem("sheet.too_long", about={"most": MOST_ROWS}))
    return [[_plain(cell) for cell in row[:MOST_COLUMNS]] for row in rows]


def _text(body: bytes) -> str:
    if not body.strip():
        raise Refused(Problem("sheet.empty"))
    codes = ["utf-16"] if body[:2] in (b"\xff\xfe", b"\xfe\xff") else ["utf-8-sig", "cp1252"]
    for code in codes:
        try:
            text = body.decode(code)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise Refused(Problem("sheet.not_table"))


def _plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").replace("\ufeff", "").split())


def _book(body: bytes) -> list[Sheet]:
    try:
        formulas = _unpacked(body)
        book = load_workbook(io.BytesIO(body), data_only=True)
        sheets = [_sheet(one) for one in book.worksheets]
        if formulas:
            written = load_workbook(io.BytesIO(body))
            for sheet, one in zip(sheets, written.worksheets, strict=True):
                _find_uncomputed(sheet, one)
    except Refused:
        raise
    except Exception as error:  # a broken file makes openpyxl raise anything at all
        raise Refused(Problem("sheet.not_read")) from error
    return sheets


def _unpacked(body: bytes) -> bool:
    """Whether some sheet has formulas; Refused where it unpacks to far more than a list has."""
    with zipfile.ZipFile(io.BytesIO(body)) as packed:
        parts = packed.infolist()
        if sum(part.file_size for part in parts) > UNPACKED:
            raise Refused(Problem("sheet.too_large", about={"most": LARGEST // 1_000_000}))
        if "xl/workbook.xml" not in packed.namelist():
            raise Refused(Problem("sheet.not_excel"))
        sheets = [part for part in parts if part.filename.startswith("xl/worksheets/")]
        return any(FORMULA.search(packed.read(part)) for part in sheets if not part.is_dir())


def _sheet(one: Any) -> Sheet:
    sheet = Sheet(one.title, [])
    # Not by iter_rows: it makes every cell up to the last, and that one may only be coloured.
    if any(c.row > MOST_ROWS and c.value not in (None, "") for c in one._cells.values()):
        raise Refused(Problem("sheet.too_long", about={"most": MOST_ROWS}))
    last = min(one.max_row, MOST_ROWS)
    for r, row in enumerate(one.iter_rows(1, last, 1, min(one.max_column, MOST_COLUMNS))):
        sheet.rows.append([_words(sheet, (r, c), cell) for c, cell in enumerate(row)])
    for span in one.merged_cells.ranges:
        sheet.merged.append(
            (span.min_row - 1, span.min_col - 1, span.max_row - 1, span.max_col - 1)
        )
    return sheet


def _words(sheet: Sheet, at: tuple[int, int], cell: Any) -> str:
    value = cell.value
    if cell.data_type == "e":
        sheet.wrong[at] = "sheet.error_cell"
        return str(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return _number(value, cell.number_format)
    return _plain(str(value)) if isinstance(value, str | int) else _when(value)


def _number(value: float, shown: str) -> str:
    """A number with as many digits as the sheet shows, so that 8.30 does not become 8.3."""
    plain = f"{value:.10g}"
    decimals = DECIMALS.fullmatch(shown or "")
    rounded = f"{value:.{len(decimals[1])}f}" if decimals else plain
    return rounded if float(rounded) == float(plain) else plain


def _when(value: Any) -> str:
    """Times and lengths as 8:30, days as 2026-09-02, nothing as ""."""
    if isinstance(value, timedelta):
        return length(round(value.total_seconds() / 60))
    if isinstance(value, time):
        return f"{value.hour}:{value.minute:02}"
    if isinstance(value, datetime) and value.year < 1901:  # a length of a day and more
        return _when(value - MIDNIGHT)
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else ""


def _find_uncomputed(sheet: Sheet, written: Any) -> None:
    """Formulas whose result the file does not hold: no program has opened it since."""
    for r, row in enumerate(sheet.rows):
        for c, words in enumerate(row):
            if not words and written.cell(r + 1, c + 1).data_type == "f":
                sheet.wrong[(r, c)] = "sheet.no_result"
