"""Follow a plan through: what is due, what was heard, a poster that asks."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..domain.problem import Problem, Refused
from ..words import say
from .terminal import HOME, Data, To, fail, made, put, refusals, refuse, school_in, tidy_names

if TYPE_CHECKING:
    from ..room import Room
    from ..school import School

EVIDENCE = "evidence"  # the folder of a library in which cards are looked for


def review(
    room: Annotated[str, typer.Argument(help=say("cli.room"))],
    action: Annotated[int, typer.Option(help=say("cli.review_action"))] = 0,
    heard: Annotated[str, typer.Option(help=say("cli.review_heard"))] = "",
    weeks: Annotated[int, typer.Option(help=say("cli.review_weeks"))] = 0,
    minutes: Annotated[str, typer.Option(help=say("cli.review_minutes"))] = "",
    instead: Annotated[list[str] | None, typer.Option(help=say("cli.review_instead"))] = None,
    poster: Annotated[Path | None, typer.Option(help=say("cli.review_poster"))] = None,
    data: Data = HOME,
) -> None:
    """Say whether an action has really stopped."""
    from .. import entrance  # noqa: PLC0415 -- slow import
    from ..domain import review_words  # noqa: PLC0415 -- slow import

    place = school_in(data)
    found = _room(place, room)
    today = date.today().isoformat()
    if poster:
        put(poster, entrance.review_poster(place, found.state, today))
    if action:
        chosen = next(one for one in found.state.actions if one.id == _id(found, action))
        raw = review_words.entered(heard, weeks or review_words.weeks_at(chosen, today))
        raw |= {"minutes": _numbers(minutes), "instead": instead or []}
        _enter(place, found, chosen.id, raw)
    _show(found, today)
    if action:
        tidy_names(place)


def story(
    room: Annotated[str, typer.Argument(help=say("cli.room"))],
    action: Annotated[int, typer.Option(help=say("cli.review_action"))],
    to: To,
    trouble: Annotated[str, typer.Option(help=say("cli.story_trouble"))] = "",
    ask: Annotated[str, typer.Option(help=say("cli.story_ask"))] = "",
    topic: Annotated[str, typer.Option(help=say("cli.story_topic"))] = "",
    data: Data = HOME,
) -> None:
    """Write a finished action as an evidence card."""
    from ..domain.own_story import Added, own_story  # noqa: PLC0415 -- slow import
    from ..exports import card  # noqa: PLC0415 -- slow import

    found = _room(school_in(data), room)
    id, today = _id(found, action), date.today().isoformat()
    chosen = next(one for one in found.state.actions if one.id == id)
    try:
        told = own_story(found.state, chosen, Added(today, trouble, ask, topic), say)
    except Refused as refused:
        refuse(refused)
    folder = made(to if to.name == EVIDENCE else to / EVIDENCE)
    put(folder / f"{told.id}.yaml", card.write(told))
    typer.echo(folder / f"{told.id}.yaml")


def _room(place: "School", code: str) -> "Room":
    with refusals(place):
        return place.here.found(code.upper())


def _id(room: "Room", n: int) -> str:
    actions = room.state.actions
    if not 0 < n <= len(actions):
        fail(say("cli.no_action", n=n, all=len(actions)))
    return actions[n - 1].id


def _numbers(words: str) -> list[Any]:
    """Whole numbers; what is none stays as it is, and is refused later."""
    parts = words.replace(",", " ").replace(";", " ").split()
    return [int(part) if part.isdecimal() else part for part in parts]


def _enter(place: "School", room: "Room", action: str, raw: dict[str, Any]) -> None:
    with refusals(place):
        place.hold()  # a server would not see what is written beside it
    found: list[Problem] = []
    room.review(action, raw, date.today().isoformat(), found.extend)
    if found:
        refuse(Refused(*found))


def _show(room: "Room", today: str) -> None:
    from ..domain.report.phrases import named  # noqa: PLC0415 -- slow import
    from ..domain.report.reviews import review_lines  # noqa: PLC0415 -- slow import

    shown = 0
    for n, action in enumerate(room.state.actions, start=1):
        lines = review_lines(action, room.state, today, say)
        shown += len(lines)
        if lines:
            typer.echo(f"{n}. {named(say, action)}")
        for line in lines:
            told = {"when": line.when, "owner": line.owner, "staff": line.staff, "now": line.now}
            typer.echo(f"   {say('cli.review_line', **told)}")
    if not shown:
        typer.echo(say("cli.review_none"))
