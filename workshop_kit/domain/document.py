"""A Document: what exports turn into bytes. Headings, paragraphs, lists, tables, in plain text."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 or 2; the title of the document stands apart."""

    level: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """One paragraph; `strong` for the sentence that nobody may miss."""

    text: str
    strong: bool = False


@dataclass(frozen=True)
class Bullets:
    """A list; with `tick` a list of boxes to tick by hand."""

    items: tuple[str, ...]
    tick: bool = False


@dataclass(frozen=True)
class Table:
    """A table with a header row. `caption` says in a sentence what it shows."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Bullets | Table


@dataclass(frozen=True)
class Document:
    """`title`, a line under it, a `notice` that stands on every page, and the blocks."""

    title: str
    subtitle: str
    notice: str
    blocks: tuple[Block, ...]
