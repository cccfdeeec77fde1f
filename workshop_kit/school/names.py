"""Names of who leads an action go when it is closed: none before that was said for thirty days."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from ..domain.names import Clearing, Row, closed_on, has_names, school_id
from ..domain.report.phrases import spoken
from ..domain.story import State
from ..words import say
from . import retention
from .school import School


@dataclass(frozen=True)
class Leaving:
    """The names of action `action` (its id in the room; `id`: in the school) go on a day."""

    code: str
    action: str
    what: str
    id: str
    goes_on: date


def leaving(school: School, rooms: Iterable[State], today: date) -> tuple[Leaving, ...]:
    """What of these rooms' actions is closed and still has names, the soonest first."""
    said = retention.read(school.folder).names
    found = []
    for room in rooms:
        for action in room.actions:
            closed = closed_on(action)
            if closed and closed <= today and has_names(action, say("names.removed")):
                id = school_id(room, action.id)
                goes_on = max(closed, said.get(id, today)) + retention.WARNED
                found.append(Leaving(room.code, action.id, action.what, id, goes_on))
    return tuple(sorted(found, key=lambda one: (one.goes_on, one.id)))


def tidy(school: School, today: date) -> tuple[tuple[Leaving, ...], tuple[Leaving, ...]]:
    """Remove the names whose day has come, and note what is said today: (gone, leaving).

    No other server may run here.
    """
    found = leaving(school, school.rooms(), today)
    gone = tuple(one for one in found if one.goes_on <= today and clear(school, one.id))
    left = tuple(one for one in found if one not in gone)
    kept = retention.read(school.folder)
    names = {one.id: one.goes_on - retention.WARNED for one in left}
    if names != kept.names:
        retention.write(school.folder, replace(kept, names=names))
    return gone, left


def told(gone: Iterable[Leaving], left: Iterable[Leaving]) -> list[str]:
    """A sentence for each of what `tidy` found."""
    return [*(_sentence("gone", one) for one in gone), *(_sentence("going", one) for one in left)]


def _sentence(key: str, one: Leaving) -> str:
    goes_on = spoken(say, one.goes_on.isoformat())
    return say(f"names.{key}", code=one.code, what=one.what, goes_on=goes_on)


def note(school: School, rooms: Sequence[retention.Going], left: Sequence[Leaving]) -> None:
    """A page says these days: they stay, however long nothing is tidied."""

    def work() -> None:
        kept = retention.read(school.folder)
        warned = {one.code: one.goes_on - retention.WARNED for one in rooms} | {**kept.warned}
        said = {one.id: one.goes_on - retention.WARNED for one in left} | {**kept.names}
        if (warned, said) != (kept.warned, kept.names):
            retention.write(school.folder, replace(kept, warned=warned, names=said))

    if rooms or left:
        school.writes.run(work, lambda outcome: None)


def clear(school: School, id: str) -> bool:
    """Put something else where names of this action stand, in all rooms of the school.

    False where another server has one of the rooms: then it is left for the next time.
    """
    own = id.partition("-")[0].upper()
    codes = sorted(school.store.rooms(), key=lambda code: (code == own, code))  # its own room last
    for code in codes:
        clearing = Clearing(id, code, say("names.removed"))
        if not clearing.changed(school.store.after(code)):
            continue
        if not school.store.lease(code):
            return False
        school.store.rewrite(code, "cleared", partial(_without, clearing))
    return True


def _without(clearing: Clearing, story: list[Row]) -> tuple[list[Row], dict[str, Any]]:
    changed = clearing.changed(story)
    return changed, {"action": clearing.id, "events": len(changed)}
