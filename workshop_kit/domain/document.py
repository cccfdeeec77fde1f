"""A Document: what exports turn into bytes. Headings, paragraphs, lists, tables, bars, as words."""

from dataclasses import asdict, dataclass
from typing import Any, ClassVar

# In characters: what fits on a line of a table, the edges of a cell, the longest word that is
# not broken.
LINE, EDGES, WORD = 85, 3, 18
TO_FILL = 28  # shared by the empty columns of a table
FEW_ROWS, FEW_LETTERS = 8, 1600  # a table of no more than this is half a page at most
DENSE, DENSE_LINE, DENSE_EDGES = 7, 95, 2  # from so many columns on: smaller letters and edges


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 3; the title stands apart. With `new_page` it begins one."""

    block: ClassVar[str] = "heading"
    level: int
    text: str
    new_page: bool = False


@dataclass(frozen=True)
class Paragraph:
    """One paragraph; `strong` for the sentence that nobody may miss."""

    block: ClassVar[str] = "paragraph"
    text: str
    strong: bool = False


@dataclass(frozen=True)
class Opened(Paragraph):
    """A paragraph of a guide, found on paper by the `opening` of its text; a plan has none."""

    opening: str = ""


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
    def fits(self) -> bool:
        """Whether a page is wide enough for every column's longest word."""
        return sum(self._least) <= self._line

    @property
    def whole(self) -> bool:
        """Whether it is short enough to stand on one page: it is never cut there."""
        letters = sum(len(cell) for row in self.rows for cell in row)
        return len(self.rows) <= FEW_ROWS and letters <= FEW_LETTERS

    @property
    def dense(self) -> bool:
        """Whether it has so many columns that it is set smaller."""
        return len(self.head) >= DENSE

    @property
    def _line(self) -> int:
        return DENSE_LINE if self.dense else LINE

    @property
    def _least(self) -> list[int]:
        columns = zip(self.head, *self.rows, strict=True)
        edges = DENSE_EDGES if self.dense else EDGES
        return [min(_longest_word(cells), WORD) + edges for cells in columns]

    @property
    def widths(self) -> tuple[int, ...]:
        """How wide each column should be beside the others: no usual word is broken."""
        columns = list(zip(self.head, *self.rows, strict=True))
        least = self._least
        wishes = [self._wish(cells) for cells in columns]
        spare = max(0, self._line - sum(least))
        shares = [round(spare * wish / sum(wishes)) for wish in wishes]
        return tuple(map(sum, zip(least, shares, strict=True)))

    def _wish(self, cells: tuple[str, ...]) -> float:
        """Long texts want more room, but less than their length."""
        blank = self.to_fill and not any(cells[1:])
        wish = TO_FILL // self._blank if blank else max(1, *map(len, cells))
        return float(wish**0.75)

    @property
    def _blank(self) -> int:
        """How many columns are to be filled in."""
        return sum(not any(cells) for cells in zip(*self.rows, strict=True)) or 1

    @property
    def numbers(self) -> tuple[bool, ...]:
        """Which columns hold numbers beside others that hold words."""
        columns = list(zip(*self.rows, strict=True))
        only = tuple(all(_is_number(cell) for cell in cells) for cells in columns)
        return only if only and not all(only) else (False,) * len(self.head)


@dataclass(frozen=True)
class Bars:
    """Bars, each of one or more `parts` (named in their order), drawn to one scale.

    `told` says in words what they show, for who cannot see them; a table has the same numbers.
    `counted`: whether each part's number stands in it.
    """

    block: ClassVar[str] = "bars"
    caption: str
    told: str
    parts: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]
    counted: bool = True

    @property
    def most(self) -> int:
        """What the longest bar stands for."""
        return max((sum(counts) for _, counts in self.rows), default=0)

    @property
    def legend(self) -> tuple[tuple[int, str], ...]:
        """The parts with their place from 0: lengths without numbers only where one is drawn."""
        drawn = {n for _, counts in self.rows for n, count in enumerate(counts) if count}
        return tuple(one for one in enumerate(self.parts) if self.counted or one[0] in drawn)


def _is_number(cell: str) -> bool:
    return cell.replace(",", "").isdecimal() or cell == "–"


def _longest_word(cells: tuple[str, ...]) -> int:
    return max((len(word) for cell in cells for word in cell.split()), default=1)


Block = Heading | Paragraph | Bullets | Facts | Table | Bars
_BLOCKS: dict[str, type[Any]] = {
    kind.block: kind for kind in (Heading, Paragraph, Bullets, Facts, Table, Bars)
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
