"""All plans of a school: what is due in them, and what comes next. Nothing promised falls out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from .follow import WEEKS, Due, due, followed, rounds
from .history import gone_on
from .initiatives import Initiative
from .meetings import Meeting
from .plan import Action
from .story import State

WEEK = timedelta(weeks=1)
AHEAD = timedelta(weeks=4)


@dataclass(frozen=True)
class Date:
    """Something about an action of `room` on `day`: a round of `weeks`, or 0 for its own review."""

    day: date
    room: State
    action: Action
    weeks: int


@dataclass(frozen=True)
class Held:
    """The `day` on which to ask whether the decision on a meeting holds after so many `weeks`."""

    day: date
    meeting: Meeting
    weeks: int


def with_plans(rooms: Iterable[State]) -> tuple[State, ...]:
    """The rooms that have ended with actions, the newest first."""
    found = [room for room in rooms if room.phase == "ended" and room.actions]
    return tuple(sorted(found, key=lambda room: (room.held_on, room.code), reverse=True))


def still_due(rooms: Iterable[State], today: str) -> tuple[Date, ...]:
    """What fell due by `today` (ISO date) and of which nobody affected was heard, oldest first.

    A review of the plan's own is due until it was looked at, or its day is put off; a round that
    is due on that day or later stands for it. What went on in another plan is due there alone.
    """
    now = date.fromisoformat(today)
    held = with_plans(rooms)
    found = []
    for room in held:
        asked = {one.action.id: one for one in due(room, today)}
        found += [Date(one.day, room, one.action, one.weeks) for one in asked.values()]
        own = (one for one in _own_reviews(room) if one.day <= now and not looked_at(one.action))
        found += [one for one in own if not _asked_since(one, asked)]
    return _once(found, held)


def coming(rooms: Iterable[State], today: str) -> tuple[Date, ...]:
    """What falls due in the next four weeks after `today` (ISO date), the first one first."""
    now = date.fromisoformat(today)
    held = with_plans(rooms)
    dated = [one for room in held for one in (*_rounds(room), *_own_reviews(room))]
    return _once((one for one in dated if now < one.day <= now + AHEAD), held)


def _once(dates: Iterable[Date], rooms: Iterable[State]) -> tuple[Date, ...]:
    """The first one first, without those of actions that went on in another plan."""
    gone = gone_on(rooms)
    left = (one for one in dates if (one.room.code, one.action.id) not in gone)
    return tuple(sorted(left, key=_order))


def added_due(added: Iterable[Initiative], today: str) -> list[Initiative]:
    """What was added with a review that fell due by `today`, until its day is put off."""
    return [one for one in added if "" < one.review <= today]


def added_coming(added: Iterable[Initiative], today: str) -> list[Initiative]:
    """What was added with a review in the next four weeks after `today`."""
    until = (date.fromisoformat(today) + AHEAD).isoformat()
    return [one for one in added if today < one.review <= until]


def meetings_due(listed: Iterable[Meeting], today: str) -> list[Held]:
    """Which meetings are asked about since the week that ends `today`: does the decision hold?"""
    now = date.fromisoformat(today)
    return [one for one in _held(listed) if now - WEEK < one.day <= now]


def meetings_coming(listed: Iterable[Meeting], today: str) -> list[Held]:
    """Which meetings are asked about in the next four weeks after `today`."""
    now = date.fromisoformat(today)
    return [one for one in _held(listed) if now < one.day <= now + AHEAD]


def _held(listed: Iterable[Meeting]) -> list[Held]:
    decided = [one for one in listed if one.since and one.left < one.minutes]
    began = [(date.fromisoformat(one.since), one) for one in decided]
    return [Held(day + weeks * WEEK, one, weeks) for day, one in began for weeks in WEEKS]


def _asked_since(review: Date, asked: Mapping[str, Due]) -> bool:
    one = asked.get(review.action.id)
    return one is not None and one.day >= review.day


def looked_at(action: Action) -> bool:
    """Whether somebody was heard on the day of its own review or later.

    That is the word of who leads it, or what those affected said in a round of that day or later.
    """
    day, days = action.more.get("review", ""), dict(rounds(action))
    heard = (one.weeks for one in action.reviews if one.heard)
    told = [days[weeks].isoformat() for weeks in heard if weeks in days]
    return any(said >= day for said in (*told, *(one.owner_on for one in action.reviews)))


def is_new(day: date, today: str) -> bool:
    """Whether it fell due within the week that ends `today`."""
    return date.fromisoformat(today) - day < WEEK


def _rounds(room: State) -> list[Date]:
    return [
        Date(day, room, one, weeks) for one in followed(room.actions) for weeks, day in rounds(one)
    ]


def _own_reviews(room: State) -> list[Date]:
    dated = [(one, one.more.get("review")) for one in followed(room.actions)]
    return [Date(date.fromisoformat(day), room, one, 0) for one, day in dated if day]


def _order(one: Date) -> tuple[date, str, str]:
    return one.day, one.room.code, one.action.id
