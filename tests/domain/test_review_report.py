"""The plan that leaders take home says whether it stopped: two words, side by side."""

from dataclasses import replace
from datetime import datetime

from tests.exports.afternoon import HELD_ON
from tests.reviewed import after, followed, said
from workshop_kit.domain.document import Bullets, Heading, Table
from workshop_kit.domain.follow import due, opens_by_itself, round_of
from workshop_kit.domain.report import report
from workshop_kit.domain.report.reviews import review_lines, review_list
from workshop_kit.domain.results import Takes
from workshop_kit.domain.review import Asked
from workshop_kit.domain.review_entry import check_review
from workshop_kit.domain.sealing import sealed, typed_in
from workshop_kit.words import say

HEADING = "Has it really stopped? What was said"


def section(room, today):
    """The report's blocks from the heading on, up to the next of its level."""
    blocks = report(room.state, today, say).blocks
    heads = [n for n, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 1]
    start = next(n for n in heads if blocks[n].text == HEADING)
    return blocks[start : heads[heads.index(start) + 1]]


def rows(room, today):
    """Of each action that is asked about: what stands in its table."""
    tables = [block for block in section(room, today) if isinstance(block, Table)]
    return [table.rows for table in tables if table.caption != "When those affected are asked"]


def owner(room, status):
    value, problems = check_review({"weeks": 2, "owner": {"status": status}}, (HELD_ON, after(2)))
    assert problems == []
    room.add("reviewed", **typed_in(room.state, room.state.actions[0].id, value))


def staff(room, *answers):
    step = Asked(2, room.state.actions[0].id)
    room.add("reviewed", **sealed(room.state, step, said(*answers)))


def test_before_the_first_round_it_says_when_staff_are_asked():
    (heading, _, table) = section(followed("One"), after(1))
    assert heading.level == 1
    assert table.head == (
        *("Action", "It begins on", "After 2 weeks", "After 6 weeks", "After 12 weeks"),
    )
    days = ("4 January 2027", "18 January 2027", "15 February 2027", "29 March 2027")
    assert table.rows == (("1. One", *days),)


def test_an_action_that_nobody_adopted_has_no_dates_and_says_that_they_come_with_adoption():
    (_, _, table, waiting) = section(followed("One", "Two", waiting=1), after(1))
    assert [row[0] for row in table.rows] == ["1. One"]
    assert waiting.text == "Action 2 is not adopted yet: its dates come with adoption."
    (_, _, waiting) = section(followed("One", "Two", "Three", waiting=3), after(1))
    assert waiting.text.startswith("Actions 1, 2 and 3 are not adopted yet: their dates")


def test_the_weeks_run_from_the_day_it_begins_or_else_from_adoption():
    room = followed("One")
    room.complete(0, begins="2027-03-01")
    (_, _, table) = section(room, after(1))
    assert table.rows[0][1:3] == ("1 March 2027", "15 March 2027")
    room.complete(0, begins="")
    (_, _, table) = section(room, after(1))
    assert table.rows[0][1:3] == ("25 January 2027", "8 February 2027")


def test_what_is_said_of_an_action_that_is_not_adopted_is_printed_without_a_day():
    room = followed("One", waiting=1)
    staff(room, (5, 0, 0))
    (((when, *_),),) = rows(room, after(1))
    assert when == "After 2 weeks"


def test_what_is_due_says_since_when():
    found = rows(followed("One", "Two"), after(6))
    assert len(found) == 2
    assert [row[0] for row in found[0]] == [
        "After 2 weeks (18 January 2027)",
        "After 6 weeks (15 February 2027)",
    ]
    assert found[0][1][2] == "Nobody was heard yet. Due since 15 February 2027"


def test_owner_says_done_and_sixty_in_a_hundred_say_not_and_both_are_printed():
    room = followed("One")
    owner(room, "done")
    staff(room, (4, 2, 9), (0, 10, 10, 20, 40))
    (((_, leads, affected, claimed, now),),) = rows(room, after(2))
    assert leads == "Done (18 January 2027)"
    assert affected == "Stopped: 4. Partly: 2. Not: 9. Of 15 who answered"
    assert "20 minutes less" in claimed
    assert now == "Half of 5 people say 10 to 20 minutes"


def test_what_it_took_before_stands_beside_what_it_takes_now():
    room = followed("One")
    (action,) = room.state.actions
    before = replace(action, takes=Takes(action.id, 14, 20, 30, 40))
    (line,) = review_lines(before, room.state, after(2), say)
    assert line.claimed.endswith(
        "It took them 20 to 40 minutes when the room was asked (14 people)"
    )


def test_below_five_no_number_is_printed():
    room = followed("One")
    staff(room, (3, 1, 0), (1, 2, 3, 4), ("The heron",))
    (((_, _, affected, _, now),),) = rows(room, after(2))
    assert affected == "Fewer than five answered: nothing is shown"
    assert now == "Not reported, or by too few"
    assert "heron" not in str(section(room, after(2)))


def test_what_came_instead_is_printed_from_a_to_z():
    room = followed("One")
    staff(room, (10, 0, 0), (), ("Two", "a form", "Two"))
    (words,) = [block for block in section(room, after(2)) if isinstance(block, Bullets)]
    assert words.items == ("a form", "Two (said 2 times)")


def test_what_leaders_refused_is_asked_about_by_nobody():
    room = followed("One", "Two", waiting=1)
    no = {"answer": "not_now", "answer_words": "no money", "answered_by": "The head"}
    room.complete(1, **no, answered_on="2027-01-12")
    told = [block.text for block in section(room, after(2)) if isinstance(block, Heading)]
    assert told == [HEADING, "1. One"]


def test_the_printed_list_has_a_column_to_tick_for_each_answer():
    table, *_ = review_list(followed("One", "Two", waiting=1).state.actions, say)
    assert table.to_fill
    assert table.head[1:4] == ("Stopped", "Partly", "Not")
    dates = "Ask on 18 January 2027, 15 February 2027 and 29 March 2027"
    one = f"1. One [Begins on 4 January 2027. {dates}]"
    assert table.rows == ((one, *[""] * 5),)


def test_the_printed_list_asks_about_no_action_that_is_not_adopted_and_says_how_far_it_came():
    _, why, others = review_list(followed("One", "Two", "Three", waiting=2).state.actions, say)
    assert why.text == "Nobody is asked about these, for they are not adopted:"
    assert others.items == ("Three (action 2, recommended)", "Two (action 3, recommended)")


def test_a_plan_of_which_nothing_is_adopted_has_no_list_to_tick():
    why, others = review_list(followed("One", waiting=1).state.actions, say)
    assert why.text == "No action is adopted, so nobody is asked yet whether it has stopped:"
    assert others.items == ("One (action 1, recommended)",)
    assert review_list((), say) == []


def test_the_word_of_who_leads_it_before_a_round_s_day_makes_nothing_due():
    room = followed("One")
    owner(room, "done")
    (line,) = review_lines(room.state.actions[0], room.state, after(1), say)
    assert line.when == "After 2 weeks (18 January 2027)"
    assert line.staff == "Nobody was heard yet"
    (line,) = review_lines(room.state.actions[0], room.state, after(2), say)
    assert line.staff == "Nobody was heard yet. Due since 18 January 2027"


def test_the_column_in_which_a_trial_ends_is_not_called_by_weeks_alone():
    room = followed("One")
    room.complete(0, kind="trial", review=after(7))
    (_, _, table) = section(room, after(1))
    assert table.head[-2:] == ("After 6 weeks", "After 12 weeks, or at the end of a trial")
    assert table.rows[0][-1] == "22 February 2027, the end of the trial"
    decide = "The trial ended on 22 February 2027. Decide with those who tried it"
    assert not any(decide in getattr(block, "text", "") for block in section(room, after(7)))
    assert section(room, after(8))[-1].text.startswith(decide)


def test_a_round_that_too_few_answered_stays_due_until_staff_or_who_leads_it_say_something():
    room = followed("One")
    staff(room, (1, 0, 0))
    assert [one.weeks for one in due(room.state, after(2))] == [2]
    assert opens_by_itself(room.state, after(2)) == 0, "phones are asked once a round"
    owner(room, "done")
    assert due(room.state, after(2)) == ()
    enough = followed("One")
    staff(enough, (3, 1, 1))
    assert due(enough.state, after(2)) == ()


def test_of_a_trial_that_ended_and_was_heard_phones_are_not_asked_with_the_others():
    room = followed("One", "Two")
    room.complete(0, kind="trial", review=after(1))
    one, two = (action.id for action in room.state.actions)
    value = check_review({"weeks": 2, "counts": {"stopped": 7}}, (HELD_ON, after(2)))[0]
    now = datetime.fromisoformat(after(2)).timestamp()
    assert set(round_of(room.state, 2, now)[0]["actions"]) == {one, two}
    room.add("reviewed", **typed_in(room.state, one, value))
    assert round_of(room.state, 2, now)[0]["actions"] == [two]
