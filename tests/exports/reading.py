"""Exports read by other programs: pypdf for PDF, zip and lxml for Word, json for JSON."""

import io
import json
from typing import Any
from zipfile import ZipFile

from lxml import etree
from pypdf import PdfReader

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def pdf_words(body: bytes) -> str:
    """The words of all pages in reading order, without spaces: lines break anywhere."""
    pages = PdfReader(io.BytesIO(body)).pages
    return squeezed("".join(page.extract_text() for page in pages))


def squeezed(text: str) -> str:
    """Without white space and the marks where a long word may break."""
    return "".join(text.replace("\u200b", "").split())


def word_part(body: bytes, name: str = "word/document.xml") -> Any:
    """One part of a .docx as a tree."""
    with ZipFile(io.BytesIO(body)) as packed:
        return etree.fromstring(packed.read(name))


def paragraphs(tree: Any) -> list[tuple[str, str]]:
    """(style, words) of each paragraph in order."""
    return [(_style(p), "".join(t.text or "" for t in p.iter(f"{W}t"))) for p in tree.iter(f"{W}p")]


def _style(paragraph: Any) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else str(found.get(f"{W}val"))


def word_words(body: bytes) -> str:
    """Every word of header, document and footer."""
    with ZipFile(io.BytesIO(body)) as packed:
        names = [n for n in packed.namelist() if n.startswith("word/") and n.endswith(".xml")]
    return "\n".join(t for n in sorted(names) for _, t in paragraphs(word_part(body, n)))


def strings(value: Any) -> list[str]:
    """Every string in a JSON value."""
    if isinstance(value, dict):
        return [s for pair in value.items() for part in pair for s in strings(part)]
    if isinstance(value, list):
        return [s for part in value for s in strings(part)]
    return [value] if isinstance(value, str) else []


def json_words(body: bytes) -> str:
    """Every string of a JSON file."""
    return "\n".join(strings(json.loads(body)))


READ = {"docx": word_words, "pdf": pdf_words, "json": json_words}
