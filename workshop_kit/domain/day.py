"""A day of workshops: what fits into the time there is, with breaks, ending in one plan."""

from collections.abc import Sequence
from dataclasses import dataclass

LENGTHS = {"twilight": 90, "half": 180, "day": 330}
BREAK, LUNCH = 15, 45
WITHOUT_BREAK = 90
LUNCH_AFTER = 150


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
    minutes: int, wanted: Sequence[tuple[str, int]], closing: tuple[str, int] | None
) -> Programme:
    """Put `wanted` workshops (name, minutes) in their order into the day, as far as they fit.

    A break of 15 minutes comes before 90 minutes of work are exceeded, lunch of 45 after 150
    minutes. `closing` ends a day of more than one workshop: the rooms end in one plan.
    """
    slots: list[Slot] = []
    left_out: list[str] = []
    for name, length in wanted:
        tried = [*slots, *_next(slots, name, length)]
        ending = [*tried, *_next(tried, *closing)] if closing and _held(tried) > 1 else tried
        if _end(ending) <= minutes:
            slots = tried
        else:
            left_out.append(name)
    if closing and _held(slots) > 1:
        slots += _next(slots, *closing)
    return Programme(tuple(slots), tuple(left_out))


def _next(slots: Sequence[Slot], name: str, length: int) -> list[Slot]:
    """The workshop, after the break that is due."""
    begins, worked = _end(slots), _since_break(slots)
    pause: list[Slot] = []
    if slots and worked + length > WITHOUT_BREAK:
        had = any(slot.lunch for slot in slots)
        lunch = begins >= LUNCH_AFTER and not had
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
