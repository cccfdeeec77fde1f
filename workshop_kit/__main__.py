"""The command line: workshop-kit try, serve, open, check, export, bench."""

import json
import sys
from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from time import time
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
    phones: Annotated[int, typer.Option(min=1, help=say("cli.phones"))] = 600,
    representatives: Annotated[
        bool, typer.Option("--representatives", help=say("cli.representatives"))
    ] = False,
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
        typer.echo(serving.notice, err=as_json, nl=bool(serving.notice))
        if not as_json:
            _qr(serving.address)

    wanted = server.Options(data, school, port, tuple(name or ()), phones, representatives)
    try:
        server.serve(wanted, ready)
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
    setting: Annotated[str, typer.Option(help=say("cli.setting"))] = "",
    terms: Annotated[str, typer.Option(help=say("cli.terms"))] = "",
    heads: Annotated[str, typer.Option(help=say("cli.heads"))] = "",
    opens: Annotated[str, typer.Option(help=say("cli.opens"))] = "",
    until: Annotated[str, typer.Option(help=say("cli.until"))] = "",
    poster: Annotated[Path | None, typer.Option(help=say("cli.poster"))] = None,
    as_json: AsJson = False,
) -> None:
    """Open a room and print its links."""
    from . import entrance  # noqa: PLC0415 -- slow import
    from .school import StoreError  # noqa: PLC0415 -- slow import

    place = _school(data, school)
    said = {"setting": setting, "terms": terms, "heads": heads, "opens": opens, "until": until}
    try:
        made = entrance.open_room(place, workshop, said, time())
    except KeyError:
        _fail(say("cli.no_workshop", name=workshop, known=", ".join(place.workshops())))
    except Refused as refused:
        _fail("\n".join(say(problem.key, **problem.about) for problem in refused.problems))
    except (OSError, StoreError):
        _fail(say("store.failed", folder=data))
    _print({"school": place.name, **made.links, **made.times}, as_json, "cli.opened")
    if not as_json:
        _qr(made.links["join"])
        typer.echo("\n".join(made.lines()))
    if poster:
        _put(poster, made.poster(date.today().isoformat()))


@app.command(help=say("cli.check"))
def check(
    files: Annotated[list[Path], typer.Argument(help=say("cli.files"))], data: Data = HOME
) -> None:
    """Name every problem of workshop files."""
    from . import content  # noqa: PLC0415 -- slow import

    known = content.library_paths(data)
    paths = [known.get(str(path), path) for path in files]
    faults = [fault for path in paths for fault in content.check_file(path)]
    for fault in faults:
        typer.echo(str(fault))
    if faults:
        raise typer.Exit(1)
    typer.echo(say("cli.all_well", count=len(files)))


@app.command(help=say("cli.new"))
def new(
    name: Annotated[str, typer.Argument(help=say("cli.new_name"))],
    data: Data = HOME,
) -> None:
    """Write the four files of a school's own workshop."""
    from . import content  # noqa: PLC0415 -- slow import

    try:
        written = content.new_workshop(name, data)
    except content.Taken as refused:
        _fail(say(refused.args[0], **refused.args[1]))
    except OSError as error:
        _fail(say("cli.cannot_write", folder=data, reason=error.strerror))
    for path in written:
        typer.echo(path)
    typer.echo(say("new.next", name=name))


@app.command(help=say("cli.day"))
def day(
    workshops: Annotated[list[str] | None, typer.Argument(help=say("cli.day_workshops"))] = None,
    time: Annotated[str, typer.Option(help=say("cli.day_time"))] = "day",
    begins: Annotated[str, typer.Option(help=say("cli.day_begins"))] = "09:00",
    data: Data = HOME,
    school: SchoolName = "",
) -> None:
    """Compose a day of workshops."""
    from . import programme  # noqa: PLC0415 -- slow import

    place = _school(data, school)
    try:
        for line in programme.compose(place, time, begins, workshops or []):
            typer.echo(line)
    except Refused as refused:
        _fail(" ".join(say(problem.key, **problem.about) for problem in refused.problems))


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


@app.command(help=say("cli.paper"))
def paper(
    name: Annotated[str, typer.Argument(help=say("cli.paper_name"))] = "",
    room: Annotated[str, typer.Option("--room", help=say("cli.paper_room"))] = "",
    fill: Annotated[list[str] | None, typer.Option("--fill", help=say("cli.paper_fill"))] = None,
    without: Annotated[
        list[str] | None, typer.Option("--without", help=say("cli.paper_without"))
    ] = None,
    to: Annotated[Path, typer.Option("--to", help=say("cli.to"))] = Path(),
    data: Data = HOME,
    school: SchoolName = "",
) -> None:
    """Write a letter, policy or agenda item."""
    from . import content  # noqa: PLC0415 -- slow import
    from .domain.paper import Choices  # noqa: PLC0415 -- slow import

    place = _school(data, school)
    if not name:
        typer.echo(say("cli.papers", lines=_lines(content.paper_titles(data))))
        return
    try:
        own = Choices(tuple(fill or ()), tuple(without or ()))
        paths, missing = place.paper(name, room.upper(), to, own)
    except KeyError as unknown:
        known = place.papers() if unknown.args[0] == name else place.store.rooms()
        _fail(say("cli.no_paper", name=unknown.args[0], known=", ".join(known) or "-"))
    except content.Faulty as faulty:
        _fail(str(faulty))
    except Refused as refused:
        _fail("\n".join(say(problem.key, **problem.about) for problem in refused.problems))
    except OSError as error:
        _fail(say("cli.cannot_write", folder=to, reason=error.strerror))
    for path in paths:
        typer.echo(path)
    if missing:
        typer.echo(say("cli.paper_missing", lines=_lines(missing)))


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
    from .bench import machine, report, run, sizes  # noqa: PLC0415 -- slow import

    here = machine.machine()
    try:
        measured = run.measure(rows or [], sizes.Sizes(), partial(typer.echo, err=True))
    except run.NoSuchRow as wrong:
        _fail(say("bench.no_such_row", row=wrong.args[0], known=", ".join(wrong.known)))
    if as_json:
        typer.echo(report.as_json(measured, sizes.Sizes()))
    else:
        typer.echo(f"{here}\n\n{report.as_table(measured)}")


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


def _lines(named: Mapping[str, str]) -> str:
    return "\n".join(f"  {name}: {words}" for name, words in named.items())


def _qr(address: str) -> None:
    import segno  # noqa: PLC0415 -- slow import

    segno.make(address, error="l").terminal(compact=True)


def _put(path: Path, body: bytes) -> None:
    try:
        path.write_bytes(body)
    except OSError as error:
        _fail(say("cli.cannot_write", folder=path, reason=error.strerror))


def _fail(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(1)


if __name__ == "__main__":
    main()
