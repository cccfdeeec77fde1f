"""What our meetings cost: a list with minutes, people and weeks; hours a year for each job."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import traitlets

from ..domain.activities.record import Record
from ..domain.ledger import Minutes
from ..domain.meetings import DECISIONS, KINDS, SHORTER, Meeting, by_job, cost
from ..domain.meetings_said import Heard, Said
from ..domain.report.phrases import counted, hours, least, listed, number, spoken
from ..domain.report.sides import NOTHING
from ..visitor import Visitor
from ..words import say
from .entries import SCRIPTS, STYLE, EntriesPage, Means
from .labels import labels
from .parts.part import joined

SCRIPT = joined(*SCRIPTS, "meetings.js", "parts/render.js")
HEAD = ("job", "now", "then", "saved")


@dataclass(frozen=True)
class Offered:
    """What the form offers: the `jobs` that the library knows, and what staff `heard` last."""

    jobs: Sequence[str] = ()
    heard: Heard | None = None


class MeetingsPage(EntriesPage[Meeting]):
    """For leaders and representatives: hours of people, and never a person."""

    _esm = traitlets.Unicode(SCRIPT).tag(sync=True)
    _css = traitlets.Unicode(STYLE).tag(sync=True)

    def __init__(self, means: Means[Meeting], who: Visitor | None, offered: Offered) -> None:
        self._offered = offered
        super().__init__(means, who, "meetings")

    def page(self, listed: Sequence[Meeting]) -> dict[str, Any]:
        """The totals by job as a table."""
        return {
            "kind": "meetings",
            "title": say("meetings.title"),
            "about": say("meetings.about"),
            "notice": say("step.independent" if self._means.school else "entries.not_kept"),
            "kinds": [[kind, say(f"meetings.kind_{kind}")] for kind in KINDS],
            "decisions": [[one, say(f"meetings.{one}")] for one in DECISIONS],
            "shorter": list(SHORTER),
            "jobs": list(self._offered.jobs),
            "table": _table(listed) if listed else None,
            "said": _heard(self._offered.heard, {one.name.casefold() for one in listed}),
            "words": labels("form", "line", "entries", "meetings"),
        }

    def entry(self, one: Meeting) -> dict[str, Any]:
        """One meeting with its hours a year."""
        total = cost(one)
        people = ", ".join(f"{job}: {n}" for job, n in one.people.items())
        about = {"minutes": one.minutes, "times": one.times, "people": people}
        key = "hours_kept" if total.now == total.then else "hours" if total.then else "hours_gone"
        told = {"now": _hours(total.now), "then": _hours(total.then)}
        lines = [say("meetings.line", **about), say(f"meetings.{key}", **told)]
        decided = say(f"meetings.{one.decision}")
        since = [say("meetings.holds", date=spoken(say, one.since))] if one.since else []
        return {"name": one.name, "lines": [*lines, decided, *since], "own": one.to_json()}


def _table(listed: Sequence[Meeting]) -> dict[str, Any]:
    rows = [
        [total.job, *map(_hours, (total.now, total.then, total.saved))] for total in by_job(listed)
    ]
    head = [say(f"meetings.head_{name}") for name in HEAD]
    return {"caption": say("meetings.caption"), "head": head, "rows": rows}


def _hours(minutes: int) -> str:
    return hours(Minutes(minutes, minutes), say) if minutes else NOTHING


def _heard(heard: Heard | None, here: set[str]) -> dict[str, Any] | None:
    """What staff said of meetings that are not `here` on the list; None where that is nothing."""
    if heard is None:
        return None
    entries = [_said(one, heard.step) for one in heard.said if one.name.casefold() not in here]
    about = {"title": heard.room.workshop.title, "code": heard.room.code}
    room = say("plans.room", date=spoken(say, heard.room.held_on), **about)
    hint = say("meetings.said_hint", room=room, least=least(say, heard.room.workshop, heard.step))
    rare = [counted(say, "meetings.said_rare", heard.rare)] if heard.rare else []
    return {"hint": " ".join([hint, *rare]), "entries": entries} if entries else None


def _said(one: Said, step: Record) -> dict[str, Any]:
    """The lines of one, and the form as far as all of them said the same."""
    numbers = {"minutes": one.minutes, "people": one.people, "times": one.times}
    who = say(f"number.{step.by}", number=number(say, one.answers))
    lines = [say("meetings.said_by", who=who)]
    lines += [say(f"meetings.said_{name}", n=_span(n)) for name, n in numbers.items() if n]
    columns = listed(f"{name} {n}" for name, n in one.sorted)
    lines += [say("meetings.said_sorted", columns=columns)] if columns else []
    same = {name: n[0] for name, n in numbers.items() if len(n) == 1}
    people = {"people": {"": same["people"]}} if "people" in same else {}
    return {"name": one.name, "lines": lines, "own": {**same, "name": one.name, **people}}


def _span(given: Sequence[int]) -> str:
    if len(given) == 1:
        return str(given[0])
    return say("meetings.said_range", low=given[0], high=given[-1])
