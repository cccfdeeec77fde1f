"""notes: a conversation at one device. What both said stays with the two of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from ..problem import Problem
from ..results import Item, Texts
from .step import LONGEST_IDEA, Step, Writing, mapping, unknown, words

LONGEST_NOTE = 4 * LONGEST_IDEA


@dataclass(frozen=True, kw_only=True)
class Notes(Step):
    """`questions` (id: words). Not anonymous: both know who said what, and both read the notes.

    While it is open the words wait with the answers, so that the page can be loaded again. Closing
    it deletes them: of a conversation only proposed actions go on.
    """

    minimum: ClassVar[int] = 1
    on_board: ClassVar[bool] = False
    writing: ClassVar[Writing] = "all"
    kind: Literal["notes"]
    question: str
    questions: dict[str, str]

    @property
    def items(self) -> tuple[Item, ...]:
        """The questions as items."""
        return tuple(Item(id, text) for id, text in self.questions.items())

    def check(self, raw: Any, items: tuple[Item, ...]) -> tuple[dict[str, Any], list[Problem]]:
        """Accepts {"said": {question: words}, "agreed": [true, true]}: both have read it."""
        whole, problems = mapping(raw)
        said, wrong = mapping(whole.get("said"))
        problems = problems or [*wrong, *unknown(said, items)]
        value: dict[str, str] = {}
        for id, text in said.items():
            value[id], found = words(text, id, LONGEST_NOTE, "")
            problems += found
        if not any(value.values()) and not problems:
            problems.append(Problem("notes.empty", items[0].id if items else ""))
        if whole.get("agreed") != [True, True] and not problems:
            problems.append(Problem("notes.not_agreed", "agreed"))
        said = {id: text for id, text in value.items() if text}
        return {"said": said, "agreed": [True, True]}, problems

    def tally(self, answers: Iterable[dict[str, Any]], items: tuple[Item, ...]) -> Texts:
        """How many devices wrote something down, and none of their words."""
        return Texts(sum(1 for _ in answers))
