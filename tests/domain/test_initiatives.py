"""Before something is added: whose minutes, what goes, who was asked; what lacks is said."""

import pytest

from workshop_kit.domain.initiatives import Initiative, check_initiative, in_force, lines
from workshop_kit.domain.ledger import Minutes

TODAY = "2027-01-04"
NEW = {
    "what": "A reading log for every pupil",
    "asked_by": "The literacy lead",
    "minutes": {"Teachers": 20, "Teaching assistants": 10},
    "returns": "The weekly reading test",
    "gives": {"Teachers": 15},
    "asked": "Year teams on 15 December",
    "review": "2027-06-01",
}


def initiative(**other):
    made, problems = check_initiative({**NEW, **other}, TODAY)
    assert problems == []
    return made


def test_what_it_takes_less_what_goes_is_told_for_each_job():
    assert initiative().net == {"Teachers": 5, "Teaching assistants": 10}


def test_nothing_goes_and_nobody_was_asked_is_kept_as_it_is():
    bare = initiative(returns="", gives={}, asked="")
    assert (bare.returns, bare.asked, bare.net["Teachers"]) == ("", "", 20)


def test_its_minutes_are_lines_of_the_ledger():
    more = initiative(what="Another", minutes={"Teachers": 30}, gives={})
    teachers, assistants = lines([initiative(), more])
    assert (teachers.added, teachers.saved) == (Minutes(20, 50), Minutes(15, 15))
    assert (assistants.added, assistants.saved) == (Minutes(10, 10), None)
    assert not teachers.accepted


def test_a_job_in_other_capitals_is_the_same_job():
    one = initiative(minutes={"Site Staff": 20}, gives={"site staff": 20})
    assert one.net == {"Site Staff": 0}
    (line,) = lines([one, initiative(minutes={"SITE STAFF": 5}, gives={})])
    assert (line.job, line.added, line.saved) == ("Site Staff", Minutes(5, 25), Minutes(20, 20))


def test_the_next_room_is_told_of_it_as_a_practice_in_force():
    (one,) = in_force([initiative()], "Before you add")
    assert (one.practice, one.date, one.source) == (NEW["what"], TODAY, "Before you add")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"what": ""}, "what"),
        ({"what": "x" * 300}, "what"),
        ({"asked_by": " "}, "asked_by"),
        ({"minutes": {}}, "minutes"),
        ({"minutes": {"Teachers": 0}}, "minutes"),
        ({"minutes": {"Teachers": "20"}}, "minutes"),
        ({"minutes": {"Teachers": 1201}}, "minutes"),
        ({"minutes": {"": 5}}, "minutes"),
        ({"minutes": [20]}, "minutes"),
        ({"minutes": {"Teachers": 60, "teachers ": 1}}, "minutes"),  # it would hide the hour
        ({"gives": {"Teachers": -5}}, "gives"),
        ({"returns": ""}, "returns"),
        ({"asked": 5}, "asked"),
        ({"review": ""}, "review"),
        ({"review": "soon"}, "review"),
        ({"review": TODAY}, "review"),
        ({"review": 20270601}, "review"),
    ],
)
def test_what_is_wrong_is_refused_beside_its_field(wrong, field):
    made, problems = check_initiative({**NEW, **wrong}, TODAY)
    assert made is None
    assert [problem.field for problem in problems] == [field]


@pytest.mark.parametrize("raw", [None, [], "log", {}])
def test_what_is_no_initiative_is_refused(raw):
    assert check_initiative(raw, TODAY)[1]


def test_plain_values_there_and_back():
    assert Initiative(**initiative().to_json()) == initiative()
