"""What can be worked out of a page's picture about few people, by linear programming.

The attacker has the whole event that closed the page (all that any screen, file or filter can ever
draw from), the number of people in each role group, and which groups are asked.
"""

from collections.abc import Iterator, Mapping
from itertools import combinations
from math import ceil, floor
from typing import Any

import numpy as np
from scipy.optimize import linprog

from workshop_kit.domain.activities.place import NOT_MINE

NOBODY = ""  # who named no role group
Truth = Mapping[str, Mapping[str, list[int]]]  # item: {group: people by option}, never shown


class Page:
    """The picture of one page as equations between the people of each group, by item."""

    def __init__(self, result: dict[str, Any], heads: Mapping[str, int], minimum: int) -> None:
        self.result = result
        self.minimum = minimum
        self.groups = [*sorted(heads), NOBODY]
        self.heads = {**heads, NOBODY: result["answered"]}
        self.shown = {group["name"]: group for group in result["by_group"]}
        self.options = result["options"]
        self.mine = [n for n, option in enumerate(self.options) if option != NOT_MINE]

    def visible(self, n: int) -> dict[str, list[int]]:
        """The groups that the n-th item shows, with their rows."""
        id = self.result["items"][n]["id"]
        rows = {name: g["counts"][n] for name, g in self.shown.items() if id not in g["hidden"]}
        return {} if id in self.result["hidden"] else rows

    def rest(self, n: int) -> list[int]:
        """What all groups together chose that the n-th item does not show, by option."""
        whole = self.result["counts"][n]
        return [whole[o] - sum(row[o] for row in self.visible(n).values()) for o in self.mine]

    def few(self, n: int, truth: Truth) -> Iterator[tuple[str, ...]]:
        """Every set of unseen groups of which fewer than the minimum spoke, but somebody did."""
        unseen = [group for group in self.groups if group not in self.visible(n)]
        rows = truth[self.result["items"][n]["id"]]
        for size in range(1, len(unseen) + 1):
            for some in combinations(unseen, size):
                if 0 < sum(rows[group][o] for group in some for o in self.mine) < self.minimum:
                    yield some

    def bounds(self, n: int, some: tuple[str, ...], option: int) -> tuple[int, int]:
        """The least and the most people of `some` groups who can have chosen an option."""
        wanted = np.zeros(self._size)
        for group in some:
            wanted[self._at(group, option)] = 1
        low, high = (sign * self._least(n, sign * wanted) for sign in (1, -1))
        return ceil(low - 1e-6), floor(high + 1e-6)

    @property
    def _size(self) -> int:
        return len(self.groups) * (len(self.options) + 1)

    def _at(self, group: str, option: int) -> int:
        """The variable: people of the group who chose the option; at the end who answered."""
        return self.groups.index(group) * (len(self.options) + 1) + option

    def _least(self, n: int, wanted: Any) -> float:
        every = range(len(self.options))
        equal, sums = [self._row({self._at(g, len(every)): 1 for g in self.groups})], []
        values = [self.result["answered"]]
        if self.result["items"][n]["id"] not in self.result["hidden"]:
            equal += [self._row({self._at(g, o): 1 for g in self.groups}) for o in every]
            values += self.result["counts"][n]
        else:
            sums.append(self._row({self._at(g, o): 1 for g in self.groups for o in self.mine}))
        most = [self.minimum - 1] * len(sums)
        for group in self.groups:
            sums.append(
                self._row(
                    {**{self._at(group, o): 1 for o in every}, self._at(group, len(every)): -1}
                )
            )
            most.append(0)
        found = linprog(wanted, sums, most, equal, values, self._limits(n), method="highs")
        assert found.success, found.message
        return float(found.fun)

    def _row(self, at: Mapping[int, int]) -> Any:
        row = np.zeros(self._size)
        for place, factor in at.items():
            row[place] = factor
        return row

    def _limits(self, n: int) -> list[tuple[float, float]]:
        limits: list[tuple[float, float]] = []
        for group in self.groups:
            row = self.visible(n).get(group)
            limits += [(v, v) for v in row] if row else [(0, self.heads[group])] * len(self.options)
            limits.append(self._answered(group))
        return limits

    def _answered(self, group: str) -> tuple[float, float]:
        if group in self.shown:
            return (self.shown[group]["answered"],) * 2
        if group in self.result["silent"]:
            return 0, 0
        return (0 if group == NOBODY else 1), self.heads[group]


def recovered(page: Page, truth: Truth) -> list[tuple[Any, ...]]:
    """(item, groups, option, people) of everything that follows exactly about few people.

    What nobody of the rest chose, or all of them, follows for everybody in it: the rest is never
    smaller than the minimum.
    """
    found = []
    for n, item in enumerate(page.result["items"]):
        rest = page.rest(n)
        if item["id"] not in page.result["hidden"] and sum(v > 0 for v in rest) < 2:
            continue
        for some in page.few(n, truth):
            for o in page.mine:
                if item["id"] in page.result["hidden"] or rest[page.mine.index(o)]:
                    low, high = page.bounds(n, some, o)
                    if low == high:
                        found.append((item["id"], some, page.options[o], low))
    return found
