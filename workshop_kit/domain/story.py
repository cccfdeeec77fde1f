"""Events and the State they tell. Events are only ever added; what is shown is told from them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from .activities import Activity, Propose, Sort, Vote
from .disclosure import shown_result, shown_texts
from .plan import Action, completed, recommended
from .results import Counts, Item, Proposal, Proposals, Result, Text, from_json
from .workshop import Workshop

HOLD_REASONS = ("person", "pupil", "abuse", "safeguarding")


@dataclass(frozen=True)
class Event:
    """The n-th thing that happened in a room, n from 1. `body` holds plain JSON values."""

    n: int
    kind: str
    body: Mapping[str, Any]


@dataclass(frozen=True)
class State:
    """Where a room is. `phase`: waiting, open (phones answer), closed (result is out) or ended."""

    code: str
    school: str
    workshop: Workshop
    held_on: str = ""
    keys: Mapping[str, str] = field(default_factory=dict)
    n: int = 0
    current: str | None = None
    phase: str = "waiting"
    started: float = 0.0
    ends: float = 0.0
    talking: bool = False
    results: Mapping[str, Result] = field(default_factory=dict)
    held: Mapping[str, str] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)
    chosen: tuple[str, ...] = ()
    completions: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def activity(self) -> Activity | None:
        """The activity at hand."""
        return self.workshop.activity(self.current) if self.current else None

    def result(self, id: str) -> Result | None:
        """The result of a closed activity without what the desk holds back, else None."""
        found = self.results.get(id)
        return shown_result(found, frozenset(self.held)) if found else None

    def items(self, activity: Activity) -> tuple[Item, ...]:
        """What is placed, sorted, voted on or agreed to in `activity`."""
        if activity.kind == "place":
            return activity.items
        if activity.kind == "agree":
            return tuple(Item(p.id, p.what) for p in self.proposals if p.id in self.chosen)
        if not isinstance(activity, Sort | Vote | Propose):
            return ()
        earlier = self.workshop.activity(activity.take)
        return self._leading(earlier, activity.most)

    def _leading(self, earlier: Activity, most: int) -> tuple[Item, ...]:
        result = self.result(earlier.id)
        if result is None or result.withheld:
            return self.items(earlier)[:most]
        return earlier.leading(result, most)  # type: ignore[arg-type]

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """Every proposal that is not held back."""
        shown = (self.result(id) for id in self.results)
        return tuple(p for r in shown if isinstance(r, Proposals) for p in r.proposals)

    @property
    def actions(self) -> tuple[Action, ...]:
        """What the room put forward, with its agreement and what was completed since."""
        return tuple(self._action(p) for p in self.proposals if p.id in self.chosen)

    def _action(self, proposal: Proposal) -> Action:
        agreement: tuple[int, ...] = ()
        reasons: tuple[Text, ...] = ()
        for result in self.results.values():
            if isinstance(result, Counts) and proposal.id in [item.id for item in result.items]:
                ids = [item.id for item in result.items]
                hidden = proposal.id in result.hidden
                agreement = () if hidden else result.counts[ids.index(proposal.id)]
                shown = shown_texts(result, frozenset(self.held))
                reasons = tuple(text for text in shown if text.item == proposal.id)
        action = recommended(proposal, agreement, reasons)
        return completed(action, self.completions.get(proposal.id, {}))

    @property
    def people(self) -> int:
        """The most devices that answered one activity."""
        return max((result.answered for result in self.results.values()), default=0)


def tell(state: State, events: Iterable[Event]) -> State:
    """`state` after `events`; an unknown kind is an error, for it may change what is shown."""
    for event in events:
        state = replace(_TOLD[event.kind](state, event.body), n=event.n)
    return state


def _opened(state: State, body: Mapping[str, Any]) -> State:
    return replace(state, held_on=body["held_on"], keys=body["keys"])


def _started(state: State, body: Mapping[str, Any]) -> State:
    return replace(
        state,
        current=body["activity"],
        phase="open",
        talking=False,
        started=body["at"],
        ends=body["ends"],
    )


def _timed(state: State, body: Mapping[str, Any]) -> State:
    return replace(state, ends=body["ends"])


def _talked(state: State, body: Mapping[str, Any]) -> State:
    return replace(state, talking=body["on"])


def _closed(state: State, body: Mapping[str, Any]) -> State:
    if body["activity"] in state.results:
        return state  # the first result stands: later answers were never part of it
    results = {**state.results, body["activity"]: from_json(body["result"])}
    return replace(state, results=results, phase="closed", talking=False)


def _held(state: State, body: Mapping[str, Any]) -> State:
    held = {**state.held, body["text"]: body["reason"]}
    return replace(state, held={text: reason for text, reason in held.items() if reason})


def _grouped(state: State, body: Mapping[str, Any]) -> State:
    return replace(state, groups={**state.groups, **dict.fromkeys(body["texts"], body["name"])})


def _chose(state: State, body: Mapping[str, Any]) -> State:
    return replace(state, chosen=tuple(body["proposals"]))


def _completed(state: State, body: Mapping[str, Any]) -> State:
    before = state.completions.get(body["action"], {})
    after = {**before, **body["changes"]}
    return replace(state, completions={**state.completions, body["action"]: after})


def _ended(state: State, body: Mapping[str, Any]) -> State:
    return replace(state, phase="ended", talking=False)


_TOLD = {
    "opened": _opened,
    "started": _started,
    "timed": _timed,
    "talked": _talked,
    "closed": _closed,
    "held": _held,
    "grouped": _grouped,
    "chose": _chose,
    "completed": _completed,
    "ended": _ended,
}
