"""A plan from its file: what still stands before each state, its documents, its way back."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..domain.plan import STATES
from ..domain.problem import Refused
from ..words import say
from .terminal import HOME, Data, To, fail, refusals, refuse, school_in, tidy_names, writing

if TYPE_CHECKING:
    from ..domain.plan import Action
    from ..exports.record import Record

app = typer.Typer(help=say("cli.plan_commands"), no_args_is_help=True, add_completion=False)
PlanFile = Annotated[Path, typer.Argument(help=say("cli.plan_file"))]


@app.command("check", help=say("cli.plan_check"))
def check(file: PlanFile) -> None:
    """Say what still stands between a plan and each state."""
    from ..domain.hurdles import hurdles  # noqa: PLC0415 -- slow import
    from ..domain.report.phrases import counted, named  # noqa: PLC0415 -- slow import
    from ..domain.report.stages import stands  # noqa: PLC0415 -- slow import

    actions = _read(file).state.actions
    open_ = 0
    for n, action in enumerate(actions, start=1):
        found = hurdles(action, actions, say)
        open_ += bool(found)
        if found:
            state = stands(say, action)
            typer.echo(say("hurdle.action", n=n, what=named(say, action), state=state))
        for one in found:
            typer.echo(f"   {_heading(action, one.state)}")
            for problem in one.problems:
                typer.echo(f"   - {say(problem.key, **problem.about)}")
    if open_:
        raise typer.Exit(1)
    done = counted(say, "hurdle.none", len(actions))
    typer.echo(done if actions else say("hurdle.no_actions"))


def _heading(action: "Action", state: str) -> str:
    """What an action reached with something left open is not told as still to come."""
    if state in STATES and STATES.index(action.state) >= STATES.index(state):
        return say("hurdle.though", state=say(f"report.state.{state}").casefold())
    return say(f"hurdle.before_{state}")


@app.command("export", help=say("cli.plan_export"))
def export(file: PlanFile, to: To) -> None:
    """Write every document of a plan from its file alone."""
    from ..school.plan_file import export_plan  # noqa: PLC0415 -- slow import

    record = _read(file)
    with writing(to):
        for path in export_plan(record, to):
            typer.echo(path)


@app.command("import", help=say("cli.plan_import"))
def import_(
    file: PlanFile,
    room: Annotated[str, typer.Option("--room", help=say("cli.plan_room"))],
    data: Data = HOME,
) -> None:
    """Put what was filled in in an Excel file into its room."""
    from ..school import NoSchool  # noqa: PLC0415 -- slow import
    from ..school.plan_file import import_plan  # noqa: PLC0415 -- slow import

    place = school_in(data)
    code = room.upper()
    with refusals(place), _reading(file):
        done = import_plan(place, code, file, date.today().isoformat())
    key = {0: "none", 1: "one"}.get(done.actions, "many")
    typer.echo(say(f"plan_file.imported_{key}", n=done.actions, code=code))
    for when in done.rounds:
        typer.echo(say("plan_file.imported_round", column=say("excel.now"), when=when))
    with suppress(NoSchool):  # a server that runs does it by itself
        place.hold()
        tidy_names(place)


def _read(file: Path) -> "Record":
    from ..school.plan_file import read_plan  # noqa: PLC0415 -- slow import

    with _reading(file):
        try:
            return read_plan(file, date.today().isoformat())
        except Refused as refused:
            refuse(refused)


@contextmanager
def _reading(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        fail(say("plan_file.not_readable", file=file, reason=error.strerror))
