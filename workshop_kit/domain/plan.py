"""Actions: what the room recommends, what the second sitting adds, and how far each has come."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from .activities.propose import ACTION_KINDS, check_minutes
from .activities.step import LONGEST_IDEA, LONGEST_LINE, words
from .problem import Problem
from .results import Proposal, Text

STATES = ("recommended", "consulted", "answered", "adopted")
ANSWERS = ("yes", "yes_if", "not_now", "need_until")

# What came from the hall and can be put right, and what leaders add, by form field.
OWN_FIELDS = ("kind", "what", "lead", "when", "pupils")
TEXT_FIELDS = ("measure", "baseline", "target", "monitoring")
STATE_FIELDS = ("consulted_with", "answered_by", "answer_words", "adopted_by")
DATE_FIELDS = ("review", "consulted_on", "answered_on", "adopted_on")
PAIRS = (
    ("consulted_with", "consulted_on"),
    ("answer", "answered_on"),
    ("adopted_by", "adopted_on"),
)


@dataclass(frozen=True)
class Action:
    """One change. `agreement` counts the five steps; `minutes` a week per person, minus = saved."""

    id: str
    kind: str
    what: str
    lead: str
    when: str
    minutes: tuple[tuple[str, int], ...]
    pupils: str
    agreement: tuple[int, ...] = ()
    reasons: tuple[Text, ...] = ()
    more: Mapping[str, str] = field(default_factory=dict)

    @property
    def state(self) -> str:
        """recommended, consulted, answered or adopted: the furthest one that is filled in."""
        reached = {
            "adopted": self.more.get("adopted_by"),
            "answered": self.more.get("answer"),
            "consulted": self.more.get("consulted_with"),
        }
        return next((state for state, filled in reached.items() if filled), "recommended")

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields of the second sitting that are still empty."""
        return tuple(name for name in (*TEXT_FIELDS, "review") if not self.more.get(name))


@dataclass(frozen=True)
class Plan:
    """What one room recommends: `people` devices took part, at most, in one of its activities."""

    school: str
    workshop: str
    code: str
    held_on: str
    people: int
    actions: tuple[Action, ...]


def recommended(
    proposal: Proposal, agreement: tuple[int, ...], reasons: tuple[Text, ...]
) -> Action:
    """The action that a proposal becomes once the room said how far it agrees."""
    return Action(**{**_fields(proposal), "agreement": agreement, "reasons": reasons})


def _fields(proposal: Proposal) -> dict[str, Any]:
    names = ("id", "kind", "what", "lead", "when", "minutes", "pupils")
    return {name: getattr(proposal, name) for name in names}


def completed(action: Action, changes: Mapping[str, Any]) -> Action:
    """`action` with the checked `changes` of `check_completion`."""
    own = {name: changes[name] for name in OWN_FIELDS if name in changes}
    if "minutes" in changes:
        own["minutes"] = tuple(sorted(changes["minutes"].items()))
    names = (*TEXT_FIELDS, *STATE_FIELDS, *DATE_FIELDS, "answer")
    more = {**action.more, **{name: changes[name] for name in names if name in changes}}
    return replace(action, more=more, **own)


def check_completion(
    raw: Any, held_on: str, before: Mapping[str, Any] | None = None
) -> tuple[dict[str, Any], list[Problem]]:
    """The fields a leader filled in, checked; any may be left out, empty clears it.

    `held_on` is an ISO date; `before` holds what was completed earlier and still counts.
    """
    if not isinstance(raw, Mapping):
        return {}, [Problem("answer.not_understood")]
    value: dict[str, Any] = {}
    problems: list[Problem] = []
    for name in raw:
        problems += _check_field(name, raw[name], held_on, value)
    wrong = {problem.field for problem in problems}
    return value, problems + _check_order({**(before or {}), **value}, wrong)


def _check_field(name: str, raw: Any, held_on: str, value: dict[str, Any]) -> list[Problem]:
    if name in ("what", "lead", "when", "pupils"):
        longest = LONGEST_IDEA if name == "what" else LONGEST_LINE
        value[name], found = words(raw, name, longest, f"propose.no_{name}")
    elif name in (*TEXT_FIELDS, *STATE_FIELDS):
        value[name], found = words(raw, name, LONGEST_IDEA, "")
    elif name in DATE_FIELDS:
        value[name], found = _check_date(name, raw, held_on)
    elif name == "minutes":
        value[name], found = check_minutes(raw)
    elif name == "kind":
        value[name] = raw
        found = [] if raw in ACTION_KINDS else [Problem("propose.no_kind", name)]
    elif name == "answer":
        value[name] = raw
        found = [] if raw in ("", *ANSWERS) else [Problem("plan.no_answer", name)]
    else:
        found = [Problem("answer.not_understood", str(name)[:40])]
    return found


def _check_date(name: str, raw: Any, held_on: str) -> tuple[str, list[Problem]]:
    if raw == "":
        return "", []
    try:
        day = date.fromisoformat(raw)
    except (TypeError, ValueError):
        return "", [Problem("plan.not_a_date", name)]
    if day < date.fromisoformat(held_on):
        return "", [Problem("plan.too_early", name, {"held_on": held_on})]
    return day.isoformat(), []


def _check_order(filled: Mapping[str, Any], wrong: set[str]) -> list[Problem]:
    """Who is named for a state is asked for its date, and the other way round."""
    halves = [pair for pair in PAIRS if bool(filled.get(pair[0])) != bool(filled.get(pair[1]))]
    empty = [who if filled.get(day) else day for who, day in halves]
    return [Problem(f"plan.no_{name}", name) for name in empty if name not in wrong]


def waited(action: Action, held_on: str, today: str) -> int:
    """Days that the action has waited for the leader's answer, 0 once it is answered."""
    if action.more.get("answer") or action.more.get("adopted_by"):
        return 0
    return max(0, (date.fromisoformat(today) - date.fromisoformat(held_on)).days)


def not_taken_up(proposals: Iterable[Proposal], actions: Iterable[Action]) -> tuple[Proposal, ...]:
    """Proposals that were not put to the room: they stay listed."""
    taken = {action.id for action in actions}
    return tuple(p for p in proposals if p.id not in taken)
