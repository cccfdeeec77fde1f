"""rate: one page of a survey. One choice for each statement; a page can be skipped as a whole."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

from ..problem import Problem
from ..results import Counts, Item
from ..spread import divided
from .place import NOT_MINE
from .step import SURVEY_MINIMUM, Step, grouped, surveyed


@dataclass(frozen=True, kw_only=True)
class Rate(Step):
    """`statements` (id: words), each answered by one option of `scale` (id: words).

    `hot` options are findings: later activities take up the statements with most of them.
    `mine` offers "not part of my job", for one statement and for the page. `cards` (statement:
    evidence card) say what a statement rests on; `addressed_by` names the workshop for the page.
    `look`: what is shown; the options of ranges rise, and the report tells their quartiles.
    `first`: what a result begins with, the most findings or the widest gap between role groups.
    """

    minimum: ClassVar[int] = SURVEY_MINIMUM
    judged: ClassVar[bool] = True
    late: ClassVar[bool] = True
    asks_group: ClassVar[bool] = True
    kind: Literal["rate"]
    question: str
    statements: dict[str, str]
    scale: dict[str, str]
    hot: tuple[str, ...] = ()
    mine: bool = True
    cards: dict[str, str] = field(default_factory=dict)
    addressed_by: str = ""
    look: Literal["bars", "months", "ranges"] = "bars"
    first: Literal["findings", "gaps"] = "findings"

    @property
    def items(self) -> tuple[Item, ...]:
        """The statements as items."""
        return tuple(Item(id, text) for id, text in self.statements.items())

    @property
    def card_ids(self) -> tuple[str, ...]:
        """Those of the page, then those on which its statements rest."""
        return tuple(dict.fromkeys((*self.evidence, *self.cards.values())))

    @property
    def options(self) -> tuple[str, ...]:
        """What each statement can be answered with."""
        return (*self.scale, NOT_MINE) if self.mine else tuple(self.scale)

    def check(self, raw: Any, items: tuple[Item, ...]) -> tuple[dict[str, Any], list[Problem]]:
        """Accepts {"given": {statement: option}, "group": role group or ""}, one or more given."""
        value, problems = surveyed(raw, items)
        wrong = [id for id, option in value["given"].items() if not self._has(option)]
        return value, problems + [Problem("rate.no_option", id) for id in wrong]

    def _has(self, option: Any) -> bool:
        return isinstance(option, str) and option in self.options

    def tally(self, answers: Iterable[dict[str, Any]], items: tuple[Item, ...]) -> Counts:
        """For each statement how many people chose each option, in all and by role group."""

        def count(of: list[dict[str, Any]]) -> tuple[tuple[int, ...], ...]:
            chosen = ([a["given"].get(item.id) for a in of] for item in items)
            return tuple(tuple(map(each.count, self.options)) for each in chosen)

        given = list(answers)
        return Counts(
            len(given),
            items,
            self.options,
            count(given),
            by_job=True,  # a statement may be passed over: few answer it then
            labels=tuple(self.scale.values()),
            by_group=grouped(given, count),
        )

    def found(self, row: Sequence[int]) -> tuple[int, int]:
        """Of the counts of a statement: how many chose a hot option, and how many spoke at all."""
        spoke = row[: len(self.scale)]
        hot = (n for n, option in zip(spoke, self.scale, strict=True) if option in self.hot)
        return sum(hot), sum(spoke)

    def is_divided(self, row: Sequence[int]) -> bool:
        """Whether a quarter each chose the findings and the end that is none; or the two ends."""
        spoke, (hot, all) = row[: len(self.scale)], self.found(row)
        if not self.hot:
            return divided(spoke[0], spoke[-1], all)
        ends = (spoke[0], spoke[-1]), (next(iter(self.scale)), next(reversed(self.scale)))
        cold = [n for n, option in zip(*ends, strict=True) if option not in self.hot]
        return bool(cold) and divided(cold[0], hot, all)

    def leading(self, result: Counts, most: int) -> tuple[Item, ...]:
        """Statements by how many chose a hot option."""
        rows = zip(result.items, result.counts, strict=True)
        ranked = sorted(rows, key=lambda row: self.found(row[1])[0], reverse=True)
        return tuple(item for item, _ in ranked)[:most]

    def ranked(self, result: Counts) -> tuple[Item, ...]:
        """All statements in the order in which a result shows them; months keep that of the year.

        What nobody was counted for stands last.
        """
        if self.look == "months":
            return result.items
        rows = zip(result.items, result.counts, strict=True)
        spoken = {item.id for item, row in rows if self.found(row)[1]}
        return tuple(sorted(self._first(result), key=lambda item: item.id not in spoken))

    def _first(self, result: Counts) -> tuple[Item, ...]:
        if not self.hot:
            return result.items
        found = self.leading(result, len(result.items))
        if self.first == "findings":
            return found
        gaps = {item.id: self.gap(result, n) for n, item in enumerate(result.items)}
        return tuple(sorted(found, key=lambda item: gaps[item.id], reverse=True))

    def joins(self, result: Counts) -> bool:
        """Whether "not part of my job", which people could say, counts there as passed over."""
        return self.mine and bool(result.by_group)

    def gap(self, result: Counts, n: int) -> float:
        """How far apart the role groups are on statement `n`: from 0, alike, to 1.

        It is the widest difference of the shares that chose a hot option; 0 where it is not split.
        """
        shares = [hot / spoke for _, hot, spoke in self.by_group(result, n)]
        return max(shares) - min(shares) if shares else 0.0

    def by_group(self, result: Counts, n: int) -> list[tuple[str, int, int]]:
        """(group, hot, spoke) of statement `n`, for each group that is shown and spoke."""
        id = result.items[n].id
        if id in (*result.unsplit, *result.hidden):
            return []
        shown = [group for group in result.by_group if id not in group.hidden]
        told = [(group.name, *self.found(group.counts[n])) for group in shown]
        return [one for one in told if one[2]]
