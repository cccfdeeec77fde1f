"""Bring in a survey that the school already ran, after its questions were matched and looked at."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..domain.problem import Refused
from ..words import say
from .terminal import HOME, Data, SchoolName, fail, put, refuse, school_in

if TYPE_CHECKING:
    from ..domain.workshop import Workshop
    from ..importers.matching import Match
    from ..importers.surveys import Survey

AUDIT = "workload_audit"
PROMISES = ("totals", "groups", "words")


def import_survey(
    file: Annotated[Path, typer.Argument(help=say("cli.import_file"))],
    into: Annotated[str, typer.Option("--into", help=say("cli.import_into"))] = "audit",
    told: Annotated[str, typer.Option("--told", help=say("cli.import_told"))] = "",
    match: Annotated[Path | None, typer.Option("--match", help=say("cli.import_match"))] = None,
    keep: Annotated[bool, typer.Option("--keep", help=say("cli.import_keep"))] = False,
    held_on: Annotated[str, typer.Option("--held-on", help=say("cli.import_held_on"))] = "",
    data: Data = HOME,
    school: SchoolName = "",
) -> None:
    """Show how a survey's questions match; with --keep, keep what may be shown."""
    from ..importers import matching, surveys  # noqa: PLC0415 -- slow import
    from ..school import survey as kept  # noqa: PLC0415 -- slow import

    if into != "audit":
        fail(say("survey.only_audit"))
    if told not in PROMISES:
        fail(say("survey.no_promise"))
    place = school_in(data, school)
    workshop = place.workshop(AUDIT)
    try:
        survey = surveys.read_survey(file.read_bytes())
        found = _matches(survey, workshop, match)
        answers = matching.answers(survey, found, workshop)
    except Refused as refused:
        refuse(refused)
    except (OSError, UnicodeDecodeError) as error:
        fail(say("survey.unread", file=file, reason=error))
    day = _day(held_on or survey.last)
    for line in _told(survey, found):
        typer.echo(line)
    if not keep:
        if match and not match.exists():
            put(match, matching.written(found).encode())
            typer.echo(match)
        return typer.echo(say("survey.look"))
    made = kept.keep(place, AUDIT, answers, kept.Told(told, survey.program, day))
    typer.echo(say("survey.kept", code=made.code, n=len(survey.responses)))
    typer.echo(made.links["plan"])


def _matches(survey: "Survey", workshop: "Workshop", match: Path | None) -> "tuple[Match, ...]":
    """As they stand in a corrected file, if there is one."""
    from ..importers import matching  # noqa: PLC0415 -- slow import

    if match and match.exists():
        return matching.corrected(match.read_text(encoding="utf-8"), survey, workshop)
    return matching.matched(survey, workshop)


def _day(given: str) -> str:
    try:
        day = date.fromisoformat(given)
    except ValueError:
        fail(say("survey.no_day"))
    if day > date.today():
        fail(say("survey.no_day"))
    return day.isoformat()


def _told(survey: "Survey", found: "Sequence[Match]") -> list[str]:
    """What was read, what was dropped, and which question asks what."""
    about = {"program": survey.program, "n": len(survey.responses), "partly": survey.partly}
    lines = [say("survey.read", **about), say("survey.dropped", names=", ".join(survey.dropped))]
    if survey.doubles:
        lines.append(say("survey.doubles", n=survey.doubles))
    if survey.unsure:
        lines.append(say("survey.unsure_day", day=survey.last))
    matched = [say("survey.match", question=m.question, asks=m.asks or "-") for m in found]
    return [*lines, *matched]
