"""Actions: what the room recommends, what the second sitting adds, and how far each has come."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from .acceptance import Acceptance
from .results import Proposal, Text

STATES = ("recommended", "consulted", "answered", "adopted")
ANSWERS = ("yes", "yes_if", "not_now", "need_until")

# What came from the hall and can be put right, and what leaders add, by form field.
OWN_FIELDS = ("kind", "what", "lead", "when", "pupils")
TEXT_FIELDS = ("measure", "baseline", "target", "monitoring", "resources", "told")
MORE_FIELDS = ("objections", "time_use", "law_which")
LAW = ("yes", "no", "not_sure")
STATE_FIELDS = ("consulted_with", "answered_by", "answer_words", "adopted_by")
PAST_FIELDS = ("consulted_on", "answered_on", "adopted_on")
DATE_FIELDS = ("review", *PAST_FIELDS)


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
    accepted: Mapping[str, Acceptance] = field(default_factory=dict)

    @property
    def accepted_by(self) -> tuple[str, ...]:
        """The jobs that accepted the work they would gain, and did not take it back."""
        return tuple(job for job, one in self.accepted.items() if one.holds)

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
        """The fields of the second sitting that are still empty.

        Worries of the room want an answer, time given back a use, a task that goes a look at law.
        """
        wanted = [*TEXT_FIELDS, "review"]
        wanted += ["objections"] if self.reasons else []
        wanted += ["time_use"] if any(n < 0 for _, n in self.minutes) else []
        wanted += ["law"] if self.kind in ("stop", "streamline") else []
        return tuple(name for name in wanted if not self.more.get(name))


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
    names = (*TEXT_FIELDS, *MORE_FIELDS, *STATE_FIELDS, *DATE_FIELDS, "answer", "law")
    more = {**action.more, **{name: changes[name] for name in names if name in changes}}
    if "accepted" in changes:
        own["accepted"] = {job: Acceptance(**one) for job, one in changes["accepted"].items()}
    if more.get("law") == "not_sure" and own.get("kind", action.kind) == "stop":
        own["kind"] = "find_out"  # nothing is stopped that a law may ask for
    return replace(action, more=more, **own)


def waited(action: Action, held_on: str, today: str) -> int:
    """Days that the action has waited for the leader's answer, 0 once it is answered."""
    if action.more.get("answer") or action.more.get("adopted_by"):
        return 0
    return max(0, (date.fromisoformat(today) - date.fromisoformat(held_on)).days)


def not_taken_up(proposals: Iterable[Proposal], actions: Iterable[Action]) -> tuple[Proposal, ...]:
    """Proposals that were not put to the room: they stay listed."""
    taken = {action.id for action in actions}
    return tuple(p for p in proposals if p.id not in taken)
