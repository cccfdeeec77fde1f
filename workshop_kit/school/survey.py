"""A survey that the school already ran, kept as a sealed room: only what may be shown of it."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..domain import disclosure, results
from ..domain.activities import Activity
from ..domain.groups import merged
from ..domain.opening import Opening
from ..importers.matching import Answers
from .school import Opened, School

PROMISES = ("totals", "groups", "words")  # what staff were told may be shown: each adds to the last


@dataclass(frozen=True)
class Told:
    """What staff were told (`promise`), where the survey was run, and its last day (ISO date)."""

    promise: str
    program: str
    held_on: str


def keep(school: School, workshop: str, answers: Answers, told: Told) -> Opened:
    """A room that has ended, with the results that the answers make; KeyError as in `open_room`.

    The answers are tallied here, in memory: of single ones nothing is ever written.
    """
    steps = school.workshop(workshop).activities
    groups = _groups(answers, told)
    sealed = {s.id: r for s in steps if (r := _sealed(s, answers, told, groups)) is not None}
    at = time.mktime(date.fromisoformat(told.held_on).timetuple())
    heads = dict(answers.groups) if groups else {}
    opening = Opening(heads=heads, opens=at, until=at, imported=told.program, promise=told.promise)
    opened = school.open_room(workshop, opening, told.held_on)
    for id, result in sealed.items():
        school.store.append(opened.code, "closed", {"activity": id, "result": result})
    school.store.append(opened.code, "ended", {})
    return opened


def _groups(answers: Answers, told: Told) -> Mapping[str, str]:
    """For each role group the name under which it is shown; {} where totals were promised."""
    return merged(answers.groups) if told.promise != "totals" else {}


def _sealed(
    step: Activity, answers: Answers, told: Told, groups: Mapping[str, str]
) -> dict[str, Any] | None:
    """What may be shown of one activity, None where nothing was asked of it."""
    given = answers.by_activity.get(step.id)
    if not given or (step.kind == "tell" and told.promise != "words"):
        return None
    if step.kind == "rate":
        given = [{**one, "group": groups.get(one["group"], "")} for one in given]
    tally = step.tally(given, step.items)
    asked = tuple(sorted(set(groups.values())))
    return results.to_json(disclosure.disclose(tally, step.minimum, asked))
