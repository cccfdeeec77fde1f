"""A trust's own list of names beside the common codes: the same file on both sides."""

import csv
from pathlib import Path

from ..domain.codes import Codes, places, slug, with_list
from ..domain.problem import Problem, Refused

FILE = Path("library") / "trust_codes.csv"  # in the trust's folder, and in each school's
HEAD = ("place", "name")
LARGEST = 100_000  # bytes
LONGEST = 120


def with_trust_codes(codes: Codes, folder: Path | None) -> Codes:
    """`codes` with the list in this folder, if it has one; Refused with all wrong lines."""
    path = folder / FILE if folder else None
    if path is None or not path.is_file():
        return codes
    found, problems = _read(path, set(places(codes)))
    if problems:
        raise Refused(*problems)
    return with_list(codes, found)


def template(codes: Codes) -> str:
    """An empty list that names every place, each as a line that counts for nothing yet."""
    return "".join(f"{line}\n" for line in (",".join(HEAD), *(f"{p}," for p in places(codes))))


def _read(path: Path, known: set[str]) -> tuple[list[tuple[str, str]], list[Problem]]:
    try:
        body = path.read_bytes()
        rows = list(csv.reader(body[:LARGEST].decode("utf-8-sig").splitlines()))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise Refused(Problem("trust_codes.unread", about={"file": path})) from error
    if len(body) > LARGEST or tuple(cell.strip() for cell in (rows or [[]])[0]) != HEAD:
        raise Refused(Problem("trust_codes.unread", about={"file": path}))
    found: list[tuple[str, str]] = []
    problems = []
    for n, row in enumerate(rows[1:], 2):
        place, name = ([*map(str.strip, row), "", ""])[:2]
        about = {"file": path, "line": n, "known": ", ".join(sorted(known))}
        if name and (place not in known or not slug(name) or len(name) > LONGEST):
            problems.append(Problem("trust_codes.line", about=about))
        elif name:
            found.append((place, name))
    return found, problems
