"""A school hands on its bundle; a trust invites schools and makes one picture of what came."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from .. import disk
from ..domain.problem import Problem, Refused
from ..words import say
from .terminal import HOME, Data, To, fail, refusals, refuse, school_in, writing

app = typer.Typer(help=say("cli.trust_commands"), no_args_is_help=True, add_completion=False)
Invitation = Annotated[Path | None, typer.Option("--invitation", help=say("cli.invitation"))]
TrustHome = Annotated[Path, typer.Option("--data", help=say("cli.trust_data"))]
TRUST = Path.home() / "workshop-kit-trust"


def bundle(
    rooms: Annotated[list[str], typer.Argument(help=say("cli.bundle_rooms"))],
    invitation: Invitation = None,
    to: Annotated[Path, typer.Option("--to", help=say("cli.bundle_to"))] = Path("bundle.json"),
    without: Annotated[
        list[str] | None, typer.Option("--without", help=say("cli.bundle_without"))
    ] = None,
    named: Annotated[bool, typer.Option("--named", help=say("cli.bundle_named"))] = False,
    data: Data = HOME,
) -> None:
    """Write what a school hands its trust, and the page that shows it."""
    from ..domain.bundle_page import part_lines  # noqa: PLC0415 -- slow import
    from ..exports.record import kit  # noqa: PLC0415 -- slow import
    from ..school import bundles  # noqa: PLC0415 -- slow import

    if invitation is None:
        fail(say("bundle.no_invitation"))
    if to.suffix.lower() != ".json":
        fail(say("bundle.to_json", file=to))
    place = school_in(data)
    codes = tuple(room.upper() for room in rooms)
    wanted = bundles.Wanted(codes, invitation, tuple(without or ()), named)
    with refusals(place), writing(to.parent):
        made, invited = bundles.bundle(place, wanted, date.today().isoformat(), kit())
        paths = bundles.write(made, invited, to, place)
    typer.echo("\n".join(part_lines(made, say)))
    typer.echo(say("bundle.written", file=paths[0], page=paths[1], trust=invited.trust))


@app.command("invite", help=say("cli.trust_invite"))
def invite(
    school: Annotated[str, typer.Argument(help=say("cli.trust_school"))],
    to: Annotated[Path, typer.Option("--to", help=say("cli.trust_invitation"))],
    trust: Annotated[str, typer.Option("--trust", help=say("cli.trust_name"))] = "",
    again: Annotated[bool, typer.Option("--again", help=say("cli.trust_again"))] = False,
    data: TrustHome = TRUST,
) -> None:
    """Write a school's one invitation."""
    from ..trust import register  # noqa: PLC0415 -- slow import
    from ..trust.turns import alone  # noqa: PLC0415 -- slow import

    if to.exists() and not again:
        fail(say("trust.there", file=to))
    try:
        register.invite(data, trust, school, again)  # refused before anything is made
        with alone(data), disk.whole(to, disk.OWNER) as out:
            known, body = register.invite(data, trust, school, again)
            out.write(body)
            out.flush()
            register.keep(data, known)  # what is at `to` stays until this is kept
    except Refused as refused:
        refuse(refused)
    except OSError as error:
        fail(say("cli.cannot_write", folder=error.filename or to, reason=error.strerror))
    typer.echo(say("trust.invited_now", file=to, school=school, folder=data))


@app.command("invite-all", help=say("cli.trust_invite_all"))
def invite_all(
    schools: Annotated[Path, typer.Argument(help=say("cli.trust_list"))],
    to: Annotated[Path, typer.Option("--to", help=say("cli.trust_invitations"))],
    trust: Annotated[str, typer.Option("--trust", help=say("cli.trust_name"))] = "",
    data: TrustHome = TRUST,
) -> None:
    """Write an invitation for each school that has none yet, into one folder."""
    from ..trust.inviting import file_of, names_in  # noqa: PLC0415 -- slow import
    from ..trust.register import FILE, load  # noqa: PLC0415 -- slow import

    try:
        lines = schools.read_text("utf-8-sig").splitlines()
        to.mkdir(parents=True, exist_ok=True, mode=0o700)
    except (OSError, UnicodeDecodeError):
        fail(say("trust.no_list", file=schools))
    for name in names_in(lines):
        if (data / FILE).exists() and load(data).invited(name):
            typer.echo(say("trust.has_one", school=name))
        else:
            invite(name, to / file_of(name), trust, False, data)


@app.command("codes", help=say("cli.trust_codes"))
def codes(
    to: Annotated[Path | None, typer.Option("--to", help=say("cli.trust_codes_to"))] = None,
    data: TrustHome = TRUST,
) -> None:
    """Write an empty list of the trust's own names, to be filled in and handed to schools."""
    from ..content.trust_codes import FILE, template  # noqa: PLC0415 -- slow import
    from ..school.bundles import common_codes  # noqa: PLC0415 -- slow import

    file = to or data / FILE
    if file.exists():
        fail(say("trust_codes.there", file=file))
    with writing(file):
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        disk.put(file, template(common_codes()).encode())
    typer.echo(say("trust_codes.written", file=file, here=data / FILE, theirs=FILE))


@app.command("picture", help=say("cli.trust_picture"))
def picture(
    bundles: Annotated[Path, typer.Argument(help=say("cli.trust_bundles"))],
    to: To,
    leave_out: Annotated[bool, typer.Option("--leave-out", help=say("cli.trust_leave"))] = False,
    pages: Annotated[bool, typer.Option("--pages", help=say("cli.trust_pages"))] = False,
    year: Annotated[int, typer.Option("--year", help=say("cli.trust_year"))] = 0,
    data: TrustHome = TRUST,
) -> None:
    """Make one picture of all bundles in a folder."""
    from .. import trustwide  # noqa: PLC0415 -- slow import

    try:
        made, problems = trustwide.picture_of(data, bundles, leave_out, year)
        for problem in problems:
            typer.echo(say(problem.key, **problem.about), err=True)
        for path in trustwide.write(made, to, pages):
            typer.echo(path)
    except Refused as refused:
        files = any(one.key.startswith("trust_file.") for one in refused.problems)
        refuse(Refused(*refused.problems, *[Problem("trust.leave_out")] * files))
    except OSError as error:
        fail(say("cli.cannot_write", folder=error.filename or to, reason=error.strerror))
