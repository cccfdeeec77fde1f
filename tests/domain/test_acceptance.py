"""Work that moves is accepted by those who get it, before an action that moves it is adopted."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.test_adoption import ADOPTED, DAYS, action, kept, told
from workshop_kit.domain.activities.propose import ACTION_KINDS
from workshop_kit.domain.adoption import check_changes, without_idle
from workshop_kit.domain.completion import check_completion
from workshop_kit.domain.hurdles import hurdles
from workshop_kit.domain.jobs import is_same
from workshop_kit.domain.ledger import figures, ledger
from workshop_kit.domain.plan import completed, dated
from workshop_kit.domain.report.actions import accepted
from workshop_kit.domain.report.phrases import minutes_of, thinned_line
from workshop_kit.domain.report.stages import state_of
from workshop_kit.words import say

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
    back = {"Office staff": {**ACCEPTED["Office staff"], "withdrawn": "2027-01-13"}}
    assert told(kept({**ADOPTED, "accepted": back}, moved)) == [("plan.not_accepted", "adopted_by")]


def sat(one, changes, today):
    """What the second sitting makes of an action on a day, None where it is refused."""
    value, problems = check_completion(changes, replace(DAYS, today=today), one.more)
    if problems or check_changes(one, value, ()):
        return None
    return completed(one, dated(one, without_idle(one, value), today))


OUT = {"minutes": {"Teachers": -20}}
MOVED = action((("Office staff", 5), ("Teachers", -20)))


def test_who_was_taken_out_is_named_and_nothing_is_adopted_before_staff_hear_of_it():
    assert told(kept({**ADOPTED, **OUT}, MOVED)) == [("plan.taken_out", "adopted_by")]
    out = sat(MOVED, OUT, "2027-01-11")
    assert out.taken_out == (("Office staff", 5),)
    sentence = "Taken out in the second sitting: Office staff, 5 minutes more"
    assert sentence in minutes_of(say, out)
    assert told(kept(ADOPTED, out)) == [("plan.taken_out", "adopted_by")]  # of the same day
    later = {"consulted_on": "2027-01-12", "answered_on": "2027-01-12", "adopted_on": "2027-01-13"}
    adopted = sat(out, {**ADOPTED, **later}, "2027-01-13")
    assert adopted.state == "adopted" and sentence in minutes_of(say, adopted)


def test_a_consultation_from_before_somebody_was_taken_out_says_so_and_is_asked_for_again():
    asked = {"consulted_with": "JNCC", "consulted_on": "2027-01-11"}
    out = sat(MOVED, {**OUT, **asked}, "2027-01-14")
    since = "before this was taken out on 14 January 2027: Office staff, 5 minutes more"
    assert since in state_of(say, out)
    assert "hurdle.taken_out" in [one.key for one in hurdles(out, [out], say)[0].problems]
    again = sat(out, {"consulted_on": "2027-01-15"}, "2027-01-15")
    assert since not in state_of(say, again)
    left = [problem.key for one in hurdles(again, [again], say) for problem in one.problems]
    assert left and "hurdle.taken_out" not in left


def test_what_was_adopted_stays_adopted_where_accepted_work_is_taken_off_later():
    adopted = completed(accepting(5), ADOPTED)
    assert sat(adopted, OUT, "2027-01-20").taken_out == (("Office staff", 5),)


def test_figures_that_a_second_sitting_leaves_alone_stay_the_room_s():
    changed = sat(MOVED, {"minutes": {"Office staff": 2, "Teachers": -20}}, "2027-01-11")
    whose = {one.job: one.whose for one in figures(changed)}
    assert whose == {"Office staff": "sitting", "Teachers": "guess"}
    assert {one.whose for one in figures(sat(MOVED, OUT, "2027-01-11"))} == {"guess"}


NAMES = st.sampled_from(["Leaders", "leaders", "Office staff", "Teachers", "Site"])
SAID = st.dictionaries(NAMES, st.integers(-30, 30).filter(bool), max_size=4)
SITTINGS = st.lists(
    st.fixed_dictionaries(
        {}, optional={"minutes": SAID, "kind": st.sampled_from(ACTION_KINDS), "law": st.just("no")}
    ).map(lambda changes: changes | {"measure": "Hours"}),
    max_size=4,
)


@given(SAID, SITTINGS)
def test_whatever_a_second_sitting_does_each_job_that_gained_is_there_or_named_as_taken_out(
    said, sittings
):
    one = action(tuple(said.items()))
    for n, changes in enumerate(sittings):
        one = sat(one, changes, f"2027-01-{11 + n}") or one
    now = [job for job, n in one.minutes if n > 0]
    for job, n in said.items():
        if n > 0 and not any(is_same(job, other) for other in now):
            unit = "minute" if n == 1 else "minutes"
            named = f"{job}, {n} {unit} more"
            assert named in minutes_of(say, one).partition("Taken out in the second sitting: ")[2]
            assert named in thinned_line(say, one) or one.refused


def test_once_adopted_a_job_may_take_its_acceptance_back_and_gets_no_other_work():
    adopted = completed(accepting(5), ADOPTED)
    back = {"Office staff": {**ACCEPTED["Office staff"], "withdrawn": "2027-01-13"}}
    assert kept({"accepted": back}, adopted) == []
    again = completed(adopted, {"accepted": back})
    assert kept({"measure": "Hours"}, again) == []
    more = {"minutes": {"Office staff": 5, "Technicians": 10, "Teachers": -20}}
    assert told(kept(more, again)) == [("plan.not_accepted", "adopted_by")]


REFUSED = {"asked": "2027-01-11", "by": "Chosen by the office", "on": "", "why": ""}
REFUSED |= {"withdrawn": "2027-01-12"}


def refusing(**other):
    return check_completion({"accepted": {"Office staff": {**REFUSED, **other}}}, DAYS)


def test_a_job_that_was_asked_may_say_no_and_that_stands_in_the_plan_with_its_day():
    value, problems = refusing()
    assert problems == []
    one = completed(action((("Office staff", 5), ("Teachers", -20))), value)
    assert one.accepted_by == () and one.accepted["Office staff"].declined
    assert accepted(one, say) == (
        "Office staff: asked on 11 January 2027, said no on 12 January 2027 (Chosen by the office)",
    )
    assert told(kept(ADOPTED, one)) == [("plan.not_accepted", "adopted_by")]
    (_, before) = (one_ for one_ in hurdles(one, [one], say) if one_.state != "answered")
    assert say(before.problems[0].key, **before.problems[0].about).startswith(
        "Office staff would get 5 minutes a week more and said no on 12 January 2027"
    )


def test_who_said_no_may_accept_later():
    value, _ = refusing()
    one = completed(action((("Office staff", 5), ("Teachers", -20))), value)
    assert kept({**ADOPTED, "accepted": ACCEPTED}, one) == []


@pytest.mark.parametrize(
    ("other", "problem"),
    [
        ({"by": ""}, ("plan.no_accepted_by", "accepted-0-by")),
        ({"asked": ""}, ("plan.no_accepted_asked", "accepted-0-asked")),
        ({"asked": "2027-01-04"}, ("plan.accepted_too_early", "accepted-0-asked")),
        ({"withdrawn": "2027-01-08"}, ("plan.accepted_unasked", "accepted-0-withdrawn")),
        ({"withdrawn": "2031-01-08"}, ("plan.not_yet", "accepted-0-withdrawn")),
        ({"withdrawn": "soon"}, ("plan.not_a_date", "accepted-0-withdrawn")),
    ],
)
def test_a_no_wants_who_said_it_and_when_they_were_asked(other, problem):
    assert [(one.key, one.field) for one in refusing(**other)[1]] == [problem]


def asked(answer):
    one = {**ACCEPTED["Office staff"], **(answer or {})}
    return {} if answer is None else {"accepted": {"Office staff": one}}


@pytest.mark.parametrize(
    ("answers", "together"),
    [
        ([{}], "accepted"),
        ([None, None], "not_accepted"),
        ([{"on": "", "withdrawn": "2027-01-12"}] * 2, "declined"),
        ([{"withdrawn": "2027-01-20"}], "taken_back"),
        ([{}, None], "part"),
        ([{}, {"on": "", "withdrawn": "2027-01-12"}], "part"),
        ([None, {"on": "", "withdrawn": "2027-01-12"}], "none"),
        ([{"withdrawn": "2027-01-20"}, {"on": "", "withdrawn": "2027-01-12"}], "none"),
    ],
)
def test_a_line_of_several_actions_says_how_the_job_stands_to_all_of_it(answers, together):
    plan = []
    for answer in answers:
        one = action((("Office staff", 5),))
        value, problems = check_completion(asked(answer), DAYS)
        assert problems == []
        plan.append(completed(one, value))
    (line,) = ledger(plan)
    assert (line.acceptance, line.accepted) == (together, together == "accepted")
