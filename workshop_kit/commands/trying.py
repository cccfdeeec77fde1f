"""Play an afternoon, measure what is promised."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from ..words import say
from .terminal import AsJson, fail


def try_it(
    once: Annotated[bool, typer.Option("--once", help=say("cli.once"))] = False,
    people: Annotated[int, typer.Option(min=3, max=200, help=say("cli.people"))] = 34,
    to: Annotated[Path | None, typer.Option("--to", help=say("cli.to"))] = None,
    port: Annotated[int, typer.Option(help=say("cli.port"))] = 0,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help=say("cli.browser"))
    ] = True,
) -> None:
    """Play an invented school's afternoon."""
    from .. import afternoon  # noqa: PLC0415 -- slow import

    wanted = afternoon.Wanted(people, once, to, port, browser and not once)
    raise typer.Exit(afternoon.play(wanted, typer.echo))


def bench(
    rows: Annotated[list[str] | None, typer.Argument(help=say("cli.rows"))] = None,
    as_json: AsJson = False,
) -> None:
    """Measure what is promised."""
    from ..bench import machine, report, run, sizes  # noqa: PLC0415 -- slow import

    here = machine.machine()
    try:
        measured = run.measure(rows or [], sizes.Sizes(), partial(typer.echo, err=True))
    except run.NoSuchRow as wrong:
        fail(say("bench.no_such_row", row=wrong.args[0], known=", ".join(wrong.known)))
    if as_json:
        typer.echo(report.as_json(measured, sizes.Sizes()))
    else:
        typer.echo(f"{here}\n\n{report.as_table(measured)}")
