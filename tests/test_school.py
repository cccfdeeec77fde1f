"""A folder is one school's and one server's, and keeps no single answer longer than its day."""

import asyncio
import json
import sqlite3
import stat
import subprocess
import sys
import time

import pytest

from tests.hall import KIT, SCHOOL
from tests.reviewed import ended_room
from tests.serving.room_lines import join
from tests.test_commands import SHIPPED
from workshop_kit import app
from workshop_kit.domain.results import from_json
from workshop_kit.room import answer_key
from workshop_kit.school import NoSchool, School, claim

MARK = "the heron on the roof"


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "school"


def test_a_second_server_on_one_folder_is_refused(folder):
    first, second = School(folder, SCHOOL), School(folder, SCHOOL)
    first.hold()
    with pytest.raises(NoSchool, match=r"serve\.already"):
        second.hold()


def test_a_second_server_says_so_in_a_sentence(served):
    command = [*KIT, "serve", "--data", str(served.folder), "--port", "0"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert "Another server already uses the folder" in done.stderr


def test_what_an_earlier_days_room_left_open_is_closed_at_the_next_start(folder):
    school = School(folder, SCHOOL)
    code = school.open_room("feedback_and_marking").code
    with sqlite3.connect(folder / "rooms.db") as db:
        old = "UPDATE events SET body = replace(body, ?, '2026-01-05') WHERE kind = 'opened'"
        today = json.loads(db.execute("SELECT body FROM events").fetchone()[0])["held_on"]
        db.execute(old, (today,))
    room = school.room(code)
    room.start("purposes", 0, lambda problems: None)
    for n in range(2):
        key = answer_key(str(n), code, "purposes")
        school.store.put([(code, "purposes", key, [f"{MARK} {n}"])])
    school.stop()

    again = School(folder, SCHOOL)
    again.keep_time(time.time())
    assert again.store.answered(code, "purposes") == set()
    (closed,) = [body for _, kind, body in again.store.after(code) if kind == "closed"]
    assert from_json(closed["result"]).withheld
    again.stop()
    assert MARK.encode() not in (folder / "rooms.db").read_bytes()


def test_of_rooms_with_the_same_words_these_are_read_once_or_a_long_list_would_take_seconds(folder):
    school = School(folder, SCHOOL)
    for _ in range(2):
        school.open_room("feedback_and_marking")
    (first, *_), (again, *_) = (room.workshop.activities for room in school.rooms())
    assert first is again
    school.stop()


def test_a_notebook_finds_its_school_by_name_wherever_the_rooms_are_kept(folder, monkeypatch):
    claim(folder, SCHOOL, False)
    monkeypatch.chdir(folder)
    monkeypatch.setattr(app, "_serving", None)
    found = app.school()
    assert found and found.name == SCHOOL
    found.stop()


def test_todays_open_room_is_left_open(folder):
    school = School(folder, SCHOOL)
    code = school.open_room("feedback_and_marking").code
    school.room(code).start("purposes", 0, lambda problems: None)
    school.keep_time(time.time())
    assert school.room(code).state.phase == "open"


def test_a_room_opened_the_day_before_goes_on_after_a_restart(folder):
    school = School(folder, SCHOOL)
    code = school.open_room("feedback_and_marking", held_on="2026-01-05").code
    school.room(code).start("purposes", time.time(), lambda problems: None)
    school.stop()
    again = School(folder, SCHOOL)
    again.keep_time(time.time())
    assert again.told(code).phase == "open"
    again.stop()


def test_a_room_left_open_is_closed_the_next_day_also_where_the_server_runs_on(folder):
    school = School(folder, SCHOOL)
    room = school.room(school.open_room("feedback_and_marking").code)
    room.start("purposes", time.time(), lambda problems: None)
    school.keep_time(time.time() + 86_400)
    assert room.state.phase == "closed"
    school.stop()


def test_the_clock_waits_for_no_lease_where_pages_wait_with_it(folder):
    """A lease may take a quarter of a second while the thread that writes is busy."""
    School(folder, SCHOOL).open_room("feedback_and_marking", held_on="2026-01-05")
    (code,) = (before := School(folder, SCHOOL)).store.rooms()
    before.room(code).start("purposes", 0, lambda problems: None)
    asked = []
    waiting = Waiting()
    school = School(folder, SCHOOL, lambda store: waiting)
    school.store.lease = lambda room: asked.append(room) or True
    school.here.keep_time(time.time())
    assert code not in asked
    waiting.work()
    assert code in asked
    waiting.work()
    assert school.here.told(code).results


class Waiting:
    """The thread that writes, as long as it is busy."""

    def __init__(self):
        self.asked = []

    def run(self, work, done):
        self.asked.append((work, done))

    def work(self):
        asked, self.asked = self.asked, []
        for work, done in asked:
            done(work())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_a_new_folder_is_its_owners_alone(folder):
    School(folder, SCHOOL)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize("name", ["A\x01B", "  A\r\nB  "])
def test_a_name_with_signs_that_break_files_is_cleaned(folder, name):
    assert School(folder, name).name in ("AB", "A B")
    assert School(folder, name).name in ("AB", "A B")


def test_a_workshop_of_the_schools_own_runs_without_a_notebook(served):
    own = served.folder / "library" / "workshops"
    own.mkdir(parents=True)
    shipped = SHIPPED.read_text(encoding="utf-8")
    (own / "marking_in_maths.yaml").write_text(shipped.replace("Feedback and marking", "Maths"))
    links = served.open("marking_in_maths")

    async def look() -> str:
        phone = await join(links["join"])
        return phone.data()["workshop"]

    assert asyncio.run(look()) == "Maths"


def test_a_page_of_all_rooms_tells_a_story_on_and_not_again_from_its_begin(tmp_path, monkeypatch):
    school = School(tmp_path, "Elm Park")
    code = school.open_room("feedback_and_marking").code
    assert [one.phase for one in school.rooms()] == ["waiting"]
    school.store.append(code, "ended", {})
    monkeypatch.delattr("workshop_kit.content.read_workshop")  # a story's first, slow part
    assert [one.phase for one in school.rooms()] == ["ended"]
    assert [one.code for one in school.ended_rooms()] == [code]
    school.store.forget(code)
    assert school.rooms() == []
    school.stop()


def test_the_start_page_speaks_of_adoption_only_where_there_is_a_plan(folder, monkeypatch):
    ended_room(folder, adopted=False)
    school = School(folder, "")
    monkeypatch.setattr(app, "_serving", school)
    survey = school.room(school.open_room("workload_audit").code)
    survey.seal(lambda problems: None, time.time())
    told = [room["about"].partition("; ")[2] for room in app.start().data["rooms"]]
    school.stop()
    assert sorted(told) == ["closed", "closed, nothing adopted yet"]
