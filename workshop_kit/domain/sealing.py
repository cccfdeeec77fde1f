"""Answers turned into the event that closes them: nothing is in it that may not be shown."""

from collections.abc import Iterable, Mapping
from typing import Any

from . import results, review
from .activities import Activity
from .disclosure import disclose, disclose_review, minimum_of
from .review import Asked, Told
from .story import State


def sealed(state: State, step: Activity | Asked, answers: Iterable[Any]) -> dict[str, Any]:
    """The body of the event `closed`, or of `reviewed` where a review was asked."""
    if isinstance(step, Asked):
        shown = _shown(step.tally(answers, ()), state)
        return {"action": step.action, "weeks": step.weeks, "phones": shown}
    tally = step.tally(answers, state.items(step))
    minimum = minimum_of(state.workshop, step)
    result = disclose(tally, minimum, state.groups_asked)
    return {"activity": step.id, "result": results.to_json(result)}


def typed_in(state: State, action: str, entry: Mapping[str, Any]) -> dict[str, Any]:
    """The body of `reviewed` for what `check_review` let through."""
    step = Asked(entry["weeks"], action)
    body = {"action": action, "weeks": step.weeks}
    if "owner" in entry:
        body["owner"] = entry["owner"]
    if "list" in entry:
        body["list"] = _shown(review.told(step, **entry["list"]), state)
    return body


def _shown(told: Told, state: State) -> dict[str, Any]:
    return review.to_json(disclose_review(told, state.workshop))
