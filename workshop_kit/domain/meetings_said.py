"""What staff said of the school's meetings in a workshop: for the list of what meetings cost."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import ceil

from .activities.place import NOT_MINE
from .activities.record import Record
from .activities.sort import Sort
from .disclosure import minimum_of
from .history import newest_first
from .results import Counts, Entry, Records
from .state import State

COUNTED_IN = "communications"  # in other workshops what is counted is no meeting
NUMBERS = ("minutes", "people", "times")


@dataclass(frozen=True)
class Said:
    """One meeting or message, as `answers` or more gave it: the different numbers, each once.

    `sorted`: (column, people) of those who said what should become of it, nobody's left out.
    """

    name: str
    answers: int
    minutes: tuple[int, ...]
    people: tuple[int, ...]
    times: tuple[int, ...]
    sorted: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Heard:
    """What may be shown of what `room` said in `step`; `rare` more were named by too few."""

    room: State
    step: Record
    said: tuple[Said, ...]
    rare: int = 0


def last_heard(rooms: Iterable[State]) -> Heard | None:
    """The newest of these ended rooms in which meetings were counted, None where there is none."""
    told = [one for one in rooms if one.workshop.name == COUNTED_IN]
    for room in newest_first(told):
        for step in room.workshop.activities:
            result = room.result(step.id)
            if isinstance(step, Record) and isinstance(result, Records) and _counts(step, result):
                return _heard(room, step, result)
    return None


def _counts(step: Record, result: Records) -> bool:
    return set(NUMBERS) <= set(step.hours) and bool(result.rows) and not result.withheld


def _heard(room: State, step: Record, result: Records) -> Heard:
    """What fewer than the least number of answers named is counted only: it is one person's."""
    named: dict[str, list[Entry]] = {}
    held = {row.name.casefold() for row in _sealed(room, step) if row.id in room.held}
    shared = {id for ids in room.erased.values() for id in ids}
    for row in result.rows:
        name = row.name.casefold()
        # Of what is held back in part, nobody knows who wrote the rest.
        partly = name in held or row.id in shared
        named.setdefault(name, []).append(replace(row, devices=0) if partly else row)
    least = minimum_of(room.workshop, step)
    enough = [rows for rows in named.values() if _answers(step, rows) >= least]
    votes = _sorted(room, step)
    said = tuple(_said(step, rows, votes) for rows in enough)
    return Heard(room, step, said, len(named) - len(enough))


def _sealed(room: State, step: Record) -> tuple[Entry, ...]:
    result = room.results[step.id]
    return result.rows if isinstance(result, Records) else ()


def _answers(step: Record, rows: Sequence[Entry]) -> int:
    """The fewest devices that can have written these rows of one name.

    A row counts devices. Which rows came from the same one is kept nowhere; of rooms sealed by
    now, whether enough wrote of this name is.
    """
    written = sum(row.count for row in rows)
    return max(ceil(written / step.most), *(max(row.count, row.devices) for row in rows))


def _said(
    step: Record, rows: Sequence[Entry], votes: dict[str, tuple[tuple[str, int], ...]]
) -> Said:
    places = [list(step.fields).index(name) for name in NUMBERS]
    each = [[int(row.values[at]) for row in rows if row.values[at].isdecimal()] for at in places]
    minutes, people, times = (tuple(sorted({*given})) for given in each)
    name = rows[0].name
    return Said(name, _answers(step, rows), minutes, people, times, votes.get(name.casefold(), ()))


def _sorted(room: State, step: Record) -> dict[str, tuple[tuple[str, int], ...]]:
    """By name in how many people's columns it came, where enough of them sorted it."""
    for other in room.workshop.activities:
        result = room.result(other.id)
        if isinstance(other, Sort) and other.take == step.id and isinstance(result, Counts):
            rows = zip(result.items, result.counts, strict=True)
            return {item.text.casefold(): _columns(result, row) for item, row in rows}
    return {}


def _columns(result: Counts, row: Sequence[int]) -> tuple[tuple[str, int], ...]:
    own = [(option, n) for option, n in zip(result.options, row, strict=True) if option != NOT_MINE]
    names = result.labels or tuple(option for option, _ in own)
    return tuple((name, n) for name, (_, n) in zip(names, own, strict=True) if n)
