"""tell: an open question of a survey. Its words are never on a board; ten answers show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from ..problem import Problem
from ..results import Item, Texts
from .step import LONGEST_IDEA, OPEN_MINIMUM, Step, Writing, alphabetical, words


@dataclass(frozen=True, kw_only=True)
class Tell(Step):
    """One text a person, told to the survey and not to the room."""

    minimum: ClassVar[int] = OPEN_MINIMUM
    on_board: ClassVar[bool] = False
    writing: ClassVar[Writing] = "all"
    late: ClassVar[bool] = True
    kind: Literal["tell"]
    question: str

    def check(self, raw: Any, items: tuple[Item, ...]) -> tuple[str, list[Problem]]:
        """Accepts words."""
        return words(raw, "words", LONGEST_IDEA, "tell.empty")

    def tally(self, answers: Iterable[str], items: tuple[Item, ...]) -> Texts:
        """All texts, in the alphabet's order."""
        given = list(answers)
        return Texts(len(given), alphabetical((("", "", text) for text in given), self.id))
