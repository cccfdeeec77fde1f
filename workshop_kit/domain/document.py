"""A Document: what exports turn into bytes. Headings, paragraphs, lists, tables, in plain text."""

from dataclasses import asdict, dataclass
from typing import Any, ClassVar

# In characters: a column's least, what fits on its line, what is left to write in.
LEAST, LINE, TO_FILL, WIDEST = 8, 14, 18, 64


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 3; the title of the document stands apart."""

    block: ClassVar[str] = "heading"
    level: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """One paragraph; `strong` for the sentence that nobody may miss."""

    block: ClassVar[str] = "paragraph"
    text: str
    strong: bool = False


@dataclass(frozen=True)
class Bullets:
    """A list; with `tick` a list of boxes to tick by hand."""

    block: ClassVar[str] = "bullets"
    items: tuple[str, ...]
    tick: bool = False


@dataclass(frozen=True)
class Facts:
    """Labels and their words, one pair below the other, as on a filled form."""

    block: ClassVar[str] = "facts"
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Table:
    """A table with a header row. `caption` says what it shows; `to_fill` leaves room to write."""

    block: ClassVar[str] = "table"
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    to_fill: bool = False

    @property
    def widths(self) -> tuple[float, ...]:
        """How wide each column should be beside the others."""
        columns = zip(self.head, *self.rows, strict=True)
        return tuple(_width(head, cells) for head, *cells in columns)

    @property
    def numbers(self) -> tuple[bool, ...]:
        """Which columns hold nothing but numbers."""
        columns = zip(*self.rows, strict=True) if self.rows else [("",)] * len(self.head)
        return tuple(all(cell.isdecimal() or cell == "–" for cell in column) for column in columns)


def _width(head: str, cells: list[str]) -> float:
    """Short columns get what they need, long ones a third of what they have beyond a line."""
    longest = max((len(cell) for cell in cells), default=0) or TO_FILL
    word = max(len(word) for text in (head, *cells) for word in text.split() or [""])
    needed = max(min(longest, WIDEST), min(len(head), 10), min(1.25 * word, LINE), LEAST)
    return 3 + min(needed, LINE) + max(0, needed - LINE) / 3


Block = Heading | Paragraph | Bullets | Facts | Table
_BLOCKS: dict[str, type[Any]] = {
    kind.block: kind for kind in (Heading, Paragraph, Bullets, Facts, Table)
}


@dataclass(frozen=True)
class Document:
    """`title`, a line under it, a `notice` that stands on every page, and the blocks."""

    title: str
    subtitle: str
    notice: str
    blocks: tuple[Block, ...]


def to_json(document: Document) -> dict[str, Any]:
    """A document as plain JSON values; `from_json` is its inverse."""
    blocks = [{"block": block.block, **asdict(block)} for block in document.blocks]
    return {**asdict(document), "blocks": blocks}


def from_json(data: dict[str, Any]) -> Document:
    """The document that `to_json` wrote."""
    blocks = tuple(_read(block) for block in data["blocks"])
    return Document(**{**data, "blocks": blocks})


def _read(data: dict[str, Any]) -> Block:
    fields = {name: _tuples(value) for name, value in data.items() if name != "block"}
    block: Block = _BLOCKS[data["block"]](**fields)
    return block


def _tuples(value: Any) -> Any:
    return tuple(_tuples(v) for v in value) if isinstance(value, list | tuple) else value
