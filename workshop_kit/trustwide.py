"""The trust's picture for page and command line: bundles read, blocks kept, the report written."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from . import content
from .disk import put
from .domain.bundle import year_of
from .domain.codes import codes_of, slug
from .domain.document import Document
from .domain.problem import Problem, Refused
from .exports import html, pdf, trust_excel, word
from .exports.material import Material
from .trust.collection import Years, collect, entered, opened, spoken_year
from .trust.picture import Picture, picture
from .trust.register import BUNDLES, keep, load
from .trust.report import own_page, report
from .trust.sheets import sheets
from .words import say

STEM = "trust-picture"
PAGES = "for-each-school"


def handed_on(trust: Path) -> list[tuple[int, str]]:
    """The school years of the bundles in the trust's folder, the newest first: each year, and how
    many schools handed on something. Nothing is kept; nothing where no bundle counts."""
    try:
        register = load(trust)
        years = collect(trust / BUNDLES, register, Years(year_of(date.today().isoformat()))).years
    except Refused:
        return []
    invited = len(register.schools)
    about = [(year, {"year": spoken_year(year), "n": n}) for year, n in years.items()]
    return [(year, say("trust_page.of_year", **told, invited=invited)) for year, told in about]


def take_in(trust: Path, files: Mapping[str, bytes]) -> Sequence[Problem]:
    """Keep bundles in the trust's folder (OSError), each by its school and year: one that a school
    hands on anew replaces its last. Says of each of the others why it was not kept."""
    refused: list[Problem] = []
    to = trust / BUNDLES
    to.mkdir(parents=True, exist_ok=True, mode=0o700)
    for name, body in files.items():
        try:
            bundle = opened(name, body, load(trust))
            put(to / f"{bundle.school}-{bundle.year}.json", body)
        except Refused as found:
            refused += found.problems
    return refused


def picture_of(
    trust: Path, bundles: Path, leave_out: bool = False, year: int = 0
) -> tuple[Picture, Sequence[Problem]]:
    """The picture of the bundles in a folder, and what was refused of it.

    `year`: the school year by the year in which it began, 0 for the newest. Refused where a file
    does not count, unless those are to be left out: what a picture has shown stays so, and is kept
    in the trust's folder (OSError).
    """
    register = load(trust)
    now = date.today()
    collected = collect(bundles, register, Years(year_of(now.isoformat()), year))
    if collected.refused and not (leave_out and collected.handed):
        raise Refused(*collected.refused)
    if not collected.handed:
        raise Refused(Problem("trust.no_such_year", about={"year": spoken_year(year)}))
    register = entered(register, collected)
    keep(trust, register)
    codes = content.with_trust_codes(codes_of(content.library(None).values()), trust)
    return picture(register, collected, codes, now.isoformat()), collected.refused


def told(of: Picture) -> Document:
    """The report to trustees."""
    return report(of)


def makers(of: Picture) -> dict[str, Callable[[], bytes]]:
    """Each file for trustees by its name, made when it is called."""
    material = _material(of, report(of))
    return {
        f"{STEM}.docx": lambda: word.write(material),
        f"{STEM}.pdf": lambda: pdf.write(material),
        f"{STEM}.xlsx": lambda: trust_excel.write(material, sheets(of)),
        f"{STEM}.html": lambda: html.write(material),
    }


def write(of: Picture, to: Path, pages: bool) -> list[Path]:
    """All files into the folder `to`; with `pages` one for each school, for that school only."""
    made = [(name, make()) for name, make in makers(of).items()]
    to.mkdir(parents=True, exist_ok=True)
    if pages:
        (to / PAGES).mkdir(exist_ok=True)
        made += [(_page(of, id), html.write(_material(of, own_page(of, id)))) for id in of.schools]
    for name, body in made:
        (to / name).write_bytes(body)
    return [to / name for name, _ in made]


def _page(of: Picture, school: str) -> str:
    """Its file by the school's name, so that each page finds its school."""
    return f"{PAGES}/{slug(of.schools[school])}-{school[:6]}.html"


def _material(of: Picture, document: Document) -> Material:
    return Material(school=of.trust, document=document, today=of.today)
