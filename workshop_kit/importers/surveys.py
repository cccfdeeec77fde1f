"""Exports of surveys a school already ran; who answered and when is dropped before all else."""

import io
import re
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ..domain.problem import Problem, Refused
from . import people
from .programs import CODE, Rows, cell, kinds, program
from .sheets import LARGEST, read_sheets

TITLES = 5  # rows in which the heads may stand: some put a title above them
ROW = re.compile(r"^(.*?)\s*\[(.+)\]$")
DAY = re.compile(r"(\d{1,4})[/.\-](\d{1,2})[/.\-](\d{1,4})")


@dataclass(frozen=True)
class Survey:
    """What may be looked at: `questions`, and of each response the answers by question's number.

    `dropped` are the names of columns that were left out; `doubles` how many responses were the
    same person's earlier ones; `partly` how many left out more than half of the questions. `last`
    is the last day on which somebody answered (ISO date), "" where the file does not say;
    `unsure`: days and months could be read either way round. `hidden`: from how many comments an
    address, or the name of somebody who answered, was taken.
    """

    program: str
    questions: tuple[str, ...]
    responses: tuple[Mapping[int, str], ...]
    dropped: tuple[str, ...]
    doubles: int = 0
    partly: int = 0
    last: str = ""
    unsure: bool = False
    hidden: int = 0


def read_survey(body: bytes) -> Survey:
    """The survey in a file of Microsoft Forms, Google Forms or LimeSurvey, known by its heads.

    Responses come sorted by their answers, so that nothing of their order is left. Refused where
    the file is none of these, or holds no response.
    """
    rows, columns, name = _found(_unpacked(body))
    heads, rows = rows[0], rows[1:]
    asked = [n for n, head in enumerate(heads) if columns[n] is None and head]
    given = [row for row in rows if any(cell(row, n) for n in asked)]
    if not (asked and given):
        raise Refused(Problem("survey.empty"))
    kept = people.without_doubles(given, columns)
    last, unsure = _last_day([cell(row, n) for row in given for n in people.of(columns, "time")])
    said = [{i: cell(row, n) for i, n in enumerate(asked) if cell(row, n)} for row in kept]
    responses, hidden = people.unnamed(said, given, columns)
    return Survey(
        name,
        tuple(_question(heads[n]) for n in asked),
        tuple(sorted(responses, key=lambda one: sorted(one.items()))),
        tuple(head for head, kind in zip(heads, columns, strict=True) if kind and head),
        len(given) - len(kept),
        sum(len(one) < len(asked) / 2 for one in responses),
        last,
        unsure,
        hidden,
    )


def _found(body: bytes) -> tuple[Rows, list[str | None], str]:
    """The rows from the heads on, the kind of each column, and the program that wrote them."""
    for sheet in read_sheets(body):
        for at in range(min(TITLES, len(sheet.rows) - 1)):
            columns = kinds(sheet.rows[at], sheet.rows[at + 1 :])
            if name := program(sheet.rows[at], columns):
                return sheet.rows[at:], columns, name
    raise Refused(Problem("survey.unknown_heads"))


def _unpacked(body: bytes) -> bytes:
    """The only table in a ZIP file, as Google Forms hands out its CSV; else the file itself."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            tables = [one for one in packed.infolist() if one.filename.lower().endswith(".csv")]
            if len(tables) == 1 and tables[0].file_size <= LARGEST:
                return packed.read(tables[0])
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError):
        return body
    return body


def _question(head: str) -> str:
    """The question; of a grid its row, which is the task asked about."""
    plain = CODE.sub("", head).strip()
    row = ROW.match(plain)
    return row[2].strip() if row else plain


def _last_day(times: Sequence[str]) -> tuple[str, bool]:
    """The last day; the whole column says whether days or months stand first."""
    found = [tuple(map(int, m.groups())) for m in map(DAY.match, times) if m]
    if not found:
        return "", False
    year_first = [parts for parts in found if parts[0] > 31]
    if year_first:
        return _latest([(y, m, d) for y, m, d in year_first]), False
    american = any(b > 12 for _, b, _ in found)
    british = any(a > 12 for a, _, _ in found)
    days = [(_year(y), a, b) if american else (_year(y), b, a) for a, b, y in found]
    return _latest(days), not (american or british)


def _year(number: int) -> int:
    return number if number > 99 else 2000 + number


def _latest(days: Sequence[tuple[int, int, int]]) -> str:
    valid = []
    for parts in days:
        try:
            valid.append(date(*parts))
        except ValueError:
            continue
    return max(valid).isoformat() if valid else ""
