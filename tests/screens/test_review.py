"""Weeks later: phones answer in three taps, the plan's page shows both words and takes them in."""

import json
import re
from datetime import date, datetime, timedelta

import pytest

from tests.exports.afternoon import SECOND_SITTING
from tests.reviewed import adopt, followed
from tests.screens.stage import HELD_ON, complete
from workshop_kit.domain.review import Told
from workshop_kit.school.clock import keep_time
from workshop_kit.screens import plan as page
from workshop_kit.screens.review import ReviewPhone, asked_of


def day(weeks, days=0):
    """Noon so long after the workshop, in seconds."""
    held_on = datetime.combine(date.fromisoformat(HELD_ON), datetime.min.time())
    return (held_on + timedelta(weeks=weeks, days=days, hours=12)).timestamp()


@pytest.fixture
def later(stage):
    """A room that has ended with one action, two weeks on."""
    stage.action = stage.agreed()
    stage.room.end(lambda problems: None)
    adopt(stage.room, HELD_ON)
    stage.now = day(2)
    return stage


def phone(stage, number="first"):
    return ReviewPhone(stage.room, stage.visitor("phone", number), stage.around)


def answer(stage, screen, **said):
    return stage.say(screen.shown, do="answer", value={stage.action: said})


def asked(stage, *statuses, minutes=5):
    """Phones say these while the round is open."""
    screens = [phone(stage, f"phone-{n}") for n in range(len(statuses))]
    for screen, status in zip(screens, statuses, strict=True):
        told = answer(stage, screen, status=status, minutes=minutes)
        assert told == {"what": "saved", "id": 7}
        screen.close()


def reviewed(stage):
    (action,) = stage.room.state.actions
    return action.reviews


def shown(plan):
    """The lines of the first action on the plan's page, each with its pairs."""
    (action,) = plan.shown.data["reviews"]["actions"]
    return [{**dict(line["pairs"]), "when": line["when"]} for line in action["lines"]]


def test_a_round_opens_by_itself_on_its_day_and_closes_after_a_fortnight(later):
    keep_time([later.room], day(2, -1))
    assert later.room.state.asking is None
    keep_time([later.room], day(2))
    assert later.room.state.asking.weeks == 2
    asked(later, *["stopped"] * 5)
    keep_time([later.room], day(4, -1))
    assert later.room.state.asking is not None
    keep_time([later.room], day(4))
    assert later.room.state.asking is None
    assert reviewed(later)[0].told.counts == (5, 0, 0)
    keep_time([later.room], day(4, 1))
    assert later.room.state.asking is None


def test_the_phones_page_asks_in_three_taps_and_says_who_sees_what(later):
    later.room.ask(2, later.now, lambda problems: None)
    screen = phone(later)
    data = screen.shown.data
    assert screen.data["title"] == "Has it really stopped?"
    assert [item["text"] for item in data["items"]] == ["One marked piece a half term"]
    assert [value for value, _ in data["options"]] == ["stopped", "partly", "not_stopped"]
    assert "fewer than five" in data["rules"][0] and "from ten answers" in data["rules"][0]
    assert "1 February 2027" in data["rules"][-1]
    assert data["own"] is None


def test_an_answer_is_kept_changed_and_found_again(later):
    later.room.ask(2, later.now, lambda problems: None)
    first = phone(later)
    assert answer(later, first, status="partly", minutes=20, instead="A form")["what"] == "saved"
    assert answer(later, first, status="stopped")["what"] == "saved"
    again = phone(later)
    own = {"status": "stopped", "minutes": "", "instead": ""}
    assert again.shown.data["own"] == {later.action: own}
    assert phone(later, "second").shown.data["own"] is None
    assert later.room.answered == 1


@pytest.mark.parametrize(
    "value", [{}, None, [], "stopped", {"other": {"status": "stopped"}}, {"": {}}]
)
def test_a_page_that_says_nothing_is_told_so(later, value):
    later.room.ask(2, later.now, lambda problems: None)
    screen = phone(later)
    told = later.say(screen.shown, do="answer", value=value)
    assert told["what"] == "problems"
    assert later.room.answered == 0


def test_what_is_wrong_stands_beside_its_action_and_the_rest_is_kept(stage):
    ids = two_actions(stage)
    stage.room.ask(2, day(2), lambda problems: None)
    screen = phone(stage)
    value = {ids[0]: {"status": "stopped"}, ids[1]: {"status": "gone", "minutes": "x"}}
    told = stage.say(screen.shown, do="answer", value=value)
    assert [p["field"] for p in told["problems"]] == [f"status-{ids[1]}", f"minutes-{ids[1]}"]
    assert list(screen.shown.data["own"]) == [ids[0]]


def two_actions(stage):
    stage.go("propose")
    stage.put()
    ids = [proposal.id for proposal in stage.room.state.proposals[1:]]
    stage.room.choose(ids, lambda problems: None)
    stage.room.end(lambda problems: None)
    adopt(stage.room, HELD_ON)
    return ids


def test_answers_to_two_actions_lie_under_keys_that_nobody_can_join(stage):
    ids = two_actions(stage)
    stage.room.ask(2, day(2), lambda problems: None)
    value = {id: {"status": "stopped"} for id in ids}
    assert stage.say(phone(stage).shown, do="answer", value=value)["what"] == "saved"
    keys = [stage.room._store.answered("ROOM", f"review-2-{id}") for id in ids]
    assert [len(each) for each in keys] == [1, 1]
    assert keys[0].isdisjoint(keys[1])


def test_who_comes_after_the_end_is_told_and_nothing_is_kept(later):
    later.room.ask(2, later.now, lambda problems: None)
    screen = phone(later)
    later.room.stop_asking(lambda problems: None)
    assert screen.shown.data["title"] == "Thank you. This is closed"
    told = answer(later, screen, status="stopped")
    assert told["problems"][0]["sentence"].startswith("This part closed before")


def test_single_answers_are_gone_once_a_round_has_closed(later):
    later.room.ask(2, later.now, lambda problems: None)
    asked(later, "stopped", "partly", "not_stopped", "partly")
    question = f"review-2-{later.action}"
    assert len(later.room._store.answered("ROOM", question)) == 4
    later.room.stop_asking(lambda problems: None)
    assert later.room._store.answered("ROOM", question) == set()
    assert reviewed(later)[0].told == Told()  # four are too few: not even how many


def test_the_plan_opens_a_round_and_closes_it(later):
    plan = later.plan()
    about = plan.shown.data["reviews"]
    assert about["due"].startswith("After 2 weeks: 1 action")
    assert about["ask"]["do"] == "ask"
    assert later.say(plan.shown, do="ask", weeks=2)["what"] == "saved"
    assert plan.data["asking"].endswith("Nobody has answered yet.")
    assert "http://h/ROOM" in plan.shown.data["reviews"]["link"]
    asked(later, *["not_stopped"] * 6)
    assert plan.data["asking"].endswith("6 answers so far.")
    assert "Not: 6" not in json.dumps(plan.shown.data)
    assert later.say(plan.shown, do="stop_asking")["what"] == "saved"
    assert plan.data["asking"] == ""
    assert "Not: 6. Of 6" in json.dumps(plan.shown.data)


@pytest.mark.parametrize("weeks", [6, 3, None, "2", [2]])
def test_a_round_that_has_not_come_is_refused(later, weeks):
    plan = later.plan()
    assert later.say(plan.shown, do="ask", weeks=weeks)["what"] == "problems"
    assert later.room.state.asking is None


def test_no_round_is_opened_twice(later):
    plan = later.plan()
    later.say(plan.shown, do="ask", weeks=2)
    told = later.say(plan.shown, do="ask", weeks=2)
    assert told["problems"][0]["sentence"].startswith("Staff are being asked now")
    later.say(plan.shown, do="stop_asking")
    told = later.say(plan.shown, do="ask", weeks=2)
    assert told["problems"][0]["sentence"].startswith("Staff have already been asked")
    assert plan.shown.data["reviews"]["ask"] is None
    assert later.say(plan.shown, do="stop_asking")["what"] == "problems"


def test_a_room_that_has_not_ended_follows_nothing_up(stage):
    stage.agreed()
    plan = stage.plan()
    assert plan.shown.data["reviews"] is None
    assert stage.say(plan.shown, do="ask", weeks=2)["what"] == "problems"


def test_owner_says_done_and_most_say_not_both_stand_there_and_neither_is_averaged(later):
    plan = later.plan()
    counts = {"stopped": 4, "partly": 2, "not_stopped": 9}
    entered = {"weeks": 2, "counts": counts, "minutes": [10, 10, 20, 30, 30]}
    assert enter(later, plan, **entered)["what"] == "saved"
    assert enter(later, plan, weeks=2, owner={"status": "done", "on": ""})["what"] == "saved"
    (line,) = shown(plan)
    assert line["Word of who leads it"] == "Done (18 January 2027)"
    assert line["Word of those affected"] == "Stopped: 4. Partly: 2. Not: 9. Of 15 who answered"
    assert "30 minutes less" in line["Minutes as the plan has them"]
    assert line["Minutes a week it takes now, as reported"].endswith("say 10 to 30 minutes")


def enter(stage, plan, **value):
    return stage.say(plan.shown, do="review", action=stage.action, value=value)


def offered(stage, plan):
    (about,) = plan.shown.data["reviews"]["actions"]
    return [n for n, _ in about["rounds"]], about["none_yet"]


def test_only_rounds_that_came_are_offered_and_before_the_first_its_day_is_told(later):
    for weeks, days, rounds in ((2, 0, ["2"]), (5, 6, ["2"]), (13, 0, ["2", "6", "12"])):
        later.now = day(weeks, days)
        assert offered(later, later.plan()) == (rounds, "")
    later.now = day(1)
    rounds, told = offered(later, later.plan())
    assert rounds == [] and "after 2 weeks, comes on 18 January 2027" in told


def test_before_adoption_no_round_is_offered_and_the_word_of_who_leads_it_is_taken(stage):
    stage.action = stage.agreed()
    stage.room.end(lambda problems: None)
    plan = stage.plan()
    rounds, told = offered(stage, plan)
    assert rounds == [] and told.startswith("Not adopted yet")
    first = int(plan.shown.data["reviews"]["first"])
    word = {"weeks": first, "owner": {"status": "partly", "on": ""}}
    assert enter(stage, plan, **word)["what"] == "saved"


@pytest.mark.parametrize(
    "said", [{"counts": {"stopped": 6}}, {"owner": {"status": "done", "on": ""}}]
)
def test_a_round_that_a_trial_leaves_out_is_refused_in_a_sentence(later, said):
    ends = {"kind": "trial", "review": "2027-02-08"}  # five weeks on
    later.room.complete(later.action, ends, "2027-02-01", lambda problems: None)
    later.now = day(20)
    plan = later.plan()
    assert offered(later, plan) == (["2", "6"], "")
    (problem,) = enter(later, plan, weeks=12, **said)["problems"]
    assert problem["sentence"].startswith("This trial ends before this round")
    assert enter(later, plan, weeks=6, **said)["what"] == "saved"


def test_below_five_the_page_shows_no_number_of_them(later):
    plan = later.plan()
    few = {"weeks": 2, "counts": {"stopped": 1, "not_stopped": 3}, "instead": ["A new form"]}
    assert enter(later, plan, **few)["what"] == "saved"
    (line,) = shown(plan)
    assert line["Word of those affected"] == "Fewer than five answered: nothing is shown"
    assert "A new form" not in json.dumps(plan.shown.data)


def test_what_is_typed_in_wrongly_is_told_beside_its_field(later):
    plan = later.plan()
    told = enter(later, plan, weeks="", counts={"stopped": "all"})
    assert [problem["field"] for problem in told["problems"]] == ["weeks"]
    told = enter(later, plan, weeks=2, counts={"stopped": "all"}, owner={"status": "x", "on": ""})
    assert [problem["field"] for problem in told["problems"]] == ["owner", "stopped"]
    for odd in (None, [], "x", {"weeks": 2}):
        told = later.say(plan.shown, do="review", action=later.action, value=odd)
        assert told["what"] == "problems"
    told = later.say(plan.shown, do="review", action="other", value={"weeks": 2})
    assert told["what"] == "problems"
    assert reviewed(later) == ()


def test_the_plans_page_finds_every_word_that_its_script_draws(later):
    says = later.plan().shown.data["reviews"]["says"]
    drawn = set(re.findall(r"\bsays\.(\w+)", page.SCRIPT))
    assert "heading" in drawn and drawn - set(says) == set()


def next_of(plan):
    (action,) = plan.data["summary"]["actions"]
    return action["next"]


def test_the_top_of_the_plan_names_the_round_that_is_due_or_comes_next(later):
    later.now = day(1)
    assert next_of(later.plan()).startswith("Next: Fill in: where we are now")
    filled = dict.fromkeys(("resources", "told", "time_use", "objections"), "None")
    assert complete(later, later.plan(), **filled, **SECOND_SITTING)["what"] == "saved"
    assert next_of(later.plan()).startswith("Next: staff are asked on 18 January 2027 whether")
    later.now = day(2)
    due = next_of(later.plan())
    assert due.startswith("Next: ask staff whether it has really stopped. That has been due since")
    later.room.ask(2, later.now, lambda problems: None)
    assert next_of(later.plan()).startswith("Next: staff are asked on 15 February 2027 whether")


def test_a_trial_s_end_is_called_so_and_once_heard_somebody_has_to_decide(later):
    filled = dict.fromkeys(("resources", "told", "time_use", "objections"), "None")
    given = {**filled, **SECOND_SITTING, "kind": "trial", "review": "2027-01-11"}
    assert complete(later, later.plan(), **given)["what"] == "saved"  # a week after it begins
    later.now = day(0)
    told = later.plan().shown.data["reviews"]["actions"][0]["none_yet"]
    assert told.startswith("The first round, at the end of the trial, comes on 11 January 2027.")
    later.now = day(2)
    drawn = later.plan().shown.data["reviews"]
    assert drawn["due"].startswith("At the end of the trial: 1 action of which nobody affected")
    assert drawn["ask"]["label"] == "Ask staff by link now: at the end of the trial"
    assert enter(later, later.plan(), weeks=2, counts={"stopped": 7})["what"] == "saved"
    decide = "Next: The trial ended on 11 January 2027. Decide with those who tried it"
    assert next_of(later.plan()).startswith(decide)


@pytest.mark.parametrize("n", [1, 2])
def test_staff_are_asked_in_the_number_of_the_actions_that_there_are(n):
    state = followed(*(f"Action {k}" for k in range(n))).state
    one, many = "This action came out of the workshop of 4", "These actions came out of the"
    assert asked_of(state, n).startswith(one if n == 1 else many)
