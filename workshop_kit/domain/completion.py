"""What leaders fill in for an action after the hall, checked: nothing is adopted by omission."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from .acceptance import check_acceptance
from .activities.propose import ACTION_KINDS, check_minutes
from .activities.step import LONGEST_IDEA, LONGEST_LINE, words
from .dates import typed_day
from .deadlines import check_deadlines
from .plan import (
    CHOICE_FIELDS,
    DATE_FIELDS,
    MORE_FIELDS,
    PAST_FIELDS,
    STATE_FIELDS,
    TEXT_FIELDS,
)
from .problem import Problem

HALVES = (
    ("consulted_with", "consulted_on"),
    ("answer", "answered_on"),
    ("answer", "answered_by"),
    ("adopted_by", "adopted_on"),
)
AGREED = ("yes", "yes_if")
REASONED = {"yes_if": "answer_words", "not_now": "answer_words", "need_until": "answer_until"}
MOST_JOBS = 20
MOST_WORRIES = 12
MOST_REASONS = 700


@dataclass(frozen=True)
class Days:
    """ISO dates: a review is on or after `held_on`; what has happened is not after `today`."""

    held_on: str
    today: str


def check_completion(
    raw: Any, days: Days, before: Mapping[str, Any] | None = None
) -> tuple[dict[str, Any], list[Problem]]:
    """The fields a leader filled in, checked; any may be left out, empty clears it.

    `before` holds what was completed earlier and still counts.
    """
    if not isinstance(raw, Mapping):
        return {}, [Problem("answer.not_understood")]
    value: dict[str, Any] = {}
    problems: list[Problem] = []
    for name in raw:
        problems += _check_field(name, raw[name], days, value)
    wrong = {problem.field for problem in problems}
    filled = {**(before or {}), **value}
    later = _check_halves(filled) or [*_check_adoption(filled), *_check_order(filled)]
    later += check_deadlines(filled, before or {}, days.held_on)
    return value, problems + [problem for problem in later if problem.field not in wrong]


def _check_field(name: str, raw: Any, days: Days, value: dict[str, Any]) -> list[Problem]:
    if name in ("what", "lead", "when", "pupils"):
        longest = LONGEST_IDEA if name == "what" else LONGEST_LINE
        value[name], found = words(raw, name, longest, "propose.no_what" if name == "what" else "")
    elif name in (*TEXT_FIELDS, *MORE_FIELDS, *STATE_FIELDS):
        value[name], found = words(raw, name, LONGEST_IDEA, "")
    elif name in DATE_FIELDS:
        value[name], found = _check_date(name, raw, days)
    elif name in CHOICE_FIELDS:
        value[name] = raw if raw in CHOICE_FIELDS[name] else ""
        found = [] if raw in ("", *CHOICE_FIELDS[name]) else [Problem(f"plan.no_{name}", name)]
    elif name in _WHOLE:
        value[name], found = _WHOLE[name](raw, days)
    else:
        found = [Problem("answer.not_understood", str(name)[:40])]
    return found


def _check_kind(raw: Any) -> tuple[Any, list[Problem]]:
    return raw, [] if raw in ACTION_KINDS else [Problem("propose.no_kind", "kind")]


def _check_accepted(raw: Any, days: Days) -> tuple[dict[str, Any], list[Problem]]:
    """{job: {"by", "on", "why", "withdrawn"}}; the form's fields are numbered in its order."""
    if not isinstance(raw, Mapping) or len(raw) > MOST_JOBS:
        return {}, [Problem("answer.not_understood", "accepted")]
    value: dict[str, Any] = {}
    problems: list[Problem] = []
    for n, (job, one) in enumerate(raw.items()):
        name, found = words(job, "accepted", LONGEST_LINE, "answer.not_understood")
        kept, wrong = check_acceptance(one, f"accepted-{n}", (days.held_on, days.today))
        problems += [*found, *wrong]
        value |= {name: kept} if kept else {}
    return value, problems


def _check_worries(raw: Any) -> tuple[list[dict[str, Any]], list[Problem]]:
    """[{"about", "answer", "of": ids of reasons}]; one without any words and reasons is none."""
    if not isinstance(raw, list) or len(raw) > MOST_WORRIES:
        return [], [Problem("answer.not_understood", "worries")]
    value: list[dict[str, Any]] = []
    problems: list[Problem] = []
    for n, one in enumerate(raw):
        given = one if isinstance(one, Mapping) else {"of": None}
        of, found = _check_ids(given.get("of", []), "worries")
        answer, wrong = words(given.get("answer", ""), f"worry-{n}-answer", LONGEST_IDEA, "")
        empty = "plan.no_worry" if of or answer else ""
        about, long = words(given.get("about", ""), f"worry-{n}-about", LONGEST_IDEA, empty)
        problems += [*found, *long, *wrong]
        value += [{"about": about, "answer": answer, "of": of}] if about or of else []
    return value, problems


def _check_ids(raw: Any, name: str) -> tuple[list[str], list[Problem]]:
    known = isinstance(raw, list) and len(raw) <= MOST_REASONS
    if not known or not all(isinstance(id, str) and len(id) <= LONGEST_LINE for id in raw):
        return [], [Problem("answer.not_understood", name)]
    return sorted(set(raw)), []


def _check_date(name: str, raw: Any, days: Days) -> tuple[str, list[Problem]]:
    if raw == "":
        return "", []
    day = typed_day(raw)
    if day is None:
        return "", [Problem("plan.not_a_date", name)]
    if day < date.fromisoformat(days.held_on):
        return "", [Problem("plan.too_early", name)]
    if name in PAST_FIELDS and day > date.fromisoformat(days.today):
        return "", [Problem("plan.not_yet", name)]
    return day.isoformat(), []


def _check_halves(filled: Mapping[str, Any]) -> list[Problem]:
    """Who is named for a state is asked for its date, and the other way round."""
    halves = [pair for pair in HALVES if bool(filled.get(pair[0])) != bool(filled.get(pair[1]))]
    empty = dict.fromkeys(one if filled.get(other) else other for one, other in halves)
    wanted = REASONED.get(filled.get("answer", ""))
    if wanted and not filled.get(wanted):
        empty[wanted] = None
    if filled.get("law") == "yes" and not filled.get("law_which"):
        empty["law_which"] = None
    return [Problem(f"plan.no_{name}", name) for name in empty]


def _check_adoption(filled: Mapping[str, Any]) -> list[Problem]:
    """Adopted is only what staff were consulted on and the leader said yes to."""
    if not filled.get("adopted_by"):
        return []
    if not filled.get("consulted_with"):
        return [Problem("plan.not_consulted", "consulted_with")]
    return [] if filled.get("answer") in AGREED else [Problem("plan.not_agreed", "answer")]


def _check_order(filled: Mapping[str, Any]) -> list[Problem]:
    """Consultation comes before the answer, and the answer before adoption."""
    on = [(name, filled[name]) for name in PAST_FIELDS if filled.get(name)]
    late = [name for (_, first), (name, day) in pairwise(on) if day < first]
    return [Problem(f"plan.early_{name}", name) for name in late]


# What is more than words, a date or a choice.
_WHOLE: dict[str, Callable[[Any, Days], tuple[Any, list[Problem]]]] = {
    "kind": lambda raw, days: _check_kind(raw),
    "minutes": lambda raw, days: check_minutes(raw),
    "accepted": _check_accepted,
    "worries": lambda raw, days: _check_worries(raw),
    "against": lambda raw, days: _check_ids(raw, "against"),
}
