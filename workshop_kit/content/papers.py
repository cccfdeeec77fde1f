"""Paper templates: Markdown with gaps, those shipped and a school's own of the same name."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from ..domain.activities.step import harmless
from ..domain.document import Block, Bullets, Heading, Paragraph, Table
from ..domain.paper import BLOCKS, WORDS, Paper, crowded, gaps, loose, unmarked, unused
from ..words import say
from .faults import Fault, Faulty
from .guides import plain
from .reading import OF_WORD, first_title
from .spelling import did_you_mean, shorten

SHIPPED = Path(__file__).parent.parent / "library" / "letters"
FIELDS = ("title", "notice", "asks", "optional")
TICK = "[ ] "
PACK = ("jncc_item", "letter_to_head")  # of the kit's papers those for a bargaining pack
OTHER = {
    "nursery": ("_primary", "_secondary"),
    "primary": ("_secondary",),
    "secondary": ("_primary",),
    "sixth_form": ("_primary",),
}


def paper_paths(data: Path | None = None) -> dict[str, Path]:
    """Name to path; a school's own in DATA/library/letters comes in place of the kit's."""
    own = sorted((data / "library" / "letters").glob("*.md")) if data else []
    return {path.stem: path for path in (*sorted(SHIPPED.glob("*.md")), *own)}


def paper_titles(data: Path | None = None) -> dict[str, str]:
    """Name to title; in place of the title what is to be mended first."""
    return {name: _titled(path) for name, path in sorted(paper_paths(data).items())}


def first_titles(data: Path | None = None, setting: str = "", side: str = "all") -> dict[str, str]:
    """Name to title as its line has it, unchecked; the name where there is no such line.

    Without those whose name ends in another `setting`; for representatives their pack and own ones.
    """
    others = OTHER.get(setting, ())
    paths = {n: path for n, path in paper_paths(data).items() if not n.endswith(others)}
    if side == "representatives":
        paths = {n: path for n, path in paths.items() if n in PACK or path.parent != SHIPPED}
    found = {name: _first_title(path) for name, path in paths.items()}
    return {name: title or name for name, title in found.items()}


def _first_title(path: Path) -> str:
    try:
        return first_title(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError):
        return ""


def _titled(path: Path) -> str:
    faults = _faults(path, _wrong)
    return faults[0].sentence if faults else _read(path).title


def load_paper(path: Path) -> Paper:
    """The template of a file. Raises Faulty with all that stands against it."""
    faults = _faults(path, _wrong)
    if faults:
        raise Faulty(faults)
    return _read(path)


def check_paper(path: Path) -> list[Fault]:
    """What is to be mended: no title, an unknown field, what would be lost, a wrong gap.

    And what it asks for in vain: that alone keeps nobody from using the paper.
    """
    return _faults(path, _all)


def _faults(path: Path, look: Callable[[Paper], Iterator[tuple[str, str]]]) -> list[Fault]:
    try:
        paper = _read(path)
    except (OSError, ValueError, yaml.YAMLError, TypeError, AttributeError) as error:
        reason = (str(error) or type(error).__name__).splitlines()[0]
        return [Fault(path, 0, say("check.paper_unreadable", reason=reason))]
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return sorted(Fault(path, _line(lines, gap), sentence) for gap, sentence in look(paper))


def _wrong(paper: Paper) -> Iterator[tuple[str, str]]:
    """Each gap that cannot be filled as it stands, and why."""
    known = (*WORDS, *BLOCKS, *paper.asks, *paper.optional)
    for gap in gaps(paper) - set(known):
        yield gap, say("check.paper_gap", gap=f"{{{gap}}}", meant=did_you_mean(gap, known))
    for gap in crowded(paper):
        yield gap, say("check.paper_alone", gap=f"{{{gap}}}")
    for gap in unmarked(paper):
        yield gap, say("check.paper_unmarked", gap=f"{{{gap}}}")
    for text in loose(paper):
        yield text, say("check.paper_brace", words=shorten(text))


def _all(paper: Paper) -> Iterator[tuple[str, str]]:
    yield from _wrong(paper)
    for gap in unused(paper):
        yield gap, say("check.paper_unused", gap=gap)


def _line(lines: list[str], gap: str) -> int:
    return next((n for n, line in enumerate(lines, start=1) if f"{{{gap}}}" in line), 0)


def _read(path: Path) -> Paper:
    """Front matter, then the text. ValueError and its like where it is not of that form."""
    before, _, rest = _text(path).partition("---\n")
    front, there, body = rest.partition("---\n")
    if before or not there:
        raise ValueError(say("check.paper_front"))
    fields = yaml.safe_load(front) or {}
    if not isinstance(fields, dict):
        raise ValueError(say("check.paper_front"))
    strange = [name for name in fields if name not in FIELDS]
    if strange:
        raise ValueError(say("check.paper_field", field=strange[0], known=", ".join(FIELDS)))
    asks = {str(gap): _worded(str(gap), words) for gap, words in fields.get("asks", {}).items()}
    notice = _worded("notice", fields.get("notice", say("paper.draft")))
    optional = tuple(str(name) for name in fields.get("optional", ()))
    title = _worded("title", fields.get("title"))
    return Paper(path.stem, title, notice, tuple(_blocks(body)), asks, optional)


def _text(path: Path) -> str:
    """ValueError says in words what the file is, where it is no plain text."""
    if path.read_bytes().startswith(OF_WORD):
        raise ValueError(say("check.paper_formatted"))
    try:
        return harmless(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        raise ValueError(say("check.paper_not_utf8")) from None


def _worded(field: str, words: Any) -> str:
    told = "" if words is None else harmless(str(words)).strip()
    if not told:
        raise ValueError(say("check.paper_words", field=field))
    return told


def _blocks(body: str) -> list[Block]:
    tokens = MarkdownIt("commonmark").enable("table").parse(body)
    blocks: list[Block] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        end = _closing(tokens, at)
        inside = [t.content for t in tokens[at:end] if t.type == "inline"]
        if token.type == "heading_open":
            blocks.append(Heading(min(3, max(1, int(token.tag[1]) - 1)), plain(inside[0])))
        elif token.type == "paragraph_open":
            blocks.append(Paragraph(plain(" ".join(inside[0].split()))))
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            blocks.append(_list(inside))
        elif token.type == "table_open":
            blocks.append(_table(tokens[at:end], blocks))
        elif token.type == "blockquote_open":
            blocks.append(Paragraph(plain(" ".join(" ".join(inside).split())), strong=True))
        else:
            words = shorten(token.content or token.markup)
            raise ValueError(say("check.paper_form", words=words))
        at = end
    return blocks


def _closing(tokens: list[Token], at: int) -> int:
    """The place after the token that closes the one at `at`."""
    if tokens[at].nesting != 1:
        return at + 1
    level = tokens[at].level
    ends = (n for n in range(at + 1, len(tokens)) if tokens[n].level == level)
    return next(ends) + 1


def _list(items: list[str]) -> Bullets:
    tick = all(item.startswith(TICK) for item in items)
    return Bullets(tuple(plain(" ".join(item.removeprefix(TICK).split())) for item in items), tick)


def _table(tokens: list[Token], before: list[Block]) -> Table:
    """A table; the paragraph before it, if it ends with a colon, is its caption."""
    rows: list[tuple[str, ...]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append(())
        elif token.type == "inline":
            rows[-1] = (*rows[-1], plain(token.content))
    last = before[-1] if before else None
    caption = ""
    if isinstance(last, Paragraph) and last.text.endswith(":"):
        caption = last.text.removesuffix(":")
        before.pop()
    fills = any(not cell for row in rows[1:] for cell in row)
    return Table(caption or rows[0][0], rows[0], tuple(rows[1:]), to_fill=fills)
