"""Exports read by other programs: pypdf, zip and lxml, openpyxl, icalendar, json."""

import io
import json
from typing import Any
from zipfile import ZipFile

import icalendar
import openpyxl
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


def excel_words(body: bytes) -> str:
    """Every cell; none holds a formula."""
    book = openpyxl.load_workbook(io.BytesIO(body))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type in "snd" for cell in cells), "a formula"
    return "\n".join(str(cell.value) for cell in cells if cell.value is not None)


def html_words(body: bytes) -> str:
    """All that a browser shows."""
    page = etree.fromstring(body, etree.HTMLParser(encoding="utf-8"))
    return "\n".join(page.find("body").itertext())


def ics_words(body: bytes) -> str:
    """Every summary and description."""
    entries = icalendar.Calendar.from_ical(body).walk("VEVENT")
    return "\n".join(str(entry[name]) for entry in entries for name in ("SUMMARY", "DESCRIPTION"))


READ = {
    "docx": word_words,
    "pdf": pdf_words,
    "json": json_words,
    "xlsx": excel_words,
    "html": html_words,
}
