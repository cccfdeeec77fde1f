"""The year: where a school's calendar is full, and the few moves that would flatten it."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from ..domain.calendar import WEEK, moved, pinches
from ..domain.problem import Refused
from ..words import say
from .terminal import HOME, Data, fail, put, refuse


def year(
    files: Annotated[list[Path], typer.Argument(help=say("cli.year_files"))],
    moves: Annotated[bool, typer.Option("--moves", help=say("cli.year_moves"))] = False,
    to: Annotated[Path | None, typer.Option("--to", help=say("cli.year_to"))] = None,
    data: Data = HOME,
) -> None:
    """Print where the year is full; with --moves also what would flatten it."""
    from ..screens.school_year import move_sentence, pinch_sentence  # noqa: PLC0415 -- slow import
    from ..yearly import Calendars  # noqa: PLC0415 -- slow import

    try:
        found = Calendars([path.read_bytes() for path in files], data)
    except OSError as error:
        fail(say("week.unread", file=error.filename, reason=error.strerror))
    except Refused as refused:
        refuse(refused)
    for problem in (one for reading in found.readings for one in reading.problems):
        typer.echo(say(problem.key, **problem.about), err=True)
    before = found.year(found.entries)
    for pinch in pinches(before):
        typer.echo(pinch_sentence(pinch, before, found.weights))
    if not pinches(before):
        typer.echo(say("school_year.no_pinches"))
    proposed = found.proposed() if moves else ()
    by = {move.entry.id: move.by for move in proposed}
    after = found.year(moved(found.entries, by))
    for move in proposed:
        week: date = before.weeks[move.week] + move.by * WEEK
        typer.echo(move_sentence(move.entry, week, before, after))
    if to:
        put(to, found.written(by))
        typer.echo(to)
