"""The week: its page as a file to open without a server, and what a kept file adds up to."""

import json
from pathlib import Path
from typing import Annotated

import typer

from ..domain.work_week import DRIVERS, Week, read_weeks
from ..words import say
from .terminal import fail, put


def week(
    kept: Annotated[Path | None, typer.Argument(help=say("cli.week_kept"))] = None,
    page: Annotated[Path | None, typer.Option("--page", help=say("cli.week_page"))] = None,
) -> None:
    """Write the page, or add a kept file up."""
    if page:
        from ..tools import week_file  # noqa: PLC0415 -- slow import

        put(page, week_file().encode())
        typer.echo(page)
    if kept:
        for one in _read(kept):
            typer.echo("\n".join(_lines(one)))
    if not (page or kept):
        fail(say("week.neither"))


def _read(kept: Path) -> tuple[Week, ...]:
    try:
        weeks, problems = read_weeks(json.loads(kept.read_text(encoding="utf-8-sig")))
    except OSError as error:
        fail(say("week.unread", file=kept, reason=error.strerror))
    except (ValueError, RecursionError):
        fail(say("week.not_a_file"))
    if problems:
        fail("\n".join(say(problem.key, **problem.about) for problem in problems))
    return weeks


def _lines(week: Week) -> list[str]:
    from ..domain.directed_time.hours import length  # noqa: PLC0415 -- slow import

    minutes = sorted(week.minutes.items(), key=lambda one: (-one[1], DRIVERS.index(one[0])))
    head = say("week.line", begins=week.begins, hours=length(week.total))
    return [head, *(f"  {length(n):>6}  {say(f'driver.{name}')}" for name, n in minutes)]
