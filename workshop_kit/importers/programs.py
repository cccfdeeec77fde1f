"""Which program wrote a survey's export, and which of its columns are the program's own."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

LIBRARY = Path(__file__).parent.parent / "library" / "imports" / "programs.toml"
CODE = re.compile(r"^[A-Za-z]\w*(?:\[(\w+)\])?\.\s+(?=\S)")  # of a LimeSurvey question
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.\w+")
SIGN = re.compile(  # of a person or a moment, whatever its column is called
    rf"{EMAIL.pattern}|\d{{1,3}}(\.\d{{1,3}}){{3}}"
    r"|\d{1,4}[/.\-]\d{1,2}[/.\-]\d{1,4}([ T]\d{1,2}:\d\d.*)?"
)
NAMING = re.compile(r"\b(e-?mail|name|enw)\b")  # in a head of few words: it asks who somebody is
FEW = 4
MOMENTS = 2  # of each response in Microsoft Forms: begun, and handed in
MOST = 0.8  # of a column's cells

Rows = Sequence[Sequence[str]]


def kinds(heads: Sequence[str], rows: Rows) -> list[str | None]:
    """Of each column what it is, None where people answered a question in it.

    "person" tells people apart; "part" and "address" say something of them, and two may share it.
    """
    named = (_own(head) or _meant(head) for head in heads)
    return [kind or _sign(rows, n) for n, kind in enumerate(named)]


def program(heads: Sequence[str], found: Sequence[str | None]) -> str:
    """The program that wrote a file with these heads, whose columns are these; "" for none."""
    if sum(bool(CODE.match(head)) for head in heads) > 1:
        return "LimeSurvey"
    if found[:1] == ["id"] and "limesurvey" in found:
        return "LimeSurvey"
    if heads and plain(heads[0]) in _library()["google"]["first"]:
        return "Google Forms"
    # In a language that nobody listed, its two moments are known by their cells.
    if found[:1] == ["id"] and len(found) > MOMENTS and {*found[1:3]} <= {"time", "sign"}:
        return "Microsoft Forms"
    return ""


def plain(head: str) -> str:
    """What a column is called, without a question's code and in small letters."""
    return CODE.sub("", head).strip().rstrip(":?.").casefold().replace("’", "'")


def is_named(cell: str) -> bool:
    """Whether somebody stands in a cell that is for people."""
    return bool(cell) and cell.casefold() not in _library()["unnamed"]["words"]


def cell(row: Sequence[str], n: int) -> str:
    """A cell of a row, "" where the row is too short."""
    return row[n] if n < len(row) else ""


def _own(head: str) -> str | None:
    """As the program calls it: LimeSurvey's codes are the same in every language."""
    code = head.partition(".")[0].casefold() if CODE.match(head) else ""
    return _columns().get(code) or _columns().get(plain(head))


def _meant(head: str) -> str | None:
    said = plain(head)
    return "address" if len(said.split()) <= FEW and NAMING.search(said) else None


def _sign(rows: Rows, n: int) -> str | None:
    """What nearly all cells of a column are, if they are no answers."""
    said = [one for row in rows if (one := cell(row, n))]
    if said and not any(map(is_named, said)):
        return "address"
    signs = sum(bool(SIGN.fullmatch(one)) for one in said)
    return "sign" if said and signs > MOST * len(said) else None


@cache
def _columns() -> dict[str, str]:
    return {name: kind for kind, names in _library()["columns"].items() for name in names}


@cache
def _library() -> dict[str, Any]:
    return tomllib.loads(LIBRARY.read_text(encoding="utf-8"))
