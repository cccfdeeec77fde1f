"""Open a room, write its plan and its papers, compose a day of rooms."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from time import time
from typing import TYPE_CHECKING, Annotated

import typer

from ..words import say
from .terminal import (
    HOME,
    AsJson,
    Data,
    SchoolName,
    To,
    draw_qr,
    fail,
    listed,
    put,
    refusals,
    school_in,
    tell_links,
    writing,
)

if TYPE_CHECKING:
    from ..exports import File
    from ..school import School


def open_room(
    workshop: Annotated[str, typer.Argument(help=say("cli.workshop"))],
    data: Data = HOME,
    school: SchoolName = "",
    setting: Annotated[str, typer.Option(help=say("cli.setting"))] = "",
    terms: Annotated[str, typer.Option(help=say("cli.terms"))] = "",
    heads: Annotated[str, typer.Option(help=say("cli.heads"))] = "",
    people: Annotated[str, typer.Option(help=say("cli.people_come"))] = "",
    opens: Annotated[str, typer.Option(help=say("cli.opens"))] = "",
    until: Annotated[str, typer.Option(help=say("cli.until"))] = "",
    day: Annotated[str, typer.Option(help=say("cli.held_day"))] = "",
    begins: Annotated[str, typer.Option(help=say("cli.held_begins"))] = "",
    poster: Annotated[Path | None, typer.Option(help=say("cli.poster"))] = None,
    in_the_clear: Annotated[
        bool, typer.Option("--in-the-clear", help=say("cli.in_the_clear"))
    ] = False,
    minimum: Annotated[int, typer.Option(help=say("cli.minimum"))] = 0,
    slips: Annotated[bool, typer.Option("--slips", help=say("cli.slips"))] = False,
    as_json: AsJson = False,
) -> None:
    """Open a room and print its links."""
    from .. import entrance  # noqa: PLC0415 -- slow import

    place = school_in(data, school)
    if workshop not in place.workshops():
        fail(say("cli.no_workshop", name=workshop, known=", ".join(place.workshops())))
    said = {"setting": setting, "terms": terms, "heads": heads, "opens": opens, "until": until}
    said |= {"day": day, "begins": begins}
    how = {"people": people, "in_the_clear": in_the_clear, "minimum": minimum, "slips": slips}
    with refusals(place):
        try:
            made = entrance.open_room(place, workshop, {**said, **how}, time())
        except OSError:
            fail(say("store.failed", folder=data))
    tell_links(place, {**made.links, **made.times}, as_json, "cli.opened")
    if not as_json:
        draw_qr(made.links["join"])
        typer.echo("\n".join(made.lines()))
    if poster:
        put(poster, _poster(place, made.links["code"]).body)


def _poster(place: "School", code: str) -> "File":
    from .. import entrance  # noqa: PLC0415 -- slow import

    join = f"{place.address}/{code}"
    return entrance.room_poster(place.told(code), join, date.today().isoformat())


def export(
    room: Annotated[str, typer.Argument(help=say("cli.room"))],
    to: To,
    data: Data = HOME,
) -> None:
    """Write a room's plan in every format."""
    place = school_in(data)
    with refusals(place), writing(to):
        for path in place.export(room.upper(), to):
            typer.echo(path)


def paper(
    name: Annotated[str, typer.Argument(help=say("cli.paper_name"))] = "",
    room: Annotated[str, typer.Option("--room", help=say("cli.paper_room"))] = "",
    fill: Annotated[list[str] | None, typer.Option("--fill", help=say("cli.paper_fill"))] = None,
    without: Annotated[
        list[str] | None, typer.Option("--without", help=say("cli.paper_without"))
    ] = None,
    to: To = Path(),
    data: Data = HOME,
    school: SchoolName = "",
) -> None:
    """Write a letter, policy or agenda item."""
    from .. import content  # noqa: PLC0415 -- slow import
    from ..domain.paper import Choices  # noqa: PLC0415 -- slow import

    if not name:
        typer.echo(say("cli.papers", lines=listed(content.paper_titles(data))))
        return
    place = school_in(data, school)
    if name not in place.papers():
        fail(say("cli.no_paper", name=name, known=", ".join(place.papers())))
    own = Choices(tuple(fill or ()), tuple(without or ()))
    with refusals(place), writing(to):
        paths, missing = place.paper(name, room.upper(), to, own)
    _tell_papers(paths, missing)


def _tell_papers(paths: Sequence[Path], missing: Mapping[str, str]) -> None:
    for path in paths:
        typer.echo(path)
    if missing:
        typer.echo(say("cli.paper_missing", lines=listed(missing)))


def day(
    workshops: Annotated[list[str] | None, typer.Argument(help=say("cli.day_workshops"))] = None,
    time: Annotated[str, typer.Option(help=say("cli.day_time"))] = "day",
    begins: Annotated[str, typer.Option(help=say("cli.day_begins"))] = "09:00",
    day: Annotated[str, typer.Option(help=say("cli.day_day"))] = "",
    to: Annotated[Path | None, typer.Option(help=say("cli.day_to"))] = None,
    data: Data = HOME,
    school: SchoolName = "",
) -> None:
    """Compose a day of workshops."""
    from .. import programme  # noqa: PLC0415 -- slow import

    place = school_in(data, school)
    wanted = programme.Wanted(time, begins, tuple(workshops or ()), day)
    with refusals(place):
        for line in programme.compose(place, wanted):
            typer.echo(line)
        if to:
            with writing(to):
                _tell_papers(*programme.invite(place, wanted, to))


def invite(
    room: Annotated[str, typer.Argument(help=say("cli.room"))],
    to: To,
    data: Data = HOME,
) -> None:
    """Write the poster of a room and the invitation to it."""
    from .. import programme  # noqa: PLC0415 -- slow import
    from ..domain.paper import Choices  # noqa: PLC0415 -- slow import

    place, code = school_in(data), room.upper()
    with refusals(place), writing(to):
        poster = _poster(place, code)
        paths, missing = place.paper(programme.INVITATION, code, to, Choices())
        put(to / poster.name, poster.body)
        _tell_papers([to / poster.name, *paths], missing)
