"""A day of workshops: what fits into the time there is, with breaks, ending in one plan."""

from collections.abc import Sequence
from dataclasses import dataclass

LENGTHS = {"twilight": 90, "half": 180, "day": 330}
BREAK, LUNCH = 15, 45
WITHOUT_BREAK = 90
LUNCH_AFTER = 150
LUNCH_UNTIL = 14 * 60  # minutes of the clock: later it is a break
NINE = 9 * 60
PAUSES = {"break": BREAK, "lunch": LUNCH, "on": 0}  # minutes; "on": the next room follows at once
ROUND = 300  # seconds: nobody comes back at 10:43
SAME_DAY = 12 * 3600


@dataclass(frozen=True)
class Pause:
    """What follows an ended room: a `kind` of PAUSES, `until` in seconds since 1970.

    `code` and `title` are the next room's, "" while none is open.
    """

    kind: str
    until: float
    code: str = ""
    title: str = ""


def pause(kind: str, now: float) -> Pause:
    """A break that begins `now` (seconds since 1970), to the next full five minutes."""
    return Pause(kind, -(-(now + 60 * PAUSES[kind]) // ROUND) * ROUND)


def goes_on(ended: float, now: float) -> bool:
    """Whether the day of a room that `ended` (seconds since 1970) is not over; 0: nobody knows."""
    return 0 <= now - ended < SAME_DAY


@dataclass(frozen=True)
class Slot:
    """`begins` after so many minutes of the day; `workshop` is "" for a break, "lunch" says so."""

    begins: int
    minutes: int
    workshop: str = ""
    lunch: bool = False


@dataclass(frozen=True)
class Programme:
    """The slots in order, and the wanted workshops for which there is no time."""

    slots: tuple[Slot, ...]
    left_out: tuple[str, ...]


def programme(
    minutes: int,
    wanted: Sequence[tuple[str, int]],
    closing: tuple[str, int] | None,
    starts: int = NINE,
) -> Programme:
    """Put `wanted` workshops (name, minutes) in their order into the day, as far as they fit.

    A break of 15 minutes comes before 90 minutes of work are exceeded, lunch of 45 after 150
    minutes, in a day that `starts` (minutes of the clock) in time for it. `closing` ends a day of
    more than one workshop: the rooms end in one plan.
    """
    slots: list[Slot] = []
    left_out: list[str] = []
    for name, length in wanted:
        tried = [*slots, *_next(slots, (name, length), starts)]
        ending = [*tried, *_next(tried, closing, starts)] if closing and _held(tried) > 1 else tried
        if _end(ending) <= minutes:
            slots = tried
        else:
            left_out.append(name)
    if closing and _held(slots) > 1:
        slots += _next(slots, closing, starts)
    return Programme(tuple(slots), tuple(left_out))


def _next(slots: Sequence[Slot], wanted: tuple[str, int], starts: int) -> list[Slot]:
    """The workshop, after the break that is due."""
    name, length = wanted
    begins, worked = _end(slots), _since_break(slots)
    pause: list[Slot] = []
    if slots and worked + length > WITHOUT_BREAK:
        had = any(slot.lunch for slot in slots)
        lunch = begins >= LUNCH_AFTER and starts + begins < LUNCH_UNTIL and not had
        pause = [Slot(begins, LUNCH if lunch else BREAK, lunch=lunch)]
    return [*pause, Slot(_end(pause) or begins, length, name)]


def _since_break(slots: Sequence[Slot]) -> int:
    worked = 0
    for slot in slots:
        worked = worked + slot.minutes if slot.workshop else 0
    return worked


def _held(slots: Sequence[Slot]) -> int:
    return sum(1 for slot in slots if slot.workshop)


def _end(slots: Sequence[Slot]) -> int:
    return slots[-1].begins + slots[-1].minutes if slots else 0
