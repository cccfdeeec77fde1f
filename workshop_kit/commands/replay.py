"""Tell a room's figures again from its events, and compare them with what was exported."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..domain.dates import typed_day
from ..words import say
from .terminal import HOME, Data, fail, refusals, school_in

if TYPE_CHECKING:
    from ..domain.difference import Difference
    from ..domain.story import State
    from ..exports.replay import Replay

MOST = 20  # lines of what is different by now


def replay(
    room: Annotated[str, typer.Argument(help=say("cli.room"))],
    against: Annotated[Path | None, typer.Option(help=say("cli.replay_against"))] = None,
    told_on: Annotated[str, typer.Option(help=say("cli.replay_told_on"))] = "",
    data: Data = HOME,
) -> None:
    """Tell a room's figures again from its events."""
    from ..exports import replay as again  # noqa: PLC0415 -- slow import
    from ..exports.record import Record  # noqa: PLC0415 -- slow import

    place = school_in(data)
    body = _read(against) if against else None
    with refusals(place):
        was = again.moment(body) if body is not None else again.Moment("", None)
        day = _day(told_on) or was.told_on or date.today().isoformat()
        state = place.told(room.upper(), was.events)
        found = again.replay(Record(state, day), body)
    typer.echo(say("replay.word", code=state.code, word=found.word))
    typer.echo("\n".join(_sources(state)))
    if against is None:
        typer.echo(say("replay.sum", day=day, sum=found.sum))
    else:
        _compared(found, against, day)
        _moved(again.since(Record(state, day), Record(place.told(room.upper()), day)))


def _sources(state: "State") -> list[str]:
    """Whether results come from answers or from what was sealed."""
    n = len(state.results)
    lines = [say("replay.sealed", n=n) if n else say("replay.nothing")]
    taken = [step for step in state.workshop.activities if state.takes(step.id)]
    names = ", ".join(step.title for step in taken)
    key = "replay.late" if state.late else "replay.open"
    return [*lines, say(key, names=names)] if names else lines


def _compared(found: "Replay", file: Path, day: str) -> None:
    from ..exports.record import kit  # noqa: PLC0415 -- slow import

    if found.difference:
        at = found.difference
        fail(say("replay.differs", file=file, place=at.place, old=at.one, new=at.other))
    if found.unasked:
        typer.echo(say("replay.unasked", file=file))
    if found.unnamed:
        return typer.echo(say("replay.unnamed", file=file))
    if found.same_kit and not found.same_bytes:
        fail(say("replay.spaced", file=file))
    key = "replay.equal" if found.same_bytes else "replay.figures"
    typer.echo(say(key, day=day, file=file, kit=kit()))


def _moved(since: list["Difference"]) -> None:
    """What the plan says now and did not say at the file's moment: the file is proved, not new."""
    if since:
        typer.echo(say("replay.moved", n=len(since)))
        for at in since[:MOST]:
            typer.echo(say("replay.moved_at", place=at.place, old=at.one, new=at.other))
        if len(since) > MOST:
            typer.echo(say("replay.moved_more", n=len(since) - MOST))


def _day(given: str) -> str:
    if given and not typed_day(given):
        fail(say("plan_file.no_day", day=given))
    return given


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        fail(say("plan_file.not_readable", file=path, reason=error.strerror))
