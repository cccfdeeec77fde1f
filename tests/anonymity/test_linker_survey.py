"""In rooms that are open for days the linker finds no more than chance either, late answers too."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.anonymity.days import Loot, quick_folder
from tests.anonymity.linker import READINGS, copied_survey, guesses, joins
from tests.anonymity.survey import LATE, WORDED, late, survey
from tests.anonymity.test_linker import KeepsArrivals, Tried, WipesNothing, counted, most, outside
from workshop_kit.store import Sqlite, sqlite

ROOMS, COPIES = 200, 30


def surveys(rooms: int, make: Callable[[Path], Sqlite] = Sqlite) -> Iterator[Loot]:
    for seed in range(rooms):
        with quick_folder() as folder:
            yield survey(seed, folder, make)


@pytest.mark.slow
def test_in_200_surveys_the_linker_finds_no_more_than_chance_late_answers_too():
    found: Tried = (Counter(), Counter())
    for one in surveys(ROOMS):
        counted(guesses(one), found)
        counted(_joins_of_each_time(one), found)
    assert {"order in rooms.db, first by page", "difference of backups"} <= set(found[0])
    assert outside(found) == []


def _joins_of_each_time(loot: Loot) -> Iterator[tuple[str, int]]:
    """Late answers are of others: they are joined with late ones alone."""
    for worded in (WORDED, tuple(map(late, WORDED))):
        loot.worded = worded
        yield from joins(loot)


@pytest.mark.parametrize("make", [KeepsArrivals, WipesNothing])
def test_the_same_linker_succeeds_where_the_order_of_arrival_is_kept(make):
    found: Tried = (Counter(), Counter())
    for one in surveys(5, make):
        counted(guesses(one), found)
    assert most(found) > LATE / 3
    assert outside(found) != []


@pytest.mark.parametrize("quiet", [True, False])
def test_a_copy_of_an_open_survey_tells_no_order_once_nobody_has_answered_for_a_moment(
    quiet, monkeypatch
):
    monkeypatch.setattr(sqlite, "QUIET", -1.0 if quiet else 60.0)
    found: Tried = (Counter(), Counter())
    for one in surveys(COPIES):
        counted(copied_survey(one, WORDED), found)
    assert len(found[0]) == 4 * len(READINGS)
    assert (outside(found) == []) is quiet
    assert quiet or most(found) > 5  # before that moment: as the receipt says


def test_late_answers_counted_and_no_single_one_is_left():
    (one,) = surveys(1)
    assert one.state is not None and set(one.state.added) >= set(WORDED)
    assert all(n == LATE for id, n in one.state.added.items() if id in WORDED)
    late_texts = {text.encode() for id in WORDED for text in one.wrote[late(id)]}
    assert len(late_texts) == LATE * len(WORDED)
    assert all(one.files["rooms.db"].count(text) == 1 for text in late_texts)
    assert not any(text in one.files["log"] for text in late_texts)
