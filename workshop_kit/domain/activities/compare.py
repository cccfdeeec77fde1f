"""compare: the same audit before and now, count beside count. It asks nothing."""

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from ..problem import Problem
from ..results import Item, Nothing
from .step import Step


@dataclass(frozen=True, kw_only=True)
class Compare(Step):
    """The last two rooms of the workshop `of` in this school, as they were at opening.

    Where there were no two, `otherwise` is asked, without points and cards.
    """

    asks: ClassVar[bool] = False
    kind: Literal["compare"]
    question: str
    of: str
    points: tuple[str, ...] = ()
    otherwise: str = ""

    def check(self, raw: Any, items: tuple[Item, ...]) -> tuple[None, list[Problem]]:
        """Accepts nothing."""
        return None, [Problem("answer.nothing_asked")]

    def tally(self, answers: Any, items: tuple[Item, ...]) -> Nothing:
        """Nothing."""
        return Nothing()
