"""A number that a school can set, or that differs by workshop, is written into no sentence."""

import re
from dataclasses import replace

import pytest

from tests.screens.stage import Stage
from workshop_kit.content import library_paths
from workshop_kit.domain.activities.step import SURVEY_MINIMUM
from workshop_kit.domain.opening import Opening
from workshop_kit.screens.parts.part import Part
from workshop_kit.trust.blocks import FEWEST
from workshop_kit.words import sentences

WRITTEN = re.compile(
    r"\b(from|below|under|fewer than|at least) (a group of )?(two|three|four|five|ten)\b",
    re.IGNORECASE,
)
SAME_EVERYWHERE = {
    "plan_screen.accepted_hint",  # rule 4d of in-school.md: how a group is asked outside the kit
    "trust_file.small_group",
    "trust.notice",
    "trust.own",
    "trust.own_job",
    "trust.about_people",
}


def test_no_sentence_has_a_number_written_in_that_is_a_setting():
    found = {key: words for key, words in sentences().items() if WRITTEN.search(words)}
    assert {key: found[key] for key in found if key not in SAME_EVERYWHERE} == {}
    assert (SURVEY_MINIMUM, FEWEST) == (5, 3)  # as the sentences of a trust say


@pytest.fixture
def mute(monkeypatch):
    monkeypatch.setattr(Part, "send", lambda *_, **__: None)


@pytest.mark.parametrize(
    ("name", "minimum", "by", "said"),
    [
        ("feedback_and_marking", 0, "alone", "Fewer than three people sent"),
        ("feedback_and_marking", 12, "alone", "Fewer than 12 people sent"),
        ("feedback_and_marking", 0, "table", "Fewer than two tables sent"),
        ("staff_side", 0, "alone", "Fewer than ten people sent"),
    ],
)
def test_a_board_that_shows_no_proposal_says_from_how_many_on_it_would(
    mute, name, minimum, by, said
):
    stage = Stage(library_paths()[name], Opening(minimum=minimum))
    workshop = stage.room.state.workshop
    steps = [replace(s, by=by) if s.kind == "propose" else s for s in workshop.activities]
    workshop = replace(workshop, activities=tuple(steps))
    stage.room.state = replace(stage.room.state, workshop=workshop)
    step = next(s.id for s in steps if s.kind == "propose")
    stage.go(step)
    stage.answers(PROPOSED)
    stage.close()
    stage.room.end(lambda problems: None)
    assert said in str(stage.board().shown.data)


PROPOSED = {
    "kind": "trial",
    "what": "One piece a half term",
    "lead": "",
    "when": "",
    "minutes": {"Teachers": -30},
    "pupils": "",
}
