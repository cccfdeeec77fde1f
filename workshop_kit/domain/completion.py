"""What leaders fill in for an action after the hall, checked: nothing is adopted by omission."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from .activities.propose import ACTION_KINDS, check_minutes
from .activities.step import LONGEST_IDEA, LONGEST_LINE, words
from .plan import ANSWERS, DATE_FIELDS, PAST_FIELDS, STATE_FIELDS, TEXT_FIELDS
from .problem import Problem

HALVES = (
    ("consulted_with", "consulted_on"),
    ("answer", "answered_on"),
    ("answer", "answered_by"),
    ("adopted_by", "adopted_on"),
)
AGREED = ("yes", "yes_if")


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
    return value, problems + [problem for problem in later if problem.field not in wrong]


def _check_field(name: str, raw: Any, days: Days, value: dict[str, Any]) -> list[Problem]:
    if name in ("what", "lead", "when", "pupils"):
        longest = LONGEST_IDEA if name == "what" else LONGEST_LINE
        value[name], found = words(raw, name, longest, f"propose.no_{name}")
    elif name in (*TEXT_FIELDS, *STATE_FIELDS):
        value[name], found = words(raw, name, LONGEST_IDEA, "")
    elif name in DATE_FIELDS:
        value[name], found = _check_date(name, raw, days)
    elif name == "minutes":
        value[name], found = check_minutes(raw)
    elif name == "kind":
        value[name] = raw
        found = [] if raw in ACTION_KINDS else [Problem("propose.no_kind", name)]
    elif name == "answer":
        value[name] = raw if raw in ANSWERS else ""
        found = [] if raw in ("", *ANSWERS) else [Problem("plan.no_answer", name)]
    else:
        found = [Problem("answer.not_understood", str(name)[:40])]
    return found


def _check_date(name: str, raw: Any, days: Days) -> tuple[str, list[Problem]]:
    if raw == "":
        return "", []
    try:
        day = date.fromisoformat(raw)
    except (TypeError, ValueError):
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
    if filled.get("answer") not in ("", None, "yes") and not filled.get("answer_words"):
        empty["answer_words"] = None
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
    late = [name for (_, first), (name, day) in zip(on, on[1:], strict=False) if day < first]
    return [Problem(f"plan.early_{name}", name) for name in late]
