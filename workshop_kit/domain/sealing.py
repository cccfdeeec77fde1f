"""Answers turned into the event that closes them: nothing is in it that may not be shown."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from . import results, review
from .activities import Activity
from .disclosure import disclose, disclose_late, disclose_review, minimum_of, otherwise_of
from .results import Counts, Result, Texts
from .review import Asked, Told
from .story import State
from .typed import parted


def event_of(state: State, step: Activity | Asked) -> str:
    """The kind of event that closes what is asked now."""
    if isinstance(step, Asked):
        return "reviewed"
    return "added" if state.takes_late(step.id) else "closed"


def sealed(state: State, step: Activity | Asked, answers: Iterable[Any]) -> dict[str, Any]:
    """The body of the event `event_of` that closes `step`."""
    answers, typed = parted(answers)
    if isinstance(step, Asked):
        shown = _shown(step.tally(answers, ()), state)
        return {"action": step.action, "weeks": step.weeks, "phones": shown}
    tally = step.tally(answers, state.items(step))
    minimum = minimum_of(state.workshop, step)
    if state.takes_late(step.id):
        result = _batch(tally, minimum, state.results[step.id])
    else:
        result = disclose(tally, minimum, state.groups_asked, otherwise_of(state.workshop))
    body = {"activity": step.id, "result": results.to_json(result)}
    return {**body, "typed": typed} if typed else body


def _batch(tally: Result, minimum: int, first: Result) -> Result:
    """Late answers by themselves, in no role group; too few of them leave no trace."""
    if isinstance(tally, Counts):
        tally = replace(tally, by_group=())
    if isinstance(tally, Texts):
        # A capital is in no id of an activity: what is held back or grouped stays its own.
        tally = replace(tally, texts=tuple(replace(t, id=f"{t.id}-L") for t in tally.texts))
    result = (disclose if first.withheld else disclose_late)(tally, minimum)
    return replace(result, answered=0) if result.withheld else result


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
