"""What a room asks of outside: a store, somebody who writes to it, and who is told what."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from .domain.problem import Problem

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
    def put(self, answers: Sequence[tuple[str, str, bytes, Any]]) -> None: ...


class Writes(Protocol):
    """Puts an answer or runs a write; `done` hears what came of it, or the error it met."""

    def put(self, answer: tuple[str, str, bytes, Any], done: Done) -> None: ...
    def run(self, work: Callable[[], Any], done: Done) -> None: ...
