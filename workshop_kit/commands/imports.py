"""Bring in a survey that the school already ran, after its questions were matched and looked at."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..domain.history import AUDIT
from ..domain.problem import Refused
from ..words import say
from .terminal import HOME, Data, SchoolName, check_setting, fail, put, refusals, refuse, school_in

if TYPE_CHECKING:
    from ..domain.workshop import Workshop
    from ..importers.matching import Answers, Match
    from ..school.school import Opened, School
    from ..school.survey import Read, Told


def import_survey(
    file: Annotated[Path, typer.Argument(help=say("cli.import_file"))],
    into: Annotated[str, typer.Option("--into", help=say("cli.import_into"))] = "audit",
    told: Annotated[str, typer.Option("--told", help=say("cli.import_told"))] = "",
    match: Annotated[Path | None, typer.Option("--match", help=say("cli.import_match"))] = None,
    keep: Annotated[bool, typer.Option("--keep", help=say("cli.import_keep"))] = False,
    held_on: Annotated[str, typer.Option("--held-on", help=say("cli.import_held_on"))] = "",
    setting: Annotated[str, typer.Option(help=say("cli.setting"))] = "",
    data: Data = HOME,
    school: SchoolName = "",
) -> None:
    """Show how a survey's questions match; with --keep, keep what may be shown."""
    from ..importers import matching  # noqa: PLC0415 -- slow import
    from ..school import survey as kept  # noqa: PLC0415 -- slow import

    _check(into, told, setting)
    place = school_in(data, school)
    if AUDIT not in place.workshops():
        fail(say("survey.not_here"))
    workshop = place.workshop(AUDIT)
    try:
        read = kept.read(file.read_bytes(), workshop)
        survey, found = read.survey, _matches(read, workshop, match)
        answers = matching.answers(survey, found, workshop)
        day = kept.day_of(held_on or survey.last, date.today())
    except Refused as refused:
        refuse(refused)
    except OSError as error:
        fail(say("survey.unread", file=error.filename or file, reason=error.strerror))
    unsure = [say("survey.unsure_day", day=survey.last)] if survey.unsure else []
    matched = [say("survey.match", question=m.question, asks=m.asks or "-") for m in found]
    typer.echo("\n".join([*kept.read_lines(survey, told), *unsure, *matched]))
    if not keep:
        return _look(match, found)
    made = _kept(place, answers, kept.Told(told, survey.program, day, setting))
    typer.echo(say("survey.kept", code=made.code, n=len(survey.responses)))
    typer.echo(made.links["plan"])


def _check(into: str, told: str, setting: str) -> None:
    from ..school.survey import PROMISES  # noqa: PLC0415 -- slow import

    if into != "audit":
        fail(say("survey.only_audit"))
    if told not in PROMISES:
        fail(say("survey.no_promise"))
    check_setting(setting)


def _kept(place: "School", answers: "Answers", told: "Told") -> "Opened":
    from ..school import survey as kept  # noqa: PLC0415 -- slow import

    with refusals(place):
        return kept.keep(place, AUDIT, answers, told)


def _look(match: Path | None, found: "tuple[Match, ...]") -> None:
    """Where a file of matches is named that is not there, it is written, to be corrected."""
    from ..importers import matching  # noqa: PLC0415 -- slow import

    if match and not match.exists():
        put(match, matching.written(found).encode())
        typer.echo(match)
    typer.echo(say("survey.look"))


def _matches(read: "Read", workshop: "Workshop", match: Path | None) -> "tuple[Match, ...]":
    """As they stand in a corrected file, if there is one."""
    from ..importers import matching  # noqa: PLC0415 -- slow import

    if match and match.exists():
        return matching.corrected(match.read_bytes(), read.survey, workshop)
    return read.matches
