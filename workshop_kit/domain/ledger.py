"""Minutes gained and lost, by job: whether work is reduced or only moved."""

from collections.abc import Iterable
from dataclasses import dataclass

from .plan import Action


@dataclass(frozen=True)
class Line:
    """Minutes a week per person of one job over all actions; `saved`, `added` are both positive."""

    job: str
    saved: int
    added: int

    @property
    def net(self) -> int:
        """Positive where the job has more work than before."""
        return self.added - self.saved


@dataclass(frozen=True)
class Shift:
    """An action that gives work to `gains`, and takes it from `loses`: not accepted until asked."""

    action: str
    loses: tuple[str, ...]
    gains: tuple[tuple[str, int], ...]


def ledger(actions: Iterable[Action]) -> tuple[Line, ...]:
    """One line a job, from A to Z. Jobs are never summed: one person's minute is not another's."""
    saved: dict[str, int] = {}
    added: dict[str, int] = {}
    for action in actions:
        for job, minutes in action.minutes:
            side = saved if minutes < 0 else added
            side[job] = side.get(job, 0) + abs(minutes)
    jobs = sorted({*saved, *added}, key=str.casefold)
    return tuple(Line(job, saved.get(job, 0), added.get(job, 0)) for job in jobs)


def shifts(actions: Iterable[Action]) -> tuple[Shift, ...]:
    """Every action under which somebody's work grows."""
    found = []
    for action in actions:
        gains = tuple((job, n) for job, n in action.minutes if n > 0)
        if gains:
            loses = tuple(job for job, n in action.minutes if n < 0)
            found.append(Shift(action.what, loses, gains))
    return tuple(found)
