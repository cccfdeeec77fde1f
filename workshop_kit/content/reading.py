"""A path into its text, or the sentence that says why there is none."""

import re
from pathlib import Path

from ..domain.activities.step import harmless
from ..words import say
from .faults import Unreadable

ENDING = ".yaml"
TITLE = re.compile(r"^title:(.+)$", re.MULTILINE)
LARGEST = 100_000  # bytes; the kit's own are smaller than a fifth of it
OF_WORD = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")  # .docx and .odt, .doc, rich text


def read_text(path: Path) -> str:
    """The text of a workshop file; Unreadable if it is missing, too large, empty or not text."""
    _check_place(path)
    text = text_of(path)
    if not text.strip():
        raise Unreadable((1, say("check.empty")))
    return text


def text_of(path: Path) -> str:
    """The text of any file of a school's own; Unreadable if it is too large or not text."""
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as error:
        raise Unreadable((0, say("check.cannot_open", reason=error.strerror or "?"))) from error
    if len(raw) > LARGEST:
        raise Unreadable((0, say("check.too_large", most=LARGEST // 1000)))
    return _decode(raw)


def changed(path: Path) -> int:
    """When the file was last changed, in nanoseconds since 1970; 0 where there is none."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def title_of(path: Path) -> str:
    """The title of a workshop file as its line has it, "" if there is none to be read."""
    try:
        return first_title(read_text(path))
    except Unreadable:
        return ""


def first_title(text: str) -> str:
    """What the line `title:` of a text says, "" if it has none."""
    found = TITLE.search(text)
    return harmless(found.group(1)).strip().strip("\"'") if found else ""


def _check_place(path: Path) -> None:
    if path.is_dir():
        raise Unreadable((0, say("check.folder")))
    if path.suffix != ENDING:
        raise Unreadable((0, say("check.ending", ending=ENDING)))
    if not path.exists():
        raise Unreadable((0, say("check.missing_file")))
    if not path.is_file():
        raise Unreadable((0, say("check.not_a_file")))


def _decode(raw: bytes) -> str:
    if raw.startswith(OF_WORD):
        raise Unreadable((1, say("check.of_word")))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise Unreadable((line, say("check.not_utf8"))) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")
