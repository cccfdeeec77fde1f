"""Every word that a form's script takes from `words` is handed to it."""

import re
from pathlib import Path

import pytest

from tests.screens.own_rooms import BETWEEN_TWO, ENTRIES
from tests.screens.stage import Stage
from workshop_kit.screens import activities

FOLDER = Path(activities.__file__).parent
BEFORE = {"form": "collections", "moves": "year"}  # what gives the items
ENTRY = {
    "collections": {"asked_by": "law", "minutes": 5, "times": 3, "people": 2, "used": "class"},
    "year": {"week": 16, "group": "Teachers", "weight": "heavy", "fixed": False, "why": ""},
}
FORMS = {
    "collections": ("record",),
    "form": ("sort",),
    "marks": ("place",),
    "year": ("year", "record"),
    "moves": ("move",),
    "talk": ("notes",),
}


PICTURES = {"as_table", "low", "high", "notes_here", "print"}  # words of results


def taken(kinds: tuple[str, ...]) -> set[str]:
    """Names such as words.more, but for those of a number or of a side."""
    script = "\n".join((FOLDER / f"{kind}.js").read_text("utf-8") for kind in kinds)
    counted = re.findall(r'plural\(words, "(\w+)"', script)
    ends = {f"{name}_{end}" for name in counted for end in ("one", "many")}
    return ends | set(re.findall(r"\bwords\.(\w+)", script)) - PICTURES


@pytest.mark.parametrize("activity", FORMS)
def test_a_form_is_given_every_word_it_draws(stage, activity):
    room = Stage(BETWEEN_TWO if activity == "talk" else ENTRIES)
    phone = room.phone()
    if activity in BEFORE:
        room.go(BEFORE[activity])
        room.answers(*[[{"name": "Reports", **ENTRY[BEFORE[activity]]}]] * 3)
    room.go(activity)
    assert phone.shown.data["kind"] == FORMS[activity][0]
    assert taken(FORMS[activity]) - set(phone.shown.data["words"]) == set()
