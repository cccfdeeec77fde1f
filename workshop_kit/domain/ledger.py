"""Minutes gained and lost, by job: whether work is reduced or only moved."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .plan import Action

SCHOOL_WEEKS = 39
MOST_WEEKS = 52
MOST_PEOPLE = 1000
POST_MINUTES = 900  # a week: half of 30 hours. The kit's own line for "affects a post"


@dataclass(frozen=True)
class Minutes:
    """From the smallest action alone to all actions together."""

    low: int
    high: int

    def times(self, n: int) -> "Minutes":
        """So many times as much."""
        return Minutes(self.low * n, self.high * n)


@dataclass(frozen=True)
class Job:
    """How many people do a job, for how many weeks a year."""

    people: int
    weeks: int = SCHOOL_WEEKS


@dataclass(frozen=True)
class Line:
    """What one job saves and what is added to it, both positive, None where nothing is.

    `saved` and `added` are minutes a week per person; the year's are for all `people`, None where
    nobody has said how many there are. `accepted`: all that is added was accepted.
    """

    job: str
    saved: Minutes | None
    added: Minutes | None
    people: int = 0
    saved_a_year: Minutes | None = None
    added_a_year: Minutes | None = None
    accepted: bool = False


@dataclass(frozen=True)
class Shift:
    """An action that gives work to `gains`, and takes it from `loses`: not accepted until asked."""

    action: str
    loses: tuple[str, ...]
    gains: tuple[tuple[str, int], ...]


def ledger(actions: Iterable[Action], jobs: Mapping[str, Job] | None = None) -> tuple[Line, ...]:
    """One line a job, from A to Z. Jobs are never summed: one person's minute is not another's."""
    alive = _alive(actions)
    names = {job for action in alive for job, minutes in action.minutes if minutes}
    known = jobs or {}
    return tuple(_line(name, alive, known.get(name)) for name in sorted(names, key=str.casefold))


def _line(name: str, alive: Sequence[Action], job: Job | None) -> Line:
    each = [(action, n) for action in alive for job_, n in action.minutes if job_ == name]
    saved = _range([-n for _, n in each if n < 0])
    added = _range([n for _, n in each if n > 0])
    accepted = all(name in action.accepted_by for action, n in each if n > 0)
    year = job.people * job.weeks if job else 0
    return Line(
        name,
        saved,
        added,
        job.people if job else 0,
        saved.times(year) if saved and year else None,
        added.times(year) if added and year else None,
        accepted and added is not None,
    )


def shifts(actions: Iterable[Action]) -> tuple[Shift, ...]:
    """Every action under which somebody's work grows and who has not accepted it."""
    found = []
    for action in _alive(actions):
        grows = [(job, n) for job, n in action.minutes if n > 0]
        gains = tuple((job, n) for job, n in grows if job not in action.accepted_by)
        if gains:
            loses = tuple(job for job, n in action.minutes if n < 0)
            found.append(Shift(action.what, loses, gains))
    return tuple(found)


def affected_posts(action: Action) -> tuple[str, ...]:
    """Jobs of which the action takes most of the paid work: a matter for formal consultation."""
    return tuple(job for job, n in action.minutes if -n >= POST_MINUTES)


def _alive(actions: Iterable[Action]) -> list[Action]:
    """What leaders refused for now gives nothing back and costs nothing."""
    return [action for action in actions if action.more.get("answer") != "not_now"]


def _range(minutes: Sequence[int]) -> Minutes | None:
    return Minutes(min(minutes), sum(minutes)) if minutes else None
