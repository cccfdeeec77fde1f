"""Where a room is: what its events have told so far, and what follows from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from .actions import action_of
from .activities import Activity
from .activities.step import SURVEY_MINIMUM
from .activities.vote import DOTS, parted
from .check_word import seal_of
from .day import Pause
from .disclosure import shown_result, written
from .groups import merged
from .late import late_parts
from .ledger import Job
from .opening import Opening
from .plan import Action
from .problem import Problem
from .results import Counts, Item, Proposal, Proposals, Result
from .review import Asked, Asking
from .slips import Slips
from .workshop import Workshop

MOST_TAKEN = 6


@dataclass(frozen=True)
class Place:
    """Where a room was before its activity at hand was started, with the timer of then."""

    current: str | None
    phase: str
    started: float
    ends: float
    begun: float


@dataclass(frozen=True)
class State:
    """Where a room is. `phase`: waiting, open (phones answer), closed (result is out) or ended.

    A room that is `paced` stays open for days: phones answer all its activities in any order.
    Ended, it takes late answers until `late` (seconds, 0 for none); of them `added` counted.
    `begun`: when its first activity was started. `ended`: when it was sealed (0: not told).
    `pause`: what its day goes on with. `following`: code and title of the room opened after it.
    `released`: where the room saw what was written.
    `typed`: how many of the answers to each closed activity were typed in from paper.
    `came`: the places that it started from, the last one last. `listed`: by activity the ids of the
    items that the desk added to it. `reworded`: by the id of a held-back text all that stood there
    before, first words first. `erased`: by the id of held-back words that are no longer kept the
    ids of the entries that have the same name.
    """

    code: str
    school: str
    workshop: Workshop
    held_on: str = ""
    keys: Mapping[str, str] = field(default_factory=dict)
    opening: Opening = field(default_factory=Opening)
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
    listed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    reworded: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    jobs: Mapping[str, Job] = field(default_factory=dict)
    completions: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    asking: Asking | None = None
    reviewed: Mapping[str, Mapping[int, Any]] = field(default_factory=dict)
    slips: Slips | None = None
    late: float = 0.0
    added: Mapping[str, int] = field(default_factory=dict)
    begun: float = 0.0
    released: tuple[str, ...] = ()
    typed: Mapping[str, int] = field(default_factory=dict)
    came: tuple[Place, ...] = ()
    ended: float = 0.0
    pause: Pause | None = None
    following: tuple[str, str] = ("", "")
    erased: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def asked_on(self) -> str:
        """The ISO date since which actions wait for the leader: representatives ask only later."""
        return "" if self.workshop.side == "representatives" else self.held_on

    @property
    def activity(self) -> Activity | None:
        """The activity at hand."""
        return self.workshop.activity(self.current) if self.current else None

    def result(self, id: str) -> Result | None:
        """The result of a closed activity without what the desk holds back, else None."""
        found = self.results.get(id)
        return shown_result(found, frozenset(self.held)) if found else None

    @property
    def way_back(self) -> Place | None:
        """Where one step back leads; None where nothing was started, or it was closed since."""
        return self.came[-1] if self.came and self.phase == "open" else None

    def covered(self, id: str) -> bool:
        """Whether what people wrote to the activity at hand waits until the desk has read it."""
        live = self.phase == "closed" and self.workshop.manner == "hall"
        if not live or id != self.current or id in self.released or id not in self.results:
            return False
        return self.workshop.activity(id).on_board and bool(written(self.results[id]))

    @property
    def hands_on(self) -> bool:
        """Whether another room of the same day may follow: it was held live, and has ended.

        Representatives meet once: none follows theirs.
        """
        live = self.workshop.manner == "hall" and self.workshop.side == "all"
        return self.phase == "ended" and live

    @property
    def freed(self) -> int:
        """How many texts were held back, and are shown since their writer put them in other words.

        What was put in other words and is held back again is not among them.
        """
        return len(self.reworded.keys() - self.held.keys())

    @property
    def paced(self) -> bool:
        """Whether the room is open for days, without a desk."""
        return self.opening.until > 0

    @property
    def groups_asked(self) -> tuple[str, ...]:
        """The role groups that a phone can choose from, merged before opening."""
        least = max(SURVEY_MINIMUM, self.workshop.minimum)
        return tuple(sorted(set(merged(self.opening.heads, least).values())))

    def groups_of(self, activity: Activity) -> tuple[str, ...]:
        """Those that a phone can name with its answer: none where it writes for several people."""
        return self.groups_asked if activity.by == "alone" else ()

    def asks(self, activity: Activity) -> bool:
        """Whether phones have something to answer: what the room itself gives may be missing."""
        if activity.kind == "tell":
            return self.opening.asks_words
        return activity.asks and not (activity.given and not self.items(activity))

    def step(self, id: str) -> Activity | Asked:
        """The activity with this id, or the question of a review that is open."""
        asked = self.asking.step(id) if self.asking else None
        return asked or self.workshop.activity(id)

    def check(self, activity: Activity | Asked, raw: Any) -> tuple[Any, list[Problem]]:
        """What a phone sent for `activity`, checked, with a Problem for each thing wrong."""
        value: Any
        value, problems = activity.check(raw, self.items(activity))
        if isinstance(activity, Asked) or not activity.asks_group:
            return value, problems
        groups = () if self.late else self.groups_of(activity)
        if parted(value)[1] not in ("", *groups):
            problems = [*problems, Problem("rate.no_group", "group")]
        return value, problems

    def takes(self, id: str) -> bool:
        """Whether an answer to the activity with this id is taken now."""
        if self.phase != "open":
            return bool(self.asking and self.asking.step(id)) or self.takes_late(id)
        if not self.paced:
            return id == self.current
        asked = [a.id for a in self.workshop.activities if self.asks(a)]
        return id in asked and id not in self.results

    def takes_late(self, id: str) -> bool:
        """Whether an answer to it is taken although it is closed: told first what holds."""
        return self.late > 0 and id in late_parts(self)

    def items(self, activity: Activity | Asked) -> tuple[Item, ...]:
        """What is placed, rated, sorted, voted on or agreed to in `activity`."""
        if activity.kind == "agree":
            return tuple(Item(p.id, p.what) for p in self._put)
        if activity.kind == "recall":
            return self.opening.promises
        if activity.kind == "findings":
            return self._found(activity.of) or activity.items
        if activity.source is None:
            return activity.items
        earlier = self.workshop.activity(activity.source)
        leading = self._leading(earlier, getattr(activity, "most", MOST_TAKEN))
        added = self.listed.get(activity.id, ())
        return (*leading, *(i for i in self._sorted(earlier) if i.id in added and i not in leading))

    def left_out(self, activity: Activity) -> tuple[Item, ...]:
        """What was sorted and is not among the items of `activity`, which takes them from there."""
        earlier = self.workshop.activity(activity.source) if activity.source else activity
        taken = self.items(activity)
        return tuple(item for item in self._sorted(earlier) if item not in taken)

    def put_back(self, activity: Activity) -> tuple[Item, ...]:
        """The items of `activity` that the desk added to it."""
        added = self.listed.get(activity.id, ())
        return tuple(item for item in self.items(activity) if item.id in added)

    def tied(self, activity: Activity) -> tuple[Item, ...]:
        """What got as many dots as the last item of `activity`, and is not among its items."""
        result, taken = self.result(activity.source or ""), self.items(activity)
        if not isinstance(result, Counts) or result.options != DOTS:
            return ()
        dots = dict(zip(result.items, map(sum, result.counts), strict=True))
        least = min((dots[item] for item in taken if item in dots), default=0)
        return tuple(item for item, n in dots.items() if n == least > 0 and item not in taken)

    def _sorted(self, activity: Activity) -> tuple[Item, ...]:
        result = self.result(activity.id) if activity.kind == "sort" else None
        return result.items if isinstance(result, Counts) else ()

    def _found(self, of: str) -> tuple[Item, ...]:
        if of == "day":
            return tuple(Item(p.id, p.what) for p in self.opening.carried)
        hottest = sorted(self.opening.spots, key=lambda spot: -spot.hot)
        return tuple(Item(spot.id, spot.text) for spot in hottest)

    def _leading(self, earlier: Activity, most: int) -> tuple[Item, ...]:
        result = self.result(earlier.id)
        if result is None or result.withheld:
            return self.items(earlier)[:most]
        return earlier.leading(result, most)  # type: ignore[arg-type]

    @cached_property
    def proposals(self) -> tuple[Proposal, ...]:
        """Every proposal that is not held back, those of the day's other rooms first."""
        shown = (self.result(id) for id in self.results)
        own = (p for r in shown if isinstance(r, Proposals) for p in r.proposals)
        carried = (p for p in self.opening.carried if p.id not in self.held)
        return (*carried, *own)

    @cached_property
    def actions(self) -> tuple[Action, ...]:
        """What the room put forward, with its agreement and what was completed since.

        What goes on in another plan comes last.
        """
        put = (action_of(self, p) for p in self._put)
        return tuple(sorted(put, key=lambda one: one.goes_on))

    @property
    def _put(self) -> tuple[Proposal, ...]:
        """What the desk put to the room: where it was voted on, what got most dots first."""
        votes = (self.result(a.id) for a in self.workshop.activities if a.kind == "vote")
        dots = {
            item.id: sum(row)
            for result in votes
            if isinstance(result, Counts)
            for item, row in zip(result.items, result.counts, strict=True)
        }
        put = (p for p in self.proposals if p.id in self.chosen)
        return tuple(sorted(put, key=lambda p: -dots.get(p.id, 0)))

    @cached_property
    def seal(self) -> int:
        """A number that changes with every digit of the results; three words are made of it."""
        return seal_of(self)

    @property
    def people(self) -> int:
        """The most devices that answered one activity."""
        return max((result.answered for result in self.results.values()), default=0)
