"""A room told again: byte for byte the JSON of its day, in another folder; or what differs."""

import json
import shutil
import sqlite3

import pytest

from tests.command import kit
from tests.exports.kept_room import AFTER, CODE, kept_room
from workshop_kit import exports
from workshop_kit.domain.difference import first_difference
from workshop_kit.exports import json_file, record
from workshop_kit.exports import replay as told_again
from workshop_kit.exports.record import word_of
from workshop_kit.school import School

LATE_START = 1_800_000_000.0


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    """The folder of a school and the JSON that it exported on a day."""
    folder = tmp_path_factory.mktemp("school")
    state = kept_room(folder)
    body = exports.file(state, AFTER, "json").body
    return folder, body, state


@pytest.fixture
def copied(exported, tmp_path):
    """Another computer: a copy of the folder, and the file."""
    folder, body, _ = exported
    shutil.copytree(folder, tmp_path / "copy")
    (tmp_path / "plan.json").write_bytes(body)
    return tmp_path


def replay(folder, *options):
    return kit("replay", *options, "--data", folder / "copy")


def against(folder):
    return replay(folder, CODE.lower(), "--against", folder / "plan.json")


def test_another_computer_tells_the_same_bytes(copied, exported):
    done = against(copied)
    assert done.exit_code == 0, done.output
    assert "byte for byte" in done.output
    assert f"The check word of the room {CODE}: {word_of(exported[2])}" in done.output
    assert "come from what was sealed when their activities closed" in done.output


def test_what_was_filled_in_since_is_no_difference(copied):
    with sqlite3.connect(copied / "copy" / "rooms.db") as db:
        (n,) = db.execute("SELECT max(n) FROM events").fetchone()
        later = json.dumps({"jobs": {"Teachers": [99, 39]}})
        db.execute("INSERT INTO events VALUES (?, ?, 'counted', ?)", (CODE, n + 1, later))
    assert against(copied).exit_code == 0


def test_the_day_can_be_said_in_place_of_the_file(copied, exported):
    first = replay(copied, CODE, "--told-on", AFTER)
    other = replay(copied, CODE, "--told-on", "2027-02-02")
    assert first.exit_code == other.exit_code == 0
    assert first.output.split()[-1] != other.output.split()[-1]
    record_ = record.Record(exported[2], AFTER)
    assert told_again.replay(record_).sum == first.output.split()[-1]


def test_minutes_that_were_cut_texts_that_were_shown_and_a_step_back_change_no_byte(tmp_path):
    school = School(tmp_path / "copy", "Elm Park (invented)")
    code = school.open_room("feedback_and_marking").code
    room = school.room(code)
    done = lambda problems: problems and pytest.fail(str(problems))  # noqa: E731
    room.start("welcome", LATE_START, done)
    room.start("purposes", LATE_START + 28 * 60, done)  # ten minutes late: it has fewer minutes
    assert room.state.ends - room.state.started < 15 * 60
    for n, words in enumerate(("The heron", "The otter", "The stoat")):
        room.answer("purposes", str(n), [words], done)
    room.close("purposes", done)
    room.release("purposes", done)
    room.start("impact", LATE_START + 40 * 60, done)
    room.back("impact", done)
    room.end(done)
    kinds = [kind for _, kind, _ in school.store.after(code)]
    assert kinds[1:] == [
        *("started", "started", "closed", "released", "started", "went_back", "ended"),
    ]
    (tmp_path / "plan.json").write_bytes(exports.file(school.told(code), AFTER, "json").body)
    school.stop()
    again = replay(tmp_path, code, "--against", str(tmp_path / "plan.json"))
    assert again.exit_code == 0, again.output
    assert "byte for byte" in again.output


def followed(tmp_path, **changes):
    """The school's open room, with the file of its plan's page after these were filled in."""
    kept_room(tmp_path / "copy")
    school = School(tmp_path / "copy", "")
    room = school.room(CODE)
    action = room.state.actions[0].id
    room.complete(action, changes, AFTER, lambda problems: None)
    body = exports.file(room.state, AFTER, "json").body
    return school, room, action, body


def test_the_file_of_the_plan_s_page_is_the_file_of_the_command_line(tmp_path):
    changes = {"target": "Half", "measure": "Hours", "baseline": "Three"}
    school, room, _, body = followed(tmp_path, **changes)
    assert room.state.actions[0].more["target"] == "Half"
    assert body == exports.file(school.told(CODE), AFTER, "json").body
    school.stop()
    (tmp_path / "plan.json").write_bytes(body)
    done = against(tmp_path)
    assert done.exit_code == 0 and "byte for byte" in done.output, done.output


def test_an_old_file_is_proved_and_what_the_plan_says_since_is_named(tmp_path):
    school, room, action, body = followed(tmp_path, measure="Hours")
    (tmp_path / "plan.json").write_bytes(body)
    problems = []
    room.complete(action, {"minutes": {"Teachers": -55}}, AFTER, problems.extend)
    assert problems == [] and ("Teachers", -55) in room.state.actions[0].minutes
    school.stop()
    done = against(tmp_path)
    assert done.exit_code == 0 and "byte for byte" in done.output, done.output
    told = " ".join(done.output.split())
    assert "The plan has moved on since" in told and "the room now says “-55”" in told


def test_a_field_that_was_filled_in_since_is_named_once_and_none_that_is_still_open(tmp_path):
    school, room, action, body = followed(tmp_path)
    (tmp_path / "plan.json").write_bytes(body)
    room.complete(action, {"measure": "Hours"}, AFTER, lambda problems: None)
    school.stop()
    told = against(tmp_path).output
    named = [line for line in told.splitlines() if line.startswith("- ")]
    assert len(named) == 1 and "measure" in named[0] and "“Hours”" in named[0], told


def test_a_file_of_today_says_nothing_of_a_plan_that_moved_on(copied):
    assert "moved on" not in against(copied).output


def change(folder, old, new):
    body = (folder / "plan.json").read_text("utf-8")
    assert old in body
    (folder / "plan.json").write_text(body.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('"told_on": "2027-02-01"', '"told_on": "2027-02-02"', "actions / 1 / waited"),
        ('"people": 3', '"people": 4', "people"),
        ('"check_word": "', '"check_word": "zebra ', "check_word"),
        ('"answered": 3', '"answered": 4', "room / results"),
        ('"format": 4,', '"format": 4, "note": "x",', "note"),
    ],
)
def test_the_first_difference_is_named(copied, old, new, named):
    change(copied, old, new)
    done = against(copied)
    assert done.exit_code == 1
    assert named in done.output and "The first difference is at" in done.output


def test_of_two_long_sentences_the_part_that_differs_is_shown():
    long = "Technicians get five minutes more a week, and nobody knows yet who asked for it: "
    found = first_difference({"said": f"{long}15 to 27."}, {"said": f"{long}15 to 28."})
    assert found.place == "said"
    assert found.one.endswith("it: 15 to 27.") and found.other.endswith("it: 15 to 28.")
    assert found.one.startswith("…") and len(found.one) < len(long)


def test_a_changed_digit_in_the_database_is_named_with_both_words(copied):
    with sqlite3.connect(copied / "copy" / "rooms.db") as db:
        update = "UPDATE events SET body = replace(body, ?, ?) WHERE kind = 'closed'"
        db.execute(update, ('"answered":3', '"answered":2'))
    done = against(copied)
    assert (done.exit_code, "check_word" in done.output) == (1, True)


def test_the_same_figures_in_another_program_s_spacing_are_told_apart(copied):
    data = json.loads((copied / "plan.json").read_text("utf-8"))
    (copied / "plan.json").write_text(json.dumps(data), "utf-8")
    done = against(copied)
    assert done.exit_code == 1
    assert "Every value is equal" in done.output


def test_another_version_of_the_kit_compares_every_figure_and_says_so(copied):
    data = json.loads((copied / "plan.json").read_text("utf-8"))
    data |= {"kit": "0.0.9+00000000", "document": {}}
    (copied / "plan.json").write_text(json.dumps(data), "utf-8")
    done = against(copied)
    assert done.exit_code == 0 and "every figure is equal" in done.output


NO = {"asked": "2027-01-12", "by": "Their spokesperson", "withdrawn": "2027-01-13"}
YES = {"asked": "2027-01-20", "by": "Their spokesperson", "on": "2027-01-21", "why": "Within hours"}


@pytest.fixture
def without_first_answers(tmp_path):
    """Another computer's folder, and a file that tells nowhere what a job said at first."""
    school, room, action, _ = followed(tmp_path, minutes={"Teachers": -20, "Office staff": 10})
    for answer in (NO, YES):
        room.complete(action, {"accepted": {"Office staff": answer}}, AFTER, lambda problems: None)
    data = json.loads(exports.file(room.state, AFTER, "json").body)
    told = (*data["actions"], *data["room"]["completions"].values())
    assert [one.pop("earlier") for one in told if "earlier" in one]
    school.stop()
    return tmp_path, data


def test_what_an_earlier_kit_did_not_write_yet_is_said_and_all_else_is_compared(
    without_first_answers,
):
    folder, data = without_first_answers
    older = {**data, "kit": "0.0.9+00000000", "document": {}}
    (folder / "plan.json").write_text(json.dumps(older), "utf-8")
    done = against(folder)
    assert done.exit_code == 0 and "every figure is equal" in done.output, done.output
    assert "Two things were not compared" in " ".join(done.output.split())
    (folder / "plan.json").write_text(json.dumps({**older, "people": 99}), "utf-8")
    assert against(folder).exit_code == 1


def test_a_file_of_this_kit_from_which_it_was_taken_out_is_not_equal(without_first_answers):
    folder, data = without_first_answers
    (folder / "plan.json").write_text(json.dumps(data), "utf-8")
    done = against(folder)
    assert done.exit_code == 1 and "earlier" in done.output


def test_what_is_still_open_is_named_and_in_no_result(copied):
    with sqlite3.connect(copied / "copy" / "rooms.db") as db:
        db.execute("DELETE FROM events WHERE n > 3")
        started = json.dumps({"activity": "purposes", "at": 0.0, "ends": 60.0})
        db.execute("INSERT INTO events VALUES (?, 4, 'started', ?)", (CODE, started))
    done = replay(copied, CODE)
    assert "Still open, and in no result:" in done.output


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["ZZZZZZ"], "There is no room ZZZZZZ"),
        ([CODE, "--told-on", "1 February"], "is not a date"),
        ([CODE, "--told-on", "2027-02-30"], "is not a date"),
        ([CODE, "--told-on", "2027-W05-1"], "is not a date"),
        ([CODE, "--against", "nowhere.json"], "nowhere.json cannot be read"),
        ([CODE, "--against", __file__], "no plan that this kit wrote"),
    ],
)
def test_what_cannot_be_told_again_is_said_in_a_sentence(copied, options, sentence):
    done = replay(copied, *options)
    assert done.exit_code == 1
    assert sentence in " ".join(done.output.split())


@pytest.mark.parametrize("events", [0, -3, "all", 10**9, None])
def test_a_file_with_an_absurd_number_of_events_is_not_equal(copied, events):
    data = json.loads((copied / "plan.json").read_text("utf-8")) | {"events": events}
    (copied / "plan.json").write_bytes((json.dumps(data, ensure_ascii=False, indent=2)).encode())
    assert against(copied).exit_code == 1


def test_the_format_number_is_that_of_the_published_page():
    assert json_file.FORMAT == record.FORMAT == 4
