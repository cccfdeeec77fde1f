"""What earlier rooms of a school left: promises, the hot spots of an audit, results to compare."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from .activities.rate import Rate
from .activities.recall import DONE
from .activities.step import ROOM_MINIMUM
from .agreed import Agreed
from .opening import Earlier, Promise, Spot
from .plan import Action
from .results import Counts, Proposal, to_json
from .story import State

MOST_PROMISES = 12
COMPARED = 2
AUDIT = "workload_audit"  # other surveys ask other things: theirs are not tasks that are too much


def promises(rooms: Iterable[State]) -> tuple[Promise, ...]:
    """What rooms recommended and nobody refused or found done, newest first.

    A promise is done where a later room was asked, at least half of those who answered say so,
    three or more, and nobody "not done". The others say what the newest room that was asked said.
    """
    ended = _newest_first([room for room in rooms if room.phase == "ended"])
    asked = [(room.held_on, heard) for room in ended for heard in _heard(room)]
    done = {heard.promise for _, heard in asked if heard.is_done}
    said = {heard.promise: (on, heard.counts) for on, heard in reversed(asked) if heard.enough}
    made = [promise for room in ended for promise in _made(room) if promise.id not in done]
    return tuple(_with_heard(promise, said) for promise in made[:MOST_PROMISES])


def _with_heard(promise: Promise, said: Mapping[str, tuple[str, tuple[int, ...]]]) -> Promise:
    on, counts = said.get(promise.id, ("", ()))
    return replace(promise, heard=counts, heard_on=on)


def _made(room: State) -> list[Promise]:
    return [
        _promise(action, room) for action in room.actions if action.more.get("answer") != "not_now"
    ]


def _promise(action: Action, room: State) -> Promise:
    agreed_on = action.more.get("adopted_on", "") if action.state == "adopted" else ""
    said = (action.what, action.lead, action.when, action.state)
    return Promise(f"{room.code}-{action.id}".lower(), *said, room.held_on, agreed_on)


def in_force(rooms: Iterable[State], own: Iterable[Agreed]) -> tuple[Agreed, ...]:
    """What is agreed in this school: its `own` list, then what earlier plans adopted, newest first.

    The source of an adopted action is the title of its workshop.
    """
    adopted = [_adopted(a, room) for room in rooms for a in room.actions if a.state == "adopted"]
    return (*own, *sorted(adopted, key=lambda one: (one.date, one.id), reverse=True))


def _adopted(action: Action, room: State) -> Agreed:
    id = f"{room.code}-{action.id}".lower()
    return Agreed(id, action.what, action.more["adopted_on"], room.workshop.title, action.when)


def counted_jobs(rooms: Iterable[State]) -> dict[str, tuple[int, int]]:
    """People and weeks of each job, as the newest room that was told them has it."""
    known: dict[str, tuple[int, int]] = {}
    for room in reversed(_newest_first(list(rooms))):
        known |= {job: (of.people, of.weeks) for job, of in room.jobs.items()}
    return known


def carried(rooms: Iterable[State], day: str) -> tuple[Proposal, ...]:
    """The actions of the rooms that were held and ended on `day` (ISO), room by room."""
    held = [room for room in rooms if room.held_on == day and room.phase == "ended"]
    return tuple(
        replace(proposal, id=f"{room.code}-{proposal.id}".lower())
        for room in sorted(held, key=lambda room: room.code)
        for proposal in room.proposals
        if proposal.id in room.chosen
    )


@dataclass(frozen=True)
class _Heard:
    """What a room said about a promise: `counts` in the order of DONE, of `answered` devices."""

    promise: str
    counts: tuple[int, ...]
    answered: int

    @property
    def enough(self) -> bool:
        return sum(self.counts) >= ROOM_MINIMUM

    @property
    def is_done(self) -> bool:
        """One of many is no finding, nor are three of forty."""
        n = dict(zip(DONE, self.counts, strict=True))
        most = n["done"] >= ROOM_MINIMUM and 2 * n["done"] >= self.answered
        return most and not n["not_done"]


def _heard(room: State) -> list[_Heard]:
    asked = [room.result(a.id) for a in room.workshop.activities if a.kind == "recall"]
    return [
        _Heard(item.id, counts, result.answered)
        for result in asked
        if isinstance(result, Counts)
        for item, counts in zip(result.items, result.counts, strict=True)
    ]


def hot_spots_of(rooms: Iterable[State]) -> tuple[Spot, ...]:
    """The hot spots of the newest of these rooms that was an audit and found any."""
    audits = [room for room in rooms if room.workshop.name == AUDIT]
    found = (hot_spots(room) for room in _newest_first(audits))
    return next((spots for spots in found if spots), ())


def hot_spots(audit: State) -> tuple[Spot, ...]:
    """What people find hot in an audit, where they are divided first, then where most do.

    Nothing that may not be shown is among them.
    """
    pairs = ((step, audit.result(step.id)) for step in audit.workshop.activities)
    spots = [
        spot
        for step, result in pairs
        if isinstance(step, Rate) and step.hot and isinstance(result, Counts)
        for spot in _spots(step, result)
    ]
    return tuple(sorted(spots, key=lambda spot: (not spot.divided, -spot.hot)))


def _spots(step: Rate, result: Counts) -> list[Spot]:
    label = " / ".join(step.scale[option] for option in result.options if option in step.hot)
    found = []
    for item, counts in zip(result.items, result.counts, strict=True):
        hot, spoke = step.found(counts)
        if hot:
            split = step.is_divided(counts)
            found.append(Spot(item.id, item.text, hot, spoke, split, step.addressed_by, label))
    return found


def earlier(rooms: Iterable[State], workshop: str) -> tuple[Earlier, ...]:
    """The last two ended rooms of `workshop`, the older one first."""
    ended = [r for r in rooms if r.phase == "ended" and r.workshop.name == workshop]
    newest = _newest_first(ended)[:COMPARED]
    return tuple(_kept(room) for room in reversed(newest))


def _kept(room: State) -> Earlier:
    shown = ((id, room.result(id)) for id in room.results)
    results = {id: to_json(result) for id, result in shown if result is not None}
    hot = {a.id: a.hot for a in room.workshop.activities if isinstance(a, Rate)}
    return Earlier(room.held_on, room.people, results, hot)


def _newest_first(rooms: Sequence[State]) -> list[State]:
    return sorted(rooms, key=lambda room: (room.held_on, room.code), reverse=True)
