"""docs/plan_format.md: the published page names every key that a plan's JSON has."""

import json
import re
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.exports.afternoon import TODAY, played
from tests.sample import Afternoon
from workshop_kit import exports
from workshop_kit.domain import document, opening, results, review
from workshop_kit.domain.acceptance import Acceptance
from workshop_kit.domain.document import Document
from workshop_kit.domain.ledger import Line
from workshop_kit.domain.plan import Action
from workshop_kit.domain.workshop import Evidence, Workshop
from workshop_kit.exports import record
from workshop_kit.sample import SAMPLES

PAGE = (Path(__file__).parents[2] / "docs" / "plan_format.md").read_text("utf-8")
NAMED = set(re.findall(r"`([a-z_]+)`", PAGE))
# Their own keys are ids, names of jobs and groups; what an activity asks is the workshop file's.
BY_ID = {"results", "held", "groups", "jobs", "heads", "completions", "reviewed", "accepted"}
BY_ID |= {"titles", "activities", "hot", "earlier", "typed", "only_in", "fewest", "listed"}


def keys(value: Any, inside: str = "") -> set[str]:
    if isinstance(value, list):
        return {key for part in value for key in keys(part, inside)}
    if not isinstance(value, dict) or inside in ("activities", "earlier", "titles"):
        return set()
    own = set() if inside in BY_ID or inside.isdigit() else set(value)
    parts = (keys(part, name if inside not in BY_ID else "") for name, part in value.items())
    return {key for key in own if not key.isdigit()}.union(*parts)


@pytest.mark.parametrize("name", sorted(path.stem for path in SAMPLES.glob("*.jsonl")))
def test_the_page_names_every_key_of_every_sample_s_plan(name):
    state = Afternoon(name, 10_000).play()
    data = json.loads(exports.file(state, TODAY, "json").body)
    assert sorted(keys(data) - NAMED) == []


def test_the_page_names_every_field_that_any_plan_can_have():
    modules = (results, opening, review, document)
    kinds = [kind for module in modules for kind in vars(module).values() if is_dataclass(kind)]
    kinds += [Action, Acceptance, Line, Document, Workshop, Evidence]
    own = [k for k in kinds if k.__name__ not in ("Asked", "Asking", "Review", "Problem")]
    missing = {f"{k.__name__}.{f.name}" for k in own for f in fields(k) if f.name not in NAMED}
    missing -= {f"Line.{name}" for name in record.UNWRITTEN}  # no part of a file
    missing -= {f"Action.{record.ALREADY}"}
    assert sorted(missing) == []


def test_the_page_has_the_number_of_the_format_and_every_top_key_in_its_order():
    data = json.loads(exports.file(played().state, TODAY, "json").body)
    assert f"format {record.FORMAT}" in PAGE
    rows = re.findall(r"^\| `([a-z_]+)` \|", PAGE, re.M)
    assert rows[: len(data)] == list(data)
