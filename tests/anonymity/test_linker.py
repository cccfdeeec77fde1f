"""Whoever keeps the laptop after the day cannot tell whose answer is whose, nor join two of them.

The linker has the database byte by byte, its WAL, the log, exports, two backups (one taken while
an activity was open), and the true time at which each phone got its "saved" in each activity. It
finds no more than chance does; on stores that keep the order of arrival it succeeds at once.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from math import sqrt
from pathlib import Path
from statistics import NormalDist

import pytest

from tests.anonymity.days import PHONES, WORDED, Loot, every_export, quick_folder, spend
from tests.anonymity.linker import copied, guesses, joins
from workshop_kit.store import Sqlite

ROOMS = 200
Tried = tuple[Counter[str], Counter[str]]


class KeepsArrivals(Sqlite):
    """A store as one would first write it: answers lie as they came, and stay."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._db.execute("CREATE TABLE kept (question TEXT, value TEXT)")

    def put(self, answers) -> None:
        """Keeps each answer in a row of its own as well."""
        super().put(answers)
        rows = [(question, str(value)) for _, question, _, value in answers]
        self._db.executemany("INSERT INTO kept VALUES (?, ?)", rows)


class WipesNothing(Sqlite):
    """The kit's own store without what wipes deleted rows."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._db.execute("PRAGMA secure_delete = OFF")

    def empty_wal(self) -> bool:
        """Leaves the WAL as it is."""
        self.emptied = True
        return True


def days(rooms: int, make: Callable[[Path], Sqlite] = Sqlite) -> Iterator[Loot]:
    for seed in range(rooms):
        with quick_folder() as folder:
            yield spend(seed, folder, make)


def counted(tries: Iterable[tuple[str, int]], so_far: Tried) -> None:
    for how, hits in tries:
        so_far[0][how] += hits
        so_far[1][how] += 1


def band(tried: int, ways: int) -> float:
    """How far from chance the hits of `ways` ways stay in 99 of 100 cases.

    A guess is a permutation of all texts: it hits once, with a variance of one.
    """
    return NormalDist().inv_cdf(1 - 0.01 / ways / 2) * sqrt(tried)


def outside(found: Tried) -> list[str]:
    hits, tried = found
    return [
        f"{how}: {hits[how]} hits, chance has {n}"
        for how, n in tried.items()
        if abs(hits[how] - n) > band(n, len(tried))
    ]


def most(found: Tried) -> float:
    """The hits of the best way, in how many times chance."""
    hits, tried = found
    return max(hits[how] / n for how, n in tried.items())


@pytest.fixture(scope="module")
def linked() -> tuple[Tried, Tried]:
    """What the linker finds in 200 days: from what is left after them, and from an open copy."""
    left: Tried = (Counter(), Counter())
    open_copy: Tried = (Counter(), Counter())
    for day in days(ROOMS):
        counted(guesses(day), left)
        counted(joins(day), left)
        with quick_folder() as folder:
            counted(copied(day, folder), open_copy)
    return left, open_copy


def test_in_200_rooms_the_linker_finds_no_more_than_chance(linked):
    left, _ = linked
    assert len(left[0]) > 20
    assert {"order in rooms.db, first by page", "role group in rooms.db"} <= set(left[0])
    assert outside(left) == []


def test_a_copy_made_while_an_activity_is_open_tells_nothing_of_the_others(linked):
    _, copy = linked
    others = tuple(Counter({h: n for h, n in c.items() if h[:5] == "other"}) for c in copy)
    assert outside(others) == []


def test_in_the_open_activity_itself_it_tells_who_came_first_as_the_receipt_says(linked):
    _, copy = linked
    assert most(copy) > 5


@pytest.mark.parametrize("make", [KeepsArrivals, WipesNothing])
def test_the_same_linker_succeeds_on_a_store_that_keeps_the_order_of_arrival(make):
    found: Tried = (Counter(), Counter())
    for day in days(5, make):
        counted(guesses(day), found)
    assert most(found) > PHONES / 4
    assert outside(found) != []


def test_no_file_holds_anything_of_an_answer_but_what_was_shown_from_a_to_z():
    (day,) = days(1)
    shown = [text.encode() for id in WORDED for text in sorted(day.wrote[id])]
    for name, body in {**every_export(day.state), "log": day.files["log"]}.items():
        found = [text for text in shown if text in body]
        for id in WORDED:
            places = [body.find(text.encode()) for text in sorted(day.wrote[id])]
            there = [at for at in places if at >= 0]
            assert there == sorted(there), (name, id)
        assert name != "log" or found == []
