"""When those affected are asked whether it really stopped: after two, six and twelve weeks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from .plan import Action
from .problem import Problem
from .review import OPEN_DAYS
from .story import State

WEEKS = (2, 6, 12)


@dataclass(frozen=True)
class Due:
    """An action of which nobody affected has been heard `weeks` after the workshop, since `day`."""

    action: Action
    weeks: int
    day: date


def asked_again(held_on: str) -> tuple[date, ...]:
    """The three days after a workshop held on `held_on` (ISO date)."""
    day = date.fromisoformat(held_on)
    return tuple(day + timedelta(weeks=n) for n in WEEKS)


def followed(actions: Iterable[Action]) -> tuple[Action, ...]:
    """The actions that are asked about: all that nobody refused."""
    return tuple(action for action in actions if action.more.get("answer") != "not_now")


def due(state: State, today: str) -> tuple[Due, ...]:
    """What is due `today` (ISO date), the earliest first: where a later round is, that one only.

    Nothing falls out of it by waiting.
    """
    found = [_due(action, state, today) for action in followed(state.actions)]
    return tuple(sorted(filter(None, found), key=lambda one: one.day))


def _due(action: Action, state: State, today: str) -> Due | None:
    heard = {review.weeks for review in action.reviews if review.told}
    rounds = zip(WEEKS, asked_again(state.held_on), strict=True)
    past = [(weeks, day) for weeks, day in rounds if day.isoformat() <= today]
    if not past or past[-1][0] in heard or state.phase != "ended":
        return None
    return Due(action, *past[-1])


def opens_by_itself(state: State, today: str) -> int:
    """The round (weeks) that phones are to be asked from `today` on, 0 for none.

    Only some days after it fell due: who starts a server a year later asks by hand.
    """
    now = date.fromisoformat(today)
    rounds = zip(WEEKS, asked_again(state.held_on), strict=True)
    fresh = [weeks for weeks, day in rounds if 0 <= (now - day).days < OPEN_DAYS]
    return fresh[-1] if fresh and not _against(state, fresh[-1], now) else 0


def round_of(state: State, weeks: Any, now: float) -> tuple[dict[str, Any], list[Problem]]:
    """The body of the event that opens a round `now` (seconds), or what stands against it."""
    problem = _against(state, weeks, date.fromtimestamp(now))
    if problem:
        return {}, [problem]
    actions = [action.id for action in followed(state.actions)]
    return {"weeks": weeks, "until": now + OPEN_DAYS * 86_400, "actions": actions}, []


def _against(state: State, weeks: Any, today: date) -> Problem | None:
    if weeks not in WEEKS:
        return Problem("review.no_weeks", "weeks")
    talk = state.workshop.manner == "conversation"
    if talk or state.phase != "ended" or not followed(state.actions):
        return Problem("review.nothing_to_ask")
    if state.asking:
        return Problem("review.open_already")
    if _asked_before(state, weeks):
        return Problem("review.asked_before")
    early = today < asked_again(state.held_on)[WEEKS.index(weeks)]
    return Problem("review.not_due") if early else None


def _asked_before(state: State, weeks: int) -> bool:
    """Phones are asked once a round: who answered twice would count twice."""
    return any("phones" in kept.get(weeks, {}) for kept in state.reviewed.values())
