"""A workshop file into a Workshop, or into everything that is to be mended in it."""

import re
from datetime import date
from pathlib import Path

from ..domain.workshop import Workshop
from ..words import say
from .faults import Fault, Faulty, Found, Unreadable
from .reading import ENDING, read_text
from .sense import make_sense
from .shape import fit
from .spelling import shorten
from .tree import parse

SHIPPED = Path(__file__).parent.parent / "library" / "workshops"
NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")


def load_workshop(path: Path) -> Workshop:
    """The workshop of a file, named as the file is. Raises Faulty with all that is to be mended."""
    workshop, faults = _read(Path(path), date.today())
    if workshop is None or faults:
        raise Faulty(faults)
    return workshop


def read_workshop(text: str, name: str) -> Workshop:
    """The workshop of a text checked before: an open room keeps the words it was opened with."""
    workshop, found = fit(parse(text)[0], name)
    if workshop is None:
        raise Faulty(Fault(Path(name), line, sentence) for line, sentence in found)
    return workshop


def check_file(path: Path, today: date | None = None) -> list[Fault]:
    """Everything that is to be mended in a workshop file, in the order of its lines."""
    return _read(Path(path), today or date.today())[1]


def library_paths(data: Path | None = None) -> dict[str, Path]:
    """Name to path of every workshop: those shipped, then a school's own in DATA/library/workshops.

    A file of the school's with a shipped one's name is left out; `clashes` says so.
    """
    return {path.stem: path for path in (*_own(data), *_files(SHIPPED))}


def clashes(data: Path | None = None) -> list[Fault]:
    """A Fault for each of a school's own files that has the name of a shipped workshop."""
    shipped = {path.stem for path in _files(SHIPPED)}
    sentence = say("check.name_clash")
    return [Fault(path, 0, sentence) for path in _own(data) if path.stem in shipped]


def _own(data: Path | None) -> list[Path]:
    return _files(data / "library" / "workshops") if data else []


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"*{ENDING}"))


def _read(path: Path, today: date) -> tuple[Workshop | None, list[Fault]]:
    workshop, found = None, []
    try:
        text = read_text(path)
        found = _check_name(path.stem)
        root, twice = parse(text)
        workshop, shapeless = fit(root, path.stem)
        found += twice + shapeless + make_sense(root, today)
    except Unreadable as stop:
        found += stop.found
    return workshop, [Fault(path, line, sentence) for line, sentence in sorted(set(found))]


def _check_name(stem: str) -> list[Found]:
    if NAME.fullmatch(stem):
        return []
    return [(0, say("check.file_name", name=shorten(stem)))]
