"""Work that moves is accepted by those who get it, before an action that moves it is adopted."""

import pytest

from tests.domain.test_adoption import ADOPTED, DAYS, action, kept, told
from workshop_kit.domain.adoption import without_idle
from workshop_kit.domain.completion import check_completion
from workshop_kit.domain.plan import completed

ACCEPTED = {
    "Office staff": {
        "asked": "2027-01-11",
        "by": "Chosen by the office",
        "on": "2027-01-12",
        "why": "In place of filing",
    }
}


def accepting(minutes):
    """An action of which the office accepted so many minutes a week."""
    one = action((("Office staff", minutes), ("Teachers", -20)))
    value, problems = check_completion({"accepted": ACCEPTED}, DAYS)
    assert problems == []
    return completed(one, value)


@pytest.mark.parametrize("minutes", [6, 100])
def test_who_accepted_some_minutes_did_not_accept_more(minutes):
    more = {"minutes": {"Office staff": minutes, "Teachers": -20}}
    assert told(kept(more, accepting(5))) == [("plan.accepted_less", "minutes")]
    again = {"Office staff": {**ACCEPTED["Office staff"], "on": "2027-02-01"}}
    assert kept({**more, "accepted": again}, accepting(5)) == []
    back = {"Office staff": {**ACCEPTED["Office staff"], "withdrawn": "2027-01-13"}}
    assert kept({**more, "accepted": back}, accepting(5)) == []


@pytest.mark.parametrize("minutes", [1, 5])
def test_less_work_than_was_accepted_is_still_accepted(minutes):
    less = {"minutes": {"Office staff": minutes, "Teachers": -20}}
    assert kept(less, accepting(5)) == []
    assert completed(accepting(5), without_idle(accepting(5), less)).accepted_by


def test_work_that_was_taken_out_and_comes_back_is_not_yet_accepted():
    out = {"minutes": {"Teachers": -20}}
    assert kept(out, accepting(5)) == []
    later = completed(accepting(5), without_idle(accepting(5), out))
    assert later.accepted == {}
    assert kept({"minutes": {"Office staff": 100}}, later) == []
    assert without_idle(later, {"measure": "Hours"}) == {"measure": "Hours"}


def test_nothing_is_adopted_that_gives_somebody_work_which_they_have_not_accepted():
    moved = action((("Office staff", 5), ("Teachers", -20)))
    assert told(kept(ADOPTED, moved)) == [("plan.not_accepted", "adopted_by")]
    answered = {name: ADOPTED[name] for name in ADOPTED if not name.startswith("adopted")}
    assert kept(answered, moved) == []
    assert kept({**ADOPTED, "accepted": ACCEPTED}, moved) == []
    assert kept(ADOPTED, accepting(5)) == []
    assert kept({**ADOPTED, "minutes": {"Teachers": -20}}, moved) == []
    back = {"Office staff": {**ACCEPTED["Office staff"], "withdrawn": "2027-01-13"}}
    assert told(kept({**ADOPTED, "accepted": back}, moved)) == [("plan.not_accepted", "adopted_by")]


def test_once_adopted_a_job_may_take_its_acceptance_back_and_gets_no_other_work():
    adopted = completed(accepting(5), ADOPTED)
    back = {"Office staff": {**ACCEPTED["Office staff"], "withdrawn": "2027-01-13"}}
    assert kept({"accepted": back}, adopted) == []
    again = completed(adopted, {"accepted": back})
    assert kept({"measure": "Hours"}, again) == []
    more = {"minutes": {"Office staff": 5, "Technicians": 10, "Teachers": -20}}
    assert told(kept(more, again)) == [("plan.not_accepted", "adopted_by")]
