"""What earlier rooms leave: promises until they are kept, hot spots, and counts side by side."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.made import RATE, RECALL, SCORE, TELL, TIMES
from tests.domain.test_story import WORKSHOP
from workshop_kit.domain.activities.agree import Agree
from workshop_kit.domain.activities.inform import Inform
from workshop_kit.domain.activities.place import NOT_MINE
from workshop_kit.domain.activities.propose import Propose
from workshop_kit.domain.comparison import compared, tells_of_few
from workshop_kit.domain.disclosure import disclose, minimum_of
from workshop_kit.domain.document import Table
from workshop_kit.domain.history import earlier, hot_spots, promises, waiting
from workshop_kit.domain.opening import Earlier, Opening
from workshop_kit.domain.report.audits import audits
from workshop_kit.domain.results import Counts, Item, to_json
from workshop_kit.domain.story import Event, State, tell
from workshop_kit.words import say

NOTHING_SAID = Opening()
SMALL = replace(RATE, statements={"a": "Marking", "b": "Data", "c": "Duty"}, addressed_by="data")
AUDIT = replace(WORKSHOP, name="audit", manner="days", activities=(SMALL, SCORE, TELL))
MEETING = replace(
    WORKSHOP,
    name="meeting",
    activities=(
        RECALL,
        Propose(kind="propose", id="propose", question="What?", take="recall", **TIMES),
        Agree(kind="agree", id="agree", question="How far?", take="propose", **TIMES),
        Inform(kind="inform", id="next", points=("Thank you.",), question="", **TIMES),
    ),
)
PROPOSAL = {
    "kind": "stop",
    "law": "no",
    "what": "Stop stamping books",
    "lead": "a volunteer",
    "when": "from Monday",
    "minutes": {"Teachers": -20},
    "pupils": "nothing",
}


def room(code, workshop, held_on, *events, opening=NOTHING_SAID):
    """An ended room in which these events happened."""
    opened = {"held_on": held_on, "keys": {}, "opening": opening.to_json()}
    told = [("opened", opened), *events, ("ended", {})]
    return tell(State(code, "School", workshop), [Event(n, *one) for n, one in enumerate(told, 1)])


def closed(step, workshop, answers, items=None):
    """The event that closing an activity makes of these answers."""
    values = [step.check(raw, items or step.items) for raw in answers]
    assert all(not problems for _, problems in values), values
    result = step.tally([value for value, _ in values], items or step.items)
    shown = disclose(result, minimum_of(workshop, step))
    return "closed", {"activity": step.id, "result": to_json(shown)}


def meeting(code, held_on, what="Stop stamping books", **completed):
    """A room that put one action forward."""
    propose = MEETING.activities[1]
    answers = [{**PROPOSAL, "what": what}] * 3
    done = [("completed", {"action": "propose-1", "changes": completed})] if completed else []
    return room(
        code,
        MEETING,
        held_on,
        closed(propose, MEETING, answers),
        ("chose", {"proposals": ["propose-1"]}),
        *done,
    )


def sealed(state, at, until):
    """A room that was to close by itself at `until` and was closed at `at` (seconds)."""
    opening = replace(state.opening, until=float(until))
    return tell(replace(state, opening=opening), [Event(state.n + 1, "ended", {"at": float(at)})])


def asked(code, held_on, before, *answers):
    """A later room in which it was asked whether the promises were kept."""
    made = promises(before)
    opening = Opening(promised=made)
    given = [{made[0].id: answer} for answer in answers]
    event = closed(RECALL, MEETING, given, opening.promises)
    return room(code, MEETING, held_on, event, opening=opening)


def test_an_action_is_promised_to_later_rooms():
    (promise,) = promises([meeting("AAAAAA", "2026-09-01")])
    assert (promise.what, promise.lead) == ("Stop stamping books", "a volunteer")
    assert (promise.state, promise.held_on, promise.agreed_on) == ("recommended", "2026-09-01", "")


def test_what_was_adopted_is_known_with_its_date():
    answer = {"answer": "yes", "answered_by": "The head", "answered_on": "2026-09-20"}
    adopted = {"adopted_by": "Governors", "adopted_on": "2026-10-01", "consulted_with": "all"}
    (promise,) = promises([meeting("AAAAAA", "2026-09-01", **answer, **adopted)])
    assert (promise.state, promise.agreed_on) == ("adopted", "2026-10-01")


def test_what_waits_for_its_answer_or_has_not_begun_is_not_asked_about():
    waits = {"answer": "need_until", "answer_words": "until June"}
    asked_about = [meeting("AAAAAA", "2026-09-01", **waits)]
    assert promises(asked_about, "2026-12-01") == ()
    (promise,) = waiting(asked_about)
    assert (promise.what, promise.held_on) == ("Stop stamping books", "2026-09-01")
    adopted = {"answer": "yes", "adopted_by": "Governors", "adopted_on": "2026-10-01"}
    later = meeting("AAAAAA", "2026-09-01", **adopted, begins="2027-01-04")
    assert promises([later], "2027-01-03") == ()
    assert len(promises([later], "2027-01-04")) == 1


def test_what_a_room_of_the_same_day_recommended_is_not_asked_about_yet():
    morning, before = meeting("BBBBBB", "2026-10-01", "One report"), meeting("AAAAAA", "2026-09-01")
    (asked_about,) = promises([morning, before], "2026-10-01")
    assert asked_about.what == "Stop stamping books"
    assert len(promises([morning, before], "2026-10-02")) == 2


def test_what_leaders_refused_is_no_promise():
    refused = [meeting("AAAAAA", "2026-09-01", answer="not_now", answer_words="no")]
    assert promises(refused) == waiting(refused) == ()


def test_a_room_that_still_runs_has_promised_nothing():
    running = replace(meeting("AAAAAA", "2026-09-01"), phase="closed")
    assert promises([running]) == ()


def test_the_newest_promises_come_first_and_there_are_not_too_many():
    rooms = [meeting(f"AAAA{n:02}", f"2026-09-{n:02}", f"Stop {n}") for n in range(1, 20)]
    found = [promise.what for promise in promises(rooms)]
    assert found == [f"Stop {n}" for n in range(19, 7, -1)]


@pytest.mark.parametrize(
    ("answers", "kept"),
    [
        (["done", "done", "done"], True),
        (["done", "done", "done", "partly", "do_not_know"], True),
        (["done", "done", "partly", "do_not_know"], False),  # only two say so
        (["done", "partly", "do_not_know"], False),
        (["done", "done", "done", "not_done"], False),
        (["partly"] * 3, False),
        (["do_not_know"] * 3, False),
        (["done", "done"], False),  # too few to show
    ],
)
def test_a_promise_is_kept_where_three_and_half_say_so_and_nobody_denies_it(answers, kept):
    before = [meeting("AAAAAA", "2026-09-01")]
    later = asked("BBBBBB", "2026-10-01", before, *answers)
    assert bool(promises([*before, later])) is not kept


@pytest.mark.parametrize("done", [1, 3, 4])
def test_a_promise_of_which_few_of_many_say_that_it_is_done_is_asked_about_again(done):
    before = [meeting("AAAAAA", "2026-09-01"), meeting("BBBBBB", "2026-09-02", "One report")]
    second, first = promises(before)
    given = [{first.id: "done"}] * done + [{second.id: "partly"}] * (10 - done)
    event = closed(RECALL, MEETING, given, (Item(first.id, ""), Item(second.id, "")))
    told = promises([*before, room("CCCCCC", MEETING, "2026-10-01", event)])
    assert [promise.what for promise in told] == ["One report", "Stop stamping books"]
    assert told[0].heard == (0, 10 - done, 0, 0) and told[0].heard_on == "2026-10-01"
    assert told[1].heard == ((done, 0, 0, 0) if done >= 3 else ())


def test_the_newest_room_that_was_asked_is_the_one_that_is_quoted():
    before = [meeting("AAAAAA", "2026-09-01")]
    asks = [("BBBBBB", "2026-10-01", "partly"), ("CCCCCC", "2026-11-01", "not_done")]
    later = [asked(code, on, before, *[said] * 3) for code, on, said in asks]
    for rooms in ([*before, *later], [*before, *reversed(later)]):
        (promise,) = promises(rooms)
        assert (promise.heard, promise.heard_on) == ((0, 0, 3, 0), "2026-11-01")


@given(st.permutations(range(4)))
def test_the_order_in_which_rooms_are_read_makes_no_difference(order):
    rooms = [meeting(f"AAAAA{n}", f"2026-09-0{n + 1}", f"Stop {n}") for n in range(4)]
    assert promises([rooms[n] for n in order]) == promises(rooms)


def page(*choices):
    """One answer to the audit: a letter for a, b and c; "-" leaves it out."""
    words = {"0": "calm", "1": "some", "2": "much", "x": "not_mine"}
    given = {id: words[c] for id, c in zip("abc", choices[0], strict=True) if c != "-"}
    return {"given": given, "group": ""}


def audit(code, held_on, *answers):
    return room(code, AUDIT, held_on, closed(SMALL, AUDIT, map(page, answers)))


def test_divided_ones_come_first_then_what_most_find_hot():
    # a: three of six calm, three hot. b: all hot. c: hot for two of two.
    spots = hot_spots(audit("AAAAAA", "2026-09-01", *["02x", "02x", "02x", "22x", "22-", "22-"]))
    assert [(s.id, s.hot, s.spoke, s.divided) for s in spots] == [
        ("a", 3, 6, True),
        ("b", 6, 6, False),
    ]
    assert {spot.label for spot in spots} == {"Now and then / Regularly"}
    assert {spot.addressed_by for spot in spots} == {"data"}


def test_the_end_of_the_scale_that_is_hot_is_not_its_other_end():
    turned = replace(SMALL, scale={"much": "Too much", "calm": "Fine"}, hot=("much",))
    workshop = replace(AUDIT, activities=(turned,))
    answers = [{"given": {"a": "much"}, "group": ""}] * 5
    told = room("AAAAAA", workshop, "2026-09-01", closed(turned, workshop, answers))
    assert [spot.divided for spot in hot_spots(told)] == [False]


def test_what_may_not_be_shown_is_no_hot_spot():
    assert hot_spots(audit("AAAAAA", "2026-09-01", *["222"] * 4)) == ()
    rare = audit("AAAAAA", "2026-09-01", *["2xx"] * 4, "0xx", "x2x", "x2x", "x2x")
    assert [spot.id for spot in hot_spots(rare)] == ["a"]


@pytest.mark.parametrize(
    ("hot", "cold", "found"),
    [(1, 4, 0), (2, 4, 0), (3, 3, 1), (4, 5, 0), (4, 4, 1), (5, 30, 1), (4, 30, 0), (0, 9, 0)],
)
def test_what_one_or_few_of_many_marked_is_no_place_to_begin(hot, cold, found):
    told = audit("AAAAAA", "2026-09-01", *["2xx"] * hot, *["0xx"] * cold)
    assert len(hot_spots(told)) == found


@given(st.lists(st.text("012x-", min_size=3, max_size=3).filter(lambda c: c != "---"), max_size=12))
def test_nothing_withheld_leaks_into_hot_spots_or_comparisons(answers):
    told = audit("AAAAAA", "2026-09-01", *answers)
    for spot in hot_spots(told):
        assert spot.spoke >= 5 and 0 < spot.hot <= spot.spoke
    for pair in compared([*earlier([told], "audit")] * 2).pairs:
        assert min(pair.before, pair.after) >= 5


def test_two_audits_stand_side_by_side():
    rooms = [
        audit("BBBBBB", "2026-09-01", *["20x"] * 3, *["00x"] * 3),
        audit("AAAAAA", "2027-01-10", *["20x"] * 1, *["00x"] * 6),
    ]
    both = earlier(rooms[::-1], "audit")
    assert [one.held_on for one in both] == ["2026-09-01", "2027-01-10"]
    told = compared(both)
    first = told.pairs[0]
    assert (first.text, first.before, first.after) == ("Marking", 6, 7)
    (share,) = first.shares
    assert (share.label, share.before, share.after) == ("Now and then / Regularly", 3, 1)
    assert told.left_out == 1  # nobody does duties


def test_an_audit_by_role_group_stands_beside_one_without():
    """Beside groups "not part of my job" is not counted, and no share rests on it."""
    answers = [{"given": {"a": "much", "b": NOT_MINE}, "group": "A"}] * 6
    answers += [{"given": {"a": "calm", "b": "much"}, "group": "A"}] * 6
    step = closed(SMALL, AUDIT, answers)
    then = room("BBBBBB", AUDIT, "2027-01-10", step)
    assert then.result(SMALL.id).by_group and NOT_MINE not in then.result(SMALL.id).options
    now = audit("AAAAAA", "2026-09-01", *["2x-"] * 6, *["02-"] * 6)
    told = compared(earlier([now, then], "audit"))
    pairs = {pair.text: (pair.before, pair.after) for pair in told.pairs}
    assert pairs == {"Marking": (12, 12), "Data": (6, 6)}
    assert tells_of_few(now, then)  # the same answers, once with groups and once without


@pytest.mark.parametrize(
    ("again", "few"),
    [
        (["2--"] * 13, True),  # the same, with a question left out and one person more
        (["20-"] * 12 + ["02-"], True),
        (["200"] * 13, True),  # a question more
        (["02-"] * 13, False),
        (["--2"] * 13, False),  # nothing was asked in both
        (["0--"] * 13, False),
    ],
)
def test_the_same_answers_are_known_again_also_with_a_question_more_or_less(again, few):
    rooms = [audit(code, "2026-09-01", *said) for code, said in (("A", ["20-"] * 12), ("B", again))]
    assert tells_of_few(*rooms) is tells_of_few(*reversed(rooms)) is few


def test_what_changed_most_comes_first_as_a_share_and_not_as_a_count():
    # Marking from 20 of 40 to 18 of 40, data from 0 of 10 to 6 of 10, duty from 20 to 22 of 30.
    rooms = [
        audit("AAAAAA", "2026-09-01", *["20x"] * 10, *["2x0"] * 10, *["0x2"] * 20),
        audit("BBBBBB", "2027-01-10", *["22x"] * 6, *["20x"] * 4, *["2x0"] * 8, *["0x2"] * 22),
    ]
    told = compared(earlier(rooms, "audit"))
    assert [pair.text for pair in told.pairs] == ["Data", "Duty", "Marking"]


@pytest.mark.parametrize("codes", [("AAAAAA", "BBBBBB"), ("BBBBBB", "AAAAAA")])
def test_of_two_audits_of_one_day_the_one_that_was_sealed_first_stands_first(codes):
    few, many = (["2xx"] * n for n in (6, 9))
    first = sealed(audit(codes[0], "2026-09-01", *few), 1_788_260_000, until=1_788_290_000)
    second = sealed(audit(codes[1], "2026-09-01", *many), 1_788_270_000, until=1_788_280_000)
    (pair, *_) = compared(earlier([second, first], "audit")).pairs
    assert (pair.before, pair.after) == (6, 9)


def test_what_too_few_spoke_about_in_one_of_the_years_is_not_compared():
    many, few = (
        Earlier("2026-09-01", 9, {"rate": counted([9, 0, 9])}, {"rate": ("much",)}),
        Earlier("2027-01-10", 9, {"rate": counted([9, 0, 4])}, {"rate": ("much",)}),
    )
    for both in ((many, few), (few, many)):
        told = compared(both)
        assert [pair.text for pair in told.pairs] == ["Marking"]


def counted(spoke):
    """A result in which so many spoke about each of three statements, whoever let it through."""
    items = tuple(Item(id, text) for id, text in SMALL.statements.items())
    rows = tuple((0, 0, n, 0) for n in spoke)
    return to_json(Counts(9, items, SMALL.options, rows, labels=tuple(SMALL.scale.values())))


def test_only_the_last_two_of_the_same_workshop_are_compared():
    rooms = [audit(f"AAAAA{n}", f"2026-0{n}-01", *["22x"] * 5) for n in range(1, 5)]
    other = meeting("BBBBBB", "2026-09-01")
    running = replace(audit("CCCCCC", "2026-10-01", *["22x"] * 5), phase="open")
    held = [one.held_on for one in earlier([*rooms, other, running], "audit")]
    assert held == ["2026-03-01", "2026-04-01"]


@pytest.mark.parametrize(
    "change",
    [
        {"statements": {"a": "Marking at home", "b": "Data", "c": "Duty"}},
        {"id": "other"},
        {"scale": {"calm": "Fine", "some": "Now and then", "much": "Regularly"}},
        {"hot": ("much",)},
        {"mine": False},
    ],
)
def test_what_was_asked_differently_is_not_compared(change):
    step = replace(SMALL, **change)
    workshop = replace(AUDIT, activities=(step,))
    answers = [{"given": {"a": "much"}, "group": ""}] * 5
    then = room("BBBBBB", workshop, "2027-01-10", closed(step, workshop, answers))
    now = audit("AAAAAA", "2026-09-01", *["2--"] * 5)
    told = compared(earlier([now, then], "audit"))
    assert [pair.text for pair in told.pairs] == []
    assert told.left_out == 3


def test_where_nothing_is_a_finding_every_option_is_compared():
    score = [{"given": dict.fromkeys(SCORE.statements, n), "group": ""} for n in (2, 6, 8, 9, 10)]
    rooms = [
        room(code, AUDIT, on, closed(SCORE, AUDIT, score))
        for code, on in (("AAAAAA", "2026-09-01"), ("BBBBBB", "2027-01-01"))
    ]
    pair = compared(earlier(rooms, "audit")).pairs[0]
    assert [(s.option, s.before, s.after) for s in pair.shares] == [
        ("low", 1, 1),
        ("medium", 1, 1),
        ("high", 1, 1),
        ("very_high", 2, 2),
    ]


@pytest.mark.parametrize("rooms", [[], [audit("AAAAAA", "2026-09-01", *["222"] * 5)]])
def test_with_less_than_two_audits_nothing_is_compared(rooms):
    assert compared(earlier(rooms, "audit")).pairs == ()


def test_what_a_desk_holds_back_is_not_kept_for_later():
    tells = [f"The heron {n}" for n in range(10)]
    event = closed(TELL, AUDIT, tells)
    told = room(
        "AAAAAA", AUDIT, "2026-09-01", event, ("held", {"text": "tell-1", "reason": "person"})
    )
    (kept,) = earlier([told], "audit")
    words = [text["words"] for text in kept.results["tell"]["texts"]]
    assert len(words) == 9 and "The heron 0" not in words


def test_hidden_rows_are_zeros():
    told = audit("AAAAAA", "2026-09-01", *["2xx"] * 4, "0xx", "x2x")
    result = told.result("rate")
    assert isinstance(result, Counts) and result.hidden == ("b",)


def test_a_report_has_both_audits_where_the_workshop_looked_at_them():
    both = [
        audit("AAAAAA", "2026-09-01", *["20x"] * 5),
        audit("BBBBBB", "2027-01-10", *["00x"] * 6),
    ]
    looked = room("CCCCCC", MEETING, "2027-02-01", opening=Opening(earlier=earlier(both, "audit")))
    (table,) = [block for block in audits(looked, say) if isinstance(block, Table)]
    assert table.head[1:] == ("1 September 2026", "10 January 2027")
    assert table.rows[0] == ("Marking: “Now and then / Regularly”", "5 of 5", "0 of 6")
    assert audits(meeting("DDDDDD", "2027-02-01"), say) == []
