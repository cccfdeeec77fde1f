"""The command line: workshop-kit try, serve, open, check, export, bench."""

import json
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from .domain.problem import Refused
from .words import say

if TYPE_CHECKING:
    from .school import School

app = typer.Typer(
    help=say("cli.help"),
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
HOME = Path.home() / "workshop-kit"
Data = Annotated[Path, typer.Option("--data", help=say("cli.data"))]
SchoolName = Annotated[str, typer.Option("--school", help=say("cli.school"))]
AsJson = Annotated[bool, typer.Option("--json", help=say("cli.json"))]


@app.command(help=say("cli.serve"))
def serve(
    data: Data = HOME,
    school: SchoolName = "",
    port: Annotated[int, typer.Option(help=say("cli.port"))] = 8866,
    name: Annotated[list[str] | None, typer.Option("--name", help=say("cli.name"))] = None,
    as_json: AsJson = False,
) -> None:
    """Serve the school's rooms until stopped."""
    if not as_json:
        typer.echo(say("cli.starting"))
    from .school import NoSchool, StoreError  # noqa: PLC0415 -- slow import
    from .serving import hall, server  # noqa: PLC0415 -- slow import

    def ready(serving: server.Serving) -> None:
        about = {"school": serving.school, "address": serving.address, "start": serving.start}
        _print(about, as_json, "cli.ready")
        if not as_json:
            _qr(serving.address)

    try:
        server.serve(server.Options(data, school, port, tuple(name or ())), ready)
    except NoSchool as refused:
        _fail(say(refused.args[0], **refused.args[1]))
    except StoreError as error:
        _fail(say(error.args[0], folder=data))
    except hall.AddressTaken as taken:
        _fail(say(taken.args[0], port=port, other=port + 1))
    if not as_json:
        typer.echo("\n" + say("cli.stopped"))


@app.command("open", help=say("cli.open"))
def open_room(
    workshop: Annotated[str, typer.Argument(help=say("cli.workshop"))],
    data: Data = HOME,
    school: SchoolName = "",
    as_json: AsJson = False,
) -> None:
    """Open a room and print its links."""
    place = _school(data, school)
    try:
        opened = place.open_room(workshop)
    except KeyError:
        _fail(say("cli.no_workshop", name=workshop, known=", ".join(place.workshops())))
    about = {"code": opened.code, "school": place.name, **opened.links}
    _print(about, as_json, "cli.opened")
    if not as_json:
        _qr(opened.links["join"])


@app.command(help=say("cli.check"))
def check(files: Annotated[list[Path], typer.Argument(help=say("cli.files"))]) -> None:
    """Name every problem of workshop files."""
    from . import content  # noqa: PLC0415 -- slow import

    faults = [fault for path in files for fault in content.check_file(path)]
    for fault in faults:
        typer.echo(str(fault))
    if faults:
        raise typer.Exit(1)
    typer.echo(say("cli.all_well", count=len(files)))


@app.command(help=say("cli.export"))
def export(
    room: Annotated[str, typer.Argument(help=say("cli.room"))],
    to: Annotated[Path, typer.Option("--to", help=say("cli.to"))],
    data: Data = HOME,
) -> None:
    """Write a room's plan in every format."""
    place = _school(data, "")
    try:
        for path in place.export(room.upper(), to):
            typer.echo(path)
    except KeyError:
        _fail(say("cli.no_room", code=room, known=", ".join(place.store.rooms()) or "-"))
    except Refused as refused:
        _fail(" ".join(say(problem.key, **problem.about) for problem in refused.problems))
    except OSError as error:
        _fail(say("cli.cannot_write", folder=to, reason=error.strerror))


@app.command("try", help=say("cli.try"))
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
    from . import afternoon  # noqa: PLC0415 -- slow import

    wanted = afternoon.Wanted(people, once, to, port, browser and not once)
    raise typer.Exit(afternoon.play(wanted, typer.echo))


@app.command(help=say("cli.bench"))
def bench(
    rows: Annotated[list[str] | None, typer.Argument(help=say("cli.rows"))] = None,
    as_json: AsJson = False,
) -> None:
    """Measure what is promised."""
    from .bench import report, run, sizes  # noqa: PLC0415 -- slow import

    try:
        found = run.measure(rows or [], sizes.Sizes(), partial(typer.echo, err=True))
    except run.NoSuchRow as wrong:
        _fail(say("bench.no_such_row", row=wrong.args[0], known=", ".join(wrong.known)))
    typer.echo(report.as_json(found, sizes.Sizes()) if as_json else report.as_table(found))


def main() -> None:
    """Entry of the command line."""
    app(prog_name="workshop-kit")


def _school(data: Path, name: str) -> "School":
    from .school import NoSchool, School, StoreError  # noqa: PLC0415 -- slow import

    try:
        return School(data, name)
    except NoSchool as refused:
        _fail(say(refused.args[0], **refused.args[1]))
    except StoreError as error:
        _fail(say(error.args[0], folder=data))
    except OSError:
        _fail(say("store.failed", folder=data))


def _print(about: dict[str, str], as_json: bool, key: str) -> None:
    typer.echo(json.dumps(about) if as_json else say(key, **about))
    sys.stdout.flush()


def _qr(address: str) -> None:
    import segno  # noqa: PLC0415 -- slow import

    segno.make(address, error="l").terminal(compact=True)


def _fail(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(1)


if __name__ == "__main__":
    main()
