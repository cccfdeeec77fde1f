"""Writing without waiting: one thread commits; answers that arrive together share a transaction."""

import logging
import queue
import threading
from collections.abc import Callable
from itertools import groupby
from typing import Any

from .sqlite import Answer, Sqlite, StoreError

Done = Callable[[Any], None]
log = logging.getLogger(__name__)
AGAIN = 0.5  # seconds until the WAL is tried again
Deliver = Callable[[Callable[[], None]], Any]


class WritesAtOnce:
    """Writes on the spot: for practice rooms and the command line."""

    def __init__(self, store: Sqlite) -> None:
        self._store = store

    def put(self, answer: Answer, done: Done) -> None:
        """Keep one answer."""
        self.run(lambda: self._store.put([answer]), done)

    def run(self, work: Callable[[], Any], done: Done) -> None:
        """Do `work` now."""
        done(_outcome(work))


class Writer:
    """Writes in one thread, in the order of asking; `deliver` brings outcomes to the asking one."""

    def __init__(self, store: Sqlite, deliver: Deliver) -> None:
        self._store = store
        self._deliver = deliver
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
            pass

    def _do(self, asked: list[tuple[Any, Done]]) -> bool:
        """False where the last job is to stop. Apart from `_work`: a thread that waits must not
        hold who asked last, whose page may be closed by then."""
        going = True
        for together, jobs in groupby(asked, key=lambda job: isinstance(job[0], tuple)):
            if together:
                self._put_all(list(jobs))
            else:
                for work, done in jobs:
                    going = self._run(work, done)
        return going

    def _asked(self) -> list[tuple[Any, Done]]:
        """Waits for a job, then takes all that are waiting."""
        jobs = [self._first()]
        while not self._waiting.empty():
            jobs.append(self._waiting.get())
        return jobs

    def _first(self) -> tuple[Any, Done]:
        while not self._store.emptied:
            try:
                return self._waiting.get(timeout=AGAIN)
            except queue.Empty:
                self._store.empty_wal()
        return self._waiting.get()

    def _run(self, work: Any, done: Done) -> bool:
        if work is not None:
            self._tell([(done, _outcome(work))])
        return work is not None

    def _put_all(self, jobs: list[tuple[Answer, Done]]) -> None:
        outcome = _outcome(lambda: self._store.put([answer for answer, _ in jobs]))
        self._tell([(done, outcome) for _, done in jobs])

    def _tell(self, outcomes: list[tuple[Done, Any]]) -> None:
        def deliver() -> None:
            for done, outcome in outcomes:
                done(outcome)

        self._deliver(deliver)


def _outcome(work: Callable[[], Any]) -> Any:
    """What `work` returns, or the error it met: the thread outlives it, whoever asked is told."""
    try:
        return work()
    except StoreError as error:
        return error
    except Exception as error:
        log.error(
            "a write failed: %s", type(error).__name__
        )  # never the message: it may quote an answer
        return error
