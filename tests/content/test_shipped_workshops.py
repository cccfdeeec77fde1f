"""What the shipped workshop files promise a school, beyond what every file must hold."""

import re
from collections import Counter
from datetime import date
from itertools import pairwise

import pytest

from workshop_kit.content import library, library_cards, library_paths
from workshop_kit.domain.story import State
from workshop_kit.screens.activities import FACES
from workshop_kit.screens.board import _question as question

WORKSHOPS = list(library().values())
FEEDBACK = library()["feedback_and_marking"]


@pytest.mark.parametrize("workshop", WORKSHOPS, ids=lambda workshop: workshop.name)
def test_minutes_talk_and_end_fit_a_slot(workshop):
    assert sum(activity.minutes for activity in workshop.activities) == workshop.minutes
    if workshop.manner != "days":  # a survey is answered alone
        assert 2 * sum(activity.talk for activity in workshop.activities) >= workshop.minutes
    assert workshop.activities[-1].least == workshop.activities[-1].minutes
    assert not workshop.activities[-1].asks


ORDER = (
    *("title", "purpose", "minutes", "usually", "manner", "private", "side", "source"),
    *("groups", "jobs", "only_in", "fewest", "evidence", "activities"),
)


@pytest.mark.parametrize("path", library_paths().values(), ids=lambda path: path.stem)
def test_every_file_has_its_parts_in_the_same_order(path):
    parts = re.findall(r"^(\w+):", path.read_text("utf-8"), re.MULTILINE)
    assert parts == [part for part in ORDER if part in parts]
    assert path.read_text("utf-8").startswith("# ")  # what it is, before its first part


@pytest.mark.parametrize("workshop", WORKSHOPS, ids=lambda workshop: workshop.name)
def test_questions_are_one_short_sentence(workshop):
    for activity in workshop.activities:
        assert activity.question.count("?") <= 1
        assert len(activity.question.split()) <= 21, activity.question


@pytest.mark.parametrize("workshop", WORKSHOPS, ids=lambda workshop: workshop.name)
def test_tasks_can_be_read_on_a_phone(workshop):
    for activity in workshop.activities:
        for task in getattr(activity, "tasks", {}).values():
            assert len(task) <= 64, task


@pytest.mark.parametrize("workshop", WORKSHOPS, ids=lambda workshop: workshop.name)
def test_every_card_says_who_claims_it_and_when(workshop):
    assert len({card.claim for card in workshop.evidence}) == len(workshop.evidence)
    for card in workshop.evidence:
        assert len(card.claim.split()) <= 60
        assert date(int(card.date[:4]), 1, 1) <= date(2026, 12, 31)
        assert card.source


def test_each_claim_stands_once_in_the_library_or_in_one_workshop():
    shelf = library_cards()
    own = [card for workshop in WORKSHOPS for card in workshop.evidence if card.id not in shelf]
    claims = Counter(card.claim for card in (*shelf.values(), *own))
    assert [claim for claim, times in claims.items() if times > 1] == []
    assert [id for id, times in Counter(card.id for card in own).items() if times > 1] == []


def test_who_does_a_task_is_followed_at_once_by_to_whom_it_could_go():
    steps = library()["practice_check"].activities
    pairs = [pair for pair in pairwise(steps) if pair[0].id.startswith("who_")]
    for who, whom in pairs:
        assert whom.id == who.id.replace("who_", "whom_")
        assert list(whom.statements.values()) == list(who.statements.values())
        assert {"nobody", "stays"} < set(whom.scale)
    assert sum(len(who.statements) for who, _ in pairs) == 23


def test_all_of_the_practice_check_says_what_it_rests_on_while_it_is_asked():
    workshop = library()["practice_check"]
    state = State("ROOM", "S", workshop)
    for step in workshop.activities:
        if step.kind == "rate":
            data = FACES["rate"].form(step, state)
            told = data["rule"] or all(item["card"] for item in data["items"])
            assert told or step.id.startswith("whom_"), step.id


@pytest.mark.parametrize("workshop", WORKSHOPS, ids=lambda workshop: workshop.name)
def test_no_card_leans_on_who_judges_in_silence(workshop):
    state = State("ROOM", "S", workshop)
    for step in workshop.activities:
        if step.judged and step.evidence:
            claim = workshop.cards(step)[0].claim
            assert claim not in str(question(step, state)), step.id
            carries = any(getattr(one, "cards", {}) for one in workshop.activities)
            assert carries or claim not in str(FACES[step.kind].form(step, state)), step.id


def test_feedback_and_marking_is_the_hour_and_a_quarter_of_the_brief():
    times = {activity.id: activity.minutes for activity in FEEDBACK.activities}
    assert list(times.items()) == [
        ("welcome", 6),
        ("promises", 2),
        ("background", 10),
        ("purposes", 15),
        ("impact", 25),
        ("sort", 4),
        ("vote", 3),
        ("propose", 5),
        ("agree", 3),
        ("next", 2),
    ]
    assert FEEDBACK.minutes == 75
    assert 6 <= len(FEEDBACK.evidence) <= 8


def test_every_job_can_place_some_of_the_tasks():
    assert {"Teachers", "Teaching assistants", "Office staff"} < set(FEEDBACK.jobs)
    assert len(FEEDBACK.activity("impact").tasks) == 14


def test_the_outline_is_a_timetable():
    assert FEEDBACK.outline.splitlines()[:4] == [
        "Feedback and marking: 75 minutes, 40 of them talk",
        "",
        "   0  Welcome (6)",
        "   6  What we promised last time (2)",
    ]
