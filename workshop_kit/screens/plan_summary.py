"""The top of the plan's page: how far each action has come, what is next, and where on the page."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from ..domain import follow, hurdles
from ..domain.plan import REACHED, Action
from ..domain.plans import looked_at
from ..domain.report.phrases import named, spoken
from ..domain.report.reviews import trial_over
from ..domain.report.stages import stands
from ..domain.story import State
from ..words import say
from .labels import counted


def summary(state: State, parts: Mapping[str, bool], today: str) -> dict[str, Any]:
    """`parts`: the page's other sections by their name in words.toml, and whether they are there.

    A section's id on the page is "plan-" and its name; an action's is "plan-" and its own id.
    """
    actions = state.actions
    return {
        "counts": _counts(actions),
        "actions": [_action(n, one, state, today) for n, one in enumerate(actions, start=1)],
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


def _action(n: int, action: Action, state: State, today: str) -> dict[str, str]:
    return {
        "at": f"plan-{action.id}",
        "what": f"{n}. {named(say, action)}",
        "stand": stands(say, action),
        "reached": action.reached,
        "next": _next(action, state, today),
    }


def _next(action: Action, state: State, today: str) -> str:
    """What of an adopted one has fallen due, else what stands before its next state, else a day.

    What the leader refused has nothing next but another answer.
    """
    if action.refused:
        return say("plan_screen.closed")
    dated = sorted(_dates(action, state, today)) if action.alive else []
    late = action.state == "adopted" and any(day <= today for day, _ in dated)
    before = hurdles.hurdles(action, state.actions, say)
    if before and not late:
        problem = before[0].problems[0]
        return say("plan_screen.next", what=say(problem.key, **problem.about))
    told = (say(f"plan_screen.{key}", date=spoken(say, day)) for day, key in dated)
    ended = (say("plan_screen.next", what=one) for one in trial_over(action, today, say))
    return next(chain(told, ended), "")


def _dates(action: Action, state: State, today: str) -> Iterator[tuple[str, str]]:
    """The days (ISO) on which it is looked at, with their words; those that passed and still wait.

    Of which phones are asked now, nobody has to be reminded.
    """
    asked = state.asking.actions if state.asking else ()
    waiting = (one for one in follow.due(state, today) if one.action.id == action.id)
    if action.id not in asked:
        yield from ((one.day.isoformat(), "round_due") for one in waiting)
    days = (day.isoformat() for _, day in follow.rounds(action))
    yield from ((day, "next_round") for day in days if day > today)
    review = action.more.get("review", "")
    if review and not looked_at(action):
        yield review, "next_review" if review > today else "review_due"
