"""When those affected are asked whether it really stopped: after two, six and twelve weeks.

The weeks run from the day on which an adopted action begins; before that nothing is asked. Of a
trial they are asked by its end, the day of its review: later there is nothing left to ask about.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from .plan import Action
from .problem import Problem
from .review import OPEN_DAYS
from .story import State

WEEKS = (2, 6, 12)
FRESH_DAYS = 2 * OPEN_DAYS  # a round by itself waits for another that is open


@dataclass(frozen=True)
class Due:
    """An action of which nobody affected has been heard `weeks` after it began, since `day`."""

    action: Action
    weeks: int
    day: date


def rounds(action: Action) -> tuple[tuple[int, date], ...]:
    """(weeks, day) of each round, () before the action is adopted.

    A trial's first round after its end is on the last day, and its later ones are left out.
    """
    if not action.begins:
        return ()
    day, end = date.fromisoformat(action.begins), _end(action)
    every = [(weeks, day + timedelta(weeks=weeks)) for weeks in WEEKS]
    before = [one for one in every if end is None or one[1] < end]
    last = [(weeks, end) for weeks, _ in every[len(before) :][:1] if end]
    return (*before, *last)


def _end(action: Action) -> date | None:
    """The last day of a trial; None for what goes on, or where nobody set one after it begins."""
    review = action.more.get("review", "")
    known = action.kind == "trial" and review > action.begins
    return date.fromisoformat(review) if known else None


def over(action: Action, today: str) -> str:
    """The ISO date on which an adopted trial ended before `today`, "" where it has not."""
    end = _end(action) if action.begins else None
    return end.isoformat() if end and end.isoformat() < today else ""


def followed(actions: Iterable[Action]) -> tuple[Action, ...]:
    """The actions that are followed up: all that nobody refused, and that go on in this plan."""
    return tuple(action for action in actions if action.alive)


def due(state: State, today: str) -> tuple[Due, ...]:
    """What is due `today` (ISO date), the earliest first: where a later round is, that one only.

    Nothing falls out of it by waiting.
    """
    found = [_due(action, state, today) for action in followed(state.actions)]
    return tuple(sorted(filter(None, found), key=lambda one: one.day))


def come(action: Action, today: str) -> tuple[tuple[int, date], ...]:
    """The rounds that had come by `today` (ISO date), in their order."""
    return tuple((weeks, day) for weeks, day in rounds(action) if day.isoformat() <= today)


def last_round(action: Action, today: str) -> tuple[int, date] | None:
    """The round that had come last by `today` (ISO date), None where none has."""
    return next(reversed(come(action, today)), None)


def _due(action: Action, state: State, today: str) -> Due | None:
    heard = {review.weeks for review in action.reviews if review.heard}
    last = last_round(action, today)
    if last is None or last[0] in heard or state.phase != "ended":
        return None
    return Due(action, *last)


def too_soon(action: Action, weeks: int, today: str) -> list[Problem]:
    """Why a list of what staff said is not taken `today` (ISO date): the round has not come.

    Phones are not asked before it either; the word of who leads it is taken on any day.
    """
    if not action.begins:
        return [Problem("review.not_begun", "weeks")]
    later = any(n == weeks and day.isoformat() > today for n, day in rounds(action))
    return [Problem("review.not_come", "weeks")] if later else []


def left_out(action: Action, weeks: int) -> list[Problem]:
    """Why nothing is taken of a round: a trial ends before it, and has its last one then."""
    known = [n for n, _ in rounds(action)]
    if not known or weeks in known:
        return []
    return [Problem("review.left_out", "weeks", {"n": known[-1]})]


def moved(before: Action, after: Action, today: str) -> list[Problem]:
    """Why an action cannot begin on another day: staff were asked so many weeks after this one.

    Its adoption can be taken back; adopted again, no round of which staff told is to come.
    """
    told = {review.weeks for review in before.reviews if review.told}
    if not told or not after.begins or before.begins == after.begins:
        return []
    to_come = told - {weeks for weeks, _ in come(after, today)}
    return [Problem("plan.begun", "begins")] if before.begins or to_come else []


def opens_by_itself(state: State, today: str) -> int:
    """The round (weeks) that phones are to be asked from `today` on, 0 for none.

    Only some days after it fell due: who starts a server a year later asks by hand. Never where a
    list told of every action: whoever stood on it would be counted twice.
    """
    now = date.fromisoformat(today)
    weeks, day = _next(state, now) or (0, now)
    unheard = any(one.weeks == weeks for one in due(state, today))
    return weeks if unheard and (now - day).days < FRESH_DAYS else 0


def can_ask(state: State, today: str) -> int:
    """The round (weeks) that phones can be asked `today` (ISO date), 0 for none."""
    found = _next(state, date.fromisoformat(today))
    return found[0] if found else 0


def _next(state: State, now: date) -> tuple[int, date] | None:
    """Of the last rounds of the actions the one that can be asked and fell due last."""
    last = {last_round(action, now.isoformat()) for action in followed(state.actions)}
    open_ = [one for one in last if one and not _against(state, one[0], now)]
    return max(open_, key=lambda one: (one[1], one[0]), default=None)


def round_of(state: State, weeks: Any, now: float) -> tuple[dict[str, Any], list[Problem]]:
    """The body of the event that opens a round `now` (seconds), or what stands against it."""
    today = date.fromtimestamp(now)
    problem = _against(state, weeks, today)
    if problem:
        return {}, [problem]
    asked = [one.id for one in _at(state, weeks, today) if not _asked(state, one, weeks, today)]
    return {"weeks": weeks, "until": now + OPEN_DAYS * 86_400, "actions": asked}, []


def _against(state: State, weeks: Any, today: date) -> Problem | None:
    if weeks not in WEEKS:
        return Problem("review.no_weeks", "weeks")
    talk = state.workshop.manner == "conversation"
    if talk or state.phase != "ended" or not followed(state.actions):
        return Problem("review.nothing_to_ask")
    if state.asking:
        return Problem("review.open_already")
    if not any(map(rounds, state.actions)):
        return Problem("review.not_adopted")
    there = _at(state, weeks, today)
    if not there:
        return Problem("review.not_due")
    asked = all(_asked(state, action, weeks, today) for action in there)
    return Problem("review.asked_before") if asked else None


def _at(state: State, weeks: int, today: date) -> list[Action]:
    """The actions of which this is the round that came last: what is said now is of no other."""
    last = ((one, last_round(one, today.isoformat())) for one in followed(state.actions))
    return [one for one, found in last if found and found[0] == weeks]


def _asked(state: State, action: Action, weeks: int, today: date) -> bool:
    """Phones are asked once a round: who answered twice would count twice.

    And not of a trial that has ended and was heard: its last round is not that of other actions.
    """
    heard = any(review.weeks == weeks and review.heard for review in action.reviews)
    ended = heard and bool(over(action, today.isoformat()))
    return ended or "phones" in state.reviewed.get(action.id, {}).get(weeks, {})
