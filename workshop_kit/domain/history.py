"""What earlier rooms of a school left: promises, the hot spots of an audit, results to compare."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace

from .actions import figures_of
from .activities.rate import Rate
from .activities.recall import DONE
from .activities.step import ROOM_MINIMUM
from .agreed import Agreed
from .disclosure import minimum_of
from .opening import Earlier, Promise, Spot
from .plan import GONE_FIELDS, STATES, Action
from .results import Carried, Counts, Proposal, to_json
from .story import State

MOST_PROMISES = 12
COMPARED = 2
AUDIT = "workload_audit"  # other surveys ask other things: theirs are not tasks that are too much


def promises(rooms: Iterable[State], today: str = "") -> tuple[Promise, ...]:
    """What rooms recommended and nobody refused or found done, newest first, each once.

    What a leader needs more time for is promised by nobody yet; what a room of `today` (ISO; "":
    whenever) recommended, or is adopted and begins later, cannot be done yet.

    A promise is done where a later room was asked, at least half of those who answered say so,
    three or more, and nobody "not done". The others say what the newest room that was asked said.
    """
    left, said = _left(rooms)
    made = [one for one in left if not one.waits and not one.action.refused]
    due = [one for one in made if not today or one.begins <= today != one.room.held_on]
    return tuple(_with_heard(_promise(one), said) for one in due[:MOST_PROMISES])


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
    def far(self) -> tuple[int, bool]:
        """Its state; of equal ones that in the room which took it up comes after its own."""
        return STATES.index(self.action.state), self.id != _id(self.room, self.action)

    @property
    def begins(self) -> str:
        return self.action.begins

    @property
    def is_practice(self) -> bool:
        return self.action.state == "adopted" and not self.action.meant


_Said = dict[str, tuple[str, tuple[int, ...]]]


def _left(rooms: Iterable[State]) -> tuple[list[_Made], _Said]:
    """What nobody found done, newest first; and by promise when and what was heard of it last."""
    ended = newest_first(room for room in rooms if room.phase == "ended")
    made = _each(ended)
    asked = [(room.held_on, heard) for room in ended for heard in _heard(room, made)]
    done = {heard.promise for _, heard in asked if heard.is_done}
    said = {heard.promise: (on, heard.counts) for on, heard in reversed(asked) if heard.enough}
    return [one for id, one in made.items() if id == one.id and id not in done], said


def _each(rooms: Iterable[State]) -> dict[str, _Made]:
    """The actions of these rooms by every id that they have: what was carried on has two."""
    found: dict[str, _Made] = {}
    for room in rooms:
        for action in room.actions:
            id = _first_id(room, action)
            best = _furthest(found.get(id), _Made(id, action, room))
            found |= {id: best, _id(room, action): best}
    return found


def _first_id(room: State, action: Action) -> str:
    """Its id in the room that put it forward, which another room keeps."""
    carried = {one.id for one in room.opening.carried}
    return action.id if action.id in carried else _id(room, action)


def _id(room: State, one: Action | Proposal) -> str:
    return f"{room.code}-{one.id}".lower()


def _furthest(known: _Made | None, one: _Made) -> _Made:
    return known if known and known.far >= one.far else one


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
    made = _each(newest_first(rooms))
    adopted = [_adopted(one) for id, one in made.items() if id == one.id and one.is_practice]
    return (*own, *sorted(adopted, key=lambda one: (one.date, one.id), reverse=True))


def _adopted(made: _Made) -> Agreed:
    action = made.action
    title = made.room.workshop.title
    return Agreed(made.id, action.what, action.more["adopted_on"], title, action.when)


def each_once(rooms: Iterable[State]) -> tuple[tuple[State, Action], ...]:
    """The actions of these rooms, each with its room.

    What was carried into another room is there once, from the plan in which it came furthest.
    """
    made = _each(newest_first(rooms))
    return tuple((one.room, one.action) for id, one in made.items() if id == one.id)


def gone_on(rooms: Iterable[State]) -> dict[tuple[str, str], State]:
    """The room in whose plan an action is followed, by the (code, action) of its other plans."""
    known = list(rooms)
    made = _each(newest_first(known))
    found = {(r.code, a.id): made[_first_id(r, a)].room for r in known for a in r.actions}
    return {of: room for of, room in found.items() if room.code != of[0]}


def with_gone_on(state: State, rooms: Iterable[State]) -> State:
    """`state` with how far its actions came that are followed in the plan of another of `rooms`."""
    made = _each(newest_first(rooms))
    there = ((action.id, made.get(_first_id(state, action))) for action in state.actions)
    gone = {
        id: {**state.completions.get(id, {}), **_gone(one)}
        for id, one in there
        if one and one.room.code != state.code
    }
    return replace(state, completions={**state.completions, **gone}) if gone else state


def _gone(to: _Made) -> dict[str, str]:
    """In the order of GONE_FIELDS."""
    told = (to.room.workshop.title, to.room.code, to.action.reached)
    return dict(zip(GONE_FIELDS, told, strict=True))


def counted_jobs(rooms: Iterable[State]) -> dict[str, tuple[int, int]]:
    """People and weeks of each job, as the newest room that was told them has it."""
    known: dict[str, tuple[int, int]] = {}
    for room in reversed(newest_first(rooms)):
        known |= {job: (of.people, of.weeks) for job, of in room.jobs.items()}
    return known


def carried(rooms: Iterable[State], day: str) -> tuple[Carried, ...]:
    """The actions of the rooms that were held and ended on `day` (ISO), room by room.

    What the rooms recommend comes first, then what was only put to them.
    """
    held = [room for room in rooms if room.held_on == day and room.phase == "ended"]
    by_code = sorted(held, key=lambda room: room.code)
    found = [_carried(room, action) for room in by_code for action in room.actions]
    return tuple(sorted(found, key=lambda one: one.put))


def spent(rooms: Iterable[State], day: str) -> int:
    """Minutes of all people in the rooms that were held live and ended on `day` (ISO)."""
    held = (room for room in rooms if room.held_on == day and room.hands_on)
    return sum(room.people * room.workshop.minutes for room in held)


def _carried(room: State, action: Action) -> Carried:
    """As it was proposed, with whose guess its minutes are."""
    proposal = next(one for one in room.proposals if one.id == action.id)
    kept = {one.name: getattr(proposal, one.name) for one in fields(Proposal)}
    about = {"figures": figures_of(room, proposal), "put": action.reached == "put"}
    return Carried(**{**kept, **about, "id": _id(room, proposal)})


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


def last_audit(rooms: Iterable[State]) -> State | None:
    """The newest of these rooms that was an audit and found hot spots."""
    audits = [room for room in rooms if room.workshop.name == AUDIT]
    return next((room for room in newest_first(audits) if hot_spots(room)), None)


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
    newest = newest_first(ended)[:COMPARED]
    return tuple(_kept(room) for room in reversed(newest))


def _kept(room: State) -> Earlier:
    shown = ((id, room.result(id)) for id in room.results)
    results = {id: to_json(result) for id, result in shown if result is not None}
    rates = [a for a in room.workshop.activities if isinstance(a, Rate)]
    hot, mine = ({a.id: a.hot for a in rates}, {a.id: a.mine for a in rates})
    return Earlier(room.held_on, room.people, results, hot, mine)


def newest_first(rooms: Iterable[State]) -> list[State]:
    """By day, and of one day in the order in which they were sealed; the last one first."""
    return sorted(rooms, key=_moment, reverse=True)


def _moment(room: State) -> tuple[str, float, str]:
    """The day, then when it was sealed, as near as the room was told it."""
    return room.held_on, room.ended or room.opening.until or room.begun, room.code
