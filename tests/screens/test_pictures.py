"""Every picture has its sentence, and says in a table what it draws."""

import pytest

from tests.sample import Afternoon
from workshop_kit.content import library_paths
from workshop_kit.screens.outcome import outcome

DRAWN = ("place", "rate", "score", "sort", "vote", "agree", "recall", "record", "year", "move")
TABLES = ("table", "tables", "rows", "strip")


@pytest.mark.parametrize("name", library_paths())
def test_every_picture_has_its_sentence_and_says_in_words_what_it_draws(name):
    state = Afternoon(name, 60).play()
    steps = [step for step in state.workshop.activities if step.id in state.results]
    drawn = [outcome(step, state) for step in steps]
    for shown in (one for one in drawn if one["kind"] == "picture"):
        assert shown["sentence"], shown["activity"]
        if shown["of"] in DRAWN:
            found = [shown[place] for place in TABLES if shown.get(place)]
            tables = [one.get("table", one) for at in found for one in listed(at)]
            assert tables, shown["activity"]
            assert all(one["caption"] and one["head"] and one["rows"] for one in tables)


def listed(one):
    return one if isinstance(one, list) else [one]
