"""inform: the room reads or talks; phones answer nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from ..problem import Problem
from ..results import Item, Nothing
from .step import Step


@dataclass(frozen=True, kw_only=True)
class Inform(Step):
    """`points` stand on the board and on phones; `question` is what to talk about."""

    asks: ClassVar[bool] = False
    kind: Literal["inform"]
    points: tuple[str, ...]
    question: str = ""

    def check(self, raw: Any, items: tuple[Item, ...]) -> tuple[Any, list[Problem]]:
        """Nothing can be answered here."""
        return None, [Problem("answer.nothing_asked")]

    def tally(self, answers: Iterable[Any], items: tuple[Item, ...]) -> Nothing:
        """No answers, no result."""
        return Nothing()
