"""The top of the plan's page: how far each action has come, what is next, and where on the page."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..domain import hurdles
from ..domain.plan import REACHED, Action
from ..domain.plans import looked_at
from ..domain.report.phrases import named, spoken
from ..domain.report.stages import stands
from ..words import say
from .labels import counted


def summary(actions: Sequence[Action], parts: Mapping[str, bool], today: str) -> dict[str, Any]:
    """`parts`: the page's other sections by their name in words.toml, and whether they are there.

    A section's id on the page is "plan-" and its name; an action's is "plan-" and its own id.
    """
    return {
        "counts": _counts(actions),
        "actions": [_action(n, one, actions, today) for n, one in enumerate(actions, start=1)],
        "parts": [[f"plan-{name}", say(f"plan_screen.{name}")] for name, on in parts.items() if on],
    }


def _counts(actions: Sequence[Action]) -> str:
    """How many actions there are in each state, the furthest first."""
    if not actions:
        return ""
    return f"{counted('plan_screen.actions', len(actions))}: {', '.join(_each(actions))}."


def _each(actions: Sequence[Action]) -> Iterator[str]:
    for state in reversed(REACHED):
        n = sum(action.reached == state for action in actions)
        if n and state == "gone":
            yield say("report.summary.gone", n=n)
        elif n:
            yield say("plan_screen.so_many", n=n, state=say(f"report.state.{state}").casefold())


def _action(n: int, action: Action, plan: Sequence[Action], today: str) -> dict[str, str]:
    return {
        "at": f"plan-{action.id}",
        "what": f"{n}. {named(say, action)}",
        "stand": stands(say, action),
        "reached": action.reached,
        "next": _next(action, plan, today),
    }


def _next(action: Action, plan: Sequence[Action], today: str) -> str:
    """The first thing that stands before the next state; an adopted one's review.

    What the leader refused has nothing next but another answer.
    """
    if action.refused:
        return say("plan_screen.closed")
    before = hurdles.hurdles(action, plan, say)
    if before:
        problem = before[0].problems[0]
        return say("plan_screen.next", what=say(problem.key, **problem.about))
    review = action.more.get("review", "")
    if not review or not action.alive or looked_at(action):
        return ""
    key = "next_review" if review > today else "review_due"
    return say(f"plan_screen.{key}", date=spoken(say, review))
