"""Many schools invited at once: all of them or none, their invitations in one archive."""

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..domain.codes import slug
from ..domain.problem import Problem, Refused
from .register import begun, invited_to, keep

MOST = 5_000  # schools of one list


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
    register = begun(folder, trust)
    names = names_in(schools.splitlines())
    if not 0 < len(names) <= MOST:
        raise Refused(Problem("trust_page.no_schools", "schools", {"most": f"{MOST:,}"}))
    had = () if again else tuple(name for name in names if register.invited(name))
    files: dict[str, bytes] = {}
    for name in names:
        if name not in had:
            register, body = invited_to(register, name, again)
            files[_file(name, files)] = body
    keep(folder, register)
    return Invited(register.name, len(files), _archive(files), had)


def _file(name: str, taken: Iterable[str]) -> str:
    stem = slug(name) or "school"
    free = (f"{stem}{f'-{n}' if n else ''}.json" for n in range(MOST + 1))
    return next(file for file in free if file not in taken)


def _archive(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, body in files.items():
            archive.writestr(name, body)
    return out.getvalue()
