"""Slips from a hat: print them, take spare ones back."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..domain.slips import MOST, Slips, spelt
from ..words import say
from .terminal import HOME, Data, put, refusals, school_in

if TYPE_CHECKING:
    from ..school import School


def slips(
    room: Annotated[str, typer.Argument(help=say("cli.room"))],
    people: Annotated[int, typer.Option(min=0, max=MOST, help=say("cli.slips_people"))] = 0,
    to: Annotated[Path | None, typer.Option(help=say("cli.slips_to"))] = None,
    void: Annotated[list[str] | None, typer.Option("--void", help=say("cli.slips_void"))] = None,
    data: Data = HOME,
) -> None:
    """Print a room's slips, or take spare ones back."""
    from ..school import slips as hat  # noqa: PLC0415 -- slow import

    place, code = school_in(data), room.upper()
    with refusals(place):
        if void:
            hat.take_back(place, code, void)
        codes = hat.draw(place, code, people) if people else []
        kept = hat.count(place, code)
    _hand_over(place, code, [spelt(one) for one in codes], to)
    _tell(kept)


def _hand_over(school: "School", room: str, codes: list[str], to: Path | None) -> None:
    """The only time that anybody is told the codes."""
    if to and codes:
        from ..exports.slips import Sheet, write  # noqa: PLC0415 -- slow import

        address = f"{school.address}/{room}".partition("://")[2]
        title = say("slips.sheet", code=room, n=len(codes))
        line, hint = say("slips.line"), say("slips.cut")
        put(to, write(Sheet(school.name, title, hint, address, line, codes), f"{date.today()}"))
    elif codes:
        typer.echo("\n".join(codes))


def _tell(kept: Slips) -> None:
    about = {"printed": kept.printed, "void": kept.void, "handed": kept.handed_out}
    typer.echo(say("slips.counted", **about, used=kept.used), err=True)
