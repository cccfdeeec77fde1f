"""The year: where a school's calendar is full, and the few moves that would flatten it."""

from pathlib import Path
from typing import Annotated

import typer

from ..domain.calendar import moved, pinches
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
    from ..screens import school_year_picture as told  # noqa: PLC0415 -- slow import
    from ..yearly import Calendars  # noqa: PLC0415 -- slow import

    try:
        found = Calendars([path.read_bytes() for path in files], data)
    except OSError as error:
        fail(say("week.unread", file=error.filename, reason=error.strerror))
    except Refused as refused:
        refuse(refused)
    for problem in found.problems:
        typer.echo(say(problem.key, **problem.about), err=True)
    before = found.year(found.entries)
    full = [told.pinch_sentence(pinch, before, found.weights) for pinch in pinches(before)]
    typer.echo("\n".join(full or [say("school_year.no_pinches")]))
    proposed = found.proposed() if moves else ()
    by = {move.entry.id: move.by for move in proposed}
    for move in proposed:
        typer.echo(told.move_sentence(move.entry, move.by, found.weights))
    for sentence in told.change_sentences(before, found.year(moved(found.entries, by))):
        typer.echo(sentence)
    if to:
        put(to, found.written(by))
        typer.echo(to)
