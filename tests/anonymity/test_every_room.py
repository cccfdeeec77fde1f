"""Every possible small room of the kinds that show the whole room: what its picture gives away.

No picture tells which answers are of one person, nor what few answered to an item.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import replace
from itertools import combinations_with_replacement, product
from typing import Any

import pytest

from tests.domain.made import AGREE, MOVE, PLACE, RECALL, RECORD, YEAR
from workshop_kit.domain.activities.place import NOT_MINE
from workshop_kit.domain.activities.record import Record
from workshop_kit.domain.activities.year import Year
from workshop_kit.domain.disclosure import disclose
from workshop_kit.domain.results import Item, Result

ITEMS = (Item("i", "I"), Item("j", "J"))
SAID = {
    "place": [[4, 1], [1, 4], NOT_MINE],
    "move": [3, "stay"],
    "recall": ["done", "not_done"],
}
REASONS = [("yes", ""), ("worry", "Time"), ("cannot", "Law")]
UNSAID = {"None", repr(NOT_MINE)}  # of the few whose job an item is these say nothing
AGREED = [{"step": step, "reason": reason} for step, reason in REASONS]
ENTRIES = [
    {"name": name, "asked_by": "law", "minutes": n, "times": 1, "where": ""}
    for name, n in (("Log", 5), ("log", 9), ("Register", 5))
]
EVENTS = [
    {"name": name, "week": week, "group": "Teachers", "weight": "light", "fixed": False, "why": ""}
    for name, week in (("Reports", 3), ("Reports", 4), ("Fair", 3))
]


def answers_to(step: Any) -> list[Any]:
    """All that one phone can send: to two items, or some of three entries."""
    if isinstance(step, Record | Year):
        all = ENTRIES if isinstance(step, Record) else EVENTS
        picked = product((False, True), repeat=len(all))
        return [[e for e, so in zip(all, p, strict=True) if so] for p in picked if any(p)]
    each = [*SAID[step.kind], None] if step.kind in SAID else AGREED
    pairs = product(each, repeat=len(ITEMS))
    named = (dict(zip("ij", pair, strict=True)) for pair in pairs)
    kept = ({id: said for id, said in one.items() if said is not None} for one in named)
    return [one for one in kept if one]


def parts(room: tuple[Any, ...]) -> Hashable:
    """What was said in all, without who said what together."""
    flat = (one.items() if isinstance(one, dict) else enumerate(one) for one in room)
    said = Counter(
        repr(part if isinstance(room[0], dict) else part[1]) for one in flat for part in one
    )
    return frozenset(said.items())


def pictures(step: Any, minimum: int) -> dict[Result, list[tuple[Any, ...]]]:
    """All rooms of four by what they show."""
    alike = defaultdict(list)
    for room in combinations_with_replacement(answers_to(step), 4):
        alike[disclose(step.tally(room, ITEMS), minimum)].append(room)
    return alike


PASSED = [PLACE, MOVE, RECALL]  # in these an item may be passed over
KINDS = [*PASSED, AGREE, replace(RECORD, by="alone"), replace(RECORD, by="pairs"), YEAR]


@pytest.mark.parametrize("step", KINDS, ids=lambda step: f"{step.kind}-{step.by}")
def test_who_gave_which_two_answers_together_changes_no_picture(step):
    told = defaultdict(set)
    for shown, rooms in pictures(step, 3).items():
        for room in rooms:
            told[parts(room)].add(shown)
    assert len(told) > 50
    assert [said for said, shown in told.items() if len(shown) > 1] == []


def few_told(alike: dict[Any, list[Any]]) -> Iterator[Any]:
    """(picture, item, option): what certainly somebody chose of an item that few answered."""
    for shown, rooms in alike.items():
        for id in shown.hidden:
            chosen = [{repr(answer.get(id)) for answer in room} - UNSAID for room in rooms]
            yield from ((shown, id, option) for option in set.intersection(*chosen))


@pytest.mark.parametrize("minimum", [2, 3])
@pytest.mark.parametrize("step", PASSED, ids=lambda step: step.kind)
def test_who_tries_every_room_of_four_never_knows_that_one_of_few_chose_an_option(step, minimum):
    alike: dict[Any, list[Any]] = pictures(step, minimum)
    assert sum(bool(shown.hidden) for shown in alike) > 10
    assert list(few_told(alike)) == []
