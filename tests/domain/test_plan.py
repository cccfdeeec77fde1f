"""The second sitting, the states of an action, and whether work is reduced or only moved."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.made import ANY_JSON, TEXT
from workshop_kit.domain.completion import Days, check_completion
from workshop_kit.domain.ledger import Line, Minutes, ledger, shifts
from workshop_kit.domain.plan import (
    ANSWERS,
    DATE_FIELDS,
    STATE_FIELDS,
    TEXT_FIELDS,
    Action,
    completed,
    not_taken_up,
    recommended,
    waited,
)
from workshop_kit.domain.report.stages import wait_of
from workshop_kit.domain.results import Proposal, Text
from workshop_kit.words import say, sentences

HELD, TODAY = "2027-01-04", "2027-03-01"
DAYS = Days(HELD, TODAY)
ONE = (("guess", 0),)
OWN = ("kind", "what", "lead", "when", "pupils", "minutes")
FIELDS = [*OWN, *TEXT_FIELDS, *STATE_FIELDS, *DATE_FIELDS, "answer"]


def action(**more):
    minutes = tuple(more.pop("minutes", {"Teachers": -5}).items())
    return Action("propose-1", "stop", "What", "Lead", "When", minutes, "Pupils", more=more)


@pytest.mark.parametrize(
    ("agreement", "reached"),
    [
        ((), "recommended"),  # nobody was asked
        ((1, 0, 0, 0, 0), "recommended"),
        ((1, 3, 0, 0, 90), "recommended"),
        ((1, 3, 1, 0, 0), "put"),
        ((0, 30, 0, 0, 0), "put"),
        ((0, 0, 0, 0, 5), "put"),
    ],
)
def test_a_room_recommends_what_a_quarter_say_a_plain_yes_to(agreement, reached):
    one = replace(action(), agreement=agreement)
    assert (one.reached, one.state) == (reached, "recommended")
    assert replace(one, more={"consulted_with": "JNCC"}).reached == "consulted"


def refused(raw, before=None):
    problems = check_completion(raw, DAYS, before)[1]
    for problem in problems:
        assert problem.key in sentences()
        assert say(problem.key, **problem.about)
    return [(problem.key, problem.field) for problem in problems]


CONSULTED = {"consulted_with": "JNCC", "consulted_on": "2027-01-11"}
ANSWERED = {"answer": "yes", "answered_by": "Head", "answered_on": "2027-01-14"}
ADOPTED = {"adopted_by": "Governors", "adopted_on": "2027-01-25"}

WRONG = [
    (None, [("answer.not_understood", "")]),
    ([], [("answer.not_understood", "")]),
    ({"colour": "red"}, [("answer.not_understood", "colour")]),
    ({"kind": "ban"}, [("propose.no_kind", "kind")]),
    ({"kind": []}, [("propose.no_kind", "kind")]),
    ({"what": ""}, [("propose.no_what", "what")]),
    ({"lead": 7}, [("answer.not_text", "lead")]),
    ({"when": 5}, [("answer.not_text", "when")]),
    ({"pupils": "x" * 121}, [("answer.too_long", "pupils")]),
    ({"measure": "x" * 281}, [("answer.too_long", "measure")]),
    ({"minutes": {"": 5}}, [("propose.no_job", "minutes")]),
    ({"minutes": {"Teachers": "5"}}, [("propose.not_minutes", "minutes")]),
    ({"review": "soon"}, [("plan.not_a_date", "review")]),
    ({"review": "2027-02-30"}, [("plan.not_a_date", "review")]),
    ({"review": None}, [("plan.not_a_date", "review")]),
    ({"review": ["2027-02-01"]}, [("plan.not_a_date", "review")]),
    ({"review": "2027-01-03"}, [("plan.too_early", "review")]),
    ({"answer": "perhaps", "answered_on": HELD}, [("plan.no_answer", "answer")]),
    (
        {"answer": "yes"},
        [("plan.no_answered_on", "answered_on"), ("plan.no_answered_by", "answered_by")],
    ),
    ({"answer": "yes", "answered_on": HELD}, [("plan.no_answered_by", "answered_by")]),
    (ANSWERED | {"answer": "yes_if"}, [("plan.no_answer_words", "answer_words")]),
    (ANSWERED | {"answer": "need_until"}, [("plan.no_answer_until", "answer_until")]),
    (
        ANSWERED | {"answer": "need_until", "answer_words": "The trust is asked first"},
        [("plan.no_answer_until", "answer_until")],
    ),
    (ANSWERED | {"answered_on": "2027-03-02"}, [("plan.not_yet", "answered_on")]),
    (CONSULTED | {"consulted_on": "2027-12-24"}, [("plan.not_yet", "consulted_on")]),
    (ADOPTED | {"adopted_on": "2028-01-01"}, [("plan.not_yet", "adopted_on")]),
    (ADOPTED | ANSWERED, [("plan.not_consulted", "consulted_with")]),
    (ADOPTED | CONSULTED, [("plan.not_agreed", "answer")]),
    (
        ADOPTED | CONSULTED | ANSWERED | {"answer": "not_now", "answer_words": "No money"},
        [("plan.not_agreed", "answer")],
    ),
    (
        CONSULTED | ANSWERED | {"consulted_on": "2027-01-20"},
        [("plan.early_answered_on", "answered_on")],
    ),
    (
        ADOPTED | CONSULTED | ANSWERED | {"adopted_on": "2027-01-13"},
        [("plan.early_adopted_on", "adopted_on")],
    ),
    ({"answered_on": HELD}, [("plan.no_answer", "answer")]),
    ({"answered_by": "Head"}, [("plan.no_answer", "answer")]),
    ({"consulted_with": "JNCC"}, [("plan.no_consulted_on", "consulted_on")]),
    ({"consulted_on": HELD}, [("plan.no_consulted_with", "consulted_with")]),
    (
        {"consulted_with": "  ", "consulted_on": HELD},
        [("plan.no_consulted_with", "consulted_with")],
    ),
    ({"consulted_with": "JNCC", "consulted_on": "x"}, [("plan.not_a_date", "consulted_on")]),
    ({"adopted_by": "Governors"}, [("plan.no_adopted_on", "adopted_on")]),
    ({"adopted_on": HELD}, [("plan.no_adopted_by", "adopted_by")]),
]


@pytest.mark.parametrize(("raw", "problems"), WRONG)
def test_a_wrong_field_is_told_beside_it(raw, problems):
    assert refused(raw) == problems


def test_a_leader_may_fill_in_one_half_today_and_mend_it_tomorrow():
    before = {"consulted_with": "JNCC", "consulted_on": HELD}
    assert refused({"consulted_on": "2027-02-01"}, before) == []
    assert refused({"consulted_with": "JNCC and teaching assistants"}, before) == []
    assert refused({"consulted_with": "", "consulted_on": ""}, before) == []
    assert refused({"consulted_on": ""}, before) == [("plan.no_consulted_on", "consulted_on")]


def test_an_action_is_adopted_after_consultation_and_a_yes_on_one_day_or_on_three():
    assert refused(ADOPTED | CONSULTED | ANSWERED) == []
    assert refused(ADOPTED, CONSULTED | ANSWERED) == []
    same = dict.fromkeys(("consulted_on", "answered_on", "adopted_on"), HELD)
    assert refused(ADOPTED | CONSULTED | ANSWERED | same) == []
    assert refused({"review": "2027-06-01"}) == []


def test_what_an_adopted_action_rests_on_cannot_be_taken_away():
    before = ADOPTED | CONSULTED | ANSWERED
    gone = {"consulted_with": "", "consulted_on": ""}
    assert refused(gone, before) == [("plan.not_consulted", "consulted_with")]
    later = {"answer": "not_now", "answer_words": "No money"}
    assert refused(later, before) == [("plan.not_agreed", "answer")]


def test_nothing_is_nothing_and_empty_clears():
    assert check_completion({}, DAYS) == ({}, [])
    changes, problems = check_completion({"measure": "", "review": ""}, DAYS)
    assert (changes, problems) == ({"measure": "", "review": ""}, [])
    assert completed(action(measure="x"), changes).more["measure"] == ""


@given(ANY_JSON)
def test_any_json_is_a_change_or_a_sentence(raw):
    refused(raw)


@given(st.dictionaries(st.sampled_from(FIELDS), ANY_JSON | TEXT | st.dates().map(str)))
def test_what_is_accepted_is_accepted_again_and_stays(raw):
    refused(raw)
    changes, problems = check_completion(raw, DAYS)
    if not problems:
        assert check_completion(json.loads(json.dumps(changes)), DAYS) == (changes, [])
        once = completed(action(), changes)
        assert completed(once, changes) == once


def test_the_state_is_the_furthest_that_is_filled_in():
    steps = [
        ("recommended", {}),
        ("consulted", {"consulted_with": "JNCC"}),
        ("answered", {"answer": "not_now"}),
        ("adopted", {"adopted_by": "Governors"}),
    ]
    more = {}
    for state, filled in steps:
        more |= filled
        assert action(**more).state == state


def test_what_is_missing_is_named():
    assert action().missing == (*TEXT_FIELDS, "review", "time_use", "law")
    filled = dict.fromkeys((*TEXT_FIELDS, "review"), "x")
    assert action(**filled).missing == ("time_use", "law")
    worried = replace(action(**filled), kind="protect", reasons=(Text("a-1", "Why?"),))
    assert worried.missing == ("objections", "time_use")


def test_an_action_waits_until_it_is_answered():
    assert waited(action(), HELD, "2027-02-03") == 30
    assert waited(action(), HELD, HELD) == 0
    assert waited(action(), HELD, "2027-01-01") == 0  # a clock that is wrong
    assert waited(action(consulted_with="JNCC"), HELD, "2027-01-11") == 7
    for answer in ANSWERS:
        assert waited(action(answer=answer), HELD, "2027-02-03") == 0
    assert waited(action(adopted_by="Governors"), HELD, "2027-02-03") == 0


def test_what_representatives_ask_for_waits_from_the_day_on_which_they_asked_a_leader():
    assert waited(action(), "", "2027-02-03") == 0
    assert waited(action(consulted_on="2027-02-01"), "", "2027-02-03") == 2


@given(st.dates(date(2027, 1, 4), date(2027, 12, 31)), st.dates(date(2027, 1, 4), date(2028, 6, 1)))
def test_who_needed_time_until_a_day_is_waited_for_again_once_it_is_over(until, today):
    late = action(answer="need_until", answer_until=until.isoformat())
    assert waited(late, HELD, today.isoformat()) == max(0, (today - until).days)
    told = wait_of(say, late, HELD, today.isoformat())
    assert bool(told) == (today > until)
    adopted = action(**late.more, adopted_by="Governors")
    assert waited(adopted, HELD, today.isoformat()) == 0


def test_how_long_it_has_waited_since_says_from_when():
    late = action(answer="need_until", answer_until="2027-02-01")
    assert wait_of(say, late, HELD, "2027-02-01") == ""
    told = "The leader needed until 1 February 2027. It has waited 1 day more for the answer"
    assert wait_of(say, late, HELD, "2027-02-02") == told
    assert wait_of(say, action(answer="yes"), HELD, "2027-02-02") == ""


def test_minutes_are_counted_by_job_and_never_summed_over_jobs():
    lines = ledger(
        [
            action(minutes={"teachers": -20, "Office": 15}),
            action(minutes={"teachers": 5, "Leaders": -10}),
        ]
    )
    assert lines == (
        Line("Leaders", Minutes(10, 10), None, whose=ONE, saving=1),
        Line("Office", None, Minutes(15, 15), whose=ONE, adding=1),
        Line("teachers", Minutes(20, 20), Minutes(5, 5), whose=ONE, saving=1, adding=1),
    )
    assert ledger([]) == ()


def test_several_guesses_are_a_range_and_a_refused_action_is_none_of_them():
    two = [action(minutes={"Teachers": -5}), action(minutes={"Teachers": -30})]
    assert ledger(two) == (Line("Teachers", Minutes(5, 35), None, whose=ONE, saving=2),)
    refused_now = action(minutes={"Teachers": -60, "Office": 5}, answer="not_now")
    assert ledger([*two, refused_now]) == ledger(two)
    assert shifts([refused_now]) == ()


def test_every_gain_of_work_is_found_also_between_support_jobs():
    moved = action(minutes={"Teaching assistants": -30, "Office": 25, "Site": 5})
    fresh = action(minutes={"Leaders": 10})
    saved = action(minutes={"Teachers": -10})
    first, second = shifts([saved, moved, fresh])
    assert first.loses == ("Teaching assistants",)
    assert first.gains == (("Office", 25), ("Site", 5))
    assert second.loses == () and second.gains == (("Leaders", 10),)


def test_a_proposal_becomes_an_action_and_the_others_stay_listed():
    one, two = (Proposal(f"p-{n}", "stop", "W", "L", "N", (("T", -5),), "P") for n in (1, 2))
    taken = recommended(one, (3, 0, 0, 0, 0), ())
    assert (taken.id, taken.what, taken.minutes) == ("p-1", "W", (("T", -5),))
    assert taken.state == "recommended"
    assert not_taken_up([one, two], [taken]) == (two,)
