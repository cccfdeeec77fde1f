"""year: what falls in which school week, on whom, how heavy, and what cannot move."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any, ClassVar, Literal

from ..problem import Problem
from ..results import Happening, Item, Weeks
from .step import LONGEST_LINE, Step, Writing, words

# School weeks of the six half terms, 39 in all: the kit's own round numbers. A school's own
# calendar may differ by a week here or there.
HALF_TERMS = {
    "autumn_1": 7,
    "autumn_2": 7,
    "spring_1": 6,
    "spring_2": 6,
    "summer_1": 6,
    "summer_2": 7,
}
WEEKS = sum(HALF_TERMS.values())
WEIGHTS = {"light": 1, "middle": 2, "heavy": 3}


@dataclass(frozen=True, kw_only=True)
class Year(Step):
    """Each device writes up to `most` events; `groups` are those on whom work can fall.

    `known` names are offered to pick.
    """

    writing: ClassVar[Writing] = "all"
    kind: Literal["year"]
    question: str
    groups: tuple[str, ...]
    known: tuple[str, ...] = ()
    most: int = 4

    def check(self, raw: Any, items: tuple[Item, ...]) -> tuple[list[Any], list[Problem]]:
        """Accepts a list of {name, week: 1-39, group, weight, fixed: bool, why}; drops empty ones.

        What cannot move says why.
        """
        if not isinstance(raw, list) or not all(isinstance(one, Mapping) for one in raw):
            return [], [Problem("answer.not_understood")]
        filled = [(n, one) for n, one in enumerate(raw, 1) if any(v != "" for v in one.values())]
        if len(filled) > self.most:
            return [], [Problem("record.too_many", about={"most": self.most})]
        if not filled:
            return [], [Problem("record.empty", "1-name")]
        checked = [self._check_one(n, one) for n, one in filled]
        return [value for value, _ in checked], [p for _, found in checked for p in found]

    def _check_one(self, n: int, one: Mapping[Any, Any]) -> tuple[dict[str, Any], list[Problem]]:
        name, problems = words(one.get("name", ""), f"{n}-name", LONGEST_LINE, "record.no_name")
        week, group, weight = one.get("week"), one.get("group"), one.get("weight")
        fixed = one.get("fixed")
        if type(week) is not int or not 1 <= week <= WEEKS:
            problems = [*problems, Problem("year.no_week", f"{n}-week")]
        if group not in self.groups:
            problems = [*problems, Problem("year.no_group", f"{n}-group")]
        if not isinstance(weight, str) or weight not in WEIGHTS:
            problems = [*problems, Problem("year.no_weight", f"{n}-weight")]
        if not isinstance(fixed, bool):
            problems = [*problems, Problem("year.no_fixed", f"{n}-fixed")]
        empty = "year.no_why" if fixed is True else ""
        why, found = words(one.get("why", ""), f"{n}-why", LONGEST_LINE, empty)
        value = {"name": name, "week": week, "group": group, "weight": weight, "fixed": fixed}
        return {**value, "why": why}, problems + found

    def tally(self, answers: Iterable[list[Any]], items: tuple[Item, ...]) -> Weeks:
        """All events by week, then in the alphabet's order, equal ones counted."""
        given = list(answers)
        said = [one for answer in given for one in {_order(one): one for one in answer}.values()]
        alike = [(one, sum(1 for _ in same)) for one, same in groupby(sorted(said, key=_order))]
        first: dict[tuple[int, str], str] = {}
        events = []
        for n, (one, count) in enumerate(alike, 1):
            event = first.setdefault((one["week"], one["name"].casefold()), f"{self.id}-{n}")
            events.append(Happening(f"{self.id}-{n}", count=count, event=event, **one))
        return Weeks(len(given), self.groups, tuple(events))

    def leading(self, result: Weeks, most: int) -> tuple[Item, ...]:
        """Events that more say could move than could not, those in the fullest weeks first."""
        alike: dict[str, list[Happening]] = {}
        for event in result.events:
            alike.setdefault(event.event, []).append(event)
        free = [each[0] for each in alike.values() if sum(map(_votes, each)) > 0]
        full = {week: sum(each.values()) for week, each in weighed(result.events).items()}
        ranked = sorted(free, key=lambda event: -full[event.week])
        return tuple(Item(event.id, event.name) for event in ranked)[:most]


def weeks() -> range:
    """The school weeks, from 1."""
    return range(1, WEEKS + 1)


def half_term(week: int) -> tuple[str, int]:
    """The half term of a school week (1-39), and which of its weeks it is, from 1."""
    for name, long in HALF_TERMS.items():
        if week <= long:
            return name, week
        week -= long
    raise ValueError(week)


def weighed(events: Iterable[Happening]) -> dict[int, dict[tuple[str, str], int]]:
    """For each week {(group, event): 1, 2 or 3}: once, as heavy as most devices wrote."""
    said: dict[int, dict[tuple[str, str], Counter[int]]] = {}
    for one in events:
        week = said.setdefault(one.week, {})
        week.setdefault((one.group, one.event), Counter())[WEIGHTS[one.weight]] += one.count
    return {week: {place: _most(n) for place, n in each.items()} for week, each in said.items()}


def _most(said: Counter[int]) -> int:
    """The weight that most chose, the heavier of equals."""
    return max(said, key=lambda weight: (said[weight], weight))


def _votes(event: Happening) -> int:
    return -event.count if event.fixed else event.count


def _order(one: dict[str, Any]) -> tuple[Any, ...]:
    rest = (one["name"], one["group"], one["weight"], one["fixed"], one["why"])
    return (one["week"], one["name"].casefold(), *rest)
