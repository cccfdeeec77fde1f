"""score: from 0 to 10 for each question. Only the bands of the scores are counted."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from ..problem import Problem
from ..results import Counts, Item
from .step import SURVEY_MINIMUM, Step, grouped, surveyed

Band = Literal["very_low", "low", "medium", "high", "very_high"]
BANDS: tuple[Band, Band, Band, Band] = ("low", "medium", "high", "very_high")
HIGHEST = 10


@dataclass(frozen=True, kw_only=True)
class Score(Step):
    """`statements` (id: words); `bands` (id: the first score of each of the four bands).

    `names`: what the bands are called. `ends` are the words for 0 and for 10.
    """

    minimum: ClassVar[int] = SURVEY_MINIMUM
    judged: ClassVar[bool] = True
    late: ClassVar[bool] = True
    asks_group: ClassVar[bool] = True
    kind: Literal["score"]
    question: str
    statements: dict[str, str]
    ends: tuple[str, str]
    bands: dict[str, tuple[int, int, int, int]]
    names: tuple[Band, Band, Band, Band] = BANDS

    @property
    def items(self) -> tuple[Item, ...]:
        """The statements as items."""
        return tuple(Item(id, text) for id, text in self.statements.items())

    def check(self, raw: Any, items: tuple[Item, ...]) -> tuple[dict[str, Any], list[Problem]]:
        """Accepts {"given": {statement: 0-10}, "group": role group or ""}, one or more given."""
        value, problems = surveyed(raw, items)
        scores = value["given"].items()
        wrong = [id for id, n in scores if type(n) is not int or not 0 <= n <= HIGHEST]
        return value, problems + [Problem("score.no_score", id) for id in wrong]

    def band(self, id: str, score: int) -> str:
        """The band of a score: the last one that begins at or below it."""
        begun = [name for name, n in zip(self.names, self.bands[id], strict=True) if n <= score]
        return begun[-1]

    def tally(self, answers: Iterable[dict[str, Any]], items: tuple[Item, ...]) -> Counts:
        """For each question how many people are in each band, in all and by role group."""

        def count(of: list[dict[str, Any]]) -> tuple[tuple[int, ...], ...]:
            scores = ([a["given"][i.id] for a in of if i.id in a["given"]] for i in items)
            banded = (
                [self.band(item.id, n) for n in each]
                for item, each in zip(items, scores, strict=True)
            )
            return tuple(tuple(map(each.count, self.names)) for each in banded)

        given = list(answers)
        by_group = grouped(given, count)
        return Counts(len(given), items, self.names, count(given), by_job=True, by_group=by_group)
