"""A facilitator guide, read from Markdown into a Document: to be printed."""

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from ..domain.document import Block, Bullets, Document, Heading, Opened, Paragraph, Table
from .guides import HEADING, PARTS, blocks, guide_text, plain

_ITEM = re.compile(r"(?:[-*]|\d+\.)\s")
_OPENED = re.compile(r"\*\*[^*]+\*\*")
_RULE = re.compile(r"[|\s:-]+")
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def guide_document(path: Path, subtitle: str, notice: str) -> Document:
    """The guide's headings, paragraphs, lists and tables, but for what stands above its title.

    OSError where it cannot be read.
    """
    text = _FRONT.sub("", guide_text(path))
    told = tuple(_told(map(str.strip, text.splitlines())))
    if told and isinstance(told[0], Heading):
        return Document(told[0].text, subtitle, notice, told[1:])
    return Document(path.stem, subtitle, notice, told)


def _told(lines: Iterator[str]) -> Iterator[Block]:
    for table, some in groupby(lines, lambda line: line.startswith("|")):
        if table:
            yield from _table(list(some))
        else:
            for item, pieces in groupby(blocks(list(some)), _is_item):
                told = list(pieces)
                yield from [Bullets(tuple(map(plain, told)))] if item else map(_piece, told)


def _is_item(piece: str) -> bool:
    return bool(_ITEM.match(piece))


def _piece(piece: str) -> Block:
    """A heading, a line that opens a part, a quotation or a paragraph, with its bold opening."""
    if piece in PARTS:
        return Heading(3, piece.rstrip(":"))
    if piece.startswith("#"):
        level = len(piece) - len(piece.lstrip("#"))
        return Heading(min(level, 3), plain(HEADING.sub("", piece).lstrip("# ")))
    if opened := _OPENED.match(piece):
        return Opened(plain(piece), opening=plain(opened[0]))
    return Paragraph(plain(piece.replace("\n> ", " ")), piece.startswith(">"))


def _table(lines: list[str]) -> Iterator[Table]:
    """Nothing where there is no row; a row that is shorter than others has empty cells."""
    ruled = [line for line in lines if _RULE.fullmatch(line)]
    rows = [line.strip("|").split("|") for line in lines if line not in ruled]
    if not rows:
        return
    wide = max(map(len, rows))
    head, *told = [tuple(map(str.strip, row + [""] * (wide - len(row)))) for row in rows]
    empty = max(0, len(ruled) - 1)
    yield Table("", head, (*told, *[("",) * wide] * empty), to_fill=bool(empty))
