"""What stands in the Markdown files of this repository: links, headings, code and prose."""

import html
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).parent.parent
FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
IN_HTML = re.compile(r"""\b(?:src|href)=["']([^"']+)["']""")


@cache
def documents() -> tuple[Path, ...]:
    """Every Markdown file, but those in hidden folders."""
    folders = (p for p in ROOT.iterdir() if p.is_dir() and not p.name.startswith("."))
    inner = (path for folder in folders for path in folder.rglob("*.md"))
    return tuple(sorted([*ROOT.glob("*.md"), *inner]))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tokens(path: Path) -> tuple[Token, ...]:
    """All tokens in their order, those within a line of words too."""
    text = FRONT.sub("", path.read_text("utf-8"))
    return tuple(_flat(MarkdownIt("commonmark").enable("table").parse(text)))


def _flat(found: list[Token]) -> Iterator[Token]:
    for token in found:
        yield token
        yield from _flat(token.children or [])


def links(path: Path) -> list[str]:
    """Where its links and pictures lead, also those that are written as HTML."""
    found = [
        str(token.attrs[key])
        for token in tokens(path)
        for key in ("href", "src")
        if key in token.attrs
    ]
    raw = [token.content for token in tokens(path) if token.type.startswith("html_")]
    return found + [html.unescape(link) for text in raw for link in IN_HTML.findall(text)]


def anchors(path: Path) -> set[str]:
    """The anchors that a code host gives to its headings."""
    slugs = [_slug(heading) for heading in sayings(path, "heading_open")]
    again = [slugs[:n].count(slug) for n, slug in enumerate(slugs)]
    return {f"{slug}-{n}" if n else slug for slug, n in zip(slugs, again, strict=True)}


def _slug(heading: str) -> str:
    kept = (c for c in heading.lower() if c in " -_" or unicodedata.category(c)[0] in "LN")
    return "".join(kept).replace(" ", "-")


def code(path: Path) -> Iterator[tuple[str, bool]]:
    """(text, in a block) of each code span and of each line of a block of code."""
    for token in tokens(path):
        if token.type == "code_inline":
            yield token.content, False
        elif token.type in ("fence", "code_block"):
            yield from ((line, True) for line in token.content.splitlines())


def sayings(path: Path, within: str = "") -> list[str]:
    """What it says as plain text, line by line; `within`: only in tokens such as paragraph_open."""
    pairs = zip(tokens(path)[1:], tokens(path), strict=False)
    lines = [t for t, before in pairs if t.type == "inline" and within in ("", before.type)]
    return ["".join(_text(child) for child in line.children or []) for line in lines]


def tables(path: Path) -> list[list[list[str]]]:
    """Its tables, each a list of rows of cells; the first row is the head."""
    found: list[list[list[str]]] = []
    for token, before in zip(tokens(path)[1:], tokens(path), strict=False):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type == "inline" and before.type in ("th_open", "td_open"):
            found[-1][-1].append("".join(_text(child) for child in token.children or []))
    return found


def _text(token: Token) -> str:
    if token.type in ("text", "code_inline"):
        return token.content
    return " " if token.type in ("softbreak", "hardbreak") else ""
