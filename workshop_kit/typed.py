"""What a room hears from paper: sheets typed in at the desk, and slips handed in for them."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from functools import partial
from typing import Any

from .domain import slips as hat
from .domain.answer_keys import answer_key, count_key
from .domain.problem import Problem
from .domain.story import State
from .domain.typed import SHEET
from .ports import News, Store, Told, Writes


class TypedIn(ABC):
    """The verbs of who types in; the room itself keeps what comes of them."""

    code: str
    state: State
    _store: Store
    _writes: Writes
    _closing: str | None
    _keys: dict[str, set[bytes]]
    _pace: Callable[[News], None]

    @property
    @abstractmethod
    def asks_slips(self) -> bool:
        """Whether a slip is given for a voice."""

    @abstractmethod
    def tell_news(self) -> None:
        """Let all screens look."""

    def typed_in(self, question: str) -> int:
        """How many sheets were typed in so far for an open activity."""
        return int(self._store.own(self.code, question, count_key(self.code, question)) or 0)

    @property
    def slips_for_paper(self) -> int:
        """How many slips were handed in for a set of sheets."""
        return self.typed_in(hat.QUESTION)

    def takes_sheets(self, activity: str) -> bool:
        """Whether sheets of this activity can be typed in now: while phones answer it."""
        state = self.state
        open_now = state.takes(activity) and not state.takes_late(activity)
        free = not state.asking and not self._closing
        return open_now and free and state.workshop.takes_sheets

    def type_in(self, activity: str, sheet: str, raw: Any, done: Told) -> None:
        """Check and keep a sheet under its own random number; the same one again replaces it."""
        if not self.takes_sheets(activity) or not SHEET.fullmatch(sheet):
            return done([Problem("answer.too_late")])
        value, problems = self.state.check(self.state.step(activity), raw)
        if problems:
            return done(problems)
        key = answer_key(sheet, self.code, activity)

        def work() -> str:
            n, known = self.typed_in(activity), self._store.own(self.code, activity, key)
            if known is None and self.asks_slips and n >= self.slips_for_paper:
                return "typing.no_slip"
            self._put(activity, key, value, n + (known is None))
            return ""

        self._type(work, partial(self._keys.setdefault(activity, set()).add, key), done)

    def take_sheet_back(self, activity: str, sheet: str, done: Told) -> None:
        """Undo a sheet while its activity is open; one that is not there is no fault."""
        if not self.takes_sheets(activity):
            return done([Problem("desk.too_late")])
        key = answer_key(sheet, self.code, activity)

        def work() -> str:
            if self._store.own(self.code, activity, key) is not None:
                self._put(activity, key, None, self.typed_in(activity) - 1)
            return ""

        self._type(work, partial(self._keys.setdefault(activity, set()).discard, key), done)

    def hand_in_slip(self, slip: str, done: Told) -> None:
        """Take a slip for a set of sheets: no phone can give it any more."""
        key = hat.slip_key(hat.read(slip), self.code)

        def work() -> str:
            found = self._store.own(self.code, hat.QUESTION, key) or "unknown"
            if found != hat.FREE:
                return f"slips.{found}"
            self._put(hat.QUESTION, key, hat.PAPER, self.slips_for_paper + 1)
            return ""

        self._type(work, lambda: None, done)

    def _put(self, question: str, key: bytes, value: Any, n: int) -> None:
        rows = ((key, value), (count_key(self.code, question), n))
        self._store.put([(self.code, question, *row) for row in rows])

    def _type(self, work: Callable[[], str], then: News, done: Told) -> None:
        """Run `work` in the one thread that writes; it returns the key of a problem, or ""."""

        def heard(outcome: Any) -> None:
            if isinstance(outcome, Exception):
                return done([Problem("answer.not_saved")])
            if outcome:
                return done([Problem(outcome, "slip")])
            then()
            done([])
            self._pace(self.tell_news)

        self._writes.run(work, heard)
