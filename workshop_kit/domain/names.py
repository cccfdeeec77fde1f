"""Names in a plan: the day on which an action needs them no more, and its story without them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from .follow import WEEKS, rounds
from .plan import Action
from .review import OPEN_DAYS, OWNER, Review
from .story import State

NAMED = ("lead", "finder", "consulted_with", "answered_by", "adopted_by")
Row = tuple[int, str, dict[str, Any]]
Body = Mapping[str, Any]


def closed_on(action: Action) -> date | None:
    """The day on which it was closed: the leader said not now, or its last review says it stopped.

    None while it is followed up, and where the last review says that it has not stopped.
    """
    if action.refused:
        return date.fromisoformat(action.more["answered_on"])
    weeks, day = (rounds(action) or ((WEEKS[-1], None),))[-1]
    found = next((one for one in action.reviews if one.weeks == weeks), None)
    if found is None or day is None or not _has_stopped(found):
        return None
    return day + timedelta(days=OPEN_DAYS)


def _has_stopped(review: Review) -> bool:
    """Whether more than half of those affected say so; where nobody said, whoever leads it."""
    if review.told and review.told.counts:
        stopped, *others = review.told.counts
        return stopped > sum(others)
    return review.owner == OWNER[0]


def has_names(action: Action, instead: str) -> bool:
    """Whether anything but `instead` stands where a name may stand."""
    more = [action.more.get(name, "") for name in NAMED]
    earlier = (one for each in action.earlier.values() for one in each)
    accepted = [one.by for one in (*action.accepted.values(), *earlier)]
    return any(name not in ("", instead) for name in (action.lead, *more, *accepted))


def school_id(state: State, action: str) -> str:
    """The id that this action has in all rooms of its school."""
    carried = {one.id for one in state.opening.carried}
    return action if action in carried else f"{state.code}-{action}".lower()


@dataclass(frozen=True)
class Clearing:
    """The names of the action with this id of the school's are to go; `instead` takes their place.

    `room` is the code of the room whose story it is.
    """

    id: str
    room: str
    instead: str

    def changed(self, story: Iterable[Row]) -> list[Row]:
        """The events in which a name stood, without it; nothing else in them changes."""
        told = ((n, kind, body, self._without(kind, body)) for n, kind, body in story)
        return [(n, kind, after) for n, kind, body, after in told if after != body]

    def _without(self, kind: str, body: dict[str, Any]) -> dict[str, Any]:
        clear = _PLACES.get(kind)
        return clear(self, body) if clear else body

    def means(self, action: str) -> bool:
        """Whether a room's own id of an action, or one of an earlier room, means this one."""
        return self.id in (action, f"{self.room}-{action}".lower())

    def unnamed(self, fields: Body) -> dict[str, Any]:
        """`fields` with something else where names are."""
        return {name: self.instead if v and name in NAMED else v for name, v in fields.items()}

    def each(self, parts: Iterable[Body]) -> list[Any]:
        """Actions, promises or proposals: this one without names, the others as they are."""
        return [self.unnamed(one) if self.means(one["id"]) else one for one in parts]


def _completed(clearing: Clearing, body: dict[str, Any]) -> dict[str, Any]:
    if not clearing.means(body["action"]):
        return body
    changes = clearing.unnamed(body["changes"])
    if "accepted" in changes:
        accepted = changes["accepted"].items()
        changes["accepted"] = {job: {**one, "by": clearing.instead} for job, one in accepted}
    return {**body, "changes": changes}


def _closed(clearing: Clearing, body: dict[str, Any]) -> dict[str, Any]:
    result = body["result"]
    if "proposals" not in result:
        return body
    return {**body, "result": {**result, "proposals": clearing.each(result["proposals"])}}


def _opened(clearing: Clearing, body: dict[str, Any]) -> dict[str, Any]:
    """A later room was told of it when it opened."""
    opening = body.get("opening", {})
    told = {
        name: clearing.each(opening[name]) for name in ("promised", "carried") if name in opening
    }
    return {**body, "opening": {**opening, **told}} if told else body


_PLACES: dict[str, Callable[[Clearing, dict[str, Any]], dict[str, Any]]] = {
    "opened": _opened,
    "closed": _closed,
    "completed": _completed,
}
