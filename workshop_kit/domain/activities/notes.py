"""notes: a conversation at one device. Nothing is kept until both say "that is what we said"."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from ..problem import Problem
from ..results import Item, Text, Texts
from .step import LONGEST_IDEA, Step, mapping, unknown, words

LONGEST_NOTE = 4 * LONGEST_IDEA


@dataclass(frozen=True, kw_only=True)
class Notes(Step):
    """`questions` (id: words). Not anonymous: both know who said what, and both read the notes."""

    minimum: ClassVar[int] = 1
    on_board: ClassVar[bool] = False
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
        """What both agreed was said, in the order of the questions."""
        given = list(answers)
        each = ((item.id, sorted(a["said"].get(item.id, "") for a in given)) for item in items)
        said = [(id, text) for id, texts in each for text in texts if text]
        texts = (Text(f"{self.id}-{n}", text, item=id) for n, (id, text) in enumerate(said, 1))
        return Texts(len(given), tuple(texts))
