"""The plan as PDF by plan.typ: tagged (PDF/UA-1), the same bytes for the same plan."""

import json
import re
import unicodedata
from dataclasses import asdict
from datetime import UTC, datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import fontpkg_atkinson_hyperlegible
import typst

from ..domain import document
from ..domain.document import Bars, Document, Table
from .material import Material

HERE = Path(__file__).parent
FACES = HERE / "faces.typ"  # before the others: typst reads them as one text
ON_PAGE = 12  # bars under one another, each with four lines beside it; plan.typ has it too
TEMPLATE, BARS, PICTURE = (HERE / name for name in ("plan.typ", "bars.typ", "picture.typ"))
ATKINSON = Path(fontpkg_atkinson_hyperlegible.__file__).parent / "files"
OURS = [HERE / "fonts", ATKINSON]
SHORT = 4  # pages: of a longer document a last page that is nearly empty is no waste
PAGE = re.compile(rb"/Type\s*/Page\b")
SHARP = 200.0  # dots an inch
PLAIN = 0x24F  # Latin up to here is in every font that is used
JOINERS = "\u200d\ufe0f"
UNKNOWN = "\u25a1"


def write(material: Material) -> bytes:
    """A4, embedded fonts only. Staff words go in as data, never as markup.

    A short paper is set a little tighter where that saves its last page.
    """
    return _best(*_told(material))[0]


def is_tight(material: Material) -> bool:
    """Whether Word sets it tighter, for that saves a page there.

    It does so where the PDF is set so, and where that fills its last page to the brim: with Word's
    own letters a few lines would begin another one.
    """
    told = _told(material)
    body, tight = _best(*told)
    return tight or _is_full(body, *told)


def _told(material: Material) -> tuple[str, str, str]:
    return json.dumps(_data(material.document), ensure_ascii=False), material.school, material.today


@lru_cache(maxsize=1)  # a paper's Word file asks for the same
def _best(text: str, school: str, today: str) -> tuple[bytes, bool]:
    """The PDF, and whether it is set tighter."""
    inputs = {"document": text, "school": school, "set": ""}
    loose = _written(inputs, today)
    if not 1 < pages(loose) <= SHORT:
        return loose, False
    tight = _written({**inputs, "set": "tight"}, today)
    saves = pages(tight) < pages(loose)
    return (tight if saves else loose), saves


def _is_full(body: bytes, text: str, school: str, today: str) -> bool:
    if pages(body) > SHORT:
        return False
    more = _written({"document": text, "school": school, "set": "brim"}, today)
    return pages(more) > pages(body)


def _written(inputs: dict[str, str], today: str) -> bytes:
    made = datetime.fromisoformat(today).replace(tzinfo=UTC)
    source = _joined(BARS, TEMPLATE)
    try:
        return compiled(source, inputs, made)
    except typst.TypstError:
        drawn = {name: drawable(words) for name, words in inputs.items()}
        return compiled(source, drawn, made)


def pages(body: bytes) -> int:
    """How many pages a PDF of typst has."""
    return len(PAGE.findall(body))


def compiled(source: bytes, inputs: dict[str, str], made: datetime) -> bytes:
    """A typst source with its inputs as PDF/UA-1; typst.TypstError where a font lacks a sign."""
    out = typst.compile(
        source,
        format="pdf",
        font_paths=_fonts(),
        sys_inputs=inputs,
        pdf_standards=["ua-1"],
        timestamp=made,
    )
    assert isinstance(out, bytes)
    return out


def pictures(block: Bars) -> list[bytes]:
    """The bars as PNG, as wide as a page's text; more than stand on a page are parted."""
    data = {**asdict(block), "most": block.most, "legend": block.legend}
    starts = range(0, len(block.rows), ON_PAGE)
    return [_picture({**data, "rows": block.rows[n : n + ON_PAGE]}) for n in starts]


def _picture(data: dict[str, Any]) -> bytes:
    text = drawable(json.dumps(data, ensure_ascii=False))
    source = _joined(BARS, PICTURE)
    inputs = {"bars": text}
    out = typst.compile(source, format="png", ppi=SHARP, font_paths=_fonts(), sys_inputs=inputs)
    assert isinstance(out, bytes)
    return out


def _joined(*parts: Path) -> bytes:
    return b"".join(path.read_bytes() for path in (FACES, *parts))


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=OURS)


def _data(told: Document) -> dict[str, Any]:
    data = document.to_json(told)
    for block, drawn in zip(told.blocks, data["blocks"], strict=True):
        if isinstance(block, Table):
            drawn |= {"widths": block.widths, "numbers": block.numbers, "dense": block.dense}
            drawn |= {"whole": block.whole}
        if isinstance(block, Bars):
            drawn |= {"most": block.most, "legend": block.legend}
    return data


def drawable(text: str) -> str:
    """`text` with a name or a box for each character that the fonts lack: PDF/UA refuses those."""
    rare = {char for char in text if ord(char) > PLAIN and char not in JOINERS}
    lacking = {char for char in rare if not _has_glyph(char)}
    if not lacking:
        return text
    gone = {ord(char): _instead(char) for char in lacking}
    return text.translate({**gone, **dict.fromkeys(map(ord, JOINERS))})


@cache
def _has_glyph(char: str) -> bool:
    fonts = 'font: ("Atkinson Hyperlegible", "Noto Emoji")'
    page = f'#set document(title: "?")\n#set text({fonts})\n#sys.inputs.char'.encode()
    try:
        compiled(page, {"char": char}, datetime.fromtimestamp(0, UTC))
    except typst.TypstError:
        return False
    return True


def _instead(char: str) -> str:
    """A sign by its name in brackets, a letter as a box: Word and JSON keep it."""
    if unicodedata.category(char) in ("So", "Sk", "Sm"):
        return f"[{unicodedata.name(char, UNKNOWN).lower()}]"
    return UNKNOWN
