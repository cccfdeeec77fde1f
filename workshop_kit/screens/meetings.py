"""What our meetings cost: a list with minutes, people and weeks; hours a year for each job."""

from collections.abc import Sequence
from typing import Any

import traitlets

from ..domain.meetings import DECISIONS, KINDS, SHORTER, Meeting, by_job, cost
from ..domain.report.phrases import counted, spoken
from ..visitor import Visitor
from ..words import say
from .entries import SCRIPTS, STYLE, EntriesPage, Means
from .labels import labels
from .parts.part import joined

SCRIPT = joined(*SCRIPTS, "meetings.js", "parts/render.js")
HEAD = ("job", "now", "then", "saved")


class MeetingsPage(EntriesPage[Meeting]):
    """For leaders and representatives: hours of people, and never a person."""

    _esm = traitlets.Unicode(SCRIPT).tag(sync=True)
    _css = traitlets.Unicode(STYLE).tag(sync=True)

    def __init__(self, means: Means[Meeting], who: Visitor | None, jobs: Sequence[str]) -> None:
        self._jobs = list(jobs)
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
            "jobs": self._jobs,
            "table": _table(listed) if listed else None,
            "words": labels("form", "line", "entries", "meetings"),
        }

    def entry(self, one: Meeting) -> dict[str, Any]:
        """One meeting with its hours a year."""
        total = cost(one)
        people = ", ".join(f"{job}: {n}" for job, n in one.people.items())
        about = {"minutes": one.minutes, "times": one.times, "people": people}
        hours = {"now": _hours(total.now), "then": _hours(total.then)}
        lines = [say("meetings.line", **about), say("meetings.hours", **hours)]
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
    return counted(say, "report.hours", round(minutes / 60))
