"""A status as people write it: counts of people, or one word; anything else is refused."""

import pytest

from workshop_kit.domain.plan import Action
from workshop_kit.domain.review_entry import check_review
from workshop_kit.domain.review_words import entered, weeks_at

DAYS = ("2027-01-04", "2027-03-01")
COUNTS = {"stopped": 12, "partly": 5, "not_stopped": 3}


@pytest.mark.parametrize(
    "words",
    [
        "stopped 12, partly 5, not 3",
        "Stopped: 12; Partly: 5; Not: 3",
        "12 stopped, 5 partly, 3 not stopped.",
        "not_stopped 3,partly 5,  stopped   12",
    ],
)
def test_counts_are_read_in_any_order(words):
    assert entered(words, 2) == {"weeks": 2, "counts": COUNTS}


@pytest.mark.parametrize(
    ("word", "status"), [("Stopped", "done"), ("partly", "partly"), ("Not_stopped", "not_done")]
)
def test_a_word_alone_is_the_owners(word, status):
    value, problems = check_review(entered(word, 6), DAYS)
    assert problems == []
    assert value == {"weeks": 6, "owner": {"status": status, "on": DAYS[1]}}


@pytest.mark.parametrize(
    "words",
    [
        "stopped many",
        "stopped 12, gone 3",
        "12, 5, 3",
        "stopped 12 partly 5",
        "stopped 12, stopped 3",
        "3 stopped 12",
        "stopped -1",
        "stopped 1.5",
        "yes",
        ",",
        "=1+1",
    ],
)
def test_what_is_no_count_is_refused_with_the_sentence_that_shows_how(words):
    _, problems = check_review(entered(words, 2), DAYS)
    assert [problem.key for problem in problems] == ["review.not_counts"]


def test_nothing_at_all_is_refused():
    assert check_review(entered("", 2), DAYS)[1]


@pytest.mark.parametrize(
    ("today", "weeks"),
    [
        ("2027-01-04", 2),
        ("2027-01-18", 2),
        ("2027-02-14", 2),
        ("2027-02-15", 6),
        ("2030-01-01", 12),
    ],
)
def test_the_round_is_the_last_that_has_come(today, weeks):
    adopted = {"adopted_by": "The head", "adopted_on": DAYS[0]}
    fields = ("a", "stop", "What", "L", "W", (), "P")
    assert weeks_at(Action(*fields, more=adopted), today) == weeks
    assert weeks_at(Action(*fields), today) == 2
