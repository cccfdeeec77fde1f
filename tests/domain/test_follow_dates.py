"""Days of an adopted action that fit each other: its review, its beginning, an answer to come."""

from dataclasses import replace

import pytest

from tests.reviewed import after, followed, said
from workshop_kit.domain import follow
from workshop_kit.domain.adoption import check_changes
from workshop_kit.domain.completion import Days, check_completion
from workshop_kit.domain.plan import completed
from workshop_kit.domain.review import Asked
from workshop_kit.domain.review_entry import check_review
from workshop_kit.domain.sealing import sealed, typed_in
from workshop_kit.words import sentences

LOOKED = after(3)
DAYS = Days("2027-01-04", "2027-03-01")
ACTION = followed("One").state.actions[0]
ADOPTED = {"adopted_by": "Head", "adopted_on": "2027-02-01", "measure": "Minutes", "lead": "A"}
ADOPTED |= {"consulted_with": "JNCC", "consulted_on": "2027-01-11", "answer": "yes", "when": "B"}
ADOPTED |= {"answered_by": "Head", "answered_on": "2027-01-12", "review": "2027-03-29"}
NEEDS = {"answer": "need_until", "answered_by": "Head", "answered_on": "2027-01-12"}


def refused(raw, before=None):
    problems = check_completion(raw, DAYS, before)[1]
    assert all(problem.key in sentences() for problem in problems)
    return [(problem.key, problem.field) for problem in problems]


@pytest.mark.parametrize(
    ("day", "key"),
    [
        ("2027-01-04", "plan.review_early"),  # the workshop itself
        ("2027-01-31", "plan.review_before"),  # adopted, and so begun, the day after
        ("2027-02-01", ""),
        ("2037-01-04", ""),
        ("2037-01-05", "plan.review_late"),
        ("2199-12-31", "plan.review_late"),
    ],
)
def test_a_review_is_after_the_workshop_not_before_it_begins_and_within_ten_years(day, key):
    assert refused({**ADOPTED, "review": day}) == ([(key, "review")] if key else [])


def test_a_review_is_not_before_the_day_on_which_it_begins_whichever_of_them_is_moved():
    begins = {"begins": "2027-04-01", "review": "2027-04-01"}
    assert refused({**ADOPTED, **begins}) == []
    wrong = [("plan.review_before", "review")]
    assert refused({"begins": "2027-04-02"}, {**ADOPTED, **begins}) == wrong
    assert refused({"review": "2027-03-31"}, {**ADOPTED, **begins}) == wrong
    assert refused({"review": ""}, {**ADOPTED, **begins}) == []


def test_days_from_before_these_rules_stand_in_the_way_of_no_other_field():
    old = {**ADOPTED, "review": "2027-01-04"}
    assert refused({"monitoring": "The committee", "review": "2027-01-04"}, old) == []
    assert refused({"lead": "Somebody"}, {**NEEDS, "answer_until": "2199-12-31"}) == []


@pytest.mark.parametrize(
    ("day", "key"),
    [
        ("2027-01-11", "plan.until_early"),
        ("2027-01-12", "plan.until_early"),
        ("2027-01-13", ""),
        ("2029-01-12", ""),
        ("2029-01-13", "plan.until_late"),
        ("2199-12-31", "plan.until_late"),
    ],
)
def test_who_needs_time_needs_it_beyond_the_answer_and_for_two_years_at_most(day, key):
    assert refused({**NEEDS, "answer_until": day}) == ([(key, "answer_until")] if key else [])


@pytest.mark.parametrize("blank", ["\u3164", "-", " … ", "\u2800\u115f", "?"])
def test_a_measure_that_says_nothing_is_none(blank):
    value, problems = check_completion({**ADOPTED, "measure": blank}, DAYS)
    assert problems == []
    bare = replace(ACTION, more={}, minutes=())
    keys = [problem.key for problem in check_changes(bare, value, ())]
    assert keys == ["plan.no_measure"]


def heard(**entry):
    """An adopted action of whose second week somebody said something."""
    room = followed("One")
    value, problems = check_review({"weeks": 2, **entry}, (after(0), after(3)))
    assert problems == []
    room.add("reviewed", **typed_in(room.state, ACTION.id, value))
    return room.state.actions[0]


def moved(action, today=LOOKED, **changes):
    problems = follow.moved(action, completed(action, changes), today)
    assert all(problem.key in sentences() for problem in problems)
    return [(problem.key, problem.field) for problem in problems]


UNDONE = {"adopted_by": "", "adopted_on": "", "begins": ""}


@pytest.mark.parametrize("day", [after(-1), after(1), after(200)])
def test_the_day_on_which_it_begins_stays_once_staff_were_asked(day):
    list_, owner = heard(counts={"stopped": 5}), heard(owner={"status": "done"})
    assert moved(list_, begins=day) == [("plan.begun", "begins")]
    assert moved(list_, begins=list_.begins, lead="B") == []
    assert moved(owner, begins=day) == moved(ACTION, begins=day) == []


def test_an_adoption_taken_back_comes_again_on_no_day_that_makes_an_answer_to_come():
    list_ = heard(counts={"stopped": 5})
    assert moved(list_, **UNDONE) == []
    back = completed(list_, UNDONE)
    again = {"adopted_by": "Head", "adopted_on": after(0)}
    assert moved(back, after(30), **again, begins=after(29)) == [("plan.begun", "begins")]
    assert moved(back, after(30), **again, begins=after(28)) == moved(back, **again) == []


def test_answers_of_phones_keep_the_day_as_a_list_does():
    room = followed("One")
    room.add("reviewed", **sealed(room.state, Asked(2, ACTION.id), said((5, 0, 0))))
    (action,) = room.state.actions
    assert moved(action, begins=after(1)) == [("plan.begun", "begins")]
    assert completed(action, {"begins": after(1)}).reviews
