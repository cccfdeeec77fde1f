"""What stands in the plan, by room: few people, no proposals, an action in each state."""

from dataclasses import replace

import pytest

from tests.exports.afternoon import (
    ADOPTED,
    ANSWERED,
    CONSULTED,
    HELD_ON,
    TODAY,
    Afternoon,
    played,
)
from tests.exports.reading import READ, squeezed
from workshop_kit import exports
from workshop_kit.domain.document import Facts, Heading, Paragraph, Table
from workshop_kit.domain.ledger import ledger
from workshop_kit.domain.report import report
from workshop_kit.domain.report.grid import placed_table
from workshop_kit.domain.report.summary import _job
from workshop_kit.domain.results import Grid, Item
from workshop_kit.words import say

KINDS = [kind for kind in exports.FORMATS if kind in READ]  # a calendar holds dates only


def told(state):
    return report(state, TODAY, say)


def table(state, caption: str) -> Table:
    return next(b for b in told(state).blocks if isinstance(b, Table) and b.caption == caption)


def found(state, kind: str) -> str:
    return squeezed(READ[kind](exports.file(state, TODAY, kind).body))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("people", [7, 34])
def test_the_plan_says_how_many_devices_answered(kind, people):
    assert f"{people}devicesanswered" in found(played(people).state, kind)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "json"])
def test_no_file_calls_recommended_what_nobody_said_yes_to(kind):
    room = Afternoon(4)
    room.proposals("Action 1")
    room.agree(*["Who would do it?"] * 4)
    words = found(room.state, kind)
    assert "Puttotheroom" in words
    assert "Recommendedbytheroom" not in words and "1recommended" not in words


@pytest.mark.parametrize("kind", KINDS)
def test_three_people_are_enough(kind):
    room = Afternoon(3)
    room.ideas()
    room.numbers()
    room.proposals("Action 1")
    room.agree()
    assert "1.Action1" in found(room.state, kind)
    assert "Ideanumber3" in found(room.state, kind)


@pytest.mark.parametrize("kind", KINDS)
def test_a_room_of_two_shows_nothing_and_says_so(kind):
    room = Afternoon(2)
    room.ideas()
    room.numbers()
    room.close("propose", [])
    words = found(room.state, kind)
    assert "2devicesanswered" in words
    assert "Fewerthanthreepeopleanswered" in words
    assert "Ideanumber" not in words
    assert "Hasitreallystopped?" in words


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("people", [0, 2, 7])
def test_consultation_and_checklist_are_in_each(kind, people):
    room = Afternoon(people)
    if people:
        room.ideas()
    words = found(room.state, kind)
    assert "recommendationforconsultation,notadecision" in words
    assert "Hasitreallystopped?Thechecklist" in words
    assert "Workwasreduced,nothandedtosomebodyelse" in words
    assert "part-timestaff,supportstaff" in words


def test_a_room_without_proposals_has_no_actions_and_says_so():
    room = Afternoon(7)
    room.ideas()
    words = [b.text for b in told(room.state).blocks if isinstance(b, Paragraph | Heading)]
    assert "The room put no action forward." in words
    assert "The actions, one by one" not in words
    assert any(w.startswith("Not reached in this room: Work and help, Keep or stop") for w in words)


def test_each_action_says_its_state_and_how_long_it_has_waited():
    facts = [dict(b.pairs)["State"] for b in told(played().state).blocks if isinstance(b, Facts)]
    consulted = "Consulted on 11 January 2027, with the joint committee."
    waiting = "Has waited 28 days for the leader’s answer."
    answered = "yes, if: the portal allows it (the headteacher)."
    by_name = dict(zip((a.what for a in played().state.actions), facts, strict=True))
    counts = "In the room 6 of 7 said a plain yes."
    assert by_name["Action 1"] == f"Recommended by the room. {counts} {waiting}"
    assert by_name["Action 2"] == f"{consulted} {counts} {waiting}"
    assert by_name["Action 3"].startswith(consulted)
    assert by_name["Action 3"].endswith(f"{answered} {counts}")
    adopted = "Adopted on 25 January 2027 by the governing body."
    assert by_name["Action 4"].endswith(f"{adopted} {counts}")


def test_gaps_of_the_second_sitting_are_named():
    gaps = [b.text for b in told(played().state).blocks if isinstance(b, Paragraph)]
    gaps = [text for text in gaps if text.startswith("Not yet filled in")]
    assert len(gaps) == 4
    whole = "measure, where we are now, where we want to be, who checks and how, what it needs"
    assert gaps[0].startswith(f"Not yet filled in: {whole}")
    rest = "what it needs, who is told by when, answer to worries, what becomes of the time"
    assert gaps[3].startswith(f"Not yet filled in: {rest}")


def test_minutes_stand_by_job_and_are_never_added_up_over_jobs():
    rows = table(played().state, "Minutes a week for one person of each job").rows
    takes = (
        "about 10 to 40 minutes, not yet accepted"
        " (10 with the smallest action alone, 40 with all four together)"
    )
    gives = "about 20 to 80 minutes (20 with the smallest action alone, 80 with all four together)"
    assert rows == (
        ("Office staff", "–", takes, "one person’s guess"),
        ("Teachers", gives, "–", "one person’s guess"),
    )


def test_an_action_that_leaders_refused_for_now_gives_nothing_back():
    room = played()
    given = {"answered_on": "2027-01-18", "answered_by": "the head"}
    room.complete(0, answer="not_now", answer_words="no money", **given)
    rows = table(room.state, "Minutes a week for one person of each job").rows
    all_three = "20 with the smallest action alone, 60 with all three together"
    assert rows[1][1] == f"about 20 to 60 minutes ({all_three})"


def test_agreement_and_reasons_stand_with_each_action():
    blocks = told(played().state).blocks
    tables = [b for b in blocks if isinstance(b, Table) and b.head[0] == "Yes"]
    assert [t.rows for t in tables] == [(("6", "0", "0", "1", "0"),)] * 4


def test_all_proposals_that_were_not_taken_up_are_listed():
    rows = table(played().state, "Every proposal that was not put to the room").rows
    assert [row[0] for row in rows] == ["Stop: Left out 5", "Stop: Left out 6", "Stop: Left out 7"]


def test_groups_are_headings_and_what_nobody_grouped_comes_last():
    heads = [b.text for b in told(played().state).blocks if isinstance(b, Heading)]
    ideas = heads[heads.index("Ideas") :][:3]
    assert ideas == ["Ideas", "A group", "Not grouped"]


def test_the_graph_is_told_in_words_and_rare_tasks_are_not():
    rows = table(played().state, say("report.grid.caption")).rows
    assert [tuple(c.replace("\u00a0", " ") for c in row) for row in rows] == [
        ("Writing in books", "7", "Very much", "Little", "0"),
        ("Proof of feedback", "7", "Little", "Very much", "0"),
        ("A rare task", "–", "Too few placed it to show", "–", "–"),
    ]


@pytest.mark.parametrize(
    ("people", "words"),
    [
        ((0, 0, 7, 0), "Much"),
        ((1, 3, 4, 1), "Much (some to much)"),
        ((0, 4, 4, 0), "Some or much (some to much)"),
        ((2, 2, 2, 2), "Divided: little to very much"),
        ((4, 1, 0, 4), "Divided: little to very much"),
    ],
)
def test_a_middle_is_told_with_the_half_around_it_and_never_hides_that_a_room_is_divided(
    people, words
):
    cells = tuple((n, 0, 0, 0) for n in people)
    grid = Grid(sum(people), (Item("a", "A task"),), (cells,), (0,))
    assert placed_table(grid, say).rows[0][2:4] == (words, "Little")


def test_items_without_votes_stay_listed():
    votes = [
        b for b in told(played().state).blocks if isinstance(b, Table) and b.head[-1] == "Dots"
    ]
    assert ("Proof of feedback", "0") in votes[0].rows


def test_what_was_discovered_is_filled_in_for_the_evaluation():
    found = table(played().state, "We discovered, we did, we found")
    assert found.to_fill
    heavy = "Writing in books: high workload, low impact for 7 of the 7 who placed it"
    assert [row[1] for row in found.rows if row[0] == heavy] == [
        "Nothing yet: action 1 is recommended",
        "Nothing yet: action 2 was consulted on",
        "Nothing yet: action 3 was answered by the leader",
        "Action 4 (A volunteer, begun on 25 January 2027)",
    ]


def test_only_evidence_that_was_shown_stands_at_the_end_with_source_and_date():
    rows = table(played().state, "Claims with their source and date").rows
    assert rows == (("Few studies are strong.", "Research", "A review group, April 2016"),)


def test_nobody_s_words_hold_a_line_break():
    blocks = told(played().state).blocks
    assert "\n" not in repr(blocks).replace("\\\\n", "")


NONE = "A recommendation for consultation, not a decision"
SOME = "Some of these actions are adopted. The others are not: each says where it stands"


@pytest.mark.parametrize(
    ("adopted", "notice", "first"),
    [
        (0, NONE, "This is a recommendation for consultation, not a decision."),
        (1, SOME, "Adopted after consultation: 1 of 2 actions."),
        (
            2,
            "All of these actions are adopted after consultation",
            "All 2 actions are adopted after consultation.",
        ),
    ],
)
def test_the_document_says_how_much_of_it_is_decided(adopted, notice, first):
    room = Afternoon()
    room.proposals("One", "Two")
    for n in range(adopted):
        room.complete(n, **CONSULTED, **ANSWERED, **ADOPTED)
    assert told(room.state).notice == notice
    strong = [b.text for b in told(room.state).blocks if isinstance(b, Paragraph) and b.strong]
    assert strong[0].startswith(first)


def test_a_representatives_room_stays_a_sign_of_feeling_whatever_is_adopted():
    room = played()
    theirs = replace(room.state, workshop=replace(room.state.workshop, side="representatives"))
    assert told(theirs).notice == say("representatives.first")


def test_no_leader_is_said_to_wait_for_what_representatives_have_not_handed_over():
    room = Afternoon()
    room.proposals("One")
    theirs = replace(room.state, workshop=replace(room.state.workshop, side="representatives"))
    assert "wait" in str(told(room.state).blocks)
    assert "wait" not in str(told(theirs).blocks)


def test_nothing_has_waited_for_no_days_and_one_is_told_as_one():
    room = Afternoon()
    room.proposals("One", "Two")
    words = " ".join(str(block) for block in report(room.state, HELD_ON, say).blocks)
    assert "2 wait for the leader’s answer, all since 4 January 2027." in words
    assert " 0 days" not in words and "1 devices" not in words
    assert "The workshop itself cost" in words


def test_hours_saved_and_added_in_a_year_are_told_apart():
    room = Afternoon()
    room.proposals("One")
    room.complete(0, minutes={"Teachers": -20})
    room.add("counted", jobs={"Teachers": [34, 39]})
    (row,) = table(room.state, "Minutes a week for one person of each job").rows
    assert row[-1] == "gives back about 442 hours"
    both = replace(room.state.actions[0], minutes=(("Teachers", 10),))
    (line,) = ledger([room.state.actions[0], both], room.state.jobs)
    assert _job(line, say)[-1] == "gives back about 442 hours; takes about 221 hours"
