"""Writing without waiting: one thread commits; answers that arrive together share a transaction."""

import logging
import queue
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from itertools import groupby
from typing import Any

from ..ports import SchoolStore
from .sqlite import Answer, StoreError

Done = Callable[[Any], None]
log = logging.getLogger(__name__)
AGAIN = 0.5  # seconds between two looks at the store
Deliver = Callable[[Callable[[], None]], Any]


class WritesAtOnce:
    """Writes on the spot: for practice rooms and the command line."""

    def __init__(self, store: SchoolStore) -> None:
        self._store = store

    def put(self, answer: Answer, done: Done) -> None:
        """Keep one answer."""
        self.run(lambda: self._store.put([answer]), done)

    def run(self, work: Callable[[], Any], done: Done) -> None:
        """Do `work` now."""
        done(_outcome(work))


class Writer:
    """Writes in one thread, in the order of asking; `deliver` brings outcomes to the asking one.

    `heed` hears, there too, which `trouble` the store is in, as soon as it is another.
    """

    def __init__(self, store: SchoolStore, deliver: Deliver) -> None:
        self.heed: Callable[[str], None] = lambda trouble: None
        self._store = store
        self._deliver = deliver
        self._trouble = ""
        self._looked = time.monotonic()
        self._waiting: queue.SimpleQueue[tuple[Any, Done]] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="writer", daemon=True)
        self._thread.start()

    def put(self, answer: Answer, done: Done) -> None:
        """Keep one answer; `done` is called once it is on disk."""
        self._waiting.put((answer, done))

    def run(self, work: Callable[[], Any], done: Done) -> None:
        """Do `work` after everything that was asked before it."""
        self._waiting.put((work, done))

    def stop(self) -> None:
        """Finish what was asked, then end the thread."""
        self._waiting.put((None, lambda outcome: None))
        self._thread.join()

    def _work(self) -> None:
        while self._do(self._asked()):
            self._look()

    def _do(self, asked: list[tuple[Any, Done]]) -> bool:
        """False where a job is to stop. Apart from `_work`: a thread that waits must not
        hold who asked last, whose page may be closed by then."""
        going = True
        for together, jobs in groupby(asked, key=lambda job: isinstance(job[0], tuple)):
            if together:
                self._put_all(list(jobs))
            else:
                for work, done in jobs:
                    going = self._run(work, done) and going
        return going

    def _asked(self) -> list[tuple[Any, Done]]:
        """Waits for a job, then takes all that are waiting."""
        jobs = [self._first()]
        while not self._waiting.empty():
            jobs.append(self._waiting.get())
        return jobs

    def _first(self) -> tuple[Any, Done]:
        while True:
            try:
                return self._waiting.get(timeout=AGAIN)
            except queue.Empty:
                self._look()

    def _look(self) -> None:
        """Now and then, however busy: whether the store is still there, and deleted answers not."""
        if time.monotonic() - self._looked < AGAIN:
            return
        self._looked = time.monotonic()
        trouble = _outcome(self._store.look)
        if isinstance(trouble, str) and trouble != self._trouble:
            self._trouble = trouble
            self._deliver(lambda: self.heed(trouble))

    def _run(self, work: Any, done: Done) -> bool:
        if work is not None:
            self._tell([(done, _outcome(work))])
        return work is not None

    def _put_all(self, jobs: list[tuple[Answer, Done]]) -> None:
        outcome = _outcome(lambda: self._store.put([answer for answer, _ in jobs]))
        self._tell([(done, outcome) for _, done in jobs])

    def _tell(self, outcomes: list[tuple[Done, Any]]) -> None:
        def deliver() -> None:
            # Each hears of its own, whatever another one raises; the last to be pushed is first.
            with ExitStack() as told:
                for done, outcome in reversed(outcomes):
                    told.callback(done, outcome)

        self._deliver(deliver)


def _outcome(work: Callable[[], Any]) -> Any:
    """What `work` returns, or the error it met: the thread outlives it, whoever asked is told."""
    try:
        return work()
    except StoreError as error:
        return error
    except Exception as error:
        # Never the message: it may quote an answer.
        log.error("the writer met %s", type(error).__name__)
        return error
