"""Play an afternoon, measure what is promised."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from time import time
from typing import Annotated

import typer

from ..domain.opening_check import DAY
from ..sample import SAMPLES, Sample
from ..words import say
from .terminal import HOME, AsJson, Data, fail, school_in, tell_links


def try_it(
    workshop: Annotated[str, typer.Argument(help=say("cli.try_workshop"))] = "feedback_and_marking",
    once: Annotated[bool, typer.Option("--once", help=say("cli.once"))] = False,
    people: Annotated[int, typer.Option(min=0, max=200, help=say("cli.people"))] = 0,
    to: Annotated[Path | None, typer.Option("--to", help=say("cli.to"))] = None,
    port: Annotated[int, typer.Option(help=say("cli.port"))] = 0,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help=say("cli.browser"))
    ] = True,
) -> None:
    """Play an invented school's afternoon."""
    from .. import afternoon, content  # noqa: PLC0415 -- slow import

    sample_of(workshop)
    played = content.library(None)[workshop]
    theirs = played.side == "representatives"
    how = (workshop, people, once, to, port, browser and not once)
    wanted = afternoon.Wanted(*how, theirs=theirs, minutes=played.minutes)
    raise typer.Exit(afternoon.play(wanted, typer.echo))


def sample_of(workshop: str) -> Sample:
    known = sorted(path.stem for path in SAMPLES.glob("*.jsonl"))
    if workshop not in known:
        fail(say("try.no_sample", name=workshop, known=", ".join(known)))
    return Sample(SAMPLES / f"{workshop}.jsonl")


def open_sample(
    workshop: Annotated[str, typer.Argument(help=say("cli.workshop"))],
    data: Data = HOME,
    as_json: AsJson = False,
) -> None:
    """Open a room as its workshop's sample has it: setting, heads, and what was before."""
    sample, place = sample_of(workshop), school_in(data)
    opening = sample.opening
    if sample.days:
        opening = replace(opening, opens=time(), until=time() + sample.days * DAY)
    opened = place.open_room(workshop, opening)
    tell_links(place, {"code": opened.code, **opened.links}, as_json, "cli.opened")


def bench(
    rows: Annotated[list[str] | None, typer.Argument(help=say("cli.rows"))] = None,
    kills: Annotated[int, typer.Option(min=0, help=say("cli.kills"))] = 0,
    as_json: AsJson = False,
) -> None:
    """Measure what is promised."""
    from ..bench import machine, report, run, sizes  # noqa: PLC0415 -- slow import

    here, wanted = machine.machine(), sizes.Sizes(kills=kills)
    try:
        measured = run.measure(rows or [], wanted, partial(typer.echo, err=True))
    except run.NoSuchRow as wrong:
        fail(say("bench.no_such_row", row=wrong.args[0], known=", ".join(wrong.known)))
    if as_json:
        typer.echo(report.as_json(measured, wanted))
    else:
        typer.echo(f"{here}\n\n{report.as_table(measured)}")
