"""What a room hears after the hall: the second sitting, and weeks later whether it has stopped."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any

from .domain import adoption, completion, counts, follow, plan, review_entry, sealing
from .domain.late import is_open_to, late_parts
from .domain.problem import Problem
from .domain.story import State
from .ports import Told


class Sittings(ABC):
    """The verbs by which a room's plan changes; the room itself keeps what comes of them."""

    state: State

    @abstractmethod
    def close(self, activity: str, done: Told) -> None:
        """Turn the answers to an open question into its result and delete them."""

    @abstractmethod
    def _add(self, kind: str, body: dict[str, Any], done: Told) -> None:
        """Keep an event."""

    def take_late(self, until: float, done: Told) -> None:
        """Take late answers until then (seconds), once, after a room that was open for days."""
        if not is_open_to(self.state):
            return done([Problem("desk.too_late")])
        self._add("late", {"until": until}, done)

    def add_late(self, done: Told) -> None:
        """Close the late answers, part by part: each batch counts if it is large enough."""
        if not self.state.late:
            return done([Problem("desk.too_late")])
        first, *left = late_parts(self.state)
        on = lambda wrong: done(wrong) if wrong else self.add_late(done)  # noqa: E731
        self.close(first, on if left else done)

    def complete(self, action: str, raw: Mapping[str, Any], today: str, done: Told) -> None:
        """What leaders fill in for an action after the hall; fields left out stay as they are.

        `today` is an ISO date: nobody was consulted tomorrow.
        """
        known = next((one for one in self.state.actions if one.id == action), None)
        if known is None:
            return done([Problem("answer.unknown_item")])
        days = completion.Days(self.state.held_on, today)
        checked, problems = completion.check_completion(raw, days, known.more)
        changes = adoption.as_spelled(known, checked)
        others = [one for one in self.state.actions if one.id != action]
        agreed = self.state.opening.agreed
        problems = problems or adoption.check_changes(known, changes, agreed, others)
        problems = problems or follow.moved(known, plan.completed(known, changes), today)
        if problems:
            return done(problems)
        kept = adoption.without_idle(known, changes)
        told = plan.dated(known, kept, today)
        self._add("completed", {"action": action, "changes": told}, done)

    def count(self, raw: Any, done: Told) -> None:
        """How many people do each job, and for how many weeks a year."""
        jobs, problems = counts.check_jobs(raw)
        if problems:
            return done(problems)
        self._add("counted", {"jobs": jobs}, done)

    def ask(self, weeks: Any, now: float, done: Told) -> None:
        """Ask phones at the join link, for some days from `now` on, whether it has stopped."""
        body, problems = follow.round_of(self.state, weeks, now)
        if problems:
            return done(problems)
        self._add("asked", body, done)

    def stop_asking(self, done: Told) -> None:
        """Close the round of review that is open: its answers become counts."""
        asking = self.state.asking
        if asking is None:
            return done([Problem("desk.too_late")])
        first, *left = asking.steps
        on = lambda wrong: done(wrong) if wrong else self.stop_asking(done)  # noqa: E731
        self.close(first.id, on if left else done)

    def review(self, action: str, raw: Any, today: str, done: Told) -> None:
        """What somebody typed in of a review: `check_review` says what. `today` is an ISO date."""
        known = next((one for one in self.state.actions if one.id == action), None)
        if known is None:
            return done([Problem("answer.unknown_item")])
        value, problems = review_entry.check_review(raw, (self.state.held_on, today))
        if not problems:
            problems = follow.left_out(known, value["weeks"])
        if "list" in value and not problems:
            problems = follow.too_soon(known, value["weeks"], today)
        if problems:
            return done(problems)
        self._add("reviewed", sealing.typed_in(self.state, action, value), done)
