"""A workshop file into a Workshop, or into everything that is to be mended in it."""

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from ..domain.activities.rate import Rate
from ..domain.workshop import Workshop
from ..words import say
from .agreed import NAME as AGREED
from .agreed import check_agreed
from .companions import check_guide, guide_beside, guided_by
from .faults import Fault, Faulty, Found, Unreadable
from .papers import check_paper
from .reading import ENDING, changed, read_text, title_of
from .sense import make_sense
from .shape import fit
from .shelf import holds_cards, library_cards, read_cards, rule_cards, with_cards
from .spelling import few_searches, shorten
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
    return _completed(_fitted(text, name))


@lru_cache(maxsize=128)
def _fitted(text: str, name: str) -> Workshop:
    # Once for all rooms with the same words: a list of rooms tells every one, and pages wait.
    workshop, found = fit(parse(text)[0], name)
    if workshop is None:
        raise Faulty(Fault(Path(name), line, sentence) for line, sentence in found)
    return workshop


def check_file(path: Path, today: date | None = None) -> list[Fault]:
    """Everything that is to be mended in a workshop file, in the order of its lines.

    Of a school's own workshop the guide is checked too. A file in rules or evidence holds cards,
    one that ends with .md is a paper, or a guide and its workshop; agreed.yaml is what a school
    agreed before.
    """
    if Path(path).name == AGREED:
        return check_agreed(Path(path), today or date.today())
    if Path(path).suffix == ".md":
        guided = guided_by(Path(path))
        return check_file(guided, today) if guided else check_paper(Path(path))
    if holds_cards(Path(path)):
        _, found = read_cards(Path(path), today or date.today())
        return [Fault(Path(path), *one) for one in sorted(set(found))]
    workshop, faults = _read(Path(path), today or date.today())
    guide = guide_beside(Path(path)) if workshop else None
    return faults + (check_guide(workshop, guide) if workshop and guide else [])


def library_paths(data: Path | None = None) -> dict[str, Path]:
    """Name to path of every workshop: those shipped, then a school's own in DATA/library/workshops.

    A file of the school's with a shipped one's name is left out; `clashes` says so.
    """
    return {path.stem: path for path in (*own_workshops(data), *_files(SHIPPED))}


def library(data: Path | None = None) -> dict[str, Workshop]:
    """Every workshop of `library_paths` that can be used; an unfinished one is left out."""
    today = date.today()
    paths = library_paths(data).items()
    read = {name: _usable(path, changed(path), today) for name, path in paths}
    return {name: workshop for name, workshop in read.items() if workshop}


@lru_cache(maxsize=128)
def _usable(path: Path, at: int, today: date) -> Workshop | None:
    # Kept until the file changes: reading all of them takes longer than a page may wait.
    workshop, faults = _read(path, today)
    return None if faults else workshop


def left_out(data: Path | None = None) -> dict[Path, list[Fault]]:
    """A school's own workshop files that cannot be used, each with all that is to be mended."""
    named = {fault.file: [fault] for fault in clashes(data)}
    today = date.today()
    unread = [path for path in own_workshops(data) if not _usable(path, changed(path), today)]
    return named | {path: _left(path, _changed_with_guide(path), today) for path in unread}


@lru_cache(maxsize=128)
def _left(path: Path, at: tuple[int, ...], today: date) -> list[Fault]:
    return check_file(path, today)


def _changed_with_guide(path: Path) -> tuple[int, ...]:
    guide = guide_beside(path)
    return tuple(changed(one) for one in (path, guide) if one)


def clashes(data: Path | None = None) -> list[Fault]:
    """A Fault for each of a school's own files that has the name of a shipped workshop."""
    shipped = {path.stem for path in _files(SHIPPED)}
    sentence = say("check.name_clash")
    return [Fault(path, 0, sentence) for path in own_workshops(data) if path.stem in shipped]


def own_workshops(data: Path | None) -> list[Path]:
    """The files of a school's own workshops, finished or not."""
    return _files(data / "library" / "workshops") if data else []


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"*{ENDING}"))


def _read(path: Path, today: date) -> tuple[Workshop | None, list[Fault]]:
    workshop, found = None, []
    try:
        text = read_text(path)
        found = _check_name(path.stem)
        root, twice = parse(text)
        beside = [*library_paths(), *(other.stem for other in _files(path.parent))]
        with few_searches():
            workshop, shapeless = fit(root, path.stem)
            found += twice + shapeless + make_sense(root, today, library_cards(), beside)
    except Unreadable as stop:
        found += stop.found
    workshop = _completed(workshop) if workshop else None
    return workshop, [Fault(path, line, sentence) for line, sentence in sorted(set(found))]


def _completed(workshop: Workshop) -> Workshop:
    """With the library's cards that it shows, and the titles of the workshops that it names."""
    named = {step.addressed_by for step in workshop.activities if isinstance(step, Rate)}
    paths = library_paths()
    titles = {name: title_of(paths[name]) for name in sorted(named & paths.keys())}
    return replace(with_cards(workshop), titles=titles, rules=rule_cards())


def _check_name(stem: str) -> list[Found]:
    if NAME.fullmatch(stem):
        return []
    return [(0, say("check.file_name", name=shorten(stem)))]
