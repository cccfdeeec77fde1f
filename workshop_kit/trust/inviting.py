"""Many schools invited at once: all of them or none, their invitations in one archive."""

import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..domain.codes import slug
from ..domain.problem import Problem, Refused
from .register import begun, invited_to, keep, school_name
from .turns import alone

MOST = 5_000  # schools of one list
WINDOWS = re.compile("con|prn|aux|nul|(com|lpt)[0-9]")  # devices there: no file can be called so


@dataclass(frozen=True)
class Invited:
    """`archive`: a zip with an invitation, and so a key, for each of `n` schools.

    `had`: those that have their invitation already and got no other.
    """

    trust: str
    n: int
    archive: bytes
    had: tuple[str, ...]


def names_in(lines: Iterable[str]) -> list[str]:
    """The schools of a list, a name in each line, each once."""
    return list(dict.fromkeys(" ".join(line.split()) for line in lines if line.strip()))


def invite_list(folder: Path, trust: str, schools: str, again: bool) -> Invited:
    """Invite these schools, a name in each line, and keep that in the trust's folder (OSError).

    `again` gives schools that lost their invitation another. Refused as `register.invite` is, or
    where there are no names; then nothing is kept.
    """
    begun(folder, trust)  # refused before anything is made
    names = _listed(schools)
    with alone(folder):
        register = begun(folder, trust)
        invited = {one.name.casefold() for one in register.schools}
        new = [name for name in names if again or name.casefold() not in invited]
        register, letters = invited_to(register, new, again)
        files: dict[str, bytes] = {}
        for name, letter in zip(new, letters, strict=True):
            files[file_of(name, files)] = letter
        archive = _archive(files)
        keep(folder, register)
    chosen = set(new)
    had = tuple(name for name in names if name not in chosen)
    return Invited(register.name, len(files), archive, had)


def _listed(schools: str) -> list[str]:
    names = names_in(schools.splitlines())
    if not 0 < len(names) <= MOST:
        raise Refused(Problem("trust_page.no_schools", "schools", {"most": f"{MOST:,}"}))
    alike: dict[str, str] = {}
    for name in map(school_name, names):
        other = alike.setdefault(name.casefold(), name)
        if other != name:
            raise Refused(Problem("trust_page.alike", "schools", {"school": other, "other": name}))
    return names


def file_of(name: str, taken: Iterable[str] = ()) -> str:
    """A file for a school's invitation that is none of those taken, on any system."""
    stem = slug(name) or "school"
    if WINDOWS.fullmatch(stem):
        stem += "_school"
    free = (f"{stem}{f'-{n}' if n else ''}.json" for n in range(MOST + 1))
    return next(file for file in free if file not in taken)


def _archive(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, body in files.items():
            archive.writestr(name, body)
    return out.getvalue()
