"""Words that were held back are in no file once nobody can show them again; all else stays."""

import shutil
from datetime import date
from types import SimpleNamespace

import pytest

from tests.screens.own_rooms import ENTRIES
from tests.screens.stage import PROPOSAL
from tests.screens.test_record import entry
from workshop_kit import exports
from workshop_kit.domain import erasing
from workshop_kit.domain.disclosure import written
from workshop_kit.domain.late import DAYS
from workshop_kit.domain.results import Entry, Records
from workshop_kit.domain.state import State
from workshop_kit.exports.record import Record, word_of
from workshop_kit.exports.replay import replay
from workshop_kit.school import School, keeping

UNKIND, FIRST, SAID = "Zachariah Quibble is idle", "Zachariah Quibble again", "It is too much"
TODAY = date.today().isoformat()


@pytest.fixture
def place(tmp_path):
    school = School(tmp_path / "school", "Elm Park")
    yield SimpleNamespace(school=school, folder=tmp_path / "school", found=[])
    school.stop()


def closed(place, words=(UNKIND, FIRST, "Fewer emails")):
    """A room whose proposals are closed, the first by name held back, the second to be reworded."""
    room = place.school.room(place.school.open_room("feedback_and_marking").code)
    room.start("propose", 0, place.found.extend)
    for number, what in enumerate(words):
        room.answer("propose", str(number), {**PROPOSAL, "what": what}, place.found.extend)
    room.close("propose", place.found.extend)
    ids = {one.what: one.id for one in room.state.results["propose"].proposals}
    room.hold(ids[UNKIND], "person", place.found.extend)
    room.hold(ids[FIRST], "person", place.found.extend)
    room.reword(FIRST, SAID, place.found.extend)
    room.hold(ids[FIRST], "", place.found.extend)
    room.choose([ids["Fewer emails"]], place.found.extend)
    assert place.found == []
    return room, ids


def in_files(place, words):
    files = [path for path in place.folder.rglob("*") if path.is_file()]
    return [path.name for path in files if words.encode() in path.read_bytes()]


def test_until_a_room_ends_held_back_words_can_be_shown_again(place):
    room, ids = closed(place)
    assert in_files(place, "Quibble")
    room.hold(ids[UNKIND], "", place.found.extend)
    assert UNKIND in [one.what for one in room.state.proposals] and place.found == []


def test_once_it_has_ended_no_file_has_a_byte_of_them_and_the_reason_stays(place, tmp_path):
    room, ids = closed(place)
    room.end(place.found.extend)
    assert place.found == [] and in_files(place, "Quibble") == [] and in_files(place, SAID)
    assert room.state.held == {ids[UNKIND]: "person"}
    assert [one.what for one in room.state.proposals] == ["Fewer emails", SAID]
    keeping.backup(place.folder, place.school.store, tmp_path / "school.zip")
    keeping.restore(tmp_path / "school.zip", tmp_path / "again")
    assert in_files(SimpleNamespace(folder=tmp_path / "again"), "Quibble") == []


def test_check_word_plan_and_replay_stay_as_they_were(place):
    room, _ = closed(place)
    before = room.state
    body = exports.file(before, TODAY, "json", None).body
    room.end(place.found.extend)
    assert word_of(room.state) == word_of(place.school.told(room.code)) == word_of(before)
    told = place.school.told(room.code, before.n)
    assert exports.file(told, TODAY, "json", None).body == body
    assert replay(Record(told, TODAY), body).difference is None
    assert room.state.proposals == place.school.told(room.code).proposals == before.proposals


def test_of_an_entry_only_what_was_held_back_goes(place):
    library = place.folder / "library" / "workshops"
    library.mkdir(parents=True)
    shutil.copy(ENTRIES, library)
    room = place.school.room(place.school.open_room(ENTRIES.stem).code)
    room.start("collections", 0, place.found.extend)
    for number, (name, where) in enumerate([("Logs", UNKIND), ("Quibble", "x"), ("Logs", "y")]):
        room.answer("collections", str(number), [entry(name, where=where)], place.found.extend)
    room.close("collections", place.found.extend)
    rows = room.state.results["collections"].rows
    all = written(room.state.results["collections"])
    box = next(text.id for text in all if text.words == UNKIND)
    room.hold(box, "person", place.found.extend)
    room.hold(next(row.id for row in rows if row.name == "Quibble"), "person", place.found.extend)
    before = room.state
    room.end(place.found.extend)
    assert place.found == [] and in_files(place, "Quibble") == []
    after = place.school.told(room.code)
    assert after.result("collections") == before.result("collections")
    assert word_of(after) == word_of(before)
    assert [row.name for row in after.result("collections").rows] == ["Logs", "Logs"]


def test_what_has_the_name_of_an_erased_entry_is_still_known_to_be_a_part(place):
    rows = tuple(Entry(f"c-{n}", "Briefing", (), devices=4) for n in (1, 2))
    results = {"c": Records(4, (), (), rows)}
    room = State("ABCDEF", "", None, results=results, held={"c-1": "person"})
    _, body = erasing.erase(room, [])
    assert body == {"texts": {"c-1": ["c-2"]}}
    after = erasing.erased(room, body)
    assert after.results["c"].rows[0].name == "" and after.erased == {"c-1": ("c-2",)}


def test_erased_words_are_never_shown_again_as_nothing(place):
    room, ids = closed(place)
    room.end(place.found.extend)
    room.hold(ids[UNKIND], "", place.found.extend)
    assert [one.key for one in place.found] == ["desk.too_late"]
    assert ids[UNKIND] in room.state.held


def test_it_happens_once_and_where_nothing_was_held_back_never(place):
    room, _ = closed(place)
    room.end(place.found.extend)
    place.school.keep_time(room.state.ended + 10)
    kinds = [kind for _, kind, _ in place.school.store.after(room.code)]
    assert kinds.count("erased") == 1 and kinds[-1] == "erased"
    other = place.school.room(place.school.open_room("behaviour").code)
    other.end(place.found.extend)
    assert [kind for _, kind, _ in place.school.store.after(other.code)][-1] == "ended"


def test_a_server_that_was_killed_meanwhile_makes_up_for_it(place):
    room, _ = closed(place)
    place.school.store.append(room.code, "ended", {"at": 0.0})
    assert in_files(place, "Quibble")
    place.school.stop()
    place.school = School(place.folder, "Elm Park")
    place.school.keep_time(1.0)
    assert in_files(place, "Quibble") == []


def test_of_a_survey_they_go_when_it_takes_no_late_answer_any_more(place):
    room, _ = closed(place)
    state = room.state
    survey = SimpleNamespace(
        **{**vars(state), "paced": True, "phase": "ended", "ended": 1_000_000.0, "late": 0.0}
    )
    over = 1_000_000 + DAYS * 86_400
    assert not erasing.is_due(survey, over - 1, TODAY)
    assert erasing.is_due(survey, over, TODAY)
    survey.late = over + 5.0
    assert not erasing.is_due(survey, over, TODAY)
