"""The afternoon of a sample, in a school's folder: what the command line finds there."""

from datetime import date
from pathlib import Path
from typing import Any

from tests.sample import HELD_ON, Afternoon
from workshop_kit.content import library_paths
from workshop_kit.domain.story import State
from workshop_kit.school import School

CODE = "BCDFGH"
NAME = "feedback_and_marking"
AFTER = "2027-02-01"


class Recorded(Afternoon):
    """Keeps its events as they are told."""

    def add(self, kind: str, **body: Any) -> None:
        self.events = [*getattr(self, "events", []), (kind, body)]
        super().add(kind, **body)


def kept_room(folder: Path) -> State:
    """A folder whose room CODE is the sample's afternoon, with its second sitting and its end."""
    told = Recorded(NAME, 10_000)
    told.play()
    school = School(folder, told.state.school)
    text = library_paths()[NAME].read_text("utf-8")
    for kind, body in told.events:
        opened = {"text": text, "workshop": NAME, "school": told.state.school}
        school.store.append(CODE, kind, {**opened, **body} if kind == "opened" else body)
    state = school.told(CODE)
    school.stop()
    assert state.held_on == HELD_ON < AFTER < date.max.isoformat()
    return state
