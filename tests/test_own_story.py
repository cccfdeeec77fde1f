"""Our story: a finished action becomes a card that `check` lets through; others are refused."""

import shutil
from datetime import date, timedelta

import pytest

from tests.command import kit
from tests.reviewed import ended_room
from workshop_kit.content import check_file, shelved_cards
from workshop_kit.school import School

TODAY = date.today().isoformat()
LATER = (date.today() + timedelta(days=1)).isoformat()
DAY = (date.today() - timedelta(days=3)).isoformat()
YES = {"answer": "yes", "answered_by": "The head", "answered_on": DAY}
CONSULTED = {"consulted_with": "All staff", "consulted_on": DAY}
ADOPTED = {**CONSULTED, **YES, "adopted_by": "The head", "adopted_on": DAY}
ADOPTED |= {"measure": "Minutes a week", "review": LATER}
ADOPTED["begins"] = (date.today() - timedelta(weeks=2)).isoformat()
HEARD = {
    "weeks": 2,
    "counts": {"stopped": 9, "partly": 4, "not_stopped": 2},
    "minutes": [0, 5, 5, 10, 10],
    "instead": ['A "form" to tick: yes # no'],
}


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    """A school's folder with a room that ended two weeks ago, and the room's code."""
    folder = tmp_path_factory.mktemp("story") / "school"
    return folder, ended_room(folder, "No marks on drafts: comments only", adopted=False)


@pytest.fixture
def room(first, tmp_path):
    """The room of a copy of that school."""
    shutil.copytree(first[0], tmp_path / "school")
    school = School(tmp_path / "school", "")
    yield school.room(first[1])
    school.stop()


def done(room, adopted=True, heard=True):
    found = []
    action = room.state.actions[0].id
    if adopted or heard:
        room.complete(action, ADOPTED, TODAY, found.extend)
    if heard:
        room.review(action, HEARD, TODAY, found.extend)
    if not adopted:  # or it is taken back again
        room.complete(action, {"adopted_by": "", "adopted_on": ""}, TODAY, found.extend)
    assert found == []


def story(room, tmp_path, *options):
    where = ["--data", str(tmp_path / "school"), "--to", str(tmp_path / "school" / "library")]
    return kit("story", room.code, "--action", "1", *where, *options)


def test_a_finished_action_becomes_a_card_of_the_schools_own_library(room, tmp_path):
    done(room)
    told = story(room, tmp_path)
    assert told.exit_code == 0, told.stderr
    (path,) = (tmp_path / "school" / "library" / "evidence").iterdir()
    assert told.stdout.strip() == str(path)
    assert check_file(path, date.today()) == []
    card = shelved_cards(tmp_path / "school")[path.stem]
    assert (card.standing, card.date, card.topics) == ("one school", TODAY, ("marking",))
    assert "own report after 2 weeks" in card.source
    assert card.claim.startswith("No marks on drafts: comments only. From when: until Easter.")
    for words in (
        "say 5 to 10 minutes",
        "15 staff said whether it has stopped. Yes: 9.",
        "30 minutes less",
    ):
        assert words in card.claim
    assert 'What did not work: A "form" to tick: yes # no.' in card.claim
    assert "no comparison was made" in card.claim
    assert "may be asked" not in card.claim


def test_who_may_be_asked_stands_there_only_if_somebody_says_so(room, tmp_path):
    done(room)
    ask = ("--ask", "the deputy head, who has agreed", "--trouble", "Parents were told late")
    assert story(room, tmp_path, *ask, "--topic", "communications").exit_code == 0
    (path,) = (tmp_path / "school" / "library" / "evidence").iterdir()
    card = shelved_cards(tmp_path / "school")[path.stem]
    assert card.claim.endswith("Who may be asked: the deputy head, who has agreed.")
    assert "What did not work: Parents were told late." in card.claim
    assert card.topics == ("communications",)


@pytest.mark.parametrize(
    ("adopted", "heard", "sentences"),
    [
        (False, True, ["This action is not adopted yet"]),
        (True, False, ["Those affected have not been heard yet"]),
        (False, False, ["This action is not adopted yet", "Those affected have not been heard"]),
    ],
)
def test_what_is_not_finished_is_refused_with_all_that_lacks(
    room, tmp_path, adopted, heard, sentences
):
    done(room, adopted, heard)
    told = story(room, tmp_path)
    assert told.exit_code == 1
    assert [sentence for sentence in sentences if sentence not in told.stderr] == []
    assert not (tmp_path / "school" / "library").exists()


def test_an_unknown_topic_is_refused_with_those_that_there_are(room, tmp_path):
    done(room)
    told = story(room, tmp_path, "--topic", "homework")
    assert told.exit_code == 1
    assert "There is no topic homework. Use one of: administration" in told.stderr


def test_a_trial_that_was_heard_at_its_end_says_so_and_names_no_weeks(room, tmp_path):
    found = []
    trial = {**ADOPTED, "kind": "trial", "review": TODAY}
    room.complete(room.state.actions[0].id, trial, TODAY, found.extend)
    room.review(room.state.actions[0].id, HEARD, TODAY, found.extend)
    assert found == []
    assert story(room, tmp_path).exit_code == 0
    (path,) = (tmp_path / "school" / "library" / "evidence").iterdir()
    card = shelved_cards(tmp_path / "school")[path.stem]
    assert "At the end of the trial 15 staff said" in card.claim
    assert card.source.endswith("own report at the end of the trial")
    assert "weeks" not in card.claim + card.source
