"""What a school hands on: only what was shown, by code, without a word of anybody."""

import json
import re
from dataclasses import asdict, replace
from functools import cache
from pathlib import Path

import jsonschema
import pytest

from tests.domain.test_carried import complete, day
from tests.sample import Afternoon
from tests.trust.made import CODES, PLAIN, Trust
from workshop_kit.domain.bundle import PARTS, Bundle, without, year_of
from workshop_kit.domain.bundle_page import bundle_page, part_lines
from workshop_kit.domain.bundle_parts import Sender, bundle_of
from workshop_kit.domain.document import Table
from workshop_kit.domain.ledger import Job
from workshop_kit.domain.problem import Refused
from workshop_kit.domain.report.records import open_table
from workshop_kit.domain.story import State
from workshop_kit.screens.activities import FACES
from workshop_kit.trust.envelope import schema
from workshop_kit.trust.sense import wrong
from workshop_kit.words import say

DOCS = Path(__file__).parent.parent.parent / "docs"
SENDER = Sender("TRUST", "0a1b", "", "0.1.0+abc", "2027-07-01")
ROOMS = ("workload_audit", "data_collection", "communications", "practice_check")


@cache
def told(name: str) -> State:
    """The sample's room at its end; it was told how many do each job."""
    state = Afternoon(name, 10_000).play()
    return replace(state, code=name, jobs={job: Job(20) for job in state.workshop.jobs})


@cache
def made(*names: str) -> Bundle:
    return bundle_of([told(name) for name in names or ROOMS], CODES, SENDER)


def test_every_part_has_something_and_holds_what_the_rooms_have_shown():
    bundle = made()
    assert all(getattr(bundle, part) for part in PARTS)
    audit = told("workload_audit")
    for page in made("workload_audit").survey:
        result = audit.result(page.page.partition(".")[2])
        shown = {item.id: n for n, item in enumerate(result.items)}
        for row in (row for row in page.rows if not row.group):
            assert row.counts == result.counts[shown[row.task]][: len(page.scale)]
        groups = {g.name: g for g in result.by_group}
        for row in (row for row in page.rows if row.group):
            group = groups[CODES.groups[row.group]]
            assert row.task not in (*group.hidden, *result.unsplit)
            assert row.counts == group.counts[shown[row.task]][: len(page.scale)]


def test_hours_are_counted_only_where_somebody_said_how_many_do_the_job():
    state = told("communications")
    lines = made("communications").ledger
    assert {line.agreed for line in lines} == {True, False}
    assert bundle_of([replace(state, jobs={})], CODES, SENDER).ledger == ()


def test_no_text_that_anybody_wrote_is_in_it():
    text = json.dumps(asdict(made()))
    written = {w for name in ROOMS for w in _words(Afternoon(name, 1).rows)}
    assert len(written) > 200
    assert [words for words in written if words in text] == []


def _words(value: object) -> set[str]:
    if isinstance(value, dict):
        return {w for part in value.values() for w in _words(part)}
    if isinstance(value, list):
        return {w for part in value for w in _words(part)}
    return {value} if isinstance(value, str) and " " in value else set()


def test_every_text_in_it_is_a_code_a_day_or_a_version():
    texts = re.findall(r'"((?:[^"\\]|\\.)*)"', json.dumps(asdict(made())))
    assert [text for text in texts if not re.fullmatch(r"[\w.+/=-]*", text)] == []


def test_it_passes_the_checks_of_the_trust_and_the_documented_schema():
    documented = json.loads((DOCS / "bundle.schema.json").read_text("utf-8"))
    assert documented == schema()
    trust = Trust(Path("unused")).invite("0a1b")
    body = json.loads(trust.sealed("0a1b", made()))["bundle"]
    assert wrong(made(), body) == ""
    jsonschema.validate(body, documented)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**body, "notes": "a secret"}, documented)


def test_every_field_of_the_schema_is_explained():
    page = (DOCS / "bundle_format.md").read_text("utf-8")
    parts = [schema(), *schema()["$defs"].values()]
    names = {name for part in parts for name in part.get("properties", {})}
    assert [name for name in names if f"`{name}`" not in page] == []


def test_what_is_on_no_list_of_the_kit_is_only_counted():
    demands = made("data_collection").demands
    assert {d.of for d in demands if d.of == "own"}
    rows = told("data_collection").result("collections").rows
    known = {f"data_collection.collections.{d.of}" for d in demands} - {
        "data_collection.collections.own"
    }
    assert known <= set(CODES.entries)
    assert sum(d.entries for d in demands) <= len(rows)


GRADES = {"name": "Grades at a data point", "purpose": "To look back", "asks": "trust"}
GRADES |= {"used_by": "leaders", "exact": "partly", "changed": "", "times": 6, "people": 55}
KEPT = (("tracker", 90), ("sheet", 4))  # where, and minutes a time


def hours(rows):
    """The hours a year of the grades on a board or in a plan: the numbers of their rows."""
    told = [[cell.replace(",", "") for cell in row] for row in rows if row[0].startswith("Grades")]
    return sum(int(next(n for n in reversed(row[:-2]) if n.isdigit())) for row in told)


@pytest.mark.parametrize("again", [(), (("tracker", 100),)])
def test_what_is_kept_twice_counts_twice_on_board_plan_and_bundle(again):
    state = told("data_collection")
    step = state.workshop.activity("collections")
    each = [[{**GRADES, "system": place, "minutes": n}] for place, n in (*KEPT, *again)]
    state = replace(state, results={**state.results, step.id: step.tally(each, ())})
    (demand,) = (d for d in bundle_of([state], CODES, SENDER).demands if d.page.endswith(step.id))
    twice = (90 + 4) * 6 * 55
    between = 5 * 6 * 55 if again else 0  # half of the way to the other answer about one place
    assert (demand.minutes, demand.entries) == (twice + between, 1)
    board = FACES["record"].picture(step, state)["table"]["rows"]
    plan = open_table(state.result(step.id), step, say).rows
    other = 100 * 6 * 55 if again else 0
    assert hours(board) == hours(plan) == (twice + other) // 60


def test_a_statement_that_a_school_rewrote_is_not_compared():
    state = told("workload_audit")
    step = state.workshop.activity("data")
    result = state.results["data"]
    items = (replace(result.items[0], text="Another question"), *result.items[1:])
    changed = replace(state, results={**state.results, "data": replace(result, items=items)})
    pages = {p.page: p for p in bundle_of([changed], CODES, SENDER).survey}
    assert {r.task for r in pages["workload_audit.data"].rows} == {step.items[1].id}


def test_a_schools_own_questions_under_the_kits_name_are_not_compared():
    state = told("data_collection")
    step = state.workshop.activity("points")
    fields = {f"own_{name}": field for name, field in step.fields.items()}
    others = tuple(
        replace(step, fields=fields) if one.id == step.id else one
        for one in state.workshop.activities
    )
    changed = replace(state, workshop=replace(state.workshop, activities=others))
    assert bundle_of([changed], CODES, SENDER).points == ()


def test_a_part_that_is_declined_is_gone_from_file_and_page():
    for part in PARTS:
        left = without(made(), [part])
        assert getattr(left, part) == () and left.declined == (part,)
        assert say("bundle.part_declined") in str(bundle_page(left, CODES, "The Trust", say))
        assert f"  {part}: declined" in part_lines(left, say)


def test_the_page_shows_every_number_of_the_file():
    page = bundle_page(made(), CODES, "The Trust", say)
    cells = [cell for b in page.blocks if isinstance(b, Table) for row in b.rows for cell in row]
    for survey in made().survey:
        for row in survey.rows:
            assert ", ".join(map(str, row.counts)) in cells
    rows = sum(len(b.rows) for b in page.blocks if isinstance(b, Table))
    parts = sum(len(getattr(made(), part)) for part in PARTS if part != "survey")
    assert rows == parts + sum(len(p.rows) for p in made().survey)


@pytest.mark.parametrize(
    ("rooms", "key"),
    [
        ([told("staff_side")], "bundle.not_this_room"),
        ([told("structured_conversation")], "bundle.not_this_room"),
        ([replace(told("communications"), phase="closed")], "bundle.not_ended"),
        ([told("communications"), replace(told("data_collection"), held_on="2026-02-01")], "two"),
        ([told("feedback_and_marking")], "bundle.no_setting"),
    ],
)
def test_some_rooms_are_never_handed_on(rooms, key):
    with pytest.raises(Refused, match=key):
        bundle_of(rooms, CODES, SENDER)


def test_there_are_no_other_parts():
    with pytest.raises(Refused, match="no_part"):
        without(PLAIN, ["answers"])


def test_a_school_year_begins_in_september():
    assert [year_of(day) for day in ("2026-08-31", "2026-09-01", "2027-07-20")] == [
        2025,
        2026,
        2026,
    ]


def test_what_was_carried_into_the_room_that_closes_the_day_is_handed_on_once():
    minutes = {"minutes": {"Office staff": -20}}
    own, other = (complete(id, minutes) for id in ("propose-1", "bbbbbb-propose-1"))
    counted_ = {"jobs": {"Office staff": Job(2)}}
    rooms = [
        replace(room, opening=replace(room.opening, setting="primary"), **counted_)
        for room in day(other, first=[own])
    ]
    bundle = bundle_of(rooms, CODES, SENDER)
    assert [one.n for one in bundle.actions] == [1]
    assert [one.saved.high for one in bundle.ledger] == [20 * 2 * 39]
