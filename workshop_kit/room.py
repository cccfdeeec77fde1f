"""One live run of a workshop: phones answer, the desk steers, every change is an event.

A Room holds the one State that all its screens share. It is used from one thread only;
writes happen elsewhere and their outcome comes back to this thread.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from .domain import completion, counts, disclosure, results, story
from .domain.problem import Problem
from .domain.story import Event, State

Row = tuple[int, str, dict[str, Any]]
News = Callable[[], None]
Told = Callable[[Sequence[Problem]], None]
Done = Callable[[Any], None]


class Store(Protocol):
    """What a room asks of the store; the words are store/sqlite.py's."""

    def close(
        self, room: str, question: str, kind: str, seal: Callable[[list[Any]], dict[str, Any]]
    ) -> Row: ...
    def append(self, room: str, kind: str, body: dict[str, Any]) -> Row: ...
    def after(self, room: str, n: int = 0) -> list[Row]: ...
    def answered(self, room: str, question: str) -> set[bytes]: ...
    def own(self, room: str, question: str, key: bytes) -> Any | None: ...


class Writes(Protocol):
    """Puts an answer or runs a write; `done` hears what came of it, or the error it met."""

    def put(self, answer: tuple[str, str, bytes, Any], done: Done) -> None: ...
    def run(self, work: Callable[[], Any], done: Done) -> None: ...


def _at_once(news: News) -> None:
    news()


class Room:
    """`state` is what is so; `observe` hears of every change; the verbs below change it."""

    def __init__(
        self, state: State, store: Store, writes: Writes, pace: Callable[[News], None] = _at_once
    ) -> None:
        self.code = state.code
        self._store = store
        self._writes = writes
        self._pace = (
            pace  # how often the number of answers is told: at most twice a second in a hall
        )
        self._news: list[News] = []
        self._closing: str | None = None
        self._sealing = False
        self.places: dict[str, str] = {}  # where each phone is in a room open for days; unwritten
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
        return {id: self._store.answered(self.code, id) for id in taken}

    @property
    def joined(self) -> int:
        """How many different phones have their page open."""
        return len(self._present)

    def arrive(self, number: str) -> Callable[[], None]:
        """The phone with this number opened its page; returns what says that it has left."""
        self._present[number] += 1
        self._pace(self._tell_news)

        def leave() -> None:
            self._present[number] -= 1
            self._present += Counter()  # forgets who has no page left
            self._pace(self._tell_news)

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
        if not self.state.takes(activity) or self._closing:
            return done([Problem("answer.too_late")])
        step = self.state.workshop.activity(activity)
        value, problems = self.state.check(step, raw)
        if problems:
            return done(problems)
        key = answer_key(number, self.code, activity)

        def kept(outcome: Any) -> None:
            if isinstance(outcome, Exception):
                return done([Problem("answer.not_saved")])
            if self.state.takes(activity):
                self._keys.setdefault(activity, set()).add(key)
            done([])
            self._pace(self._tell_news)

        self._writes.put((self.code, activity, key, value), kept)

    def start(self, activity: str, at: float, done: Told) -> None:
        """Move on to an activity. `at` is now (seconds since 1970); its timer starts then."""
        if self.state.phase == "open" and self.state.activity and self.state.activity.asks:
            return done([Problem("desk.close_first")])
        if self.state.paced or self.state.workshop.manner == "days":
            return done([Problem("desk.not_live")])
        step = self.state.workshop.activity(activity)
        self._add("started", {"activity": activity, "at": at, "ends": at + 60 * step.minutes}, done)

    def close(self, activity: str, done: Told) -> None:
        """Turn the answers of the activity at hand into its result and delete them."""
        if not self.state.takes(activity) or self._closing:
            return done([Problem("desk.too_late")])
        self._closing = activity
        step = self.state.workshop.activity(activity)
        items = self.state.items(step)

        def seal(answers: list[Any]) -> dict[str, Any]:
            minimum = disclosure.minimum_of(self.state.workshop, step)
            tally = step.tally(answers, items)
            result = disclosure.disclose(tally, minimum, self.state.groups_asked)
            return {"activity": activity, "result": results.to_json(result)}

        def closed(outcome: Any) -> None:
            self._closing = None
            self._heard(outcome, done)

        self._writes.run(lambda: self._store.close(self.code, activity, "closed", seal), closed)

    def run(self, done: Told) -> None:
        """Let phones answer all activities of a room that is open for days."""
        if not self.state.paced or self.state.phase != "waiting":
            return done([Problem("desk.too_late")])
        self._add("ran", {}, done)

    def seal(self, done: Told) -> None:
        """Close every open activity of a room that was open for days, then end it."""
        if not self.state.paced or self.state.phase != "open" or self._sealing:
            return done([Problem("desk.too_late")])
        self._sealing = True

        def sealed(problems: Sequence[Problem]) -> None:
            self._sealing = False
            done(problems)

        self._seal_next(sealed)

    def _seal_next(self, done: Told) -> None:
        """The last one first: while earlier ones are open, the items are those that phones saw."""
        left = [a.id for a in self.state.workshop.activities if self.state.takes(a.id)]
        if not left:
            return self.end(done)
        self.close(left[-1], lambda wrong: done(wrong) if wrong else self._seal_next(done))

    def time(self, ends: float, done: Told) -> None:
        """Let the timer of the activity at hand run until `ends`."""
        self._add("timed", {"ends": ends}, done)

    def talk(self, on: bool, done: Told) -> None:
        """Phones down, or up again."""
        self._add("talked", {"on": on}, done)

    def hold(self, text: str, reason: str, done: Told) -> None:
        """Hold a text or proposal back for a listed reason; an empty reason shows it again."""
        if reason not in ("", *story.HOLD_REASONS):
            return done([Problem("desk.no_reason", text)])
        self._add("held", {"text": text, "reason": reason}, done)

    def group(self, texts: Sequence[str], name: str, done: Told) -> None:
        """Put ideas into the group `name`; an empty name takes them out of their group."""
        self._add("grouped", {"texts": list(texts), "name": name}, done)

    def choose(self, proposals: Sequence[str], done: Told) -> None:
        """Put these proposals to the room."""
        known = {proposal.id for proposal in self.state.proposals}
        step = next((a for a in self.state.workshop.activities if a.kind == "agree"), None)
        if step is None or len(proposals) > step.most or not known.issuperset(proposals):
            return done([Problem("desk.too_many_chosen", about={"most": step.most if step else 0})])
        if step.id in self.state.results or self.state.current == step.id:
            return done([Problem("desk.too_late")])
        self._add("chose", {"proposals": sorted(proposals)}, done)

    def complete(self, action: str, raw: Mapping[str, Any], today: str, done: Told) -> None:
        """What leaders fill in for an action after the hall; fields left out stay as they are.

        `today` is an ISO date: nobody was consulted tomorrow.
        """
        if action not in [known.id for known in self.state.actions]:
            return done([Problem("answer.unknown_item")])
        before = self.state.completions.get(action, {})
        days = completion.Days(self.state.held_on, today)
        changes, problems = completion.check_completion(raw, days, before)
        if problems:
            return done(problems)
        self._add("completed", {"action": action, "changes": changes}, done)

    def count(self, raw: Any, done: Told) -> None:
        """How many people do each job, and for how many weeks a year."""
        jobs, problems = counts.check_jobs(raw)
        if problems:
            return done(problems)
        self._add("counted", {"jobs": jobs}, done)

    def end(self, done: Told) -> None:
        """End the room: the join code no longer takes answers."""
        self._add("ended", {}, done)

    def _add(self, kind: str, body: dict[str, Any], done: Told) -> None:
        work = lambda: self._store.append(self.code, kind, body)  # noqa: E731
        self._writes.run(work, lambda outcome: self._heard(outcome, done))

    def _heard(self, outcome: Any, done: Told) -> None:
        if isinstance(outcome, Exception):
            return done([Problem("desk.not_saved")])
        self._fold([Event(*outcome)])
        done([])  # before the news: a page that is shown the next button may press it at once
        self._tell_news()

    def _fold(self, events: Sequence[Event]) -> None:
        self.state = story.tell(self.state, events)
        self._keys = {id: keys for id, keys in self._keys.items() if self.state.takes(id)}

    def _tell_news(self) -> None:
        for news in list(self._news):
            news()


def answer_key(number: str, code: str, question: str) -> bytes:
    """SHA-256 of number, room and question: no two answers of one phone can be joined by it."""
    return hashlib.sha256(f"{number}\0{code}\0{question}".encode()).digest()
