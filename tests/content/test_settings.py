"""What a school is shown fits its kind: no mock exams in a nursery, no Reception in a college."""

import json
import re
from dataclasses import replace
from functools import cache

import pytest

from tests.sample import SAMPLES, Afternoon
from workshop_kit.content import library
from workshop_kit.domain.opening import SETTINGS, Opening
from workshop_kit.domain.report.phrases import told_of
from workshop_kit.domain.story import State
from workshop_kit.screens.activities import FACES
from workshop_kit.screens.outcome import example
from workshop_kit.words import say

WORKSHOPS = library()
SAMPLE_NAMES = sorted(path.stem for path in SAMPLES.glob("*.jsonl"))

OF_OLDER = (
    *(r"\bGCSEs?\b", r"\bA[- ]levels?\b", r"\bmocks?\b", r"\btechnicians?\b", r"\bUCAS\b"),
    *(r"\bheads? of (department|year|faculty)\b", r"\b(?-i:departments?)\b", r"\bfacult(y|ies)\b"),
    *(r"\bdetentions?\b", r"\bexams? (staff|officers?)\b", r"\bpredicted grades\b"),
    *(r"\bYear (7|8|9|1\d)\b", r"\bform tutors?\b", r"\bsixth[- ]form(er)?s?\b"),
)
OF_YOUNGER = (
    *(r"\bphonics\b", r"\breading records?\b", r"\bReception\b", r"\bNursery\b", r"\bSATs\b"),
    *(r"\bEarly Years\b", r"\bYear [1-6]\b", r"\bkey stage [12]\b"),
)
OF_CHILDREN = (r"\bhomework\b", r"\bresidentials?\b", r"\bseating plans?\b", r"\bnational tests\b")
NEVER = {
    "nursery": (*OF_OLDER, *OF_CHILDREN, r"\bYear [1-6]\b", r"\bSATs\b"),
    "primary": OF_OLDER,
    "all_through": (),
    "secondary": OF_YOUNGER,
    "sixth_form": (*OF_YOUNGER, r"\bYear (7|8|9|10|11)\b"),
    "special": (),
    "alternative_provision": (),
}
# Questions and the statements of surveys are the same for everybody, so that answers can be set
# beside each other. A card may tell of another kind of school: it names its source.


@cache
def shown(name: str, setting: str) -> tuple[str, ...]:
    """What the steps of a workshop offer where the school is of this kind."""
    workshop = WORKSHOPS[name].suited(setting)
    state = State("ROOM", "S", workshop, opening=Opening(setting=setting))
    said = [*workshop.jobs, workshop.purpose]
    for step in workshop.activities:
        plain = replace(step, question="") if hasattr(step, "question") else step
        if not getattr(step, "statements", None):
            face = FACES[step.kind].form(plain, state)
            said.append(json.dumps({k: v for k, v in face.items() if k != "cards"}))
        said.append(example(step, state))
    return tuple(said)


def found(patterns: tuple[str, ...], texts: object) -> list[str]:
    return [f"{p}: {t[:160]}" for t in texts for p in patterns if re.search(p, t, re.IGNORECASE)]


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("name", WORKSHOPS)
def test_no_school_is_shown_what_only_another_kind_of_school_has(name, setting):
    assert found(NEVER[setting], shown(name, setting)) == []


@pytest.mark.parametrize("name", SAMPLE_NAMES)
def test_a_sample_speaks_as_people_of_its_kind_of_school_do(name):
    afternoon = Afternoon(name, 1)
    rows = [json.dumps(row.get("answer", "")) for row in afternoon.rows]
    assert found(NEVER[afternoon.state.opening.setting or "all_through"], rows) == []


@pytest.mark.parametrize("name", WORKSHOPS)
def test_examples_are_for_every_kind_of_school_or_for_none(name):
    for step in WORKSHOPS[name].activities:
        assert not step.examples or {*step.examples} == {*SETTINGS}, step.id


WRITES = ("tell", "notes", "gather", "propose")
IDENTIFIES = ("workload_audit", "practice_check", "act_on_the_audit", "structured_conversation")


@pytest.mark.parametrize("name", IDENTIFIES)
def test_where_people_write_or_think_of_their_tasks_stands_an_example_of_their_school(name):
    for step in WORKSHOPS[name].activities:
        of_tasks = step.kind == "rate" and (step.mine or step.id.startswith("who_"))
        if of_tasks or step.kind in WRITES:
            assert {*step.examples} == {*SETTINGS}, step.id


@pytest.mark.parametrize("name", WORKSHOPS)
def test_where_nobody_said_the_kind_nothing_is_left_out(name):
    assert WORKSHOPS[name].suited("") is WORKSHOPS[name]


def test_a_room_that_opens_in_a_primary_offers_no_technicians():
    name = "feedback_and_marking"
    state = State("ROOM", "S", WORKSHOPS[name])
    assert "Technicians" in state.workshop.jobs
    opened = Afternoon(name, 1)
    opened.state = state
    opened.add("opened", held_on="2027-01-04", keys={}, opening={"setting": "primary"})
    assert "Technicians" not in opened.state.workshop.jobs
    assert "Teachers" in opened.state.workshop.jobs
    assert len(opened.state.workshop.activity("impact").items) == 14


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("name", WORKSHOPS)
def test_a_card_of_another_kind_of_school_is_not_shown(name, setting):
    workshop = WORKSHOPS[name].suited(setting)
    cards = [card for step in workshop.activities for card in map(workshop.card, step.card_ids)]
    several = setting in ("all_through", "special", "alternative_provision")
    alien = [c.id for c in cards if c and c.settings and setting not in c.settings]
    assert several or alien == []


def test_a_card_that_speaks_of_a_kind_of_school_names_it():
    planning = WORKSHOPS["planning_expectations"]
    assert planning.suited("primary").card("trial_planning_tool") is None
    assert planning.suited("secondary").card("trial_planning_tool")
    trial = planning.suited("special").card("trial_planning_tool")
    assert told_of(say, trial)["standing"] == "Trial: secondary"
    assert told_of(say, planning.card("several_workload_projects"))["standing"] == "Several schools"


def test_what_is_left_out_stands_nowhere_and_the_rest_stays():
    college = WORKSHOPS["data_collection"].suited("sixth_form")
    assert college.activity("points").known == ("Year 12", "Year 13")
    nursery = WORKSHOPS["feedback_and_marking"].suited("nursery").activity("impact")
    assert "homework" not in nursery.tasks
    assert len(nursery.tasks) >= 12
