"""The year: where a school's calendar is full, and the few moves that would flatten it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..domain.calendar import moved, pinches
from ..domain.problem import Refused
from ..words import say
from .terminal import HOME, Data, fail, made, put, refuse

if TYPE_CHECKING:
    from ..year_moves import Move
    from ..yearly import Calendars


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
    proposed = _proposed(found) if moves else ()
    by = {move.entry.id: move.by for move in proposed}
    for move in proposed:
        typer.echo(told.move_sentence(move.entry, move.by, found.weights))
    for sentence in told.change_sentences(before, found.year(moved(found.entries, by))):
        typer.echo(sentence)
    if to:
        _write(to, [path.name for path in files], found.written(by))


def _proposed(found: "Calendars") -> "tuple[Move, ...]":
    try:
        return found.proposed()
    except Refused as refused:
        refuse(refused)


def _write(to: Path, names: list[str], bodies: list[bytes]) -> None:
    """One calendar into a file; several into a folder, under their own names."""
    if len(bodies) == 1:
        put(to, bodies[0])
        return typer.echo(to)
    from ..exports.school_calendar import names_of  # noqa: PLC0415 -- slow import

    made(to)
    for name, body in zip(names_of(names), bodies, strict=True):
        put(to / name, body)
        typer.echo(to / name)
