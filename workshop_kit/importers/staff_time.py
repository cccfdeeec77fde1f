"""Posts and term dates from a school's sheet (.xlsx or CSV); all that is wrong at once, by cell."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache

from ..domain.directed_time import FIELDS, Post, Term, check_post
from ..domain.problem import Problem, Refused
from ..words import say
from .days import read_day
from .sheets import Sheet, read_sheets

FEWEST = 3  # headings by which a row is known to be the one
PLACES = 3  # cells named of those with the same fault
LOOKED_AT = 25  # rows from the top
EVERYONE = ("everyone", "everybody", "all posts")
IGNORED = ("", "notes", "note", "comment", "comments")
FIRST_SHEETS = ("posts", "post")
# What schools call a column, besides its name in the example sheet.
ALSO = {
    **dict.fromkeys(("fte", "full time equivalent", "share", "fraction"), "share"),
    **dict.fromkeys(("start time", "day starts", "begin"), "start"),
    **dict.fromkeys(("finish", "finish time", "end time", "day ends"), "end"),
    **dict.fromkeys(("working days", "days worked", "weekdays"), "weekdays"),
    **dict.fromkeys(("lunch break", "lunchtime"), "lunch"),
    **dict.fromkeys(("meeting length", "length of meetings"), "meetings_length"),
}
Rows = dict[int, dict[str, str]]


@dataclass(frozen=True)
class Staff:
    """What a file holds: posts in its order, and its stretches of school days ("" where none)."""

    posts: tuple[Post, ...]
    terms: tuple[Term, ...]


def read_staff(body: bytes) -> Staff:
    """The posts of a file, and its terms; Refused with every Problem, each naming its cell.

    A row called "Everyone" fills what other rows leave empty. One post may stand in two columns:
    what is asked, and the answer.
    """
    sheets = [_fitting(sheet) for sheet in read_sheets(body)]
    terms, problems = _terms([sheet for sheet in sheets if _days_row(sheet) is not None])
    rest = [sheet for sheet in sheets if _days_row(sheet) is None]
    posts, wrong = _posts(_of_posts(rest))
    if problems or wrong:
        raise Refused(*wrong, *problems)
    return Staff(tuple(posts), tuple(terms))


def read_terms(body: bytes) -> tuple[Term, ...]:
    """Only the terms of a file; Refused where there are none, or with all that is wrong."""
    terms, problems = _terms([s for s in read_sheets(body) if _days_row(s) is not None])
    if problems or not terms:
        raise Refused(*(problems or [Problem("staff_time.no_terms")]))
    return tuple(terms)


@cache
def _headings() -> dict[str, str]:
    """What a heading says, in plain small words, and its field."""
    own = {_small(field.name.replace("_", " ")): field.name for field in FIELDS}
    return {
        **ALSO,
        **own,
        **{_small(say(f"directed_field.{field.name}")): field.name for field in FIELDS},
    }


def _small(words: str) -> str:
    return " ".join(re.sub(r"[^\w ]", " ", re.sub(r"\([^)]*\)", " ", words.casefold())).split())


def _head(sheet: Sheet) -> int | None:
    """The row of headings."""
    for n, row in enumerate(sheet.rows[:LOOKED_AT]):
        if len({_small(cell) for cell in row} & _headings().keys()) >= FEWEST:
            return n
    return None


def _fitting(sheet: Sheet) -> Sheet:
    if _head(sheet) is not None or _days_row(sheet) is not None:
        return sheet
    return sheet.turned() if _head(sheet.turned()) is not None else sheet


def _of_posts(sheets: list[Sheet]) -> Sheet:
    """The one sheet with posts: of several, that which is called so."""
    found = [sheet for sheet in sheets if _head(sheet) is not None]
    named = [sheet for sheet in found if sheet.name.casefold().strip() in FIRST_SHEETS]
    names = ", ".join(f"“{sheet.name}”" for sheet in sheets if sheet.name)
    if not found:
        key = "staff_time.no_posts" if names else "staff_time.no_heads"
        raise Refused(Problem(key, about={"names": names}))
    if len(found) > 1 and len(named) != 1:
        raise Refused(Problem("staff_time.two_sheets", about={"names": names}))
    return (named or found)[0]


def _posts(sheet: Sheet) -> tuple[list[Post], list[Problem]]:
    top = _head(sheet) or 0
    columns, problems = _columns(sheet, top)
    problems += _merged(sheet, top)
    rows = dict(_rows(sheet, top, columns))
    for_all = _for_all(rows)
    usual = {**rows.pop(for_all, {}), "name": ""}
    if not rows and not problems:
        problems.append(Problem("staff_time.no_rows"))
    posts = []
    for r, raw in rows.items():
        own = {name: words for name, words in raw.items() if words}
        post, wrong = check_post({**usual, **own})
        posts += [post] if post else []
        at = {name: r if name in own else for_all for name in columns}
        problems += [_placed(sheet, columns, (r, at), one) for one in wrong]
    problems += _wrong_cells(sheet, columns, rows)
    return posts, _gathered(problems)


def _gathered(problems: list[Problem]) -> list[Problem]:
    """What is the same in many cells, once, with the first of them."""
    same: dict[str, list[Problem]] = {}
    for one in problems:
        about = {name: value for name, value in one.about.items() if name != "place"}
        same.setdefault(f"{one.key} {about}", []).append(one)
    return [_once(each) for each in same.values()]


def _once(each: list[Problem]) -> Problem:
    places = list(dict.fromkeys(str(one.about.get("place", "")) for one in each))
    listed = ", ".join(places[:PLACES])
    if len(places) > PLACES:
        listed = say("staff_time.and_more", places=listed, n=len(places) - PLACES)
    return replace(each[0], about={**each[0].about, "place": listed}) if listed else each[0]


def _columns(sheet: Sheet, top: int) -> tuple[dict[str, int], list[Problem]]:
    """Fields by their column; headings that mean nothing, or stand twice, are problems."""
    columns: dict[str, int] = {}
    problems = []
    for c, cell in enumerate(sheet.rows[top]):
        name = _headings().get(_small(cell), "")
        if name == "days" and _names_weekdays(sheet.rows[top + 1 :], c):
            name = "weekdays"
        if not name and _small(cell) not in IGNORED:
            problems.append(_unknown(sheet.address(top, c), cell))
        elif name in columns:
            about = {"place": sheet.address(top, c), "label": cell}
            problems.append(Problem("staff_time.twice", about=about))
        elif name:
            columns[name] = c
    return columns, problems


def _names_weekdays(rows: list[list[str]], column: int) -> bool:
    """Whether a column of days says which, and not how many."""
    said = next((row[column] for row in rows if column < len(row) and row[column]), "")
    return said[:1].isalpha()


def _unknown(place: str, cell: str) -> Problem:
    near = get_close_matches(_small(cell), _headings(), 1, 0.7)
    meant = say(f"directed_field.{_headings()[near[0]]}") if near else ""
    about = {"place": place, "label": cell[:60], "meant": meant}
    return Problem("staff_time.heading_meant" if meant else "staff_time.heading", about=about)


def _merged(sheet: Sheet, top: int) -> list[Problem]:
    """A cell merged downwards holds for all its rows; one merged across could belong to any."""
    across = []
    for first, left, last, right in sheet.merged:
        if last < top or not any(any(row) for row in sheet.rows[first : last + 1]):
            continue
        if right > left or first <= top:
            place = f"{sheet.address(first, left)} – {sheet.address(last, right)}"
            across.append(Problem("staff_time.merged", about={"place": place}))
    sheet.fill_down(top)
    return across


def _rows(
    sheet: Sheet, top: int, columns: Mapping[str, int]
) -> Iterator[tuple[int, dict[str, str]]]:
    for r, row in enumerate(sheet.rows[top + 1 :], top + 1):
        raw = {name: row[c] for name, c in columns.items() if c < len(row)}
        if any(raw.values()):
            yield r, raw


def _for_all(rows: Rows) -> int:
    """The row whose words hold for all others, -1 where there is none."""
    names = {r: raw.get("name", "").casefold() for r, raw in rows.items()}
    return next((r for r, name in names.items() if name in EVERYONE), -1)


def _placed(
    sheet: Sheet, columns: Mapping[str, int], at: tuple[int, Mapping[str, int]], one: Problem
) -> Problem:
    """A problem of a row with its cell: where the words stand, which may be the row for all."""
    row, rows = at
    label, said = say(f"directed_field.{one.field}"), say(one.key, **one.about)
    if one.field not in columns:
        about = {"label": label, "sentence": said}
        return Problem("staff_time.missing_column", about=about)
    missing = one.key.startswith("directed_needed.") or rows[one.field] < 0
    place = sheet.address(row if missing else rows[one.field], columns[one.field])
    return Problem("staff_time.at", about={"place": place, "label": label, "sentence": said})


def _wrong_cells(sheet: Sheet, columns: Mapping[str, int], rows: Rows) -> Iterator[Problem]:
    """Cells that hold an error, or a formula without its result."""
    names = {c: name for name, c in columns.items()}
    for (r, c), key in sheet.wrong.items():
        if r in rows and c in names:
            label = say(f"directed_field.{names[c]}")
            about = {"place": sheet.address(r, c), "label": label, "sentence": say(key)}
            yield Problem("staff_time.at", about=about)


def _days_row(sheet: Sheet) -> int | None:
    """The row of headings of a sheet with term dates."""
    wanted = {_small(say("staff_time.first_day")), _small(say("staff_time.last_day"))}
    for n, row in enumerate(sheet.rows[:LOOKED_AT]):
        if wanted <= {_small(cell) for cell in row}:
            return n
    return None


def _terms(sheets: list[Sheet]) -> tuple[list[Term], list[Problem]]:
    terms: list[Term] = []
    problems: list[Problem] = []
    for sheet in sheets:
        top = _days_row(sheet) or 0
        head = [_small(cell) for cell in sheet.rows[top]]
        at = [head.index(_small(say(f"staff_time.{name}_day"))) for name in ("first", "last")]
        for r, row in enumerate(sheet.rows[top + 1 :], top + 1):
            cells = [(c, row[c] if c < len(row) else "") for c in at]
            if any(words for _, words in cells):
                _term(sheet, r, cells, (terms, problems))
    return sorted(terms, key=lambda term: term.first), problems


def _term(
    sheet: Sheet, row: int, cells: list[tuple[int, str]], into: tuple[list[Term], list[Problem]]
) -> None:
    terms, problems = into
    days = [read_day(words) for _, words in cells]
    for (c, words), day in zip(cells, days, strict=True):
        if day is None:
            about = {"place": sheet.address(row, c), "given": words[:40]}
            problems.append(Problem("staff_time.no_day", about=about))
    first, last = days
    if first and last and not 0 <= (last - first).days < 200:
        about = {"place": sheet.address(row, cells[1][0])}
        problems.append(Problem("staff_time.ends_first", about=about))
    elif first and last:
        terms.append(Term(first, last))
