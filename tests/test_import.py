"""`workshop-kit import`: looked at first, kept as a sealed room, and nobody written down."""

from pathlib import Path

import pytest

from tests.command import kit
from workshop_kit.domain.history import hot_spots
from workshop_kit.domain.late import is_open_to
from workshop_kit.domain.opening import Audited, Opening
from workshop_kit.domain.report.phrases import turnout_line
from workshop_kit.domain.turnout import turnout
from workshop_kit.school import School, claim
from workshop_kit.store import Sqlite
from workshop_kit.words import say

SAMPLES = Path(__file__).parent.parent / "sample_data" / "imports"
FILE = SAMPLES / "microsoft_forms_windows.csv"


@pytest.fixture
def folder(tmp_path) -> Path:
    School(tmp_path / "school", "Bracken Lane (invented)").stop()
    return tmp_path / "school"


def run(folder, *command, file=FILE):
    return kit("import", file, "--data", folder, *command)


def kept(folder):
    school = School(folder, "")
    rooms = school.ended_rooms()
    school.stop()
    return rooms


def test_without_keep_the_matches_are_shown_and_nothing_is_written(folder):
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    told = run(folder, "--told", "groups")
    assert told.exit_code == 0, told.output
    assert "marking  <-  Marking and feedback on work" in told.output
    assert (
        "Not kept, and never written: ID, Start time, Completion time, Email, Name" in told.output
    )
    after = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert {p for p in after if p.suffix == ".db"} == {p for p in before if p.suffix == ".db"}
    assert kept(folder) == []


def test_a_survey_becomes_an_audit_that_has_ended_on_its_last_day(folder):
    assert run(folder, "--told", "groups", "--keep").exit_code == 0
    (room,) = kept(folder)
    assert (room.phase, room.held_on, room.people) == ("ended", "2026-03-20", 34)
    assert room.result("data").by_group
    assert room.result("not_asked") is None
    assert "Collecting data and typing it in" in [spot.text for spot in hot_spots(room)[:4]]


def test_the_room_that_acts_on_an_audit_knows_its_day_and_how_many_answered(folder):
    school = School(folder, "")
    assert school.open_room("act_on_the_audit").opening.audited is None
    school.stop()
    assert run(folder, "--told", "groups", "--keep").exit_code == 0
    school = School(folder, "")
    opening = school.open_room("act_on_the_audit").opening
    school.stop()
    assert opening.spots and opening.audited == Audited("2026-03-20", 34, 0, ())


@pytest.mark.parametrize(
    ("told", "groups", "words"),
    [("totals", False, False), ("groups", True, False), ("words", True, True)],
)
def test_the_promise_that_staff_were_given_is_kept(folder, told, groups, words):
    assert run(folder, "--told", told, "--keep").exit_code == 0
    (room,) = kept(folder)
    assert bool(room.result("data").by_group) == groups
    assert (room.result("not_asked") is not None) == words


def test_what_the_school_said_of_itself_is_taken_and_stays(folder):
    said = Opening(setting="primary", terms="maintained")
    school = School(folder, "")
    school.open_room("feedback_and_marking", said)
    assert run(folder, "--told", "groups", "--keep").exit_code == 0
    assert school.known() == {"setting": "primary", "terms": "maintained"}
    school.stop()
    (room,) = kept(folder)
    assert (room.opening.setting, room.opening.terms) == ("primary", "maintained")


def test_the_kind_of_school_can_be_said_where_it_is_not_known(folder):
    wrong = run(folder, "--told", "groups", "--keep", "--setting", "academy")
    assert wrong.exit_code == 1 and "no kind of school called academy" in wrong.output
    assert run(folder, "--told", "groups", "--keep", "--setting", "special").exit_code == 0
    (room,) = kept(folder)
    assert room.opening.setting == "special"


def test_nobody_was_counted_so_no_turnout_is_claimed_and_no_late_answer_is_taken(folder):
    assert run(folder, "--told", "groups", "--keep").exit_code == 0
    (room,) = kept(folder)
    assert turnout(room).heads == 0
    assert turnout_line(say, turnout(room)) == "34 devices answered."
    assert len(room.groups_asked) > 1
    assert not is_open_to(room)


def test_the_room_is_there_whole_or_not_at_all(folder, monkeypatch):
    """Between two writes a server would find it open, and close it without an answer."""
    writes = []
    fill = Sqlite.fill
    monkeypatch.setattr(Sqlite, "append", lambda *given: writes.append("append"))
    monkeypatch.setattr(Sqlite, "fill", lambda *given: writes.append("fill") or fill(*given))
    assert run(folder, "--told", "groups", "--keep").exit_code == 0
    assert writes == ["fill"]


def test_who_represents_staff_keeps_no_audit(folder):
    claim(folder.parent / "theirs", "Members at Bracken Lane (invented)", True)
    told = run(folder.parent / "theirs", "--told", "groups", "--keep")
    assert (told.exit_code, "school's own folder" in told.output) == (1, True)


def test_no_byte_of_who_answered_when_or_what_alone_is_in_the_folder(folder):
    run(folder, "--told", "totals", "--keep")
    held = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert b"Bracken Lane" in held
    for sign in (b"school.example", "Renée".encode(), b"M\xfcller", b"09:00:00", b"colours"):
        assert sign not in held


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (("--keep",), "What were staff told"),
        (("--told", "everything"), "What were staff told"),
        (("--told", "totals", "--into", "wellbeing"), "as the audit only"),
        (("--told", "totals", "--held-on", "20/03/2026"), "on which day"),
        (("--told", "totals", "--held-on", "2999-01-01"), "on which day"),
    ],
)
def test_what_is_missing_or_wrong_is_told_and_nothing_is_kept(folder, command, sentence):
    told = run(folder, *command)
    assert (told.exit_code, sentence in told.output) == (1, True)
    assert kept(folder) == []


def test_a_file_that_is_not_there_is_told(folder):
    told = run(folder, "--told", "totals", file=folder / "none.csv")
    assert told.exit_code == 1 and "cannot be read" in told.output


def test_matches_are_written_corrected_and_read_again(folder, tmp_path):
    matches = tmp_path / "matches.csv"
    assert run(folder, "--told", "totals", "--match", matches).exit_code == 0
    text = matches.read_text(encoding="utf-8").replace("Trips,trips", "Trips,-")
    matches.write_text(text, encoding="utf-8")
    assert run(folder, "--told", "totals", "--match", matches, "--keep").exit_code == 0
    (room,) = kept(folder)
    ids = [item.id for item in room.result("around_pupils").items]
    at = ids.index("trips")
    assert sum(room.result("around_pupils").counts[at]) == 0


def small(tmp_path, people) -> Path:
    """An export of as many people, of whom the first is the only leader."""
    rows = [
        f"{n}/3/2026 09:00,Teacher,Regularly excessive,No comment {n}" for n in range(1, people)
    ]
    head = "Timestamp,Role,Marking,What else adds to your workload?"
    lines = [head, "1/3/2026 08:00,Headteacher,Not excessive,Mine alone", *rows]
    (tmp_path / "small.csv").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path / "small.csv"


def test_of_four_people_nothing_may_be_shown_and_nothing_is_kept(folder, tmp_path):
    told = run(folder, "--told", "words", "--keep", file=small(tmp_path, 4))
    assert (told.exit_code, "Fewer than 5 people answered" in told.output) == (1, True)
    assert kept(folder) == []


def test_how_many_of_a_small_group_answered_is_not_written(folder, tmp_path):
    assert run(folder, "--told", "groups", "--keep", file=small(tmp_path, 12)).exit_code == 0
    (room,) = kept(folder)
    assert dict(room.opening.heads) == {}
    assert run(folder, "--told", "groups", "--keep").exit_code == 0
    together = next(room for room in kept(folder) if room.opening.heads).opening.heads
    assert min(together.values()) >= 5 and "Leaders, Office and technical staff" in together


def test_with_comments_it_is_said_that_others_may_be_named_in_them(folder):
    assert "Others may be named in them" in run(folder, "--told", "words").output
    assert "Others may be named in them" not in run(folder, "--told", "groups").output


def test_the_same_survey_is_not_brought_in_twice_nor_with_one_answer_more(folder, tmp_path):
    """What differs between the two would be what one person said."""
    assert run(folder, "--told", "totals", "--keep", file=small(tmp_path, 12)).exit_code == 0
    (first,) = kept(folder)
    for people in (12, 13):
        told = run(folder, "--told", "totals", "--keep", file=small(tmp_path, people))
        assert told.exit_code == 1
        assert f"Nearly the same answers are here already, as room {first.code}" in told.output
    assert [room.code for room in kept(folder)] == [first.code]


def test_another_survey_of_those_days_and_the_next_years_are_brought_in(folder, tmp_path):
    for people, day in ((8, "2026-03-12"), (16, "2026-03-12"), (8, "2025-03-12")):
        file = small(tmp_path, people)
        assert run(folder, "--told", "totals", "--keep", "--held-on", day, file=file).exit_code == 0
    assert len(kept(folder)) == 3
