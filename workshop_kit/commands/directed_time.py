"""Reckon directed time from a sheet of posts: totals and findings, Excel and a draft calendar."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..domain.opening import TERMS
from ..domain.problem import Refused
from ..words import say
from .terminal import HOME, Data, fail, made, put, refuse

if TYPE_CHECKING:
    from ..domain.directed_time import Budget, Post, Said
    from ..importers.staff_time import Staff


def directed_time(
    file: Annotated[Path, typer.Argument(help=say("cli.directed_file"))],
    terms: Annotated[str, typer.Option(help=say("cli.directed_terms"))] = "",
    year: Annotated[str, typer.Option(help=say("cli.directed_year"))] = "",
    dates: Annotated[Path | None, typer.Option(help=say("cli.directed_dates"))] = None,
    to: Annotated[Path | None, typer.Option(help=say("cli.directed_to"))] = None,
    data: Data = HOME,
) -> None:
    """Print totals and findings of directed time."""
    from .. import content  # noqa: PLC0415 -- slow import
    from ..domain.directed_time import Known, make_budget  # noqa: PLC0415 -- slow import

    said = _said(terms, year)
    staff = _staff(file, dates)
    posts = _with_meetings(staff, data)
    cards, today = content.library_cards(), date.today().isoformat()
    known = Known(content.rule_years(), cards, today)
    budget = make_budget(posts, staff.terms, said, known)
    for line in _lines(budget):
        typer.echo(line)
    if to:
        _write(budget, to)


def _said(terms: str, year: str) -> "Said":
    from ..domain.directed_time import Said, school_year, year_of  # noqa: PLC0415 -- slow import

    plain = terms.strip().casefold().replace("-", "_")
    if plain and plain not in TERMS:
        fail(say("cli.directed_no_terms", given=terms, known=", ".join(TERMS)))
    wanted = school_year(year) if year else year_of(date.today().isoformat())
    if not wanted:
        fail(say("cli.directed_no_year", given=year))
    if not plain:
        typer.echo(say("cli.directed_unsaid", known=", ".join(TERMS)), err=True)
    return Said(plain or "not_sure", wanted)


def _staff(file: Path, dates: Path | None) -> "Staff":
    from ..importers.staff_time import Staff, read_staff, read_terms  # noqa: PLC0415 -- slow import

    try:
        staff = read_staff(_read(file))
        return Staff(staff.posts, read_terms(_read(dates))) if dates else staff
    except Refused as refused:
        refuse(refused)


def _with_meetings(staff: "Staff", data: Path) -> "list[Post]":
    """The posts, those with a job with its meetings from the school's list."""
    from ..domain.meetings import taken_over  # noqa: PLC0415 -- slow import
    from ..school import lists  # noqa: PLC0415 -- slow import

    posts, problems = taken_over(staff.posts, lists.meetings(data))
    if problems:
        refuse(Refused(*problems))
    return posts


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        fail(say("cli.cannot_read", file=path, reason=error.strerror))


def _lines(budget: "Budget") -> list[str]:
    from ..domain.directed_time import wording  # noqa: PLC0415 -- slow import

    lines = [*budget.notes(say), ""]
    lines += [f"{told.post.name}: {wording.total(say, told)}" for told in budget.told]
    for one in budget.findings(say):
        kind = say(f"directed_kind.{one['kind']}")
        lines += ["", f"{kind} – {one['post']}: {one['what']}"]
        lines += [f"  {words}" for words in (one["rule"], one["mend"]) if words]
    if not budget.found:
        lines += ["", say("directed_time.nothing")]
    return lines


def _write(budget: "Budget", to: Path) -> None:
    from ..exports import directed_calendar, directed_time  # noqa: PLC0415 -- slow import

    stem = f"directed-time-{budget.said.year.replace('/', '-')}"
    made(to)
    typer.echo("")
    files = {to / f"{stem}.xlsx": directed_time.write(budget)}
    if budget.slots:
        files[to / f"{stem}.ics"] = directed_calendar.write(budget)
    for path, body in files.items():
        put(path, body)
        typer.echo(path)
    if not budget.slots:
        typer.echo(say("directed_time.no_terms"))
