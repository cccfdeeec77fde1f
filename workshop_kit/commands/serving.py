"""Serve the school's rooms."""

from typing import Annotated

import typer

from ..words import say
from .terminal import HOME, AsJson, Data, SchoolName, draw_qr, fail, tell


def serve(
    data: Data = HOME,
    school: SchoolName = "",
    port: Annotated[int, typer.Option(help=say("cli.port"))] = 8866,
    name: Annotated[list[str] | None, typer.Option("--name", help=say("cli.name"))] = None,
    phones: Annotated[int, typer.Option(min=1, help=say("cli.phones"))] = 600,
    representatives: Annotated[
        bool, typer.Option("--representatives", help=say("cli.representatives"))
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Serve the school's rooms until stopped."""
    if not as_json:
        typer.echo(say("cli.starting"))
    from ..school import NoSchool, StoreError  # noqa: PLC0415 -- slow import
    from ..serving import hall, server  # noqa: PLC0415 -- slow import

    def ready(serving: server.Serving) -> None:
        about = {"school": serving.school, "address": serving.address, "start": serving.start}
        tell(about, as_json, "cli.ready")
        typer.echo(serving.notice, err=as_json, nl=bool(serving.notice))
        if not as_json:
            draw_qr(serving.address)

    wanted = server.Options(data, school, port, tuple(name or ()), phones, representatives)
    try:
        server.serve(wanted, ready)
    except NoSchool as refused:
        fail(say(refused.args[0], **refused.args[1]))
    except StoreError as error:
        fail(say(error.args[0], folder=data))
    except hall.AddressTaken as taken:
        fail(say(taken.args[0], port=port, other=port + 1))
    if not as_json:
        typer.echo("\n" + say("cli.stopped"))
