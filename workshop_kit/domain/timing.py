"""The minutes that are left, cut anew where the room is late: from planned to least, no lower.

The closing step is never cut.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from .activities import Activity
from .story import State

KEPT = ("agree",)  # nothing is recommended that the room was not asked about
MOVED = 1800.0  # seconds from the time that was said: who begins further from it has moved it


@dataclass(frozen=True)
class Rest:
    """What is still to come: its activities in order, and the minutes that each of them now has.

    `over`: by how many minutes the workshop ends late although nothing can be cut any further.
    """

    steps: tuple[Activity, ...]
    minutes: tuple[int, ...]
    over: int

    @property
    def planned(self) -> int:
        """The minutes that the timetable gives to all of it."""
        return sum(step.minutes for step in self.steps)

    @property
    def late(self) -> bool:
        """Whether anything has fewer minutes than planned, or the end comes late."""
        return self.over > 0 or sum(self.minutes) < self.planned

    @property
    def spare(self) -> Activity | None:
        """The shortest activity whose leaving out saves the time; else the longest that could go.

        Never one that gives a later one its items, nor the agreement, nor the closing step.
        """
        taken = {step.source for step in self.steps}
        free = [s for s in self.steps[:-1] if s.id not in taken and s.kind not in KEPT]
        enough = [step for step in free if step.least >= self.over]
        if enough:
            return min(enough, key=lambda step: step.least)
        return max(free, key=lambda step: step.least, default=None)


def after_closing(step: Activity) -> int:
    """How many of its minutes a hall has once it is closed, to look at what came and to talk.

    Who answers alone talks afterwards. A pair or a table talks while it writes: a third of its
    talk comes after. One minute at least, where anything is asked.
    """
    talk = step.talk if step.by == "alone" else step.talk // 3
    return max(1, talk) if step.asks else talk


def seconds_left(state: State, now: float) -> float:
    """Seconds until the timer of the activity at hand runs out, below 0 afterwards.

    Where the computer's clock was set back, never more than the timer had.
    """
    return min(state.ends - now, state.ends - state.started)


def minutes_left(state: State, now: float, kept: int = 0) -> int:
    """The minutes that every screen tells now, the one that has begun too; 0 once time is up.

    `kept` of them are for what comes after: the talk, while phones still answer.
    """
    return max(0, ceil(round(seconds_left(state, now)) / 60) - kept)


def recut(planned: Sequence[int], least: Sequence[int], left: int) -> tuple[int, ...]:
    """The minutes of what is to come in `left` minutes, each between its least and its planned.

    Each gives of what it can spare, in proportion; the last one, which closes, gives nothing.
    """
    spare = [most - low for most, low in zip(planned[:-1], least[:-1], strict=True)]
    missing = min(max(0, sum(planned) - left), sum(spare))
    given, before = [], 0
    for upto in (sum(spare[: n + 1]) for n in range(len(spare))):
        share = missing * upto // max(1, sum(spare))  # rounded on the running sum: none is lost
        given.append(share - before)
        before = share
    return tuple(most - cut for most, cut in zip(planned, [*given, 0], strict=True))


def rest_from(state: State, first: str, at: float) -> Rest:
    """What comes from the activity `first` on, if it begins `at` (seconds since 1970)."""
    ids = [step.id for step in state.workshop.activities]
    return _rest(state, state.workshop.activities[ids.index(first) :], at)


def rest_after(state: State, now: float) -> Rest:
    """What comes after the activity at hand: it takes its own minutes, or already took more."""
    following = state.workshop.after(state.current)
    at = max(now, state.ends)
    return rest_from(state, following.id, at) if following else _rest(state, (), at)


def held_anew(state: State, at: float) -> dict[str, str]:
    """The day (ISO) on which its first part begins, where the room was told another.

    `at` in seconds since 1970. Plan, list of rooms and the day's last room go by it. Before the day
    on which it was opened nothing begins: that clock is wrong.
    """
    day = date.fromtimestamp(at).isoformat()
    anew = day != state.held_on if state.opening.day else day > state.held_on
    return {"held_on": day} if anew and not state.begun else {}


def ends(state: State, begun: float = 0.0) -> float:
    """When the workshop is to end (seconds since 1970); `begun`: where it begins only now.

    Counted from its first activity. Where a time was said at opening, and it began near it, from
    that: the end is the one that staff were told.
    """
    begun, said = state.begun or begun, state.opening.opens
    first = said if said and abs(begun - said) <= MOVED else begun
    return first + 60 * sum(step.minutes for step in state.workshop.activities)


def _rest(state: State, steps: tuple[Activity, ...], at: float) -> Rest:
    if not steps:
        late = ceil((at - ends(state)) / 60) if state.begun else 0
        return Rest((), (), max(0, late))
    # In whole minutes, and the one that has begun still counts: nobody is cut for some seconds.
    left = ceil((ends(state, at) - at) / 60)
    minutes = recut([s.minutes for s in steps], [s.least for s in steps], left)
    return Rest(steps, minutes, max(0, sum(minutes) - left))
