"""docs/plan_format.schema.json: programs can check a plan's JSON before they read it."""

import json
from copy import deepcopy
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.exports.afternoon import TODAY, played
from tests.reviewed import followed, said
from tests.sample import Afternoon
from workshop_kit import exports
from workshop_kit.domain.review import Asked
from workshop_kit.domain.sealing import sealed
from workshop_kit.exports.record import FORMAT
from workshop_kit.sample import SAMPLES

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "plan_format.schema.json").read_text())
CHECK = Draft202012Validator(SCHEMA)


def data(state):
    return json.loads(exports.file(state, TODAY, "json").body)


def wrong(plan):
    return [f"{error.json_path}: {error.message}"[:200] for error in CHECK.iter_errors(plan)]


@pytest.mark.parametrize("name", sorted(path.stem for path in SAMPLES.glob("*.jsonl")))
def test_every_sample_s_plan_fits_the_schema(name):
    assert wrong(data(Afternoon(name, 10_000).play())) == []


def test_a_plan_with_every_state_and_its_reviews_fits_too():
    assert wrong(data(played().state)) == []
    room = followed("One")
    step = Asked(2, room.state.actions[0].id)
    room.add("reviewed", **sealed(room.state, step, said((8, 1, 1), (5,) * 5, ("A form",))))
    assert wrong(data(room.state)) == []


def test_the_schema_is_one_and_has_the_number_of_the_format():
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["properties"]["format"] == {"const": FORMAT}


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("format",), 2),
        (("held_on",), "soon"),
        (("people",), -1),
        (("actions", 0, "kind"), "delete"),
        (("actions", 0, "state"), "decided"),
        (("actions", 0, "minutes"), {"Teachers": -20}),
        (("actions", 3, "more", "begins"), "from Monday"),
        (("ledger", 0, "added"), {"low": 10}),
        (("room", "results", "impact", "cells"), [[[1]]]),
        (("document", "blocks", 0, "block"), "script"),
        (("room", "typed"), {"ideas": "three"}),
        (("room", "typed"), {"ideas": -1}),
        (("extra",), 1),
    ],
)
def test_what_no_plan_can_hold_does_not_fit(place, value):
    plan = deepcopy(data(played().state))
    at = plan
    for name in place[:-1]:
        at = at[name]
    at[place[-1]] = value
    assert wrong(plan)
