"""A facilitator guide, read from Markdown into a Document: to be printed."""

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from ..domain.document import Block, Bullets, Document, Heading, Paragraph, Table
from .guides import HEADING, PARTS, blocks, plain

_ITEM = re.compile(r"(?:[-*]|\d+\.)\s")
_RULE = re.compile(r"[|\s:-]+")
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def guide_document(path: Path, subtitle: str, notice: str) -> Document:
    """The guide's headings, paragraphs, lists and tables, but for what stands above its title.

    OSError where it cannot be read.
    """
    text = _FRONT.sub("", path.read_text(encoding="utf-8-sig", errors="replace"))
    told = list(_told(map(str.strip, text.splitlines())))
    first, rest = told[0], told[1:]
    title = first.text if isinstance(first, Heading) else path.stem
    return Document(title, subtitle, notice, tuple(rest))


def _told(lines: Iterator[str]) -> Iterator[Block]:
    for table, some in groupby(lines, lambda line: line.startswith("|")):
        if table:
            yield _table(list(some))
        else:
            for item, pieces in groupby(blocks(list(some)), _is_item):
                told = list(pieces)
                yield from [Bullets(tuple(map(plain, told)))] if item else map(_piece, told)


def _is_item(piece: str) -> bool:
    return bool(_ITEM.match(piece))


def _piece(piece: str) -> Block:
    """A heading, a line that opens a part, a quotation or a paragraph."""
    if piece in PARTS:
        return Heading(3, piece.rstrip(":"))
    if piece.startswith("#"):
        level = len(piece) - len(piece.lstrip("#"))
        return Heading(min(level, 3), plain(HEADING.sub("", piece).lstrip("# ")))
    return Paragraph(plain(piece.replace("\n> ", " ")), piece.startswith(">"))


def _table(lines: list[str]) -> Table:
    cells = [tuple(map(str.strip, line.strip("|").split("|"))) for line in lines]
    head, *rows = [row for row, line in zip(cells, lines, strict=True) if not _RULE.fullmatch(line)]
    empty = sum(_RULE.fullmatch(line) is not None for line in lines) - 1
    blank = [("",) * len(head)] * empty
    return Table("", head, (*rows, *blank), to_fill=bool(empty))
