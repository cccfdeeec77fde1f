"""Law, agreements, posts and worries: what a second sitting cannot pass over."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.made import AGREE, ITEMS, PROPOSE
from workshop_kit.domain.adoption import check_changes
from workshop_kit.domain.agreed import Agreed
from workshop_kit.domain.completion import Days, check_completion
from workshop_kit.domain.disclosure import disclose, shown_result
from workshop_kit.domain.likeness import alike, quotes
from workshop_kit.domain.plan import Action, Worry, completed, recommended
from workshop_kit.domain.report.actions import warnings
from workshop_kit.domain.report.agreeing import agreeing
from workshop_kit.domain.results import Proposal, Takes, Text, from_json, to_json
from workshop_kit.domain.spread import quartiles
from workshop_kit.words import say, sentences

DAYS = Days("2027-01-04", "2027-03-01")
CODES = Agreed("agreed-1", "Marking with codes", "2025-09", "Feedback policy")
REASONS = (
    Text("a-1", "Who tells the governors about it?", step="worry"),
    Text("a-2", "I cannot see how it works in drama", step="cannot"),
    Text("a-3", "Fine with me", step="yes"),
)
ADOPTED = {
    "consulted_with": "JNCC",
    "consulted_on": "2027-01-11",
    "answer": "yes",
    "answered_by": "Head",
    "answered_on": "2027-01-12",
    "adopted_by": "Head",
    "adopted_on": "2027-01-13",
    "measure": "Minutes a week",
    "review": "2027-03-29",
}
LINES = {"what": "A", "lead": "B", "when": "C", "pupils": "D", "minutes": {"E": -5}}


def action(minutes=(("Teachers", -20),), **more):
    fields = ("stop", "Stop stamping", "Lead", "When", minutes, "Pupils")
    return replace(Action("propose-1", *fields), reasons=REASONS, **more)


def kept(changes, one=None, agreed=(CODES,)):
    value, problems = check_completion(changes, DAYS)
    return problems or check_changes(one or action(), value, agreed)


def told(problems):
    assert all(problem.key in sentences() for problem in problems)
    return [(problem.key, problem.field) for problem in problems]


@pytest.mark.parametrize("name", ["lead", "when"])
def test_a_school_adopts_no_action_of_which_nobody_knows_who_or_when(name):
    bare = replace(action(), **{name: ""})
    assert told(kept(ADOPTED, bare)) == [(f"propose.no_{name}", name)]
    assert kept({"measure": "Hours"}, bare) == []
    assert kept({**ADOPTED, name: "From Monday"}, bare) == []


FOLLOWED = ("measure", "review")


@given(st.sets(st.sampled_from(FOLLOWED)))
def test_nothing_is_adopted_of_which_nobody_could_tell_whether_it_came_true(left):
    without = {name: words for name, words in ADOPTED.items() if name not in left}
    wanted = [(f"plan.no_{name}", name) for name in FOLLOWED if name in left]
    assert told(kept(without)) == wanted
    not_yet = {name: words for name, words in without.items() if not name.startswith("adopted")}
    assert kept(not_yet) == []


def test_what_was_adopted_before_measures_were_asked_for_stays_adopted_and_loses_none():
    bare = {name: words for name, words in ADOPTED.items() if name not in FOLLOWED}
    assert kept({"monitoring": "The committee"}, completed(action(), bare)) == []
    whole = completed(action(), ADOPTED)
    assert told(kept({"measure": "", "review": ""}, whole)) == [
        ("plan.no_measure", "measure"),
        ("plan.no_review", "review"),
    ]


def test_what_the_hall_left_open_is_missing_until_somebody_says_it():
    bare = replace(action(minutes=()), lead="", when="", pupils="")
    assert bare.missing[:4] == ("lead", "when", "pupils", "minutes")
    assert "minutes" not in replace(bare, kind="find_out").missing
    assert not {"lead", "when", "pupils", "minutes"} & {*action().missing}
    assert all(f"report.gap.{name}" in sentences() for name in bare.missing)
    assert all(f"plan_screen.{name}" in sentences() for name in bare.missing)


@pytest.mark.parametrize(
    ("law", "problem"),
    [
        ({}, ("propose.no_law", "law")),
        ({"law": "perhaps"}, ("propose.no_law", "law")),
        ({"law": ["no"]}, ("propose.no_law", "law")),
        ({"law": "yes"}, ("propose.no_law_which", "law_which")),
        ({"law": "yes", "law_which": " "}, ("propose.no_law_which", "law_which")),
        ({"law": "yes", "law_which": "x" * 121}, ("answer.too_long", "law_which")),
        ({"law": "no", "law_which": 3}, ("answer.not_text", "law_which")),
    ],
)
def test_whoever_wants_a_task_to_stop_says_whether_a_law_asks_for_it(law, problem):
    assert told(PROPOSE.check({**LINES, "kind": "stop", **law}, ITEMS)[1]) == [problem]
    for kind in ("streamline", "trial"):
        assert PROPOSE.check({**LINES, "kind": kind, **law}, ITEMS)[1] == []


def test_what_is_only_streamlined_is_not_asked_about_and_keeps_no_answer():
    raw = {**LINES, "kind": "streamline", "law": "not_sure"}
    value, problems = PROPOSE.check(raw, ITEMS)
    assert (problems, "law" in value) == ([], False)
    (one,) = PROPOSE.tally([value], ITEMS).proposals
    thinner = recommended(one, (), ())
    assert (thinner.kind, "law" in thinner.missing) == ("streamline", False)


def proposed(**law):
    value, problems = PROPOSE.check({**LINES, "kind": "stop", **law}, ITEMS)
    assert problems == []
    return PROPOSE.tally([value], ITEMS).proposals[0]


def test_not_sure_in_the_hall_stops_nothing_and_wants_a_named_person():
    assert proposed(law="no").kind == "stop"
    unsure = proposed(law="not_sure")
    assert unsure.kind == "find_out"
    found = recommended(unsure, (), ())
    assert found.more == {"law": "not_sure"} and "finder" in found.missing
    assert "finder" not in completed(found, {"finder": "Ann, by Friday"}).missing
    known = recommended(proposed(law="yes", law_which="The STPCD"), (), ())
    assert known.more == {"law": "yes", "law_which": "The STPCD"}


def test_a_proposal_from_before_the_question_is_read_as_not_asked():
    old = {"kind": "stop", **LINES}
    (one,) = PROPOSE.tally([old], ITEMS).proposals
    assert (one.kind, one.law) == ("stop", "")
    assert "law" in recommended(one, (), ()).missing
    stored = {"id": "p", "kind": "stop", "what": "A", "lead": "B", "when": "C", "pupils": "D"}
    whole = {"shape": "proposals", "answered": 3, "proposals": [{**stored, "minutes": [["T", -5]]}]}
    assert from_json(whole).proposals == (Proposal("p", "stop", "A", "B", "C", (("T", -5),), "D"),)


def agreed_by(*minutes):
    ids = [item.id for item in ITEMS]
    plain = {id: {"step": "yes", "reason": ""} for id in ids}
    answers = [{**plain, ids[0]: {"step": "yes", "reason": "", "now": n}} for n in minutes]
    checked = [AGREE.check(answer, ITEMS) for answer in answers]
    assert [problems for _, problems in checked if problems] == []
    return disclose(AGREE.tally([value for value, _ in checked], ITEMS))


def test_what_a_task_takes_now_is_shown_as_quartiles_from_five_people_on():
    assert agreed_by(10, 20, 30, 40).takes == ()
    result = agreed_by(10, 20, 30, 40, 50, "", 0)
    assert result.takes == (Takes(ITEMS[0].id, 5, 20, 30, 40),)
    assert from_json(to_json(result)) == result
    assert shown_result(result, frozenset({ITEMS[0].id})).takes == ()


@pytest.mark.parametrize("now", [-1, 1201, 2.5, "10", "some", None, [], {}])
def test_minutes_that_are_none_are_refused_beside_their_field(now):
    answer = {item.id: {"step": "yes", "reason": "", "now": now} for item in ITEMS[:1]}
    problems = AGREE.check(answer, ITEMS[:1])[1]
    assert told(problems) == [("agree.not_minutes", f"{ITEMS[0].id}-now")]


def test_who_says_not_my_area_gives_no_minutes():
    answer = {ITEMS[0].id: {"step": "not_mine", "reason": "", "now": 30}}
    assert AGREE.tally([answer] * 6, ITEMS[:1]).takes[0].people == 0


@given(st.lists(st.integers(1, 1200), min_size=1, max_size=60))
def test_quartiles_lie_in_order_within_what_was_said(values):
    low, middle, high = quartiles(values)
    assert min(values) <= low <= middle <= high <= max(values)


def test_an_action_that_touches_a_post_is_not_adopted_here():
    post = action((("Office staff", -900),))
    assert kept(ADOPTED) == []
    assert told(kept(ADOPTED, post)) == [("plan.affects_post", "adopted_by")]
    without = {name: ADOPTED[name] for name in ADOPTED if not name.startswith("adopted")}
    assert kept(without, post) == []
    assert any("Office staff" in line for line in warnings(post, (post,), say))


def test_what_goes_against_an_agreement_is_named_and_needs_its_parties():
    against = {"against": ["agreed-1"]}
    assert kept(against) == []
    assert told(kept(ADOPTED | against)) == [("plan.no_parties", "parties")]
    assert kept(ADOPTED | against | {"parties": "Both unions, 10 January"}) == []
    assert told(kept({"against": ["agreed-2"]})) == [("answer.unknown_item", "against")]
    one = completed(action(), against, (CODES,))
    assert one.against == (CODES,) and "parties" in one.missing
    assert any("Marking with codes (September 2025" in line for line in warnings(one, (one,), say))


@pytest.mark.parametrize("raw", [None, "agreed-1", [3], [["a"]], {"a": 1}, ["x" * 121]])
def test_strange_agreements_are_refused(raw):
    assert told(kept({"against": raw})) == [("answer.not_understood", "against")]


def test_work_is_only_added_where_something_goes_or_it_says_so():
    adds = action((("Leaders", 10),))
    assert say("report.actions.only_adds") in warnings(adds, (adds,), say)
    assert warnings(action((("Leaders", 10), ("Teachers", -1))), (), say) == ()


def worries(*groups):
    return {
        "worries": [{"about": about, "answer": answer, "of": of} for about, answer, of in groups]
    }


def test_worries_are_put_together_by_meaning_and_answered():
    done = worries(("Who hears of it", "The head tells governors", ["a-1"]), ("Drama", "", ["a-2"]))
    assert kept(done) == []
    half = completed(action(), done)
    assert half.worries[0] == Worry("Who hears of it", "The head tells governors", ("a-1",))
    assert half.unsorted == () and "objections" in half.missing
    whole = completed(action(), worries(("All", "Answered", ["a-1", "a-2"])))
    assert "objections" not in whole.missing  # who said yes has no worry
    assert "objections" not in completed(action(), {"objections": "As it was once"}).missing


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (worries(("Who tells the governors about it", "", [])), ("plan.quoted", "worry-0-about")),
        (
            worries(("X", "I cannot see how it works in drama!", [])),
            ("plan.quoted", "worry-0-answer"),
        ),
        (worries(("X", "", ["a-1"]), ("Y", "", ["a-1"])), ("plan.worry_twice", "worries")),
        (worries(("", "An answer", [])), ("plan.no_worry", "worry-0-about")),
        (worries(("", "", ["a-1"])), ("plan.no_worry", "worry-0-about")),
        (worries(("x" * 281, "", [])), ("answer.too_long", "worry-0-about")),
        ({"worries": "none"}, ("answer.not_understood", "worries")),
        ({"worries": [3]}, ("answer.not_understood", "worries")),
        ({"worries": [{}] * 13}, ("answer.not_understood", "worries")),
    ],
)
def test_a_wrong_group_of_worries_is_told_beside_its_field(raw, problem):
    assert told(kept(raw)) == [problem]


def test_an_empty_group_is_none():
    assert check_completion(worries(("", "", [])), DAYS) == ({"worries": []}, [])


def test_the_report_prints_the_new_words_and_nobodys_sentence():
    done = completed(action(agreement=(5, 1, 0, 1, 0)), worries(("Governors", "Told", ["a-1"])))
    printed = repr(agreeing(done, None, say))
    assert "Governors" in printed and "Told" in printed
    assert "1 worry or question is not yet put" in printed
    assert not any(text.words in printed for text in REASONS)


def test_texts_are_alike_by_the_words_they_share():
    agreed = ["Two data points a year", "Marking with codes", "No emails after six"]
    assert alike("Stop marking every book", agreed, str) == ("Marking with codes",)
    assert alike("We mark with one code for every point", agreed, str)[0] == "Marking with codes"
    assert alike("Display boards", agreed, str) == ()


@given(st.text(max_size=80), st.text(max_size=80))
def test_words_quote_themselves_and_what_holds_them(before, after):
    said = "who tells the governors"
    assert quotes(f"{before} {said.title()}! {after}", said)
    assert not quotes(before, "")
