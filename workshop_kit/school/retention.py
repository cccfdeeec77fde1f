"""How long rooms are kept: none goes before it was said for thirty days, or before its review."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from ..disk import put
from ..domain.follow import rounds
from ..domain.story import State
from .folder import KEPT
from .school import School

KEEP_DAYS = 1_200  # three school years
WARNED = timedelta(days=30)


@dataclass(frozen=True)
class Going:
    """A room with its plan and results, and the day on which it goes."""

    code: str
    title: str
    held_on: date
    goes_on: date


@dataclass(frozen=True)
class Kept:
    """`days` that rooms are kept; `warned`: of each room the day on which it was first said.

    `names`: the same of the names in an action, by its id in the school.
    """

    days: int = KEEP_DAYS
    warned: Mapping[str, date] = field(default_factory=dict)
    names: Mapping[str, date] = field(default_factory=dict)


def keep(folder: Path, days: int) -> None:
    """From now on rooms are kept for so many days."""
    write(folder, replace(read(folder), days=days))


def days(folder: Path) -> int:
    """For how many days rooms are kept."""
    return read(folder).days


def going(folder: Path, rooms: Iterable[State], today: date) -> tuple[Going, ...]:
    """Which of the folder's `rooms` go within thirty days, the soonest first."""
    kept = read(folder)
    found = (_going(room, kept, today) for room in rooms)
    return tuple(sorted(filter(None, found), key=lambda one: (one.goes_on, one.code)))


def tidy(school: School, today: date) -> tuple[tuple[Going, ...], tuple[Going, ...]]:
    """Remove the rooms whose day has come, and note what is said today: (gone, going).

    No other server may run here.
    """
    found = going(school.folder, school.rooms(), today)
    due = (one for one in found if one.goes_on <= today)
    gone = tuple(one for one in due if school.store.lease(one.code))  # or it is read elsewhere
    left = tuple(one for one in found if one not in gone)
    for one in gone:
        school.store.forget(one.code)
    kept = read(school.folder)
    if left or kept.warned:
        warned = {one.code: one.goes_on - WARNED for one in left}
        write(school.folder, replace(kept, warned=warned))
    return gone, left


def _going(state: State, kept: Kept, today: date) -> Going | None:
    """None where there is time, or where phones can answer."""
    last = _last_day(state, kept.days)
    if last - WARNED > today or state.phase == "open" or state.late or state.asking:
        return None
    said = kept.warned.get(state.code, today)
    held_on = date.fromisoformat(state.held_on)
    return Going(state.code, state.workshop.title, held_on, max(last, said + WARNED))


def _last_day(state: State, days: int) -> date:
    """Never before the next review of its plan is over, nor while it can still be answered."""
    held = date.fromisoformat(state.held_on)
    reviews = (action.more.get("review", "") for action in state.actions)
    set_days = [date.fromisoformat(day) for day in reviews if day]
    set_days += [day for action in state.actions for _, day in rounds(action)]
    set_days += [date.fromtimestamp(state.opening.until)] if state.paced else []
    return max([held + timedelta(days=days), *(day + WARNED for day in set_days)])


def read(folder: Path) -> Kept:
    """What is kept of it; where it is damaged nothing was said: whatever is due is said first."""
    try:
        found = json.loads((folder / KEPT).read_text(encoding="utf-8"))
        names = _days(found.get("names", {}))
        return Kept(int(found["days"]), _days(found["warned"]), names)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Kept()


def write(folder: Path, kept: Kept) -> None:
    """Keep it; `read` is its inverse."""
    told = {"days": kept.days, "warned": _told(kept.warned)}
    if kept.names:
        told["names"] = _told(kept.names)
    put(folder / KEPT, f"{json.dumps(told)}\n".encode())


def _days(told: Mapping[str, str]) -> dict[str, date]:
    return {name: date.fromisoformat(day) for name, day in told.items()}


def _told(days: Mapping[str, date]) -> dict[str, str]:
    return {name: day.isoformat() for name, day in days.items()}
