"""Check workshop files, write those of a new one."""

from pathlib import Path
from typing import Annotated

import typer

from ..words import say
from .terminal import HOME, Data, fail


def check(
    files: Annotated[list[Path], typer.Argument(help=say("cli.files"))], data: Data = HOME
) -> None:
    """Name every problem of workshop files."""
    from .. import content  # noqa: PLC0415 -- slow import

    known = content.library_paths(data)
    paths = [known.get(str(path), path) for path in files]
    faults = [fault for path in paths for fault in content.check_file(path)]
    for fault in faults:
        typer.echo(str(fault))
    if faults:
        raise typer.Exit(1)
    typer.echo(say("cli.all_well", count=len(files)))


def new(
    name: Annotated[str, typer.Argument(help=say("cli.new_name"))],
    data: Data = HOME,
) -> None:
    """Write the four files of a school's own workshop."""
    from .. import content  # noqa: PLC0415 -- slow import

    try:
        written = content.new_workshop(name, data)
    except content.Taken as refused:
        fail(say(refused.args[0], **refused.args[1]))
    except OSError as error:
        fail(say("cli.cannot_write", folder=data, reason=error.strerror))
    for path in written:
        typer.echo(path)
    typer.echo(say("new.next", name=name))
