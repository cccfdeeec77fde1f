"""One phone for a pair or a table: boards and forms speak of it, in every workshop of the kit."""

import pytest

from tests.screens.stage import Stage, loaded
from workshop_kit.content import library_paths

STEPS = [
    (name, step)
    for name, path in library_paths().items()
    for step in loaded(path).activities
    if step.asks and loaded(path).manner == "hall"
]
TOGETHER = [(name, step.id) for name, step in STEPS if step.by != "alone"]


@pytest.fixture
def at(stage):
    """A stage whose room is at this step of this workshop."""

    def there(name, id) -> Stage:
        made = Stage(library_paths()[name])
        made.go(id)
        return made

    return there


@pytest.mark.parametrize(("name", "id"), TOGETHER)
def test_a_step_for_a_table_asks_nobody_to_write_alone_or_in_silence(at, name, id):
    room = at(name, id)
    by = room.room.state.activity.by
    one = {"table": "writes for the table", "pairs": "answers for the two of you"}[by]
    how = room.board().shown.data["how"]
    assert one in how and "silence" not in how and "your phone" not in how.casefold()
    first = room.phone().shown.data["rules"][0]
    assert first.startswith("One device ")


def test_a_step_for_everybody_says_nothing_of_a_table(at):
    room = at("feedback_and_marking", "purposes")
    assert room.board().shown.data["how"].startswith("Write on your phone, in silence.")
    assert "table" not in " ".join(room.phone().shown.data["rules"])


def test_the_kits_own_columns_are_named_where_a_workshop_has_none_of_its_own(at):
    how = at("feedback_and_marking", "sort").board().shown.data["how"]
    assert how.endswith("Keep, Streamline, Stop.")
