"""gather: everybody writes ideas in silence; at closing the room reads them all, from A to Z."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from ..problem import Problem
from ..results import Item, Texts
from .step import LONGEST_IDEA, Step, Writing, alphabetical, words


@dataclass(frozen=True, kw_only=True)
class Gather(Step):
    """`most` ideas a device; `prompts` help those who stare at an empty box."""

    writing: ClassVar[Writing] = "all"
    late: ClassVar[bool] = True
    kind: Literal["gather"]
    question: str
    most: int = 3
    prompts: tuple[str, ...] = ()

    def check(self, raw: Any, items: tuple[Item, ...]) -> tuple[list[str], list[Problem]]:
        """Accepts a list of 1 to `most` ideas; empty ones are dropped, all empty is a Problem."""
        if not isinstance(raw, list):
            return [], [Problem("answer.not_understood")]
        if len(raw) > self.most:
            return [], [Problem("gather.too_many", about={"most": self.most})]
        checked = [words(idea, f"idea-{n}", LONGEST_IDEA, "") for n, idea in enumerate(raw, 1)]
        problems = [problem for _, found in checked for problem in found]
        ideas = [text for text, _ in checked if text]
        if not ideas and not problems:
            problems = [Problem("gather.empty", "idea-1")]
        return ideas, problems

    def tally(self, answers: Iterable[list[str]], items: tuple[Item, ...]) -> Texts:
        """All ideas of all devices; the same words said twice are counted, not repeated."""
        given = list(answers)
        said = (("", "", idea) for ideas in given for idea in dict.fromkeys(ideas))
        return Texts(len(given), alphabetical(said, self.id))
