"""A survey that the school already ran, kept as a sealed room: only what may be shown of it."""

import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from ..domain import sealing
from ..domain.activities.step import SURVEY_MINIMUM
from ..domain.comparison import tells_of_few
from ..domain.dates import typed_day
from ..domain.groups import merged
from ..domain.history import AUDIT
from ..domain.opening import Opening
from ..domain.problem import Problem, Refused
from ..domain.story import Event, State, tell
from ..domain.workshop import Workshop
from ..words import say
from .school import Opened, School

if TYPE_CHECKING:
    from ..importers.matching import Answers, Match
    from ..importers.surveys import Survey

TOTALS, WORDS = "totals", "words"
SOON = timedelta(days=100)  # nobody asks all staff the same again within a term
PROMISES = (TOTALS, "groups", WORDS)  # what staff were told may be shown: each adds to the last


@dataclass(frozen=True)
class Told:
    """What staff were told (`promise`), where the survey was run, and its last day (ISO date).

    `setting`: what kind of school it is; "" for what was said when the last room was opened.
    """

    promise: str
    program: str
    held_on: str
    setting: str = ""


@dataclass(frozen=True)
class Read:
    """A survey, and which of its questions asks what; nothing of it is kept."""

    survey: "Survey"
    matches: "tuple[Match, ...]"


def read(body: bytes, workshop: Workshop) -> Read:
    """The survey in a file, with the likeliest matches; Refused where it is none, or too small."""
    from ..importers import matching, surveys  # noqa: PLC0415 -- slow import

    survey = surveys.read_survey(body)
    least = max(SURVEY_MINIMUM, workshop.minimum)
    if len(survey.responses) < least:
        raise Refused(Problem("survey.too_few", about={"least": least}))
    return Read(survey, matching.matched(survey, workshop))


def bring(school: School, found: Read, asks: Sequence[str], told: Told) -> Opened:
    """Keep a survey as the school's audit, with its questions matched as somebody chose.

    Refused with all that is wrong in the matches; nothing is kept then.
    """
    from ..importers import matching  # noqa: PLC0415 -- slow import

    workshop = school.workshop(AUDIT)
    matches = matching.chosen(asks, found.survey, workshop)
    return keep(school, AUDIT, matching.answers(found.survey, matches, workshop), told)


def read_lines(survey: "Survey", promise: str) -> list[str]:
    """What was read and what was dropped, in sentences; with comments, what may be left in them."""
    about = {"program": survey.program, "n": len(survey.responses), "partly": survey.partly}
    lines = [say("survey.read", **about), say("survey.dropped", names=", ".join(survey.dropped))]
    if survey.doubles:
        lines.append(say("survey.doubles", n=survey.doubles))
    if promise == WORDS:
        lines += [say("survey.hidden", n=survey.hidden)] if survey.hidden else []
        lines.append(say("survey.comments"))
    return lines


def day_of(given: str, today: date) -> str:
    """The day on which a survey ended (ISO); Refused where it is none, or still to come."""
    day = typed_day(given)
    if day is None or day > today:
        raise Refused(Problem("survey.no_day", "held_on"))
    return day.isoformat()


def keep(school: School, workshop: str, answers: "Answers", told: Told) -> Opened:
    """A room that has ended, with the results that the answers make; KeyError as in `open_room`.

    Refused where nearly the same was brought in before: the difference would be single people.
    The answers are tallied here, in memory: of single ones nothing is ever written.
    """
    groups = merged(answers.groups) if told.promise != TOTALS else {}
    heads: Counter[str] = Counter()
    for name, shown in groups.items():
        heads[shown] += answers.groups[name]
    opened, body = school.begun(workshop, _opening(school, heads, told), told.held_on)
    state = State(opened.code, school.name, school.workshop(workshop))
    sealed = _sealed(tell(state, [Event(1, "opened", body)]), answers, groups)
    story = [("opened", body), *(("closed", one) for one in sealed), ("ended", {})]
    events = [Event(n, *event) for n, event in enumerate(story, 1)]
    _check_new(school, tell(State(opened.code, school.name, state.workshop), events))
    # At once: a server that found the room half told would close it itself, with no answer in it.
    school.store.fill(opened.code, [(n, *event) for n, event in enumerate(story, 1)])
    return opened


def _check_new(school: School, made: State) -> None:
    day = date.fromisoformat(made.held_on)
    for room in school.ended_rooms():
        near = abs(date.fromisoformat(room.held_on) - day) < SOON
        if room.opening.imported and near and tells_of_few(room, made):
            raise Refused(Problem("survey.here", about={"code": room.code}))


def _opening(school: School, heads: Mapping[str, int], told: Told) -> Opening:
    """The heads are those who answered, in groups as they are shown: no small one is written."""
    at = time.mktime(date.fromisoformat(told.held_on).timetuple())
    known = school.known()
    setting, terms = told.setting or known.get("setting", ""), known.get("terms") or "not_sure"
    opening = Opening(setting, terms, dict(heads), opens=at, until=at)
    return replace(opening, imported=told.program, promise=told.promise)


def _sealed(
    state: State, answers: "Answers", groups: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    """What may be shown of each activity; nothing where nothing was asked of it."""
    words = state.opening.promise == WORDS
    for step in state.workshop.activities:
        given = answers.by_activity.get(step.id, ())
        if step.kind == "rate":  # under the names by which role groups are shown
            given = [{**one, "group": groups.get(one["group"], "")} for one in given]
        if given and (step.kind != "tell" or words):
            yield sealing.sealed(state, step, given)
