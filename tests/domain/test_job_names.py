"""A job's name decides whose work is counted: no second spelling hides a shift or a post."""

import pytest

from tests.domain.test_ledger import action, refused
from workshop_kit.domain.ledger import Job, Minutes, ledger, shared_posts


def test_one_job_in_two_spellings_is_one_line_and_its_post_is_found():
    plan = [action(1, {"Site Staff": -500}), action(2, {"site staff": -450, "Office": 5})]
    _, site = ledger(plan, {"SITE STAFF": Job(2, 39)})
    assert (site.job, site.saved) == ("Site Staff", Minutes(450, 950))
    assert site.saved_a_year == Minutes(450 * 78, 950 * 78)
    (post,) = shared_posts(plan)
    assert (post.job, post.minutes.high) == ("Site Staff", 950)


@pytest.mark.parametrize("twin", ["Office staff ", "office staff", "Office \u200b staff"])
def test_a_job_named_twice_hides_no_work(twin):
    raw = {"minutes": {"Office staff": 60, twin: -60}}
    assert refused(raw) == [("answer.job_twice", "minutes")]
