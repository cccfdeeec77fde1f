"""One live run of a workshop: phones answer, the desk steers, every change is an event.

A Room holds the one State that all its screens share. It is used from one thread only;
writes happen elsewhere and their outcome comes back to this thread.
"""

from collections import Counter, deque
from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import partial
from typing import Any

from .domain import sealing, story
from .domain import slips as hat
from .domain.answer_keys import answer_key, count_key
from .domain.problem import Problem
from .domain.story import Event, State
from .domain.timing import held_anew, rest_from
from .ports import News, Row, Store, Told, Writes
from .sittings import Sittings
from .steering import Steering
from .typed import TypedIn


def _at_once(news: News) -> None:
    news()


class Room(Steering, Sittings, TypedIn):
    """`state` is what is so; `observe` hears of every change; the verbs below change it."""

    def __init__(
        self, state: State, store: Store, writes: Writes, pace: Callable[[News], None] = _at_once
    ) -> None:
        self.code = state.code
        self._store = store
        self._writes = writes
        self._pace = pace  # how often the number of answers is told: in a hall twice a second
        self._news: list[News] = []
        self._closing: str | None = None
        self._sealing = False
        self._turns: deque[Callable[[], None]] = deque()
        self._underway = 0  # events that are being written
        self._unread: list[tuple[Row, Told]] = []  # written, and still to be told: see `catch_up`
        self.trouble = ""  # of the store, as store/sqlite.py names it
        self.places: dict[str, str] = {}  # where each phone is in a room open for days; unwritten
        self.told_late: set[str] = set()  # phones that read what holds for late answers; unwritten
        self.boards: dict[str, int] = {}  # the pages that each board needs; unwritten
        self.page = ("", 0)  # what all boards have turned to, and its page; unwritten
        self.kept: Counter[str] = Counter()  # answers of each phone, by its number; unwritten
        self._present: Counter[str] = Counter()  # numbers of phones: never shown, never written
        self.state = story.tell(state, [Event(*row) for row in store.after(self.code, state.n)])
        self._keys = self._kept_keys()

    @property
    def answered(self) -> int:
        """How many devices answered the activity at hand; of a room open for days, any one most."""
        return max(map(len, self._keys.values()), default=0)

    def answered_to(self, activity: str) -> int:
        """How many devices answered this open activity of a room that is open for days."""
        return len(self._keys.get(activity, ()))

    def _kept_keys(self) -> dict[str, set[bytes]]:
        taken = [a.id for a in self.state.workshop.activities if self.state.takes(a.id)]
        taken += [step.id for step in self.state.asking.steps] if self.state.asking else []
        counts = {id: count_key(self.code, id) for id in taken}
        return {id: self._store.answered(self.code, id) - {counts[id]} for id in taken}

    @property
    def joined(self) -> int:
        """How many different phones have their page open."""
        return len(self._present)

    def arrive(self, number: str) -> Callable[[], None]:
        """The phone with this number opened its page; returns what says that it has left."""
        self._present[number] += 1
        self._pace(self.tell_news)

        def leave() -> None:
            self._present[number] -= 1
            self._present += Counter()  # forgets who has no page left
            self._pace(self.tell_news)

        return leave

    def observe(self, news: News) -> Callable[[], None]:
        """Call `news` after every change; returns the function that ends it."""
        self._news.append(news)
        return lambda: self._news.remove(news) if news in self._news else None

    def own(self, number: str, activity: str) -> Any | None:
        """What the phone with this number answered to an open activity, from the store."""
        return self._store.own(self.code, activity, answer_key(number, self.code, activity))

    def answer(self, activity: str, number: str, raw: Any, done: Told) -> None:
        """Check and keep an answer; `done` gets no Problem once it is on disk."""
        untold = self.state.takes_late(activity) and number not in self.told_late
        if not self.state.takes(activity) or self._closing or untold:
            return done([Problem("answer.too_late")])
        if not self.has_voice(number):
            return done([Problem("slips.needed")])
        step = self.state.step(activity)
        value, problems = self.state.check(step, raw)
        if problems:
            return done(problems)
        key = answer_key(number, self.code, activity)

        def kept(outcome: Any) -> None:
            if isinstance(outcome, Exception):
                return done([Problem("answer.not_saved")])
            if self.state.takes(activity):
                self._keys.setdefault(activity, set()).add(key)
            self.kept[number] += 1
            done([])
            self._pace(self.tell_news)

        self._writes.put((self.code, activity, key, value), kept)

    @property
    def asks_slips(self) -> bool:
        """Whether a phone gives a slip before it comes in; after the end anybody may read."""
        return self.state.opening.slips and self.state.phase != "ended"

    def has_voice(self, number: str) -> bool:
        """Whether this phone may answer: it gave a slip, where slips are asked for."""
        if not self.asks_slips:
            return True
        key = hat.voice_key(number, self.code)
        return self._store.own(self.code, hat.QUESTION, key) == hat.VOICE

    def exchange(self, slip: str, number: str, done: Told) -> None:
        """Give the phone with this number a voice for a slip, once: the slip is used then."""
        key, voice = hat.slip_key(hat.read(slip), self.code), hat.voice_key(number, self.code)

        def work() -> str:
            # In the one thread that writes: of a slip given twice at once one is found used.
            found = self._store.own(self.code, hat.QUESTION, key) or "unknown"
            if found == hat.FREE:
                rows = ((key, hat.USED), (voice, hat.VOICE))
                self._store.put([(self.code, hat.QUESTION, *row) for row in rows])
            return str(found)

        def heard(outcome: Any) -> None:
            if isinstance(outcome, Exception):
                return done([Problem("answer.not_saved")])
            done([] if outcome == hat.FREE else [Problem(f"slips.{outcome}", "slip")])

        self._writes.run(work, heard)

    def start(self, activity: str, at: float, done: Told) -> None:
        """Move on to an activity. `at` is now (seconds since 1970); late, it has fewer minutes."""
        if self.state.phase == "open" and self.state.activity and self.state.activity.asks:
            return done([Problem("desk.close_first")])
        if self.state.paced or self.state.workshop.manner == "days":
            return done([Problem("desk.not_live")])
        self._add("started", self._started(activity, at), done)

    def _started(self, activity: str, at: float) -> dict[str, Any]:
        ends = at + 60 * rest_from(self.state, activity, at).minutes[0]
        return {"activity": activity, "at": at, "ends": ends, **held_anew(self.state, at)}

    def close(self, activity: str, done: Told) -> None:
        """Turn the answers of the activity at hand into its result and delete them."""
        self._close(activity, done, lambda closed: closed)

    def pass_by(self, activity: str, at: float, done: Told) -> None:
        """Close an activity that asks nothing here and start what follows: one change, not two."""
        following = self.state.workshop.after(activity)
        if following is None:
            return self.close(activity, done)
        body = self._started(following.id, at)
        self._close(activity, done, lambda _: self._store.append(self.code, "started", body))

    def _close(self, activity: str, done: Told, on: Callable[[Row], Row]) -> None:
        if not self.state.takes(activity) or self._closing:
            return done([Problem("desk.too_late")])
        state, step = self.state, self.state.step(activity)
        kind, seal = sealing.event_of(state, step), partial(sealing.sealed, state, step)
        work = lambda: on(self._store.close(self.code, activity, kind, seal))  # noqa: E731
        self._change(work, self._leave(activity, done))

    def _leave(self, activity: str, done: Told) -> Told:
        self._closing = activity

        def left(problems: Sequence[Problem]) -> None:
            self._closing = None
            done(problems)

        return left

    def run(self, done: Told) -> None:
        """Let phones answer all activities of a room that is open for days."""
        if not self.state.paced or self.state.phase != "waiting":
            return done([Problem("desk.too_late")])
        self._add("ran", {}, done)

    def seal(self, done: Told, at: float = 0.0) -> None:
        """Close every open activity of a room that was open for days, then end it. `at`: now."""
        if not self.state.paced or self.state.phase != "open" or self._sealing:
            return done([Problem("desk.too_late")])
        self._sealing = True

        def sealed(problems: Sequence[Problem]) -> None:
            self._sealing = False
            done(problems)

        self._seal_next(sealed, at)

    def _seal_next(self, done: Told, at: float) -> None:
        """The last one first: while earlier ones are open, the items are those that phones saw."""
        left = [a.id for a in self.state.workshop.activities if self.state.takes(a.id)]
        if not left:
            return self.end(done, at)
        self.close(left[-1], lambda wrong: done(wrong) if wrong else self._seal_next(done, at))

    def end(self, done: Told, at: float = 0.0) -> None:
        """End the room: it takes no answers any more. Slips are counted and deleted. `at`: now."""
        told = partial(self.ended, at=at, done=done)
        if not self.state.opening.slips:
            return self._add("ended", {"at": at}, told)
        counts = lambda kept: {"at": at, "slips": asdict(hat.counted(kept))}  # noqa: E731
        self._change(partial(self._store.close, self.code, hat.QUESTION, "ended", counts), told)

    def _add(self, kind: str, body: dict[str, Any], done: Told) -> None:
        self._change(lambda: self._store.append(self.code, kind, body), done)

    def _change(self, work: Callable[[], Row | Problem], done: Told) -> None:
        """Write the event that `work` adds, then tell it; or what stands in the way."""
        self._underway += 1
        self._writes.run(work, lambda outcome: self._heard(outcome, done))

    def _heard(self, outcome: Any, done: Told) -> None:
        if isinstance(outcome, Exception | Problem):
            self._underway -= 1
            done([outcome if isinstance(outcome, Problem) else Problem("desk.not_saved")])
        else:
            self._read_on(outcome, done)
            self._underway -= 1
            done([])  # before the news: a page that is shown the next button may press it at once
            self.tell_news()
        self._take_turns()

    def _read_on(self, row: Row, done: Told) -> None:
        """Tell an event that was written; if one of a command's before it cannot be read, wait."""
        rows = [row]
        if row[0] != self.state.n + 1:
            try:
                rows = self._store.after(self.code, self.state.n)
            except Exception:
                self._unread.append((row, done))
                raise
        self._fold([Event(*one) for one in rows])

    def in_turn(self, work: Callable[[], None]) -> None:
        """Run `work` once all that was asked before is told: a command rests on the one before."""
        self._turns.append(work)
        self._take_turns()

    def _take_turns(self) -> None:
        while self._turns and not self._underway:
            self._turns.popleft()()

    def heed(self, trouble: str) -> None:
        """The store is in this trouble, or with "" in none."""
        self.trouble = trouble
        try:
            self._keys = self._kept_keys()
        finally:
            self.tell_news()

    def catch_up(self) -> None:
        """Tell what another program has added to the story meanwhile, such as new keys."""
        while self._unread:
            self._heard(*self._unread.pop(0))
        missed = [] if self._underway else self._store.after(self.code, self.state.n)
        if missed:
            self._fold([Event(*row) for row in missed])
            self.tell_news()

    def _fold(self, events: Sequence[Event]) -> None:
        self.state = story.tell(self.state, events)
        self._keys = {id: keys for id, keys in self._keys.items() if self.state.takes(id)}

    def turn(self, of: str, page: int) -> None:
        """Let all boards show this page, from 0, of what is called `of`."""
        self.page = (of, page)
        self.tell_news()

    def need(self, board: str, pages: int) -> None:
        """A board needs so many pages for what it shows; 0 when it is gone."""
        self.boards = {**self.boards, board: pages}
        if not pages:
            del self.boards[board]
        self.tell_news()

    def tell_news(self) -> None:
        """Every screen looks whether what it draws has changed, such as the minutes left."""
        for news in list(self._news):
            news()
