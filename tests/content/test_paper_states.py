"""Papers say what is true of this plan: what is still open, on which terms, who gains time."""

from dataclasses import replace

import pytest

from tests.content.test_papers import filled, texts
from tests.exports.afternoon import (
    ADOPTED,
    ANSWERED,
    CONSULTED,
    SECOND_SITTING,
    Afternoon,
    played,
    proposal,
)
from workshop_kit.content.papers import load_paper, paper_paths
from workshop_kit.domain.opening import Opening
from workshop_kit.domain.paper import is_for_parents

ASKS = "one answer to each action"


def whole(*jobs):
    """A room of one adopted action that gives these jobs back time."""
    room = Afternoon()
    room.close("propose", [proposal("Action 1", minutes=dict.fromkeys(jobs, -20))] * 7)
    room.add("chose", proposals=[room.state.proposals[0].id])
    done = {**SECOND_SITTING, **CONSULTED, **ANSWERED, **ADOPTED}
    room.complete(0, **{**done, "pupils": "They would not notice"})
    room.add("ended")
    return room.state


def none():
    """A room that has ended and put no action forward."""
    room = Afternoon()
    room.ideas()
    room.add("ended")
    return room.state


def test_a_committee_is_asked_about_those_that_are_still_open():
    assert "(3 of 4)" in texts(filled("jncc_item", played().state).document)
    assert "(none of 1)" in texts(filled("jncc_item", whole("Teachers")).document)
    assert "(none)" in texts(filled("jncc_item", none()).document)


def test_a_head_is_asked_for_answers_where_one_is_still_open():
    assert f"{ASKS} that has none so far" in texts(
        filled("letter_to_head", played().state).document
    )
    for state in (whole("Teachers"), none()):
        assert ASKS not in texts(filled("letter_to_head", state).document)
    assert ASKS in texts(filled("letter_to_head").document)  # from no room


@pytest.mark.parametrize("name", ["letter_to_head", "jncc_item", "staff_update", "action_plan"])
def test_a_room_that_put_no_action_forward_says_so_and_leaves_no_bracket_for_them(name):
    paper = filled(name, none())
    assert not {"actions", "plan_table", "moved_work", "law_and_posts"} & set(paper.missing)
    assert "put no action forward" in texts(paper.document)
    before = Afternoon()
    assert {"actions", "plan_table"} & set(filled(name, before.state).missing)


@pytest.mark.parametrize(
    ("terms", "said"),
    [("maintained", "Maintained school"), ("academy_own", "Academy with its own terms")],
)
def test_the_terms_that_were_said_at_opening_stand_in_the_papers(terms, said):
    state = replace(played().state, opening=Opening(terms=terms))
    for name in ("jncc_item", "work_life_balance_policy"):
        paper = filled(name, state)
        assert said in texts(paper.document) and "terms" not in paper.missing
        assert "terms" in filled(name, played().state).missing  # nobody was sure
        assert "Ours" in texts(filled(name, state, "terms=Ours").document)


@pytest.mark.parametrize("name", ["parents_letter", "parents_leaflet"])
def test_parents_read_of_time_for_lessons_only_where_those_who_teach_get_it(name):
    words = texts(filled(name, whole("Class teachers", "Office")).document)
    assert "Action 1. Effect on pupils: They would not notice." in words
    assert "into lessons" in words
    other = texts(filled(name, whole("Data and exams staff")).document)
    assert "into lessons" not in other and "{" not in other


def test_a_check_word_is_for_staff_and_not_for_parents():
    papers = {name: load_paper(path) for name, path in paper_paths().items()}
    found = {name for name, paper in papers.items() if is_for_parents(paper)}
    assert found == {"parents_letter", "parents_leaflet"}
