"""How long rooms are kept: none goes before it was said for thirty days, or before its review."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

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
class _Kept:
    """`days` that rooms are kept; `warned`: of each room the day on which it was first said."""

    days: int = KEEP_DAYS
    warned: Mapping[str, date] | None = None


def keep(folder: Path, days: int) -> None:
    """From now on rooms are kept for so many days."""
    _write(folder, _Kept(days, _read(folder).warned))


def days(folder: Path) -> int:
    """For how many days rooms are kept."""
    return _read(folder).days


def going(school: School, today: date) -> tuple[Going, ...]:
    """The rooms that go within thirty days, the soonest first."""
    kept = _read(school.folder)
    found = (_going(school.told(code), kept, today) for code in school.store.rooms())
    return tuple(sorted(filter(None, found), key=lambda one: (one.goes_on, one.code)))


def tidy(school: School, today: date) -> tuple[tuple[Going, ...], tuple[Going, ...]]:
    """Remove the rooms whose day has come, and note what is said today: (gone, going).

    No other server may run here.
    """
    found = going(school, today)
    gone = tuple(one for one in found if one.goes_on <= today)
    left = tuple(one for one in found if one.goes_on > today)
    for one in gone:
        school.store.forget(one.code)
    kept = _read(school.folder)
    if left or kept.warned:
        _write(school.folder, _Kept(kept.days, {one.code: one.goes_on - WARNED for one in left}))
    return gone, left


def _going(state: State, kept: _Kept, today: date) -> Going | None:
    """None where there is time, or where phones can answer."""
    last = _last_day(state, kept.days)
    if last - WARNED > today or state.phase == "open" or state.late or state.asking:
        return None
    said = (kept.warned or {}).get(state.code, today)
    held_on = date.fromisoformat(state.held_on)
    return Going(state.code, state.workshop.title, held_on, max(last, said + WARNED))


def _last_day(state: State, days: int) -> date:
    """Never before the next review of its plan is over, nor while it can still be answered."""
    held = date.fromisoformat(state.held_on)
    reviews = (action.more.get("review", "") for action in state.actions)
    set_days = [date.fromisoformat(day) for day in reviews if day]
    set_days += [date.fromtimestamp(state.opening.until)] if state.paced else []
    return max(held + timedelta(days=days), *(day + WARNED for day in set_days), held)


def _read(folder: Path) -> _Kept:
    try:
        found = json.loads((folder / KEPT).read_text(encoding="utf-8"))
        warned = {code: date.fromisoformat(day) for code, day in found["warned"].items()}
        return _Kept(int(found["days"]), warned)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return _Kept()  # nothing was said yet: whatever is due is said first


def _write(folder: Path, kept: _Kept) -> None:
    warned = {code: day.isoformat() for code, day in (kept.warned or {}).items()}
    text = json.dumps({"days": kept.days, "warned": warned})
    (folder / KEPT).write_text(f"{text}\n", encoding="utf-8")
