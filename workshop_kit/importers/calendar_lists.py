"""A calendar kept as a list in Excel or CSV, on one sheet or on several, into entries."""

from collections.abc import Sequence
from datetime import date

from ..domain.calendar import Entry
from ..domain.problem import Problem, Refused
from .days import read_day
from .sheets import Sheet

HEADS = {
    "first": (
        *("date", "dates", "start", "start date", "from", "day", "begins", "starts"),
        *("week commencing", "week beginning", "w/c"),
    ),
    "last": ("end", "end date", "to", "until", "ends", "finish"),
    "title": (
        *("event", "events", "title", "summary", "subject", "description", "what", "name"),
        *("activity", "details"),
    ),
}
HEAD_ROWS = 15
YEARS = (1990, 2100)


def read_list(sheets: Sequence[Sheet]) -> tuple[list[Entry], list[Problem]]:
    """The entries of every sheet with a date and a title in columns whose heads say so.

    Refused where no sheet has such heads.
    """
    headed = [(sheet, found) for sheet in sheets if (found := _head(sheet))]
    if not headed:
        raise Refused(Problem("calendar.no_heads"))
    entries: list[Entry] = []
    problems: list[Problem] = []
    for sheet, (head, columns) in headed:
        sheet.fill_down(head + 1)
        for r in range(head + 1, len(sheet.rows)):
            one = _row(sheet, r, columns)
            if isinstance(one, Problem):
                problems.append(one)
            elif one:
                entries.append(one)
    return entries, problems


def _head(sheet: Sheet) -> tuple[int, dict[str, int]] | None:
    for r, row in enumerate(sheet.rows[:HEAD_ROWS]):
        heads = [cell.casefold().rstrip(":") for cell in row]
        columns = {
            name: heads.index(word)
            for name, known in HEADS.items()
            if (word := next((k for k in known if k in heads), None)) is not None
        }
        if {"first", "title"} <= set(columns):
            return r, columns
    return None


def _row(sheet: Sheet, r: int, columns: dict[str, int]) -> Entry | Problem | None:
    row = sheet.rows[r]
    told = {name: row[c] if c < len(row) else "" for name, c in columns.items()}
    first, last = _day(told["first"]), _day(told.get("last", ""))
    if not told["title"] and (first or not told["first"]):
        return None  # a diary has a row for each day, with an event or without
    if first is None or not told["title"] or (told.get("last") and last is None):
        about = {"cell": sheet.address(r, columns["first"]), "words": told["first"][:40] or "-"}
        return Problem("calendar.row_unread", about=about)
    place = f"{sheet.name}-" if sheet.name else ""
    return Entry(f"{place}row-{r + 1}", told["title"][:200], first, max(first, last or first))


def _day(words: str) -> date | None:
    day = read_day(words)
    return day if day and YEARS[0] <= day.year <= YEARS[1] else None
