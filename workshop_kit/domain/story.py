"""Events, and how they tell a State. They are only ever added; what is shown is told from them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from .acceptance import earlier
from .day import Pause
from .disclosure import written
from .erasing import erased
from .late import joined, late_parts
from .ledger import Job
from .opening import Opening
from .results import from_json
from .review import Asking, fold
from .rewording import reworded
from .slips import Slips
from .state import Place, State

HOLD_REASONS = ("person", "pupil", "abuse", "safeguarding")


@dataclass(frozen=True)
class Event:
    """The n-th thing that happened in a room, n from 1. `body` holds plain JSON values."""

    n: int
    kind: str
    body: Mapping[str, Any]


def tell(state: State, events: Iterable[Event]) -> State:
    """`state` after `events`; an unknown kind is an error, for it may change what is shown."""
    for event in events:
        state = replace(_TOLD[event.kind](state, event.body), n=event.n)
    return state


def _opened(state: State, body: Mapping[str, Any]) -> State:
    opening = Opening.from_json(body.get("opening", {}))
    jobs = {job: Job(*of) for job, of in opening.jobs.items()}
    raised = state.workshop.suited(opening.setting).raised(opening.minimum)
    about = {"held_on": body["held_on"], "keys": body["keys"], "opening": opening}
    return replace(state, workshop=raised, jobs=jobs, **about)


def _rekeyed(state: State, body: Mapping[str, Any]) -> State:
    return replace(state, keys=body["keys"])


def _ran(state: State, body: Mapping[str, Any]) -> State:
    return replace(state, phase="open")


def _moved(state: State, body: Mapping[str, Any]) -> State:
    if state.phase == "ended":
        return state  # it closed meanwhile: what was shown stays as it is
    return replace(state, opening=replace(state.opening, until=body["until"]))


def _started(state: State, body: Mapping[str, Any]) -> State:
    return replace(
        state,
        current=body["activity"],
        phase="open",
        talking=False,
        held_on=body.get("held_on", state.held_on),
        started=body["at"],
        ends=body["ends"],
        begun=state.begun or body["at"],
        came=(*state.came, _place(state)),
    )


def _place(state: State) -> Place:
    return Place(state.current, state.phase, state.started, state.ends, state.begun)


def _went_back(state: State, body: Mapping[str, Any]) -> State:
    *came, place = state.came
    return replace(state, talking=False, came=tuple(came), **vars(place))


def _timed(state: State, body: Mapping[str, Any]) -> State:
    return replace(state, ends=body["ends"])


def _talked(state: State, body: Mapping[str, Any]) -> State:
    return replace(state, talking=body["on"])


def _closed(state: State, body: Mapping[str, Any]) -> State:
    if body["activity"] in state.results:
        return state  # the first result stands: later answers were never part of it
    results = {**state.results, body["activity"]: from_json(body["result"])}
    phase = "open" if state.paced else "closed"
    typed = {**state.typed, body["activity"]: body.get("typed", 0)}
    return replace(state, results=results, phase=phase, talking=False, typed=typed)


def _released(state: State, body: Mapping[str, Any]) -> State:
    return replace(state, released=(*state.released, body["activity"]))


def _held(state: State, body: Mapping[str, Any]) -> State:
    held = {**state.held, body["text"]: body["reason"]}
    return replace(state, held={text: reason for text, reason in held.items() if reason})


def _reworded(state: State, body: Mapping[str, Any]) -> State:
    id, at = body["text"], body["activity"]
    result = state.results[at]
    was = next(text.words for text in written(result) if text.id == id)
    results = {**state.results, at: reworded(result, id, body["words"])}
    before = (*state.reworded.get(id, ()), was)
    return replace(state, results=results, reworded={**state.reworded, id: before})


def _grouped(state: State, body: Mapping[str, Any]) -> State:
    return replace(state, groups={**state.groups, **dict.fromkeys(body["texts"], body["name"])})


def _chose(state: State, body: Mapping[str, Any]) -> State:
    return replace(state, chosen=tuple(body["proposals"]))


def _listed(state: State, body: Mapping[str, Any]) -> State:
    before = state.listed.get(body["activity"], ())
    return replace(state, listed={**state.listed, body["activity"]: (*before, body["item"])})


def _completed(state: State, body: Mapping[str, Any]) -> State:
    before = state.completions.get(body["action"], {})
    after = {**before, **body["changes"]}
    told = earlier(before, after) if "accepted" in after else {}
    after |= {"earlier": told} if told else {}
    return replace(state, completions={**state.completions, body["action"]: after})


def _counted(state: State, body: Mapping[str, Any]) -> State:
    return replace(state, jobs={job: Job(*of) for job, of in body["jobs"].items()})


def _asked(state: State, body: Mapping[str, Any]) -> State:
    asking = Asking(body["weeks"], body["until"], tuple(body["actions"]))
    return replace(state, asking=asking)


def _reviewed(state: State, body: Mapping[str, Any]) -> State:
    action = body["action"]
    kept = fold(state.reviewed.get(action, {}), body)
    state = replace(state, reviewed={**state.reviewed, action: kept})
    if state.asking is None or "phones" not in body:
        return state
    left = tuple(one for one in state.asking.actions if one != action)
    return replace(state, asking=replace(state.asking, actions=left) if left else None)


def _ended(state: State, body: Mapping[str, Any]) -> State:
    slips = Slips(**body["slips"]) if "slips" in body else None
    return replace(state, phase="ended", talking=False, slips=slips, ended=body.get("at", 0.0))


def _paused(state: State, body: Mapping[str, Any]) -> State:
    before = state.pause
    code, title = (before.code, before.title) if before and before.code else state.following
    return replace(state, pause=Pause(code=code, title=title, **body) if body else None)


def _followed(state: State, body: Mapping[str, Any]) -> State:
    state = replace(state, following=(body["code"], body["title"]))
    pause = state.pause
    if pause is None or pause.code:  # a later one may be for other people
        return state
    return replace(state, pause=replace(pause, **body))


def _late(state: State, body: Mapping[str, Any]) -> State:
    return replace(state, late=body["until"])


def _added(state: State, body: Mapping[str, Any]) -> State:
    id, batch = body["activity"], from_json(body["result"])
    if id in state.added:
        return state
    results = {**state.results, id: joined(state.results[id], batch)}
    state = replace(state, results=results, added={**state.added, id: batch.answered})
    return state if late_parts(state) else replace(state, late=0.0)


_TOLD: dict[str, Callable[[State, Mapping[str, Any]], State]] = {
    "opened": _opened,
    "rekeyed": _rekeyed,
    "ran": _ran,
    "moved": _moved,
    "started": _started,
    "went_back": _went_back,
    "timed": _timed,
    "talked": _talked,
    "closed": _closed,
    "released": _released,
    "held": _held,
    "reworded": _reworded,
    "grouped": _grouped,
    "chose": _chose,
    "listed": _listed,
    "completed": _completed,
    "counted": _counted,
    "asked": _asked,
    "reviewed": _reviewed,
    "ended": _ended,
    "paused": _paused,
    "followed": _followed,
    "late": _late,
    "added": _added,
    "erased": erased,
    "cleared": lambda state, body: state,  # earlier events are already without the names
}

__all__ = ["HOLD_REASONS", "Event", "State", "tell"]
