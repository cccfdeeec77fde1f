"""What earlier rooms of a school left: promises, the hot spots of an audit, results to compare."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from .activities.rate import Rate
from .activities.recall import DONE
from .activities.step import ROOM_MINIMUM
from .agreed import Agreed
from .disclosure import minimum_of
from .opening import Earlier, Promise, Spot
from .plan import STATES, Action
from .results import Counts, Proposal, to_json
from .story import State

MOST_PROMISES = 12
COMPARED = 2
AUDIT = "workload_audit"  # other surveys ask other things: theirs are not tasks that are too much


def promises(rooms: Iterable[State], today: str = "") -> tuple[Promise, ...]:
    """What rooms recommended and nobody refused or found done, newest first, each once.

    What a leader needs more time for is promised by nobody yet; what is adopted and begins after
    `today` (ISO; "": whenever) cannot be done yet.

    A promise is done where a later room was asked, at least half of those who answered say so,
    three or more, and nobody "not done". The others say what the newest room that was asked said.
    """
    left, said = _left(rooms)
    made = [one for one in left if not one.waits and not one.action.refused]
    open_ = [one for one in made if not (today and one.begins > today)]
    return tuple(_with_heard(_promise(one), said) for one in open_[:MOST_PROMISES])


def waiting(rooms: Iterable[State]) -> tuple[Promise, ...]:
    """What rooms recommended and leaders needed more time for, newest first, each once."""
    left, _ = _left(rooms)
    return tuple(_promise(one) for one in left if one.waits)[:MOST_PROMISES]


@dataclass(frozen=True)
class _Made:
    """An action with the room in whose plan it came furthest; `id` is that of the first room."""

    id: str
    action: Action
    room: State

    @property
    def waits(self) -> bool:
        """For its answer; what is adopted was answered since."""
        return self.action.more.get("answer") == "need_until" and self.action.state != "adopted"

    @property
    def begins(self) -> str:
        return self.action.begins

    @property
    def is_practice(self) -> bool:
        return self.action.state == "adopted" and not self.action.meant


_Said = dict[str, tuple[str, tuple[int, ...]]]


def _left(rooms: Iterable[State]) -> tuple[list[_Made], _Said]:
    """What nobody found done, newest first; and by promise when and what was heard of it last."""
    ended = _newest_first([room for room in rooms if room.phase == "ended"])
    made = _each(ended)
    asked = [(room.held_on, heard) for room in ended for heard in _heard(room, made)]
    done = {heard.promise for _, heard in asked if heard.is_done}
    said = {heard.promise: (on, heard.counts) for on, heard in reversed(asked) if heard.enough}
    return [one for id, one in made.items() if id == one.id and id not in done], said


def _each(rooms: Iterable[State]) -> dict[str, _Made]:
    """The actions of these rooms by every id that they have: what was carried on has two."""
    found: dict[str, _Made] = {}
    for room in rooms:
        carried = {one.id for one in room.opening.carried}
        for action in room.actions:
            own = f"{room.code}-{action.id}".lower()
            id = action.id if action.id in carried else own
            best = _furthest(found.get(id), _Made(id, action, room))
            found |= {id: best, own: best}
    return found


def _furthest(known: _Made | None, one: _Made) -> _Made:
    far = [STATES.index(made.action.state) for made in (known, one) if made]
    return known if known and far[0] >= far[1] else one


def _with_heard(promise: Promise, said: Mapping[str, tuple[str, tuple[int, ...]]]) -> Promise:
    on, counts = said.get(promise.id, ("", ()))
    return replace(promise, heard=counts, heard_on=on)


def _promise(made: _Made) -> Promise:
    action = made.action
    agreed_on = action.more.get("adopted_on", "") if action.state == "adopted" else ""
    said = (action.what, action.lead, action.when, action.reached)
    promise = Promise(made.id, *said, made.room.held_on, agreed_on)
    return replace(promise, meant=action.meant, finder=action.finder)


def in_force(rooms: Iterable[State], own: Iterable[Agreed]) -> tuple[Agreed, ...]:
    """What is agreed in this school: its `own` list, then what earlier plans adopted, newest first.

    The source of an adopted action is the title of its workshop. What is still to be found out is
    no practice yet.
    """
    made = _each(_newest_first(list(rooms)))
    adopted = [_adopted(one) for id, one in made.items() if id == one.id and one.is_practice]
    return (*own, *sorted(adopted, key=lambda one: (one.date, one.id), reverse=True))


def _adopted(made: _Made) -> Agreed:
    action = made.action
    title = made.room.workshop.title
    return Agreed(made.id, action.what, action.more["adopted_on"], title, action.when)


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


def _heard(room: State, made: Mapping[str, _Made]) -> list[_Heard]:
    asked = [room.result(a.id) for a in room.workshop.activities if a.kind == "recall"]
    return [
        _Heard(made[item.id].id if item.id in made else item.id, counts, result.answered)
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

    Nothing that may not be shown is among them, nor what few marked: fewer than have to answer
    before anything is shown, and not half of those for whom it is work.
    """
    pairs = ((step, audit.result(step.id)) for step in audit.workshop.activities)
    spots = [
        spot
        for step, result in pairs
        if isinstance(step, Rate) and step.hot and isinstance(result, Counts)
        for spot in _spots(step, result, minimum_of(audit.workshop, step))
    ]
    return tuple(sorted(spots, key=lambda spot: (not spot.divided, -spot.hot)))


def _spots(step: Rate, result: Counts, minimum: int) -> list[Spot]:
    label = " / ".join(step.scale[option] for option in result.options if option in step.hot)
    found = []
    for item, counts in zip(result.items, result.counts, strict=True):
        hot, spoke = step.found(counts)
        if hot >= minimum or 0 < spoke <= 2 * hot:
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
