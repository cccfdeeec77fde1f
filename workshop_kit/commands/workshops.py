"""Check workshop files, write those of a new one."""

from pathlib import Path
from typing import Annotated

import typer

from ..domain.report.phrases import counted
from ..words import say
from .terminal import HOME, Data, fail, writing

FOUR = 4  # files of a new workshop: fewer, and the others were there


def check(
    files: Annotated[list[Path] | None, typer.Argument(help=say("cli.files"))] = None,
    data: Data = HOME,
) -> None:
    """Name every problem of workshop files."""
    from .. import content  # noqa: PLC0415 -- slow import
    from ..content.spelling import did_you_mean  # noqa: PLC0415 -- slow import

    known = content.library_paths(data)
    files = files or [*content.own_workshops(data), *content.own_papers(data)]
    if not files:
        fail(say("cli.no_own", folder=data))
    lost = [path for path in files if not (str(path) in known or path.suffix or path.exists())]
    for path in lost:
        meant = did_you_mean(str(path), known)
        typer.echo(say("check.no_workshop", name=path, meant=meant))
    paths = [known.get(str(path), path) for path in files if path not in lost]
    each = [content.check_file(path) for path in paths]
    for line in (line for found in each for line in content.told(found)):
        typer.echo(line)
    if faults := sum(map(len, each)):
        typer.echo(counted(say, "cli.faults", faults))
    if faults or lost:
        raise typer.Exit(1)
    typer.echo(say("cli.all_well", count=len(files)))


def new(
    name: Annotated[str, typer.Argument(help=say("cli.new_name"))],
    data: Data = HOME,
) -> None:
    """Write the four files of a school's own workshop."""
    from .. import content  # noqa: PLC0415 -- slow import

    with writing(data):
        try:
            written = content.new_workshop(name, data)
        except content.Taken as refused:
            fail(say(refused.args[0], **refused.args[1]))
    for path in written:
        typer.echo(path)
    typer.echo(say("new.next" if len(written) == FOUR else "new.anew", name=name))
