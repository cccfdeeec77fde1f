"""The trust's picture for page and command line: bundles read, blocks kept, the report written."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from . import content
from .domain.codes import codes_of
from .domain.document import Document
from .domain.problem import Problem, Refused
from .exports import html, pdf, trust_excel, word
from .exports.material import Material
from .trust.collection import collect, entered
from .trust.picture import Picture, picture
from .trust.register import keep, load
from .trust.report import own_page, report
from .trust.sheets import sheets

STEM = "trust-picture"
PAGES = "for-each-school"


def picture_of(
    trust: Path, bundles: Path, leave_out: bool = False
) -> tuple[Picture, Sequence[Problem]]:
    """The picture of the bundles in a folder, and what was refused of it.

    Refused where a file does not count, unless those are to be left out: what a picture has shown
    stays so, and is kept in the trust's folder (OSError).
    """
    register = load(trust)
    collected = collect(bundles, register)
    if not collected.handed or (collected.refused and not leave_out):
        raise Refused(*collected.refused)
    register = entered(register, collected)
    keep(trust, register)
    codes = content.with_trust_codes(codes_of(content.library(None).values()), trust)
    today = date.today().isoformat()
    return picture(register, collected, codes, today), collected.refused


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
        named = ((f"{PAGES}/{school}.html", own_page(of, school)) for school in of.schools)
        made += [(name, html.write(_material(of, page))) for name, page in named]
    for name, body in made:
        (to / name).write_bytes(body)
    return [to / name for name, _ in made]


def _material(of: Picture, document: Document) -> Material:
    return Material(school=of.trust, document=document, today=of.today)
