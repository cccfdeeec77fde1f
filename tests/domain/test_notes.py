"""Notes of two people: sent when both agree, and gone when the part closes."""

import pytest

from tests.domain.made import NOTES
from workshop_kit.domain.disclosure import disclose, minimum_of
from workshop_kit.domain.workshop import Workshop

SAID = {"task0": "Seating plans", "task1": ""}


def workshop() -> Workshop:
    return Workshop("w", "W", "P", 5, "S", (), (), (NOTES,), manner="conversation")


@pytest.mark.parametrize(
    "agreed", [None, True, [True], [True, False], [True, True, True], ["on", "on"], "yes"]
)
def test_nothing_is_sent_until_both_agree(agreed):
    problems = NOTES.check({"said": SAID, "agreed": agreed}, NOTES.items)[1]
    assert [(p.key, p.field) for p in problems] == [("notes.not_agreed", "agreed")]


def test_what_both_agreed_is_by_question_and_empty_ones_are_left_out():
    value, problems = NOTES.check({"said": SAID, "agreed": [True, True]}, NOTES.items)
    assert (value, problems) == ({"said": {"task0": "Seating plans"}, "agreed": [True, True]}, [])


def test_one_device_is_enough_for_a_conversation_was_never_anonymous():
    value, _ = NOTES.check({"said": SAID, "agreed": [True, True]}, NOTES.items)
    result = disclose(NOTES.tally([value], NOTES.items), minimum_of(workshop(), NOTES))
    assert (result.answered, result.withheld) == (1, False)
    assert "Seating plans" not in str(result)


def test_its_words_are_never_on_a_board():
    assert not NOTES.on_board
