"""Minutes gained and lost, by job: whether work is reduced or only moved."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .plan import Action


@dataclass(frozen=True)
class Minutes:
    """A week, per person: from the smallest action alone to all actions together."""

    low: int
    high: int


@dataclass(frozen=True)
class Line:
    """What one job saves and what is added to it; both are positive, None where nothing is."""

    job: str
    saved: Minutes | None
    added: Minutes | None


@dataclass(frozen=True)
class Shift:
    """An action that gives work to `gains`, and takes it from `loses`: not accepted until asked."""

    action: str
    loses: tuple[str, ...]
    gains: tuple[tuple[str, int], ...]


def ledger(actions: Iterable[Action]) -> tuple[Line, ...]:
    """One line a job, from A to Z. Jobs are never summed: one person's minute is not another's."""
    guesses: dict[str, list[int]] = {}
    for action in _alive(actions):
        for job, minutes in action.minutes:
            guesses.setdefault(job, []).append(minutes)
    return tuple(
        Line(job, _range([-n for n in each if n < 0]), _range([n for n in each if n > 0]))
        for job, each in sorted(guesses.items(), key=lambda pair: pair[0].casefold())
    )


def shifts(actions: Iterable[Action]) -> tuple[Shift, ...]:
    """Every action under which somebody's work grows."""
    found = []
    for action in _alive(actions):
        gains = tuple((job, n) for job, n in action.minutes if n > 0)
        if gains:
            loses = tuple(job for job, n in action.minutes if n < 0)
            found.append(Shift(action.what, loses, gains))
    return tuple(found)


def _alive(actions: Iterable[Action]) -> list[Action]:
    """What leaders refused for now gives nothing back and costs nothing."""
    return [action for action in actions if action.more.get("answer") != "not_now"]


def _range(minutes: Sequence[int]) -> Minutes | None:
    return Minutes(min(minutes), sum(minutes)) if minutes else None
