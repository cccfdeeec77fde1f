"""Work reduced or only moved: hours a year, acceptance, posts, and that nothing hides a shift."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_kit.domain.acceptance import EARLIEST, WITHDRAW, working_day
from workshop_kit.domain.activities.propose import ACTION_KINDS
from workshop_kit.domain.completion import Days, check_completion
from workshop_kit.domain.counts import check_jobs
from workshop_kit.domain.ledger import (
    Job,
    Minutes,
    affected_posts,
    cost,
    figures,
    ledger,
    shifts,
)
from workshop_kit.domain.plan import Action, completed
from workshop_kit.domain.report.phrases import hours, minutes_of
from workshop_kit.domain.results import Takes
from workshop_kit.words import say, sentences

FRIDAY = "2027-01-08"
DAYS = Days(FRIDAY, "2027-03-01")
JOBS = ("Teachers", "Teaching assistants", "Office staff", "Site manager")
MINUTES = st.dictionaries(st.sampled_from(JOBS), st.integers(-1200, 1200), max_size=4)
PLANS = st.lists(MINUTES, max_size=6)


RANGE = st.lists(st.integers(1, 1200), min_size=3, max_size=3).map(sorted)
TAKES = st.none() | st.builds(
    lambda people, range_: Takes("x", people, *range_), st.integers(5, 60), RANGE
)
ACTIONS = st.lists(
    st.builds(
        lambda kind, minutes, takes, figures: Action(
            *("a", kind, "What", "L", "W", tuple(sorted(minutes.items())), "P"),
            takes=takes,
            figures=figures,
        ),
        *(st.sampled_from(ACTION_KINDS), MINUTES, TAKES, st.sampled_from(["guess", "sitting"])),
    ),
    max_size=5,
)
KNOWN = st.dictionaries(
    st.sampled_from(JOBS), st.builds(Job, st.integers(1, 200), st.integers(1, 52))
)


def action(n, minutes):
    return Action(f"a-{n}", "stop", f"What {n}", "L", "W", tuple(sorted(minutes.items())), "P")


def actions(plan):
    return [action(n, minutes) for n, minutes in enumerate(plan)]


def refused(raw, before=None):
    problems = check_completion(raw, DAYS, before)[1]
    assert all(problem.key in sentences() for problem in problems)
    return [(problem.key, problem.field) for problem in problems]


@given(PLANS, st.integers(1, 200), st.integers(1, 52))
def test_a_jobs_parts_sum_to_its_total_and_a_year_is_people_times_weeks(plan, people, weeks):
    lines = ledger(actions(plan), {job: Job(people, weeks) for job in JOBS})
    for line in lines:
        each = [minutes.get(line.job, 0) for minutes in plan]
        assert (line.saved.high if line.saved else 0) == -sum(n for n in each if n < 0)
        assert (line.added.high if line.added else 0) == sum(n for n in each if n > 0)
        if line.saved_a_year:
            assert line.saved_a_year.high == line.saved.high * people * weeks
    assert [line.job for line in lines] == sorted((line.job for line in lines), key=str.casefold)


@given(PLANS, MINUTES)
def test_one_action_more_never_narrows_a_range(plan, more):
    def spans(of):
        found = {}
        for line in ledger(actions(of)):
            for way, side in (("saved", line.saved), ("added", line.added)):
                if side:
                    found[line.job, way] = side
        return found

    before, after = spans(plan), spans([*plan, more])
    for key, side in before.items():
        assert after[key].low <= side.low and after[key].high >= side.high


@given(PLANS)
def test_every_hidden_shift_between_any_two_jobs_is_named(plan):
    found = {shift.action.what: dict(shift.gains) for shift in shifts(actions(plan))}
    for n, minutes in enumerate(plan):
        gains = {job: count for job, count in minutes.items() if count > 0}
        assert found.get(f"What {n}", {}) == gains


def test_hours_a_year_are_the_hand_checked_ones():
    plan = [{"Teachers": -20}, {"Teachers": -10, "Office staff": 9}]
    known = {"Teachers": Job(34, 39), "Office staff": Job(1, 40)}
    office, teachers = ledger(actions(plan), known)
    assert teachers.saved_a_year == Minutes(10 * 34 * 39, 30 * 34 * 39)  # 221 to 663 hours
    assert office.added_a_year == Minutes(360, 360)  # 6 hours
    assert ledger(actions(plan))[0].added_a_year is None


def accepted(**changes):
    one = {"asked": "2027-01-11", "by": "Chosen by the office", "on": "2027-01-11"}
    one["why"] = "In place of filing"
    return {"accepted": {"Office staff": {**one, **changes}}}


def test_moved_work_counts_as_accepted_only_after_those_who_get_it_said_so():
    moved = action(1, {"Teachers": -10, "Office staff": 9})
    value, problems = check_completion(accepted(), DAYS)
    assert problems == []
    done = completed(moved, value)
    assert done.accepted_by == ("Office staff",)
    assert shifts([moved]) and not shifts([done])
    assert ledger([done])[0].accepted and not ledger([moved])[0].accepted
    back, problems = check_completion(accepted(withdrawn="2027-01-20"), DAYS)
    assert problems == []
    assert completed(moved, back).accepted_by == ()


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"by": ""}, ("plan.no_accepted_by", "accepted-0-by")),
        ({"why": " "}, ("plan.no_accepted_why", "accepted-0-why")),
        ({"on": ""}, ("plan.no_accepted_on", "accepted-0-on")),
        ({"on": "soon"}, ("plan.no_accepted_on", "accepted-0-on")),
        ({"asked": ""}, ("plan.no_accepted_asked", "accepted-0-asked")),
        ({"asked": FRIDAY}, ("plan.accepted_too_early", "accepted-0-asked")),
        ({"asked": "2027-01-12"}, ("plan.accepted_unasked", "accepted-0-on")),
        ({"on": FRIDAY}, ("plan.accepted_too_early", "accepted-0-on")),
        ({"on": "2027-01-09"}, ("plan.accepted_too_early", "accepted-0-on")),  # a Saturday
        ({"on": "2027-03-02"}, ("plan.not_yet", "accepted-0-on")),
        ({"withdrawn": "2027-01-10"}, ("plan.withdrawn_late", "accepted-0-withdrawn")),
        ({"withdrawn": "2027-01-26"}, ("plan.withdrawn_late", "accepted-0-withdrawn")),
        ({"withdrawn": "never"}, ("plan.withdrawn_late", "accepted-0-withdrawn")),
    ],
)
def test_an_acceptance_that_is_not_one_is_refused(changes, problem):
    assert refused(accepted(**changes)) == [problem]


@pytest.mark.parametrize("raw", [None, [], "x", {"Office staff": None}, {"": {"by": "x"}}])
def test_strange_acceptances_are_refused_and_empty_ones_are_none(raw):
    assert refused({"accepted": raw})
    assert check_completion({"accepted": {"Office staff": {}}}, DAYS) == ({"accepted": {}}, [])


@given(st.dates(date(2026, 9, 1), date(2028, 8, 31)), st.integers(1, 20))
def test_working_days_are_monday_to_friday(day, after):
    found = working_day(day, after)
    assert found.weekday() < 5 and found > day
    assert EARLIEST < WITHDRAW


def test_not_sure_about_the_law_turns_stop_into_find_out():
    task = action(1, {"Teachers": -10})
    value, problems = check_completion({"law": "not_sure"}, DAYS)
    assert problems == [] and completed(task, value).kind == "find_out"
    assert completed(task, {"law": "no"}).kind == "stop"
    assert refused({"law": "yes"}) == [("plan.no_law_which", "law_which")]
    assert refused({"law": "perhaps"}) == [("plan.no_law", "law")]


def test_an_action_that_takes_most_of_a_post_says_so():
    assert affected_posts(action(1, {"Office staff": -900, "Teachers": -30})) == ("Office staff",)
    assert affected_posts(action(1, {"Office staff": -899})) == ()


@pytest.mark.parametrize(
    ("raw", "keys"),
    [
        ({"Teachers": [0, 39]}, []),
        ({"Teachers": ["", ""]}, []),
        ({"Teachers": [34, ""]}, []),
        ({"Teachers": [-1, 39]}, ["people-0"]),
        ({"Teachers": ["many", 39]}, ["people-0"]),
        ({"Teachers": [34, 53]}, ["weeks-0"]),
        ({"Teachers": [True, 39], "Office": [1, 0]}, ["people-0", "weeks-1"]),
    ],
)
def test_people_and_weeks_are_whole_numbers_that_can_be(raw, keys):
    assert [problem.field for problem in check_jobs(raw)[1]] == keys


def test_weeks_left_out_are_a_school_year():
    assert check_jobs({"Teachers": [34, ""], "Site": [0, ""]}) == ({"Teachers": [34, 39]}, [])


def spans(lines):
    """(job, way) to range, a week and a year."""
    names = ("saved", "added", "saved_a_year", "added_a_year")
    found = {(line.job, name): getattr(line, name) for line in lines for name in names}
    return {key: span for key, span in found.items() if span}


@given(ACTIONS, KNOWN)
def test_the_parts_of_any_plan_sum_to_its_total_with_ranges_units_and_part_years(plan, known):
    parts = [one for each in plan for one in figures(each)]
    for line in ledger(plan, known):
        for saves, side, year in (
            (True, line.saved, line.saved_a_year),
            (False, line.added, line.added_a_year),
        ):
            own = [one.minutes for one in parts if one.job == line.job and one.saves == saves]
            assert (side.high if side else 0) == sum(one.high for one in own)
            assert (side.low if side else 0) == min((one.low for one in own), default=0)
            of = known.get(line.job)
            if side and of:
                assert year == Minutes(
                    side.low * of.people * of.weeks, side.high * of.people * of.weeks
                )


@given(ACTIONS, ACTIONS, KNOWN)
def test_more_actions_and_ranges_never_narrow_what_is_said(plan, more, known):
    before, after = spans(ledger(plan, known)), spans(ledger([*plan, *more], known))
    for key, span in before.items():
        assert after[key].low <= span.low <= span.high <= after[key].high


@given(ACTIONS, KNOWN)
def test_no_unit_no_range_and_no_part_of_a_year_hides_a_shift(plan, known):
    """A minute a week of one person for one week is still named, and never told as nothing."""
    named = shifts(plan)
    grows = [[(job, n) for job, n in each.minutes if n > 0] for each in plan]
    assert [shift.gains for shift in named] == [tuple(gains) for gains in grows if gains]
    lines = {line.job: line for line in ledger(plan, known)}
    for job, _ in (gain for gains in grows for gain in gains):
        assert lines[job].added.low > 0 and not lines[job].accepted
        if job in known:
            assert hours(lines[job].added_a_year, say) not in ("about 0 hours", "")


@given(ACTIONS)
def test_every_figure_says_whose_it_is(plan):
    for each in plan:
        told = minutes_of(say, each)
        for one in figures(each):
            assert one.whose == "people" or one.whose == each.figures
            assert (f"{one.people} people who do it" in told) == (one.whose == "people") or any(
                other.whose == "people" for other in figures(each)
            )


def test_what_people_say_a_task_takes_is_what_stopping_it_saves_and_nothing_else():
    takes = Takes("x", 14, 10, 20, 40)
    stop = Action("a", "stop", "W", "L", "N", (("Office", 5), ("Teachers", -30)), "P", takes=takes)
    adds, saves = figures(stop)
    assert (adds.minutes, adds.whose) == (Minutes(5, 5), "guess")  # nobody was asked about that
    assert (saves.minutes, saves.whose, saves.people) == (Minutes(10, 40), "people", 14)
    trial = Action("a", "trial", "W", "L", "N", (("Teachers", -30),), "P", takes=takes)
    assert figures(trial)[0].minutes == Minutes(30, 30)


def test_several_jobs_are_not_told_apart_so_the_range_holds_the_guess_too():
    takes = Takes("x", 14, 10, 20, 40)
    minutes = (("Assistants", -5), ("Teachers", -60))
    both = Action("a", "stop", "W", "L", "N", minutes, "P", takes=takes)
    assert [one.minutes for one in figures(both)] == [Minutes(5, 40), Minutes(10, 60)]


def test_a_post_is_affected_where_anybodys_figure_says_so():
    takes = Takes("x", 5, 300, 600, 900)
    one = Action("a", "stop", "W", "L", "N", (("Office", -60),), "P", takes=takes)
    assert affected_posts(one) == ("Office",)


def test_figures_put_right_in_the_second_sitting_are_no_longer_a_guess():
    task = action(1, {"Teachers": -10})
    for minutes, whose in ((-10, "guess"), (-15, "sitting")):
        (one,) = figures(completed(task, {"minutes": {"Teachers": minutes}}))
        assert one.whose == whose


def test_the_workshop_itself_costs_minutes_times_people_and_the_second_sitting():
    assert cost(34, 75) == Minutes(34 * 75 + 60, 34 * 75 + 60)
    assert hours(Minutes(29, 29), say) == "less than 1 hour"
