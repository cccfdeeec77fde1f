"""A draft calendar: every meeting, evening and training day of the budget gets a slot in a term."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from .post import EVENTS, Post

# Of the days after Monday: then no bank holiday of a term meets one.
USUAL = {"meetings": 2, "twilights": 2, "briefings": 3, "other_meetings": 3, "other": 3}
LATER = 4
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Term:
    """A stretch of school days without a break: the first and the last of them."""

    first: date
    last: date


@dataclass(frozen=True)
class Slot:
    """One event on a day: `start` in minutes after midnight, `length` in minutes, whom it takes."""

    on: date
    start: int
    length: int
    event: str
    posts: tuple[str, ...]


def draft(posts: Sequence[Post], terms: Sequence[Term]) -> list[Slot]:
    """Slots by date, spread evenly over the weeks of `terms`; [] where there are none.

    Each event is laid out as often as the post that has it most. Training days begin the terms;
    two events that would meet on one afternoon take two days, while the week has free ones.
    A post stands on its own days of the week alone, and never more often than its sheet says.
    """
    training = _slots("inset", posts, lambda number, _, working: _inset(number, working, terms))
    weeks = _weeks(terms, {slot.on for slot in training})
    taken: set[date] = set()

    def days(number: int, wanted: int, working: set[int]) -> Iterator[date]:
        some = _only(weeks, working)
        for on in _days(number, wanted, some):
            free = _free(on, some, taken)
            taken.add(free)
            yield free

    def mornings(number: int, wanted: int, working: set[int]) -> Iterator[date]:
        return _days(number, wanted, _only(weeks, working))

    slots = training + _slots("briefings", posts, mornings)
    for event in EVENTS:
        if event not in ("inset", "briefings"):
            slots += _slots(event, posts, days)
    return sorted(slots, key=lambda slot: (slot.on, slot.start))


def _only(weeks: list[list[date]], working: set[int]) -> list[list[date]]:
    """The days of each week on which some of the posts works; weeks without are left out."""
    some = [[day for day in days if day.isoweekday() in working] for days in weeks]
    return [days for days in some if days]


def _weeks(terms: Iterable[Term], training: set[date]) -> list[list[date]]:
    """Each week's days with pupils, in order."""
    weeks: dict[date, list[date]] = {}
    for term in terms:
        for day in _school_days(term):
            if day not in training:
                weeks.setdefault(day - (day.isoweekday() - 1) * DAY, []).append(day)
    return [days for _, days in sorted(weeks.items())]


def _school_days(term: Term) -> list[date]:
    every = (term.first + n * DAY for n in range((term.last - term.first).days + 1))
    return [day for day in every if day.isoweekday() <= 5]


Days = Callable[[int, int, set[int]], Iterable[date]]


def _slots(event: str, posts: Sequence[Post], days: Days) -> list[Slot]:
    """`days(number, wanted weekday, weekdays on which somebody works)` says when it falls."""
    held = [post for post in posts if _counts(event, post)]
    if not held:
        return []
    number = max(post.events[event].number for post in held)
    length = max(post.events[event].length for post in held)
    start = _start(event, held, length)
    wanted = getattr(held[0], f"{event}_on", None) or USUAL.get(event, LATER)
    working = {day for post in held for day in post.weekdays}
    on = list(days(number, wanted, working))
    there = [(post.name, _there(post, post.events[event].number, on)) for post in held]
    told = [tuple(name for name, own in there if n in own) for n in range(len(on))]
    each = zip(on, told, strict=True)
    return [Slot(day, start, length, event, names) for day, names in each if names]


def _there(post: Post, number: int, on: Sequence[date]) -> set[int]:
    """Which of these days the post has: its own weekdays, spread evenly, never more than said."""
    own = [n for n, day in enumerate(on) if day.isoweekday() in post.weekdays]
    most = min(number, len(own))
    return {own[(2 * n + 1) * len(own) // (2 * most)] for n in range(most)}


def _counts(event: str, post: Post) -> bool:
    voluntary = event == "clubs" and post.clubs_directed is False
    return post.event(event) > 0 and not voluntary


def _start(event: str, held: Sequence[Post], length: int) -> int:
    """Briefings end as the day begins, training begins with it, all else follows its end."""
    if event == "briefings":
        return max(0, min(post.start for post in held) - length)
    if event == "inset":
        return min(post.start for post in held)
    return max(post.end for post in held)


def _days(number: int, wanted: int, weeks: list[list[date]]) -> Iterator[date]:
    for n in range(number if weeks else 0):
        week = (2 * n + 1) * len(weeks) // (2 * number)
        before = sum((2 * k + 1) * len(weeks) // (2 * number) == week for k in range(n))
        yield _nearest(weeks[week], (wanted - 1 + before) % 5 + 1)


def _nearest(week: list[date], wanted: int) -> date:
    """The day of this week that is wanted, or the one nearest to it that is a school day."""
    return min(week, key=lambda day: (abs(day.isoweekday() - wanted), day))


def _free(on: date, weeks: list[list[date]], taken: set[date]) -> date:
    week = next(days for days in weeks if on in days)
    order = sorted(week, key=lambda day: (abs((day - on).days), day))
    return next((day for day in order if day not in taken), on)


def _inset(number: int, working: set[int], terms: Sequence[Term]) -> Iterator[date]:
    """The first day of each term in turn, then the second of each."""
    days = [[d for d in _school_days(term) if d.isoweekday() in working] for term in terms]
    longest = max(map(len, days), default=0)
    turns = (term[n] for n in range(longest) for term in days if n < len(term))
    return islice(turns, number)
