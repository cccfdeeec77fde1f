"""All bundles in a folder: those that count, and of every other file the sentence that says why."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from ..domain.bundle import Bundle
from ..domain.problem import Problem, Refused
from .blocks import Sized, placed
from .envelope import unseal
from .register import Known, Register, with_schools

MOST_FILES = 5_000


@dataclass(frozen=True)
class Handed:
    """A bundle that counts, the school it is from, and its mark."""

    bundle: Bundle
    school: Known
    mark: str

    @property
    def people(self) -> int:
        """The most devices that answered in one room."""
        return max((held.answered for held in self.bundle.turnout), default=0)


@dataclass(frozen=True)
class Years:
    """The school year that it is `now`, and the one that is `wanted` (0: the newest there is)."""

    now: int
    wanted: int = 0


@dataclass(frozen=True)
class Collected:
    """`handed` are of one school year, `before` of the one before; `older`: those of others.

    `years`: how many schools handed on something for each year, the newest first.
    """

    year: int
    handed: tuple[Handed, ...]
    before: tuple[Handed, ...]
    older: int
    refused: tuple[Problem, ...]
    years: Mapping[int, int]


def collect(folder: Path, register: Register, years: Years) -> Collected:
    """Read every .json file in the folder; Refused where there is no folder or no such file."""
    if not folder.is_dir():
        raise Refused(Problem("trust.no_folder", about={"folder": folder}))
    files = sorted(path for path in folder.iterdir() if path.suffix.lower() == ".json")
    if not 0 < len(files) <= MOST_FILES:
        raise Refused(Problem("trust.no_bundles", about={"folder": folder, "most": MOST_FILES}))
    handed: list[tuple[str, Handed]] = []
    refused: list[Problem] = []
    for path in files:
        try:
            handed.append((path.name, _handed(path, register, years.now)))
        except Refused as found:
            refused += map(_printable, found.problems)
    once, twice = _once(handed)
    year = years.wanted or max((one.bundle.year for one in once), default=0)
    now, before = (tuple(o for o in once if o.bundle.year == y) for y in (year, year - 1))
    older = len(once) - len(now) - len(before)
    counted = Counter(sorted((one.bundle.year for one in once), reverse=True))
    return Collected(year, now, before, older, (*refused, *twice), counted)


def opened(name: str, body: bytes, register: Register, now: int) -> Handed:
    """What is in a file of this name that is in no folder yet, in the school year `now`.

    Refused says why it would not count: also where a picture was made of another bundle of that
    school and year.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / "bundle.json"
        path.write_bytes(body)
        try:
            return _handed(path, register, now)
        except Refused as found:
            raise Refused(*(_told_of(name, one) for one in found.problems)) from found


def _told_of(name: str, problem: Problem) -> Problem:
    """As it is said of a file that is not kept."""
    key = {"trust_file.another": "trust_file.stays"}.get(problem.key, problem.key)
    return _printable(Problem(key, problem.field, {**problem.about, "file": name}))


def _handed(path: Path, register: Register, now: int) -> Handed:
    """What counts in a file. Of a school and year that a picture has shown only the bundle counts
    of which it was made: another would tell single people by the difference."""
    bundle, mark = unseal(path, register)
    school = register.school(bundle.school)
    assert school
    about = {"file": path.name, "school": school.name, "year": spoken_year(bundle.year)}
    if bundle.year > now:  # one wrong clock would make all other bundles old
        raise Refused(Problem("trust_file.too_early", about=about))
    if school.used.get(str(bundle.year), mark) != mark:
        raise Refused(Problem("trust_file.another", about=about))
    return Handed(bundle, school, mark)


def _once(handed: Sequence[tuple[str, Handed]]) -> tuple[list[Handed], list[Problem]]:
    """Of two bundles of a school and year none counts: nobody here knows which is right."""
    count = Counter((one.school.id, one.bundle.year) for _, one in handed)
    kept: list[Handed] = []
    problems: list[Problem] = []
    for name, one in handed:
        if count[one.school.id, one.bundle.year] == 1:
            kept.append(one)
            continue
        about = {"file": name, "school": one.school.name, "year": spoken_year(one.bundle.year)}
        problems.append(_printable(Problem("trust_file.twice", about=about)))
    return kept, problems


def entered(register: Register, collected: Collected) -> Register:
    """The register once a picture of these is shown: blocks are given, and bundles are used."""
    sized = [Sized(one.school, one.bundle.setting, one.people) for one in collected.handed]
    now = {one.id: one for one in (*register.schools, *placed(sized, register.schools))}
    for one in (*collected.handed, *collected.before):
        known = now[one.school.id]
        used = {**known.used, str(one.bundle.year): one.mark}
        now[known.id] = replace(known, used=used)
    return with_schools(register, tuple(now.values()))


def spoken_year(year: int) -> str:
    """2026 as 2026/27."""
    return f"{year}/{(year + 1) % 100:02}"


def _printable(problem: Problem) -> Problem:
    """A file's name may hold signs that a terminal would follow."""
    name = "".join(c if c.isprintable() else "?" for c in str(problem.about["file"]))
    return replace(problem, about={**problem.about, "file": name})
