"""A trial: those affected are asked by its end, and not once it is over."""

import pytest

from tests.reviewed import after, followed
from workshop_kit.domain import follow
from workshop_kit.domain.report.reviews import asked_on, review_lines, round_name
from workshop_kit.domain.report.reviews import reviews as told_reviews
from workshop_kit.words import say


def trial(end):
    """A room whose one action is a trial that is reviewed on `end`."""
    room = followed("Half a term without it")
    room.complete(0, kind="trial", review=end)
    return room


@pytest.mark.parametrize(
    ("end", "days"),
    [
        (after(1), [(2, after(1))]),
        (after(2), [(2, after(2))]),
        (after(5), [(2, after(2)), (6, after(5))]),
        (after(8), [(2, after(2)), (6, after(6)), (12, after(8))]),
        (after(30), [(2, after(2)), (6, after(6)), (12, after(12))]),
        ("", [(2, after(2)), (6, after(6)), (12, after(12))]),
    ],
)
def test_a_trial_is_asked_about_by_its_end_and_never_after_it(end, days):
    room = trial(end)
    (action,) = room.state.actions
    assert [(weeks, day.isoformat()) for weeks, day in follow.rounds(action)] == days
    room.complete(0, kind="streamline")
    (action,) = room.state.actions
    assert [day.isoformat() for _, day in follow.rounds(action)] == [after(2), after(6), after(12)]


def test_the_last_question_of_a_trial_is_due_on_its_last_day_and_says_so():
    room = trial(after(5))
    assert follow.can_ask(room.state, after(5, -1)) == 2
    assert follow.can_ask(room.state, after(5)) == 6
    assert [one.weeks for one in follow.due(room.state, after(40))] == [6]
    (action,) = room.state.actions
    said = "Begins on 4 January 2027. Ask on 18 January 2027 and 8 February 2027"
    assert asked_on(action, say) == said
    lines = review_lines(action, room.state, after(5), say)
    assert lines[1].when == "At the end of the trial (8 February 2027)"
    assert told_reviews(room.state, after(5), say)


def test_the_end_of_a_trial_is_named_in_the_table_of_days_whatever_column_it_stands_in():
    (_, _, table, *_) = told_reviews(trial(after(8)).state, after(1), say)
    assert table.rows[0][-1] == "1 March 2027, the end of the trial"
    (_, _, table, *_) = told_reviews(trial(after(30)).state, after(1), say)
    assert table.rows[0][-1] == "29 March 2027"


def test_a_round_is_called_by_its_weeks_or_by_the_end_of_the_trial():
    (action,) = trial(after(5)).state.actions
    names = [round_name(action, weeks, say) for weeks in (2, 6)]
    assert names == ["After 2 weeks", "At the end of the trial"]


def test_a_trial_of_a_week_is_asked_about_once():
    (action,) = trial(after(1)).state.actions
    assert asked_on(action, say) == "Begins on 4 January 2027. Ask on 11 January 2027"


def test_the_rounds_that_a_trial_leaves_out_take_nothing():
    (action,) = trial(after(5)).state.actions
    refused = {weeks: follow.left_out(action, weeks) for weeks in follow.WEEKS}
    assert (refused[2], refused[6]) == ([], [])
    (problem,) = refused[12]
    assert "after 6 weeks" in say(problem.key, **problem.about)


def test_what_goes_on_or_is_not_adopted_leaves_no_round_out():
    adopted, waiting = followed("One", "Two", waiting=1).state.actions
    assert [follow.left_out(one, 12) for one in (adopted, waiting)] == [[], []]
