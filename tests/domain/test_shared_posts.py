"""Several actions that together take most of a post are found, and not adopted one by one."""

from dataclasses import replace

import pytest
from hypothesis import given

from tests.domain.test_ledger import ACTIONS, action
from workshop_kit.domain.adoption import check_changes
from workshop_kit.domain.hurdles import hurdles
from workshop_kit.domain.ledger import POST_MINUTES, Minutes, affected_posts, shared_posts
from workshop_kit.domain.report.actions import warnings
from workshop_kit.words import say

OFFICE = "Office staff"
FILING, POST, PHONES = (
    replace(action(n, {OFFICE: -minutes}), what=what)
    for n, (what, minutes) in enumerate([("Filing", 500), ("Post", 400), ("Phones", 300)])
)
ADOPTED = {"adopted_by": "Head", "adopted_on": "2027-01-13", "answer": "yes"}
ADOPTED |= {"measure": "Minutes a week", "review": "2027-03-29"}


def adopted(one):
    return replace(one, more=ADOPTED)


def own(plan):
    """What each action takes of each job that it leaves most of its work: {job: [minutes]}."""
    found = {}
    for one in plan:
        for job, n in one.minutes:
            counts = one.takes and "stop" in (one.kind, one.meant)
            most = max(-n, one.takes.high if counts else 0)
            if n < 0 and job not in affected_posts(one):
                found.setdefault(job, []).append(most)
    return found


@given(ACTIONS)
def test_a_post_is_named_exactly_where_the_sum_of_its_parts_is_most_of_it(plan):
    taken = {job: sum(parts) for job, parts in own(plan).items()}
    named = {post.job: post.minutes.high for post in shared_posts(plan)}
    assert named == {job: n for job, n in taken.items() if n >= POST_MINUTES}


@given(ACTIONS)
def test_each_part_is_less_than_most_of_a_post_and_takes_something_from_it(plan):
    for post in shared_posts(plan):
        assert len(post.actions) > 1
        for one in post.actions:
            assert post.job not in affected_posts(one) and dict(one.minutes)[post.job] < 0


@given(ACTIONS, ACTIONS)
def test_more_actions_only_widen_what_is_said_of_a_post(plan, more):
    after = {post.job: post.minutes for post in shared_posts([*plan, *more])}
    for post in shared_posts(plan):
        wider = after[post.job]
        assert wider.low <= post.minutes.low <= post.minutes.high <= wider.high


def test_what_is_refused_or_leaves_the_plan_alone_is_no_part_of_it():
    assert [post.minutes for post in shared_posts([FILING, POST])] == [Minutes(400, 900)]
    assert shared_posts([FILING, PHONES]) == ()
    assert shared_posts([FILING, replace(POST, more={"answer": "not_now"})]) == ()
    assert shared_posts([action(1, {OFFICE: -900}), PHONES]) == ()


def test_each_of_them_says_with_which_others_and_comes_before_consultation():
    plan = (FILING, POST, action(7, {"Teachers": -20}))
    (told,) = warnings(FILING, plan, say)
    assert "“Post”" in told and "Filing" not in told and OFFICE in told and "900" in told
    assert warnings(plan[2], plan, say) == ()
    keys = [problem.key for one in hurdles(POST, plan, say) for problem in one.problems]
    assert "hurdle.shared" in keys
    alone = [problem.key for one in hurdles(POST, (POST,), say) for problem in one.problems]
    assert "hurdle.shared" not in alone and "hurdle.post" not in alone


@pytest.mark.parametrize(
    ("others", "keys"),
    [
        ((adopted(FILING),), ["plan.shared_post"]),
        ((FILING,), []),  # recommended only
        ((adopted(PHONES),), []),  # 700 minutes in all
        ((adopted(replace(FILING, minutes=(("Teachers", -500),))),), []),
    ],
)
def test_actions_that_take_a_post_together_are_not_adopted_one_by_one(others, keys):
    problems = check_changes(POST, ADOPTED, (), others)
    assert [problem.key for problem in problems] == keys
