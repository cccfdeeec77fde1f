"""The plan: completed action by action; every state and what is missing is named."""

from dataclasses import replace

import pytest

from tests.screens.stage import PROPOSAL, Stage, complete, drawn
from workshop_kit.domain.agreed import Agreed
from workshop_kit.domain.opening import Opening
from workshop_kit.screens.plan import PlanScreen

IN_ROOM = "In the room 2 of 4 said a plain yes."
FOLLOWED = {"measure": "Minutes a week", "review": "2027-03-29"}
ACCEPTED = {
    "asked": "2027-01-11",
    "by": "Chosen by the office",
    "on": "2027-01-12",
    "why": "In place of filing",
    "withdrawn": "",
}


def test_a_room_without_actions_has_an_empty_plan(stage):
    plan = stage.plan()
    assert plan.shown.data["actions"] == []
    assert "consultation" in plan.data["notice"]
    (file,) = plan.data["files"]
    assert (file["href"], file["label"]) == ("/ROOM/plan.docx", "Download the plan: Word")
    assert (plan.data["summary"]["counts"], plan.data["summary"]["actions"]) == ("", [])


def test_an_action_says_where_it_stands(stage, plan):
    (action,) = plan.shown.data["actions"]
    assert action["what"] == "One marked piece a half term"
    assert action["stand"] == "Recommended"
    assert action["state"] == f"Recommended by the room. {IN_ROOM}"
    assert action["agreement"]["bars"][0]["counts"] == [2, 0, 0, 2, 0]
    assert action["missing"].startswith("Still to fill in: measure, where we are now")
    assert "days for the leader" in action["waited"]
    assert plan.data["held_on"] == "Workshop on 4 January 2027. 4 devices answered"


def test_the_top_says_how_far_the_plan_is_what_is_next_and_what_stands_below(stage, plan):
    told = plan.data["summary"]
    assert told["counts"] == "1 action: 1 recommended."
    (one,) = told["actions"]
    assert (one["at"], one["what"]) == (f"plan-{stage.action}", "1. One marked piece a half term")
    assert one["next"].startswith("Next: Fill in: ")
    assert [at for at, _ in told["parts"]] == ["plan-ledger", "plan-others"]


def test_what_the_leader_refused_is_closed_and_says_what_opens_it_again(stage, plan):
    no = {"answer": "not_now", "answer_words": "No money", "answered_by": "Ms Ray"}
    assert complete(stage, plan, **no, answered_on="2027-01-05")["what"] == "saved"
    (one,) = plan.data["summary"]["actions"]
    assert one["stand"] == "Answered: not now"
    assert one["next"].startswith("The leader’s answer “not now” closed it. Another answer opens")
    assert plan.shown.data["actions"][0]["missing"] == one["next"]
    again = {**no, "answer": "yes", "answer_words": ""}
    assert complete(stage, plan, **again, answered_on="2027-01-06")["what"] == "saved"
    assert plan.data["summary"]["actions"][0]["next"].startswith("Next: Fill in: ")


def test_words_that_were_not_saved_are_kept_in_the_browser_and_no_phone_is_named(plan):
    words = plan.shown.data["words"]
    assert "until you save it" in words["changed"]
    said = [words[name] for name in ("changed", "not_saved", "saving", "offline_sent")]
    assert not any("phone" in one or "send" in one for one in said)


def test_completing_moves_it_on(stage, plan):
    goes_on = {"kind": "protect", "measure": "Minutes", "review": "2027-03-01"}
    assert complete(stage, plan, **goes_on)["what"] == "saved"
    (action,) = plan.shown.data["actions"]
    assert ["How we will know: the measure", "Minutes"] in action["more"]
    assert ["Review on", "1 March 2027"] in action["more"]
    stage.now += 30 * 24 * 3600
    complete(stage, plan, consulted_with="Union reps", consulted_on="2027-01-20")
    (action,) = plan.shown.data["actions"]
    assert action["state"] == f"Consulted on 20 January 2027, with Union reps. {IN_ROOM}"
    given = {"answer_words": "cover is found", "answered_by": "The head"}
    complete(stage, plan, answer="yes_if", answered_on="2027-01-25", **given)
    (action,) = plan.shown.data["actions"]
    answered = "Answered by the leader on 25 January 2027: yes, if: cover is found (The head)."
    assert action["state"].endswith(f"{answered} {IN_ROOM}")
    assert action["waited"] == ""
    adopted = {"adopted_by": "The head", "adopted_on": "2027-02-01"}
    assert complete(stage, plan, **adopted)["problems"][0]["field"] == "adopted_by"
    complete(stage, plan, accepted={"Office staff": ACCEPTED}, **adopted)
    (action,) = plan.shown.data["actions"]
    assert action["state"].startswith("Consulted on 20 January 2027")
    begins = "It begins on 1 February 2027, the day of adoption: no other day was entered."
    words = "The action says: “until Easter”. Where that is another day, enter it"
    assert f"Adopted on 1 February 2027 by The head. {IN_ROOM} {begins} {words}" in action["state"]
    asked = "The review on 1 March 2027 comes before those affected are asked after six weeks, on "
    assert f"{asked}15 March 2027." in action["warnings"]
    complete(stage, plan, begins="2027-02-22", review="2027-07-01")
    (action,) = plan.shown.data["actions"]
    assert action["state"].endswith(f"by The head. {IN_ROOM} It begins on 22 February 2027.")
    assert not any("review" in line for line in action["warnings"])
    assert action["stand"] == "Adopted"


def test_a_leader_s_yes_in_the_hall_is_no_consultation_and_the_page_asks_for_it(stage, monkeypatch):
    monkeypatch.setitem(PROPOSAL, "minutes", {"Teachers": -30})
    plan, stage.action, day = stage.plan(), stage.agreed(), "2027-01-04"
    complete(stage, plan, consulted_with="Those in the hall", consulted_on=day)
    complete(stage, plan, answer="yes", answered_on=day, answered_by="The head")
    assert not any("representatives" in one for one in plan.shown.data["actions"][0]["warnings"])
    said = complete(stage, plan, **FOLLOWED, adopted_by="The head", adopted_on=day)
    assert said["what"] == "saved"
    (warned,) = (w for w in plan.shown.data["actions"][0]["warnings"] if "hall" in w)
    assert "Were the representatives asked?" in warned


def test_whom_the_second_sitting_takes_out_the_page_names_everywhere(stage, plan):
    out = "Taken out in the second sitting: Office staff, 10 minutes more"
    stage.now += 30 * 24 * 3600
    yes = {"answer": "yes", "answered_on": "2027-01-12", "answered_by": "The head"}
    asked = {"consulted_with": "All", "consulted_on": "2027-01-11", **yes}
    adopted = {**FOLLOWED, **asked, "adopted_by": "The head", "adopted_on": "2027-01-13"}
    said = complete(stage, plan, minutes={"Teachers": -30}, **adopted)
    assert [one["field"] for one in said["problems"]] == ["adopted_by"]
    assert "Office staff would get more work" in str(said["problems"])
    assert complete(stage, plan, minutes={"Teachers": -30}, **asked)["what"] == "saved"
    (action,) = plan.shown.data["actions"]
    assert f"{out}" in " ".join(action["lines"])
    assert "second sitting)" not in " ".join(action["lines"])  # the teachers' figure is the room's
    assert "Office staff, 10 minutes more" in action["state"]
    assert any(out in line for line in plan.shown.data["shifts"])
    assert complete(stage, plan, minutes={})["what"] == "saved"
    stage.now += 7 * 24 * 3600
    later = {"consulted_on": "2027-02-20", "answered_on": "2027-02-20", "adopted_on": "2027-02-21"}
    assert complete(stage, plan, **{**adopted, **later})["what"] == "saved"
    (action,) = plan.shown.data["actions"]
    assert f"{out}." in action["state"] and action["stand"] == "Adopted"
    assert stage.plan().data["summary"]["parts"][0][0] == "plan-ledger"


def test_the_banner_says_nothing_is_decided_until_something_is_adopted(stage, plan):
    assert "Nothing here is decided" in plan.data["notice"]
    complete(stage, plan, minutes={"Teachers": -30})
    stage.now += 30 * 24 * 3600
    complete(stage, plan, consulted_with="All", consulted_on="2027-01-18")
    complete(stage, plan, answer="yes", answered_on="2027-01-18", answered_by="The head")
    complete(stage, plan, **FOLLOWED, adopted_by="The head", adopted_on="2027-01-19")
    assert stage.plan().data["notice"] == "This action is adopted after consultation."


def test_more_time_is_needed_until_a_day_and_not_until_words(stage, plan):
    stage.now += 30 * 24 * 3600
    asked = {"answer": "need_until", "answered_on": "2027-01-12", "answered_by": "The head"}
    said = complete(stage, plan, **asked, answer_words="The trust is asked first")
    assert [one["field"] for one in said["problems"]] == ["answer_until"]
    assert plan.shown.data["actions"][0]["reached"] == "recommended"
    assert complete(stage, plan, **asked, answer_until="2027-03-01")["what"] == "saved"


def test_a_reason_that_is_held_back_is_counted_without_its_words(stage, plan):
    stage.room.hold("agree-1", "person", lambda problems: None)
    (action,) = plan.shown.data["actions"]
    held = "[These words are held back. They still count and want an answer.]"
    assert [one["words"] for one in action["reasons"]] == [held]
    assert action["unsorted"].startswith("1 worry or question is not")  # two people's one text
    assert "answer to worries" in action["missing"]


def test_which_task_an_action_answers_is_chosen_from_the_room_s_own(stage, plan):
    (action,) = plan.shown.data["actions"]
    none, *tasks = action["tasks"]
    assert none == ["", "Not chosen yet"] and len(tasks) > 1
    complete(stage, plan, task=tasks[0][0])
    assert ["Which task it answers", tasks[0][0]] in plan.shown.data["actions"][0]["more"]
    complete(stage, plan, task="Words from an Excel file")
    (action,) = plan.shown.data["actions"]
    assert action["tasks"] == [none, *tasks, ["Words from an Excel file"] * 2]


def test_nothing_is_adopted_that_was_not_asked_and_answered_nor_tomorrow(stage, plan):
    said = complete(stage, plan, adopted_by="The head", adopted_on="2027-01-15")
    assert [one["field"] for one in said["problems"]] == ["consulted_with"]
    said = complete(stage, plan, consulted_with="All", consulted_on="2027-01-16")
    assert [one["field"] for one in said["problems"]] == ["consulted_on"]


@pytest.mark.parametrize(
    ("value", "field", "sentence"),
    [
        ({"what": " "}, "what", "Enter what stops or changes"),
        ({"review": "soon"}, "review", "Enter a day, month and year, such as 15 February 2027"),
        ({"adopted_by": "Head", "adopted_on": ""}, "adopted_on", "Enter when it was adopted"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(stage, plan, value, field, sentence):
    said = complete(stage, plan, **value)
    assert said["problems"] == [{"field": field, "sentence": sentence}]


def test_the_ledger_names_who_gains_and_who_loses(stage, plan):
    assert [line["words"] for line in plan.shown.data["ledger"]] == [
        "Adds about 10 minutes a week for one person to Office staff: not yet accepted"
        " (a table’s guess)",
        "Saves Teachers about 30 minutes a week for one person (a table’s guess)",
    ]
    assert "Office staff: adds 10 minutes a week" in plan.shown.data["shifts"][0]


def test_who_accepted_moved_work_and_who_took_it_back_is_read_without_opening_the_form(stage, plan):
    complete(stage, plan, minutes={"Teachers": -20, "Office staff": 10})
    one = {"asked": "2027-01-05", "by": "Chosen by the office", "on": "2027-01-06"}
    one["why"] = "In place of filing"
    assert complete(stage, plan, accepted={"Office staff": one})["what"] == "saved"
    told = "Office staff: asked on 5 January 2027, accepted on 6 January 2027 by "
    told += "Chosen by the office"
    assert ["Moved work", f"{told}: In place of filing"] in plan.shown.data["actions"][0]["more"]
    said = complete(stage, plan, minutes={"Teachers": -20, "Office staff": 11})
    assert [one["field"] for one in said["problems"]] == ["minutes"]
    complete(stage, plan, accepted={"Office staff": {**one, "withdrawn": "2027-01-08"}})
    (action,) = plan.shown.data["actions"]
    assert ["Moved work", f"{told}, taken back on 8 January 2027"] in action["more"]
    assert "10 minutes more, no longer accepted" in " ".join(action["lines"])
    ledger = " ".join(line["words"] for line in plan.shown.data["ledger"])
    assert "to Office staff: no longer accepted" in ledger
    assert "Office staff took their acceptance back on 8 January 2027." in action["state"]
    assert "They were asked" in plan.shown.data["shifts"][0], "nobody is told to ask them again"


def test_what_was_not_taken_up_stays_listed(stage, plan):
    assert [one["what"] for one in plan.shown.data["others"]] == [
        "One marked piece a half term",
        "Stamp nothing",
    ]


def test_worries_are_put_together_in_new_words_and_nobody_is_quoted(stage, plan):
    (action,) = plan.shown.data["actions"]
    assert [one["words"] for one in action["reasons"]] == ["As I cannot"]
    assert action["unsorted"].startswith("1 worry or question is not yet put")  # as it is listed
    ids = [one["id"] for one in action["reasons"]]
    group = {"about": "How it works in drama", "answer": "Drama keeps its own way", "of": ids}
    said = complete(stage, plan, worries=[{**group, "about": "As I cannot"}])
    sentence = "Say it in new words. This repeats what one person wrote"
    assert said["problems"] == [{"field": "worry-0-about", "sentence": sentence}]
    assert complete(stage, plan, worries=[group])["what"] == "saved"
    (action,) = plan.shown.data["actions"]
    told = {"about": group["about"], "raised": "2", "answer": group["answer"]}
    assert (action["worries"], action["unsorted"]) == ([told], "")
    assert action["reasons"][0]["group"] == "1"


AGREED = (
    Agreed("agreed-1", "Two data points a year", "2026-01-15", "Joint committee"),
    Agreed("agreed-2", "One marked piece a term", "2025", "Staff handbook", "To be looked at"),
)


@pytest.fixture
def bound(stage):
    """A room of a school in which something is agreed."""
    made = Stage(opening=Opening(agreed=AGREED))
    made.replies = stage.replies
    return made


def test_what_is_agreed_here_is_seen_on_every_screen_before_and_chosen_by_the_sitting(bound):
    desk, plan = bound.desk(), bound.plan()
    line = "One marked piece a term (2025, Staff handbook). To be looked at"
    assert f"Already agreed here: {line}" in desk.shown.data["do"]
    bound.go("promises")
    for screen in (bound.board(), bound.phone()):
        assert line in drawn(screen)
    bound.action = bound.agreed()
    (action,) = plan.shown.data["actions"]
    assert [one["id"] for one in action["agreed"]] == ["agreed-2", "agreed-1"]  # alike first
    complete(bound, plan, against=["agreed-2"])
    (action,) = plan.shown.data["actions"]
    assert [one["on"] for one in action["agreed"]] == [True, False]
    assert "needs the parties to that agreement" in action["warnings"][0]


def test_a_room_that_is_divided_is_offered_a_trial_first(stage, plan):
    (action,) = plan.shown.data["actions"]
    assert action["warnings"][-1].startswith("The room is divided")


def test_the_ledger_says_what_the_workshop_itself_cost(stage, plan):
    assert "itself cost about" in plan.shown.data["cost"]


def test_papers_are_offered_in_each_format(stage):
    around = replace(stage.around, papers={"Letter": {"docx": "/R/papers/a.docx", "pdf": "/R/a"}})
    (paper,) = PlanScreen(stage.room, stage.visitor("plan"), around).data["papers"]
    assert paper["title"] == "Letter"
    assert [link["label"] for link in paper["links"]] == ["Word", "PDF"]
