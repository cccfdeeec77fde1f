"""findings: what an audit, or the rooms of this day, found. It asks nothing."""

from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

from ..problem import Problem
from ..results import Item, Nothing
from .step import Step


@dataclass(frozen=True, kw_only=True)
class Findings(Step):
    """`of`: the school's last audit, or the actions of the rooms held on the same day.

    `instead` (id: words) are taken up where this school has held no audit yet, and `otherwise`
    is asked then; points and cards speak of an audit and are left out where it is.
    """

    asks: ClassVar[bool] = False
    kind: Literal["findings"]
    question: str
    of: Literal["audit", "day"] = "audit"
    instead: dict[str, str] = field(default_factory=dict)
    otherwise: str = ""
    points: tuple[str, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """What is taken up without an audit."""
        return tuple(Item(id, text) for id, text in self.instead.items())

    def check(self, raw: Any, items: tuple[Item, ...]) -> tuple[None, list[Problem]]:
        """Accepts nothing."""
        return None, [Problem("answer.nothing_asked")]

    def tally(self, answers: Any, items: tuple[Item, ...]) -> Nothing:
        """Nothing."""
        return Nothing()
