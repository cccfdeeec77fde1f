"""Paper templates: Markdown with gaps, those shipped and a school's own of the same name."""

import re
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
from .faults import Fault, Faulty, Found, Unreadable
from .guides import plain
from .reading import first_title, text_of
from .spelling import did_you_mean, shorten
from .syntax import syntax

SHIPPED = Path(__file__).parent.parent / "library" / "letters"
FIELDS = ("title", "notice", "asks", "optional")
TICK = "[ ] "
LOST = ("fence", "code_block", "html_block", "hr")  # no block shows these
BEGINS = 20  # characters
LOST_WITHIN = ("image", "html_inline")
DASHES = re.compile(r"\s*\|?[ :]*-{2,}[ :]*\|[ :|-]*")  # the second line of a table
PACK = ("jncc_item", "letter_to_head")  # of the kit's papers those for a bargaining pack
OTHER = {
    "nursery": ("_primary", "_secondary"),
    "primary": ("_secondary",),
    "secondary": ("_primary",),
    "sixth_form": ("_primary",),
}


def paper_paths(data: Path | None = None) -> dict[str, Path]:
    """Name to path; a school's own in DATA/library/letters comes in place of the kit's."""
    return {path.stem: path for path in (*sorted(SHIPPED.glob("*.md")), *own_papers(data))}


def own_papers(data: Path | None) -> list[Path]:
    """The files of a school's own papers, finished or not."""
    return sorted((data / "library" / "letters").glob("*.md")) if data else []


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
    return faults[0].sentence if faults else load_paper(path).title


def load_paper(path: Path) -> Paper:
    """The template of a file. Raises Faulty with all that stands against it."""
    faults = _faults(path, _wrong)
    if faults:
        raise Faulty(faults)
    return _read(path.stem, harmless(text_of(path)))[0]


def check_paper(path: Path) -> list[Fault]:
    """What is to be mended: no title, an unknown field, what would be lost, a wrong gap.

    And what it asks for in vain: that alone keeps nobody from using the paper.
    """
    return _faults(path, _all)


def _faults(path: Path, look: Callable[[Paper], Iterator[tuple[str, str]]]) -> list[Fault]:
    try:
        text = harmless(text_of(path))
        paper, found = _read(path.stem, text)
    except Unreadable as wrong:
        return [Fault(path, *one) for one in wrong.found]
    lines = text.splitlines()
    for gap, sentence in look(paper):  # of words without a gap the line that begins so
        found.append((_line(lines, f"{{{gap}}}") or _line(lines, gap[:BEGINS]), sentence))
    return sorted({Fault(path, *one) for one in found})


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


def _line(lines: list[str], words: str) -> int:
    return next((n for n, line in enumerate(lines, start=1) if words in line), 0)


def _read(name: str, text: str) -> tuple[Paper, list[Found]]:
    """The paper as far as it can be read, and what cannot; Unreadable where its top cannot."""
    fields, body, first = _parted(text)
    lines = text.splitlines()
    strange = [field for field in fields if field not in FIELDS]
    known = ", ".join(FIELDS)
    found = [
        (_line(lines, f"{field}:"), say("check.paper_field", field=field, known=known))
        for field in strange
    ]
    asks, optional = fields.get("asks") or {}, fields.get("optional") or []
    for field, given, kind in (("asks", asks, dict), ("optional", optional, list)):
        if not isinstance(given, kind):
            found.append((_line(lines, f"{field}:"), say(f"check.paper_{field}")))
    asks = asks if isinstance(asks, dict) else {}
    told = {"title": fields.get("title"), "notice": fields.get("notice", say("paper.draft"))}
    each = (*told.items(), *asks.items())
    words = {gap: harmless(str(given or "")).strip() for gap, given in each}
    empty = [gap for gap, said in words.items() if not said]
    found += [(_line(lines, f"{gap}:"), say("check.paper_words", field=gap)) for gap in empty]
    blocks, lost = _blocks(body, first)
    left = tuple(map(str, optional)) if isinstance(optional, list) else ()
    asked = {gap: words[gap] for gap in asks}
    paper = Paper(name, words["title"], words["notice"], tuple(blocks), asked, left)
    return paper, [*found, *lost]


def _parted(text: str) -> tuple[dict[str, Any], str, int]:
    """The fields of its top, all else, and on which line that begins."""
    before, _, rest = text.partition("---\n")
    front, there, body = rest.partition("---\n")
    try:
        fields = yaml.load(front, Loader=yaml.BaseLoader) or {}
    except yaml.YAMLError as error:
        raise Unreadable(*((n + 1, words) for n, words in syntax(front, error))) from error
    except RecursionError as error:
        raise Unreadable((2, say("check.not_yaml"))) from error
    if before or not there or not isinstance(fields, dict):
        raise Unreadable((1, say("check.paper_front")))
    return fields, body, front.count("\n") + 3


def _blocks(body: str, first: int) -> tuple[list[Block], list[Found]]:
    """Its blocks, and what none of them can show; `first` is the line on which `body` begins."""
    tokens = MarkdownIt("commonmark").enable("table").parse(body)
    lines = body.splitlines()
    found = [(first + n, sentence) for token in tokens for n, sentence in _lost(token, lines)]
    blocks: list[Block] = []
    at = 0
    while at < len(tokens):
        end = _closing(tokens, at)
        if tokens[at].type not in LOST:
            blocks.append(_block(tokens[at:end], blocks))
        at = end
    return blocks, found if blocks or found else [(first, say("check.paper_empty"))]


def _lost(token: Token, lines: list[str]) -> Iterator[Found]:
    """What of a token would not be printed as it is meant, from line 0 on."""
    start = token.map[0] if token.map else 0
    children = [child for child in token.children or () if child.type in LOST_WITHIN]
    if token.type in LOST or children:
        words = shorten(children[0].content if children else lines[start].strip())
        yield start, say("check.paper_form", words=words)
    for n, line in enumerate(token.content.split("\n") if token.type == "inline" else ()):
        if DASHES.fullmatch(line):
            yield start + n, say("check.paper_table")


def _block(tokens: list[Token], before: list[Block]) -> Block:
    inside = [t.content for t in tokens if t.type == "inline"]
    match tokens[0].type:
        case "heading_open":
            return Heading(min(3, max(1, int(tokens[0].tag[1]) - 1)), plain(inside[0]))
        case "bullet_list_open" | "ordered_list_open":
            return _list(inside)
        case "table_open":
            return _table(tokens, before)
        case other:
            words = plain(" ".join(" ".join(inside).split()))
            return Paragraph(words, strong=other == "blockquote_open")


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
