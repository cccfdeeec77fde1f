"""What a desk does with the activity at hand and the room's words; each verb adds one event."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from .domain import day, erasing, story
from .domain.activities.step import LONGEST_IDEA, words
from .domain.answer_keys import count_key
from .domain.disclosure import written
from .domain.problem import Problem
from .domain.rewording import can_be
from .domain.story import State
from .ports import Row, Store, Told

REWORDINGS = 2  # of a text that is held back


class Steering(ABC):
    """The desk's verbs; the room itself keeps what comes of them."""

    code: str
    state: State
    _store: Store
    _closing: str | None
    _sealing: bool

    @abstractmethod
    def _change(self, work: Callable[[], Row | Problem], done: Told) -> None:
        """Write the event that `work` adds, or hear from it what stands in the way."""

    @abstractmethod
    def _leave(self, activity: str, done: Told) -> Told:
        """Take no answer to this activity until what comes back is called."""

    @abstractmethod
    def _add(self, kind: str, body: dict[str, Any], done: Told) -> None:
        """Keep an event."""

    def release(self, activity: str, done: Told) -> None:
        """Show the room what people wrote to the closed activity at hand."""
        if not self.state.covered(activity):
            return done([Problem("desk.too_late")])
        self._add("released", {"activity": activity}, done)

    def back(self, activity: str, done: Told) -> None:
        """Go back from an activity that was started by mistake: nothing of it is closed or kept."""
        known = activity == self.state.current and self.state.way_back is not None
        if not known or self._closing:
            return done([Problem("desk.too_late")])

        def work() -> Row | Problem:
            # In the one thread that writes: an answer on its way is there by now.
            answers = self._store.answered(self.code, activity)
            if answers - {count_key(self.code, activity)}:
                return Problem("desk.has_answers")
            return self._store.append(self.code, "went_back", {"activity": activity})

        self._change(work, self._leave(activity, done))

    def time(self, ends: float, done: Told) -> None:
        """Let the timer of the activity at hand run until `ends`."""
        self._add("timed", {"ends": ends}, done)

    def move_end(self, until: float, done: Told) -> None:
        """Let a room that is open for days close at another time, one that `check_end` let through.

        Nothing moves once a part is closed: a result is seen by all at the same moment.
        """
        state = self.state
        if not state.paced or state.phase == "ended" or self._sealing or state.results:
            return done([Problem("desk.too_late")])
        self._add("moved", {"until": until}, done)

    def pause(self, kind: str, now: float, done: Told) -> None:
        """Say what follows the ended room on its day, a `kind` of day.PAUSES; "" takes it back."""
        if not self.state.hands_on or not day.goes_on(self.state.ended, now):
            return done([Problem("desk.too_late")])
        said = day.pause(kind, now) if kind else None
        self._add("paused", {"kind": said.kind, "until": said.until} if said else {}, done)

    def talk(self, on: bool, done: Told) -> None:
        """Phones down, or up again."""
        self._add("talked", {"on": on}, done)

    def hold(self, text: str, reason: str, done: Told) -> None:
        """Hold a text or proposal back for a listed reason; an empty reason shows it again."""
        if reason not in ("", *story.HOLD_REASONS):
            return done([Problem("desk.no_reason", text)])
        if text in self.state.erased:
            return done([Problem("desk.too_late")])
        self._add("held", {"text": text, "reason": reason}, done)

    def erase(self) -> None:
        """Take the words that are held back out of the story; where that fails, later again."""
        work = partial(self._store.rewrite, self.code, "erased", partial(erasing.erase, self.state))
        self._change(work, lambda problems: None)

    def ended(self, problems: Sequence[Problem], at: float, done: Told) -> None:
        """The room has ended, unless there are problems: nobody shows or rewords words again."""
        done(problems)
        if not problems and erasing.is_due(self.state, at, ""):
            self.erase()

    def reword(self, was: str, raw: Any, done: Told) -> None:
        """Put a held-back text of the result at hand in other words; it stays held back.

        Who knows `was`, the first words, counts as who wrote it; two tries are enough.
        """
        state = self.state
        result = state.results.get(state.current or "") if state.phase == "closed" else None
        texts = [t for t in written(result) if can_be(result, t.id)] if result else []
        told = {t.id: (*state.reworded.get(t.id, ()), t.words) for t in texts if t.id in state.held}
        mine = (id for id, all in told.items() if all[0] == was and len(all) <= REWORDINGS)
        id = next(mine, None)
        said, problems = words(raw, "again", LONGEST_IDEA, "gather.empty")
        if id is None or problems:
            return done(problems or [Problem("answer.too_late")])
        if said in told[id]:
            return done([Problem("gather.unchanged", "again")])
        self._add("reworded", {"activity": state.current, "text": id, "words": said}, done)

    def group(self, texts: Sequence[str], name: str, done: Told) -> None:
        """Put ideas into the group `name`; an empty name takes them out of their group."""
        self._add("grouped", {"texts": list(texts), "name": name}, done)

    def list_too(self, activity: str, item: str, done: Told) -> None:
        """Ask in `activity`, which is still to come, also about an item that the sort left out."""
        state = self.state
        step = next((a for a in state.workshop.activities if a.id == activity), None)
        begun = activity in state.results or state.current == activity
        if step is None or begun or item not in {one.id for one in state.left_out(step)}:
            return done([Problem("desk.too_late")])
        self._add("listed", {"activity": activity, "item": item}, done)

    def choose(self, proposals: Sequence[str], done: Told) -> None:
        """Put these proposals to the room."""
        known = {proposal.id for proposal in self.state.proposals}
        step = next((a for a in self.state.workshop.activities if a.kind == "agree"), None)
        if step is None or len(proposals) > step.most or not known.issuperset(proposals):
            return done([Problem("desk.too_many_chosen", about={"most": step.most if step else 0})])
        if step.id in self.state.results or self.state.current == step.id:
            return done([Problem("desk.too_late")])
        self._add("chose", {"proposals": sorted(proposals)}, done)
