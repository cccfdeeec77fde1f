"""A plan may be taken out of a room that still runs: its file is read and told the same again."""

from typing import Any

import pytest

from tests.sample import HELD_ON, SAMPLES, Afternoon
from workshop_kit.exports.json_file import read_json, write_record
from workshop_kit.exports.record import Record


class Midway(Afternoon):
    """Takes the plan out of its room whenever a part has begun."""

    def __init__(self, name: str, people: int) -> None:
        self.taken: list[bytes] = []
        super().__init__(name, people)

    def add(self, kind: str, **body: Any) -> None:
        super().add(kind, **body)
        if kind in ("started", "ran"):
            self.taken.append(write_record(Record(self.state, HELD_ON)))


@pytest.mark.parametrize("name", sorted(path.stem for path in SAMPLES.glob("*.jsonl")))
def test_while_any_part_runs_the_file_that_is_taken_can_be_read(name):
    room = Midway(name, 9)
    room.play()
    assert room.taken
    for body in room.taken:
        assert write_record(read_json(body)) == body
