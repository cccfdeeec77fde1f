"""The trust's picture for page and command line: bundles read, blocks kept, the report written."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from . import content
from .domain.bundle import year_of
from .domain.codes import codes_of, slug
from .domain.document import Document
from .domain.problem import Problem, Refused
from .exports import html, pdf, trust_excel, word
from .exports.material import Material
from .trust.collection import Years, collect, entered, spoken_year
from .trust.picture import Picture, picture
from .trust.register import keep, load
from .trust.report import own_page, report
from .trust.sheets import sheets

STEM = "trust-picture"
PAGES = "for-each-school"


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
