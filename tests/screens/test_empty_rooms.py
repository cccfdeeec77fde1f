"""Rooms where nobody answers, too few do, or nothing is wanted: every step and the files."""

import pytest

from tests.exports.reading import READ, squeezed
from tests.screens.stage import PROPOSAL, Stage, drawn
from workshop_kit import exports
from workshop_kit.content import library, library_paths
from workshop_kit.domain.plan import not_taken_up

LATER = "2027-02-01"
HALL = sorted(name for name, workshop in library().items() if workshop.manner == "hall")
NONE = {
    "nobody": "The room put no action forward",
    "few": "There are no actions to show. Where too few devices answered, nothing is shown",
    "survey": "nobody was asked for actions",
}


def opened(stage, name="feedback_and_marking"):
    made = Stage(library_paths()[name])
    made.replies = stage.replies
    return made


def to_the_end(room, desk, at_each=lambda step: None):
    """The desk presses its one button until there is none."""
    while desk.data["primary"]:
        step = room.room.state.activity
        if step and room.room.state.phase == "open":
            at_each(step)
        primary = desk.data["primary"]
        said = room.say(desk, do=primary["do"], activity=primary["activity"])
        assert said["what"] == "saved", said
    return room.room.state


def files(state, folder):
    paths = exports.export(state, LATER, folder)
    assert [path.suffix[1:] for path in paths] == list(exports.FORMATS)
    word = next(path for path in paths if path.suffix == ".docx")
    return squeezed(READ["docx"](word.read_bytes()))


@pytest.mark.parametrize("name", HALL)
def test_a_room_where_nobody_answers_gets_to_its_end_and_its_files(name, stage, tmp_path):
    room = opened(stage, name)
    screens = (room.board(), room.phone(), room.plan(), desk := room.desk())
    state = to_the_end(room, desk)
    assert (state.phase, state.actions, state.people) == ("ended", (), 0)
    assert "This room recommends no action" in drawn(*screens[:2])
    proposes = any(step.kind == "propose" for step in state.workshop.activities)
    assert squeezed(NONE["nobody" if proposes else "survey"]) in files(state, tmp_path)


def test_a_room_of_two_sees_no_numbers_and_gets_to_its_end(stage, tmp_path):
    room = opened(stage)
    board, desk, phones = room.board(), room.desk(), [room.phone(n) for n in ("one", "two")]
    answers = {
        "purposes": ["Zebrafinken"],
        "impact": {"homework": [4, 1]},
        "sort": {"written_comments": "stop"},
        "vote": {"written_comments": 3},
        "propose": {**PROPOSAL, "what": "Zebrafinken"},
    }
    seen = []

    def answer(step):
        seen.append(drawn(board))
        some = phones[:1] if step.by == "table" else phones  # two people are one table
        for phone in some if step.id in answers else []:
            assert room.say(phone.shown, do="answer", value=answers[step.id])["what"] == "saved"

    state = to_the_end(room, desk, answer)
    assert {id for id, result in state.results.items() if result.answered} == set(answers)
    assert all(result.withheld for result in state.results.values())
    assert "Zebrafinken" not in drawn(board, desk, *phones) + "".join(seen)
    words = files(state, tmp_path)
    assert "Zebrafinken" not in words and squeezed(NONE["few"]) in words


def test_a_room_that_wants_none_of_its_proposals_has_them_in_its_files(stage, tmp_path):
    room = opened(stage)
    desk = room.desk()
    room.go("propose")
    room.answers(*({**PROPOSAL, "what": f"Change {n}"} for n in range(3)))
    room.close()
    assert room.say(desk.shown, do="none", activity="propose")["what"] == "saved"
    state = to_the_end(room, desk)
    assert len(not_taken_up(state.proposals, state.actions)) == 3
    words = files(state, tmp_path)
    assert all(squeezed(f"Change {n}") in words for n in range(3))
