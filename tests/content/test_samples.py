"""The sample afternoons: every answer is accepted, and each plays to its files, with 7 phones too.

The first of them, feedback and marking, is looked at closely.
"""

import json
from collections import Counter
from dataclasses import replace

import pytest

from tests.content.effort import efforts, middle
from tests.exports.reading import READ, squeezed
from tests.sample import HELD_ON, LATER, SAMPLES, Afternoon
from workshop_kit import exports
from workshop_kit.content import library, library_paths
from workshop_kit.domain.activities.step import OPEN_MINIMUM
from workshop_kit.domain.disclosure import minimum_of, written
from workshop_kit.domain.ledger import ledger, shifts
from workshop_kit.domain.opening import SETTINGS
from workshop_kit.domain.plan import not_taken_up, waited
from workshop_kit.domain.results import Counts, Grid, Texts
from workshop_kit.exports.json_file import read_json
from workshop_kit.sample import Sample

NAMES = sorted(path.stem for path in SAMPLES.glob("*.jsonl"))
DAYS = [name for name, workshop in library().items() if workshop.manner == "days"]


@pytest.fixture(scope="module")
def whole():
    return Afternoon("feedback_and_marking", 34).play()


@pytest.fixture(scope="module")
def few():
    return Afternoon("feedback_and_marking", 7).play()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("people", [1, 3, 7, 20, 34])
def test_any_number_of_phones_gets_through(name, people):
    state = Afternoon(name, people).play()
    assert state.phase == "ended"
    assert state.people <= people


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_says_that_it_is_invented(name):
    lines = (SAMPLES / f"{name}.jsonl").read_text("utf-8").splitlines()
    head = json.loads(lines[0])
    assert "(invented)" in head["school"]
    assert len(head["staff"]) == head["people"]
    phones = {json.loads(line).get("phone", 1) for line in lines[1:]}
    assert phones == set(range(1, head["people"] + 1))


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_opens_in_a_setting_that_there_is_and_is_for_its_workshop(name):
    sample = Sample(SAMPLES / f"{name}.jsonl")
    workshop = Afternoon(name, 1).state.workshop
    assert sample.opening.setting in ("", *SETTINGS)
    assert set(sample.opening.heads) <= set(workshop.groups)
    assert bool(sample.days) == (workshop.manner == "days")
    ids = {activity.id for activity in workshop.activities}
    rows = Afternoon(name, 1).rows
    assert {row["activity"] for row in rows if "activity" in row} <= ids


@pytest.mark.parametrize("name", NAMES)
def test_what_a_sample_says_is_used(name):
    afternoon = Afternoon(name, 10_000)
    state = afternoon.play()
    said = {text.words for result in state.results.values() for text in written(result)}
    held = [row["words"] for row in afternoon.sample.steps("hold")]
    grouped = [words for row in afternoon.sample.steps("group") for words in row["words"]]
    assert [words for words in (*held, *grouped) if words not in said] == []
    chosen = [what for row in afternoon.sample.steps("choose") for what in row["what"]]
    planned = [row["what"] for row in (*afternoon.sample.plan, *afternoon.sample.later)]
    assert {action.what for action in state.actions} == set(chosen) >= set(planned)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("people", [7, 10_000])
def test_every_file_is_made_of_it_and_can_be_read(name, people, tmp_path):
    state = Afternoon(name, people).play()
    paths = exports.export(state, LATER, tmp_path)
    assert [path.suffix[1:] for path in paths] == list(exports.FORMATS)
    for path in paths:
        body = path.read_bytes()
        assert body
        if path.suffix[1:] in READ:
            words = squeezed(READ[path.suffix[1:]](body))
            assert squeezed(state.workshop.title) in words
    kept = read_json(next(path for path in paths if path.suffix == ".json").read_bytes())
    shown = {id: unquoted(state.result(id)) for id in state.results}
    assert {id: unquoted(result) for id, result in kept.state.results.items()} == shown
    assert as_json(kept.state.opening) == as_json(state.opening)


def unquoted(result):
    """No file quotes the reasons people gave for how far they agree."""
    if not isinstance(result, Counts):
        return result
    return replace(result, reasons=tuple(replace(text, words="") for text in result.reasons))


def as_json(opening):
    return json.loads(json.dumps(opening.to_json()))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("people", [4, 7, 10_000])
def test_nothing_is_shown_of_too_few(name, people):
    state = Afternoon(name, people).play()
    for id, result in state.results.items():
        step = state.workshop.activity(id)
        few = result.answered < minimum_of(state.workshop, step)
        assert result.withheld == few, id
        told = step.kind == "tell" and result.answered < OPEN_MINIMUM
        assert not (told and getattr(result, "texts", ()))


@pytest.mark.skipif("workload_audit" not in library_paths(), reason="it is not written yet")
def test_the_audit_costs_most_people_less_than_45_taps_and_6_minutes():
    taps, seconds = middle(efforts("workload_audit"))
    assert taps <= 45
    assert seconds <= 6 * 60


@pytest.mark.parametrize("name", DAYS)
def test_a_survey_takes_the_minutes_that_it_names(name):
    everybody = efforts(name)
    _, seconds = middle(everybody)
    workshop = Afternoon(name, 1).state.workshop
    assert workshop.usually - 1 <= seconds / 60 <= workshop.usually + 0.5
    assert max(seconds for _, seconds in everybody) / 60 <= workshop.minutes


@pytest.mark.parametrize("name", NAMES)
def test_the_first_seven_phones_of_a_hall_propose_enough_to_go_on(name):
    afternoon = Afternoon(name, 7)
    steps = [step.id for step in afternoon.state.workshop.activities if step.kind == "propose"]
    wishes = [afternoon.wish(n, step) for step in steps for n in range(1, afternoon.people + 1)]
    enough = 3 if afternoon.state.workshop.manner == "hall" else 1
    assert not steps or sum(wish is not None for wish in wishes) >= enough


def test_the_samples_together_have_what_an_afternoon_can_bring():
    played = [Afternoon(name, 10_000) for name in NAMES]
    ended = [afternoon.play() for afternoon in played]
    heads = [afternoon.rows[0] for afternoon in played]
    assert {7, 120} <= {head["people"] for head in heads} <= set(range(1, 121))
    assert set(SETTINGS) == {head["setting"] for head in heads}
    assert {"person", "pupil"} <= {why for state in ended for why in state.held.values()}
    assert sum(bool(afternoon.sample.days) for afternoon in played) == 4
    assert sum(any(row == [0] for row in dots(state)) for state in ended) >= 5
    assert sum(bool(latecomers(afternoon)) for afternoon in played) >= 5
    by = {step.by for state in ended for step in state.workshop.activities}
    assert by == {"alone", "pairs", "table"}


def dots(state):
    votes = [step for step in state.workshop.activities if step.kind == "vote"]
    return [list(row) for step in votes for row in state.result(step.id).counts]


def latecomers(afternoon):
    """Who answers something, but nothing of the first two parts that everybody is asked."""
    steps = [s.id for s in afternoon.state.workshop.activities if s.asks and s.by == "alone"]
    people = range(1, afternoon.people + 1)
    given = {n: [s for s in steps if afternoon.wish(n, s) is not None] for n in people}
    return [n for n, answered in given.items() if answered and not {*steps[:2]} & {*answered}]


@pytest.mark.parametrize("name", NAMES)
def test_nobody_answers_the_same_question_twice(name):
    rows = Afternoon(name, 1).rows
    times = Counter((row["phone"], row["activity"]) for row in rows if "phone" in row)
    assert set(times.values()) == {1}


def test_34_people_are_heard(whole):
    answered = {id: result.answered for id, result in whole.results.items()}
    assert answered == {
        "purposes": 32,
        "impact": 33,
        "sort": 34,
        "vote": 33,
        "propose": 9,
        "agree": 34,
    }
    assert whole.people == 34


def test_the_desks_groups_hold_and_the_rest_stays_listed(whole):
    said = whole.result("purposes")
    sizes = Counter(whole.groups.get(text.id, "") for text in said.texts)
    assert sizes["To know the next step"] == 5
    assert sizes["Say it, show it"] == 7
    assert sizes[""] > 20
    assert list(whole.held.values()) == ["person"]
    assert not any("Hadley" in text.words for text in said.texts)
    result = whole.result("purposes")
    assert isinstance(result, Texts)
    assert {text.words: text.count for text in result.texts}["Verbal feedback in the lesson"] == 3


def test_the_graph_shows_who_disagrees_and_whose_job_it_is_not(whole):
    grid = whole.result("impact")
    assert isinstance(grid, Grid)
    assert grid.hidden == ()
    at = [item.id for item in grid.items].index
    proof = grid.cells[at("proof")]
    assert sum(map(sum, proof)) == 20
    assert proof[2:] == ((10, 3, 0, 0), (6, 1, 0, 0))  # much work for next to no help
    books = [sum(row[column] for row in grid.cells[at("book_looks")]) for column in range(4)]
    assert books[0] > 0 and books[2] + books[3] > 0
    assert grid.not_mine[at("question_analysis")] == 7


def test_the_strongest_tasks_go_on(whole):
    assert [item.id for item in whole.items(whole.workshop.activity("sort"))] == [
        "proof",
        "pupil_replies",
        "prepare_sheets",  # eight of the ten who do it: a few people, and nearly all of them
        "chase_gaps",
        "enter_marks",
        "homework",
    ]
    votes = whole.result("vote")
    assert isinstance(votes, Counts)
    assert sum(n for (n,) in votes.counts) == 3 * votes.answered
    leading = whole.items(whole.workshop.activity("propose"))
    assert [item.id for item in leading] == ["proof", "enter_marks", "chase_gaps"]


def test_one_action_is_adopted_one_consulted_and_one_waits(whole):
    states = {action.kind: action.state for action in whole.actions}
    assert states == {"stop": "adopted", "trial": "consulted", "streamline": "recommended"}
    stop, trial, streamline = (of_kind(whole, kind) for kind in ("stop", "trial", "streamline"))
    second = {"measure", "baseline", "target", "monitoring", "review"}
    assert second.isdisjoint(stop.missing) and second.isdisjoint(trial.missing)
    assert second <= set(streamline.missing)
    assert stop.more["review"] == "2027-03-29"
    assert [waited(a, HELD_ON, "2027-02-03") for a in (stop, trial, streamline)] == [0, 30, 30]
    assert {text.step for text in trial.reasons} == {"worry", "cannot"}
    assert len(not_taken_up(whole.proposals, whole.actions)) == 6


def of_kind(state, kind):
    return next(action for action in state.actions if action.kind == kind)


def test_work_that_moves_to_the_office_is_found(whole):
    lines = {line.job: line for line in ledger(whole.actions)}
    assert lines["Office staff"].added and not lines["Office staff"].saved
    assert lines["Teachers"].saved and not lines["Teachers"].added
    [shift] = shifts(whole.actions)
    assert shift.gains == (("Office staff", 20),)
    assert "Teachers" in shift.loses


def test_seven_phones_are_enough_for_every_step(few):
    assert few.people == 7
    assert not any(result.withheld for result in few.results.values())
    assert few.results["propose"].answered == 4
    assert len(few.actions) == 3
    assert {action.state for action in few.actions} == {"adopted", "consulted", "recommended"}
    assert set(few.results["impact"].hidden) == {"chase_gaps", "pass_on_notes", "prepare_sheets"}
    assert list(few.held.values()) == ["person"]
    assert all(few.items(activity) for activity in few.workshop.activities[4:9])
