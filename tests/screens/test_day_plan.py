"""The plan that closes a day: jobs, guesses, words and order are those of the day's own rooms."""

import json

import pytest

from tests.screens.stage import Stage
from workshop_kit.content import library, library_paths
from workshop_kit.domain.check_word import sealed
from workshop_kit.domain.opening import Opening
from workshop_kit.domain.report.phrases import badged, kind_of
from workshop_kit.domain.results import Carried
from workshop_kit.words import say


def carried(n, what, kind="stop", **more):
    fields = {"lead": "Ann", "when": "from next term", "pupils": "none"}
    minutes = more.pop("minutes", (("Teachers", -10),))
    return Carried(f"x-{n}", kind, what, minutes=minutes, **fields, **more)


ASKS = {"law": "not_sure", "kind": "find_out"}
TODAY = (
    carried(0, "The paper register"),
    carried(1, "No form for a visited lesson", **ASKS),
    carried(2, "Stop stamping"),
    carried(3, "Longer briefings", put=True),
)
DOTS = ({"x-2": 3}, {"x-2": 2, "x-1": 1}, {"x-1": 2, "x-0": 1}, {"x-1": 1})


def day(*actions, **opening):
    path = library_paths()["close_the_day"]
    return Stage(path, Opening(carried=actions or TODAY, **opening))


def put(stage, *ids):
    stage.room.choose(list(ids), lambda problems: None)


def voted(stage):
    stage.go("vote")
    stage.answers(*DOTS)
    stage.close()
    return stage


def proposing():
    every = library(None).values()
    return [one for one in every if any(step.kind == "propose" for step in one.activities)]


@pytest.mark.parametrize("workshop", proposing(), ids=lambda one: one.name)
def test_every_job_of_a_workshop_that_proposes_actions_is_known_where_its_day_closes(workshop):
    known = library(None)["close_the_day"].jobs
    assert set(workshop.jobs) <= set(known)


def test_a_job_that_an_action_brought_along_or_that_was_counted_can_be_chosen_and_saved():
    brought = carried(0, "One list", minutes=(("Lab assistants", -20),))
    stage = day(brought, jobs={"Nurses": [2, 39]})
    put(stage, "x-0")
    plan = stage.plan()
    assert {"Lab assistants", "Nurses"} <= set(plan.shown.data["jobs"])
    value = {"minutes": {"Lab assistants": -15, "Nurses": -5}, "measure": "Minutes"}
    stage.say(plan.shown, do="complete", action="x-0", value=value)
    assert dict(stage.room.state.actions[0].minutes) == value["minutes"]


@pytest.mark.parametrize(
    ("source", "told"), [("table", "(a table’s guess)"), ("", "(one person’s guess)")]
)
def test_a_guess_stays_that_of_those_who_made_it(source, told):
    stage = day(carried(0, "One list", figures=source))
    put(stage, "x-0")
    (action,) = stage.plan().shown.data["actions"]
    assert told in " ".join(action["lines"])


def test_what_its_room_does_not_recommend_is_marked_among_the_actions_of_today():
    stage = day()
    stage.go("today")
    cards = stage.board().shown.data["proposals"]
    assert [card["kind"] for card in cards] == ["Stop", "Find out", "", "Put to the room: Stop"]
    assert cards[3]["lines"][-1] == say("findings.put")


WORDS = [
    "Stop: The paper register",
    "If no law or contract asks for it: No form for a visited lesson",
    "Stop stamping",
    "Stop: Longer briefings",
]


def test_an_action_has_the_same_words_wherever_it_gets_dots():
    stage = day()
    stage.go("vote")
    phone, board, desk = stage.phone(), stage.board(), stage.desk()
    assert desk.shown.data["choice"] is None  # nobody has given a dot yet
    assert [item["text"] for item in phone.shown.data["items"]] == WORDS
    assert board.shown.data["items"] == WORDS
    stage.answers(*DOTS)
    stage.close()
    most_first = [WORDS[1], WORDS[2], WORDS[0], WORDS[3]]
    assert sorted(bar["text"] for bar in board.shown.data["bars"]) == sorted(most_first)
    dots = desk.shown.data["choice"]["dots"]
    assert [line.rpartition(": ")[0] for line in dots] == [WORDS[2], WORDS[1], WORDS[0]]


@pytest.mark.parametrize(
    ("kind", "what", "tag", "told"),
    [
        ("stop", "Stop the paper register", "", "Stop the paper register"),
        ("stop", "STOP", "", "STOP"),
        ("find_out", "find out what law asks", "", "find out what law asks"),
        ("stop", "Stopping times", "Stop", "Stop: Stopping times"),
        ("trial", "Stop the register", "Trial", "Trial: Stop the register"),
    ],
)
def test_a_kind_that_its_words_begin_with_is_said_once(kind, what, tag, told):
    one = carried(0, what, kind)
    assert (kind_of(say, one), badged(say, one)) == (tag, told)


def test_the_plan_has_the_order_of_the_dots():
    stage = voted(day())
    put(stage, "x-0", "x-1", "x-2")
    stage.go("agree")
    assert [one["id"] for one in stage.phone().shown.data["proposals"]] == ["x-2", "x-1", "x-0"]
    assert [one.id for one in stage.room.state.actions] == ["x-2", "x-1", "x-0"]


def test_the_order_of_the_dots_changes_no_check_word():
    stage = voted(day())
    put(stage, "x-0", "x-2")
    assert json.loads(sealed(stage.room.state))["chosen"] == ["x-0", "x-2"]


def test_an_action_is_no_task_that_another_answers():
    stage = voted(day())
    put(stage, "x-2")
    (action,) = stage.plan().shown.data["actions"]
    assert [task for task, _ in action["tasks"]] == [""]


def test_when_the_room_said_it_stands_beside_the_day_on_which_it_begins():
    stage = day()
    put(stage, "x-0")
    (action,) = stage.plan().shown.data["actions"]
    assert "“from next term”" in action["begins_asked"]


def test_the_day_costs_what_all_its_workshops_took():
    stage = voted(day(spent=600))
    put(stage, "x-0")
    cost = stage.plan().shown.data["cost"]
    assert cost.startswith("The workshops of the day together cost about 13 hours")
