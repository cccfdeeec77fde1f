"""A job's name decides whose work is counted: no second spelling hides a shift or a post."""

import pytest

from tests.domain.test_ledger import action, refused
from workshop_kit.domain.adoption import as_spelled
from workshop_kit.domain.ledger import Job, Minutes, ledger, shared_posts
from workshop_kit.domain.plan import Action, completed


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


def test_a_job_in_another_spelling_is_no_figure_of_the_second_sitting():
    said = (("Office staff", 10), ("Teachers", -20))
    action = Action("a", "stop", "Stop it", "A lead", "Now", said, "None")
    typed = {"minutes": {"teachers": -20, "OFFICE STAFF": 10, "Site staff": 5}}
    changes = as_spelled(action, typed)
    assert changes["minutes"] == {"Teachers": -20, "Office staff": 10, "Site staff": 5}
    after = completed(action, changes)
    assert [after.whose(job, n) for job, n in after.minutes] == ["guess", "sitting", "guess"]
    assert as_spelled(action, {"lead": "Somebody"}) == {"lead": "Somebody"}
