"""The end of a survey moves only while nothing of it is closed: no late batch is exposed."""

from typing import Any

import pytest

from tests.anonymity.survey import OPENING, SURVEY
from workshop_kit.domain.story import State
from workshop_kit.room import Room
from workshop_kit.store import Sqlite, WritesAtOnce
from workshop_kit.store.sqlite import StoreError


class Half(WritesAtOnce):
    """The disk refuses every change after the first `left` ones."""

    left = 99

    def run(self, work: Any, done: Any) -> None:
        self.left -= 1
        if self.left < 0:
            return done(StoreError("store.failed"))
        super().run(work, done)


@pytest.fixture
def survey() -> Any:
    store = Sqlite(":memory:")
    body = {"held_on": "2027-01-04", "keys": {}, "opening": OPENING.to_json()}
    store.append("ROOM", "opened", body)
    room = Room(State("ROOM", "A school", SURVEY), store, Half(store))
    room.run(lambda wrong: None)
    return room, store


def moved(room: Room, until: float) -> list[str]:
    told: list[Any] = []
    room.move_end(until, told.extend)
    return [problem.key for problem in told]


def answered(room: Room, phones: range) -> None:
    for n in phones:
        given = {"given": {"s": "much"}, "group": "Teachers"}
        room.answer("page", f"{n:048x}", given, lambda wrong: None)


def test_however_often_it_moves_the_story_holds_nothing_of_an_answer_before_all_is_closed(survey):
    room, store = survey
    for n in range(6):
        answered(room, range(5 * n, 5 * n + 5))
        assert moved(room, 90_000.0 - n) == []
    kinds = [kind for _, kind, _ in store.after("ROOM")]
    assert kinds == ["opened", "ran", *["moved"] * 6]
    assert all(set(body) == {"until"} for _, kind, body in store.after("ROOM") if kind == "moved")


def test_once_a_part_is_closed_the_end_stays_also_where_the_disk_refused_the_others(survey):
    room, store = survey
    answered(room, range(9))
    room._writes.left = 1
    room.seal(lambda wrong: None)
    room._writes.left = 99
    assert [kind for _, kind, _ in store.after("ROOM")].count("closed") == 1
    assert moved(room, 90_000.0) == ["desk.too_late"]
    room.seal(lambda wrong: None)
    assert room.state.phase == "ended"
    assert moved(room, 90_000.0) == ["desk.too_late"]
