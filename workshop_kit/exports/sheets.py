"""Sheets to tick and to write on, and slides, as PDF/UA-1: each activity is kept whole."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from .pdf import FACES, compiled, drawable

HERE = Path(__file__).parent
SHEETS, SLIDES = HERE / "sheets.typ", HERE / "slides.typ"
TICKS, WRITES, LINES = "ticks", "line", "box"


@dataclass(frozen=True)
class Column:
    """What each row of a table asks: `marks` beside boxes to tick, none where it is written.

    `named` are the options in words, in the order of their marks. Of many options the number is
    written: `strip` has those of each half term, `listed` (number, words) any other.
    """

    label: str
    look: str
    marks: Sequence[str] = ()
    named: Sequence[str] = ()
    strip: Sequence[tuple[str, Sequence[str]]] = ()
    listed: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class Part:
    """Rows with the same columns. A row is its number, its words ("" to write them) and a hint."""

    lines: Sequence[str]
    columns: Sequence[Column]
    rows: Sequence[tuple[int, str, str]]


@dataclass(frozen=True)
class Sheet:
    """One activity on paper: `lines` before what is asked, `rules` at the foot.

    Sheets with a `cut` share pages with others of the same rules; it says why they are cut apart.
    """

    place: str
    title: str
    lines: Sequence[str]
    parts: Sequence[Part]
    rules: Sequence[str]
    cut: str = ""


@dataclass(frozen=True)
class Slide:
    """One activity on the wall; `items` are what is asked about, `cards` (claim, source)."""

    place: str
    title: str
    question: str
    example: str
    points: Sequence[str]
    items: Sequence[str]
    cards: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Cover:
    """What stands on every page: whose it is, the workshop's title, and on slides its purpose."""

    school: str
    title: str
    purpose: str


def write_sheets(cover: Cover, sheets: Sequence[Sheet], today: str) -> bytes:
    """A4, a page or more for each sheet without a cut; `today` (ISO) is the day it was made."""
    return _written(SHEETS, cover, sheets, today)


def write_slides(cover: Cover, slides: Sequence[Slide], today: str) -> bytes:
    """16:9, a page for each; letters are as large as its words allow."""
    return _written(SLIDES, cover, slides, today)


def _written(template: Path, cover: Cover, pages: Sequence[Any], today: str) -> bytes:
    data = {**asdict(cover), "pages": [asdict(page) for page in pages]}
    text = drawable(json.dumps(data, ensure_ascii=False))
    made = datetime.fromisoformat(today).replace(tzinfo=UTC)
    return compiled(FACES.read_bytes() + template.read_bytes(), {"told": text}, made)
