"""The trust's picture for page and command line: bundles read, blocks kept, the report written."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from . import content
from .disk import put
from .domain.bundle import year_of
from .domain.codes import codes_of, slug
from .domain.document import Document
from .domain.problem import Problem, Refused
from .domain.report.phrases import spoken
from .exports import written
from .exports.material import Material
from .trust.collection import Handed, Years, collect, entered, opened, spoken_year
from .trust.picture import Picture, picture
from .trust.reading import Taken
from .trust.register import BUNDLES, Register, keep, load
from .trust.report import own_page, report
from .trust.sheets import sheets
from .trust.turns import alone
from .words import say

STEM = "trust-picture"
PAGES = "for-each-school"
MOST_AT_ONCE = 300  # files of one message, which may hold 20 MB


def handed_on(trust: Path) -> list[tuple[int, str]]:
    """The school years of the bundles in the trust's folder, the newest first: each year, and how
    many schools handed on something. Nothing is kept; nothing where no bundle counts."""
    try:
        register = load(trust)
        years = collect(trust / BUNDLES, register, Years(this_year())).years
    except Refused:
        return []
    invited = len(register.schools)
    about = [(year, {"year": spoken_year(year), "n": n}) for year, n in years.items()]
    return [(year, say("trust_page.of_year", **told, invited=invited)) for year, told in about]


def take_in(trust: Path, files: Sequence[tuple[str, bytes]]) -> Taken:
    """Keep bundles, each a file's name and bytes, in the trust's folder by school and year.

    One replaces the last of its school and year, and that is said, unless a picture was made of
    that one: then it is refused. Refused as a whole where the folder is no trust's or the files are
    too many; OSError where one cannot be kept: those before it are.
    """
    if len(files) > MOST_AT_ONCE:
        raise Refused(Problem("trust_page.many_files", about={"most": MOST_AT_ONCE}))
    load(trust)  # refused before anything is made
    refused: list[Problem] = []
    replaced: list[str] = []
    with alone(trust):
        register = load(trust)
        (trust / BUNDLES).mkdir(exist_ok=True, mode=0o700)
        for name, body in files:
            try:
                one = opened(name, body, register, this_year())
            except Refused as found:
                refused += found.problems
                continue
            replaced += _put(trust / BUNDLES, one, body, register)
    return Taken(tuple(refused), tuple(replaced))


def _put(folder: Path, one: Handed, body: bytes, register: Register) -> list[str]:
    """Keep a bundle; what it replaced, in words."""
    path = folder / f"{one.school.id}-{one.bundle.year}.json"
    before = _there(path, register)
    put(path, body)
    if before is None or before.mark == one.mark:
        return []
    days = {"new": spoken(say, one.bundle.made_on), "old": spoken(say, before.bundle.made_on)}
    year = spoken_year(one.bundle.year)
    return [say("trust_page.replaced", school=one.school.name, year=year, **days)]


def _there(path: Path, register: Register) -> Handed | None:
    """The bundle that counted until now, if there is one."""
    try:
        return opened(path.name, path.read_bytes(), register, this_year())
    except (FileNotFoundError, Refused):
        return None


def this_year() -> int:
    """The school year of today."""
    return year_of(date.today().isoformat())


def picture_of(
    trust: Path, bundles: Path, leave_out: bool = False, year: int = 0
) -> tuple[Picture, Sequence[Problem]]:
    """The picture of the bundles in a folder, and what was refused of it.

    `year`: the school year by the year in which it began, 0 for the newest. Refused where a file
    does not count, unless those are to be left out: what a picture has shown stays so, and is kept
    in the trust's folder (OSError).
    """
    load(trust)  # refused before anything is made
    with alone(trust):
        register = load(trust)
        collected = collect(bundles, register, Years(this_year(), year))
        if collected.refused and not (leave_out and collected.handed):
            raise Refused(*collected.refused)
        if not collected.handed:
            raise Refused(Problem("trust.no_such_year", about={"year": spoken_year(year)}))
        register = entered(register, collected)
        keep(trust, register)
    codes = content.with_trust_codes(codes_of(content.library(None).values()), trust)
    return picture(register, collected, codes, date.today().isoformat()), collected.refused


def told(of: Picture) -> Document:
    """The report to trustees."""
    return report(of)


def makers(of: Picture) -> dict[str, Callable[[], bytes]]:
    """Each file for trustees by its name, made when it is called."""
    material = _material(of, report(of))
    return {
        f"{STEM}.docx": lambda: written(material, "docx"),
        f"{STEM}.pdf": lambda: written(material, "pdf"),
        f"{STEM}.xlsx": lambda: _workbook(of, material),
        f"{STEM}.html": lambda: written(material, "html"),
    }


def write(of: Picture, to: Path, pages: bool) -> list[Path]:
    """All files into the folder `to`; with `pages` one for each school, for that school only."""
    made = [(name, make()) for name, make in makers(of).items()]
    to.mkdir(parents=True, exist_ok=True)
    if pages:
        (to / PAGES).mkdir(exist_ok=True)
        own = ((id, _material(of, own_page(of, id))) for id in of.schools)
        made += [(_page(of, id), written(material, "html")) for id, material in own]
    for name, body in made:
        (to / name).write_bytes(body)
    return [to / name for name, _ in made]


def _workbook(of: Picture, material: Material) -> bytes:
    from .exports import trust_excel  # noqa: PLC0415 -- slow import

    return trust_excel.write(material, sheets(of))


def _page(of: Picture, school: str) -> str:
    """Its file by the school's name, so that each page finds its school."""
    return f"{PAGES}/{slug(of.schools[school])}-{school[:6]}.html"


def _material(of: Picture, document: Document) -> Material:
    return Material(school=of.trust, document=document, today=of.today)
