"""Weeks after the workshop: each way in gives the same plan, and none needs a running server."""

import asyncio
import io
import shutil
import sqlite3
import time
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from tests.command import kit
from tests.hall import Served
from tests.reviewed import ended_room, said
from tests.serving.room_lines import join
from workshop_kit import exports
from workshop_kit.domain.review_words import entered
from workshop_kit.exports.record import Record, to_data
from workshop_kit.school import School
from workshop_kit.school.plan_file import Imported, import_plan
from workshop_kit.words import say

TODAY = date.today().isoformat()
COUNTS = (12, 5, 3)
WORDS = "stopped 12, partly 5, not 3"
MINUTES = [5, 10, 15, 20, 25, 30]


@pytest.fixture(scope="module")
def ended(tmp_path_factory):
    """A school's folder with a room that ended two weeks ago, and the room's code."""
    folder = tmp_path_factory.mktemp("ended") / "school"
    return folder, ended_room(folder)


def by_phones(school, code):
    room = school.room(code)
    room.ask(2, time.time(), lambda problems: None)
    (step,) = room.state.asking.steps
    for n, one in enumerate(said(COUNTS, MINUTES)):
        found = []
        room.answer(step.id, f"phone-{n}", one, found.extend)
        assert found == []
    room.stop_asking(lambda problems: None)


def by_the_plans_page(school, code):
    counts = dict(zip(("stopped", "partly", "not_stopped"), COUNTS, strict=True))
    type_in(school.room(code), {"weeks": 2, "counts": counts, "minutes": MINUTES})


def by_a_status_cell(school, code):
    type_in(school.room(code), {**entered(WORDS, 2), "minutes": MINUTES})


def type_in(room, raw):
    found = []
    room.review(room.state.actions[0].id, raw, TODAY, found.extend)
    assert found == []


def by_the_command(school, code):
    folder = school.folder
    school.stop()
    minutes = ", ".join(map(str, MINUTES))
    entry = ["--action", "1", "--heard", WORDS, "--minutes", minutes, "--data", str(folder)]
    done = kit("review", code, *entry)
    assert done.exit_code == 0, done.stderr
    assert "Stopped: 12. Partly: 5. Not: 3. Of 20" in done.stdout


WAYS = [by_phones, by_the_plans_page, by_a_status_cell, by_the_command]


def told(folder: Path, code: str):
    """The actions of the room, and its plan as JSON without what only counts its events."""
    school = School(folder, "")
    state = school.told(code)
    data = to_data(Record(state, TODAY))
    school.stop()
    return state.actions, {name: data[name] for name in ("actions", "ledger", "document")}


@pytest.mark.parametrize("way", WAYS)
def test_the_same_status_gives_the_same_plan_whichever_way_it_came(way, ended, tmp_path):
    folder, code = ended
    plans = []
    for one in (by_the_plans_page, way):
        own = tmp_path / f"{one.__name__}-{len(plans)}"
        shutil.copytree(folder, own)
        school = School(own, "")
        one(school, code)
        school.stop()
        plans.append(told(own, code))
    assert plans[0][0][0].reviews[0].told.counts == COUNTS
    assert plans[0] == plans[1]


def phones_in(weeks):
    def by_phones_then(school, code):
        room = school.room(code)
        room.ask(weeks, time.time(), lambda problems: None)
        (step,) = room.state.asking.steps
        for n, one in enumerate(said(COUNTS)):
            room.answer(step.id, f"phone-{n}", one, lambda problems: None)
        room.stop_asking(lambda problems: None)

    return by_phones_then


def list_in(weeks):
    def by_a_list_then(school, code):
        counts = dict(zip(("stopped", "partly", "not_stopped"), COUNTS, strict=True))
        type_in(school.room(code), {"weeks": weeks, "counts": counts})
        type_in(school.room(code), {"weeks": weeks, "counts": counts})  # typed twice counts once

    return by_a_list_then


def excel_in(weeks):
    """The status column knows no number of weeks: it is of the round that came last."""

    told = Imported(1, (f"after {weeks} weeks",))

    def by_excel_then(school, code):
        assert import_plan(school, code, filled_in(school, code), TODAY) == told

    return by_excel_then


def filled_in(school, code):
    """The plan's Excel file with the counts in its status column."""
    file = school.folder.parent / f"{school.folder.name}.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(exports.file(school.told(code), TODAY, "xlsx").body))
    sheet = book[say("excel.plan")]
    (head,) = [one for row in sheet.iter_rows() for one in row if one.value == say("excel.now")]
    sheet.cell(head.row + 1, head.column, WORDS)
    book.save(file)
    return file


@pytest.mark.parametrize("weeks", [6, 12])
def test_later_rounds_give_the_same_plan_by_phones_a_list_typed_twice_and_an_excel_file(
    weeks, tmp_path
):
    code = ended_room(tmp_path / "school", weeks=weeks)
    plans = []
    for n, way in enumerate((list_in(weeks), phones_in(weeks), excel_in(weeks))):
        shutil.copytree(tmp_path / "school", tmp_path / f"way-{n}")
        school = School(tmp_path / f"way-{n}", "")
        way(school, code)
        school.stop()
        plans.append(told(tmp_path / f"way-{n}", code))
    (review,) = plans[0][0][0].reviews
    assert (review.weeks, review.told.counts) == (weeks, COUNTS)
    assert plans[0] == plans[1] == plans[2]


def test_no_single_answer_stays_on_disk(ended, tmp_path):
    folder, code = ended
    shutil.copytree(folder, tmp_path / "school")
    school = School(tmp_path / "school", "")
    room = school.room(code)
    room.ask(2, time.time(), lambda problems: None)
    for n in range(9):
        one = {"status": "partly", "minutes": 7, "instead": f"The heron on the roof {n}"}
        room.answer(room.state.asking.steps[0].id, str(n), one, lambda problems: None)
    room.stop_asking(lambda problems: None)
    school.stop()
    assert b"heron" not in (tmp_path / "school" / "rooms.db").read_bytes()
    with sqlite3.connect(tmp_path / "school" / "rooms.db") as db:
        assert db.execute("SELECT count(*) FROM answers").fetchone() == (0,)


def test_the_command_says_for_which_round_the_status_column_was_taken(tmp_path):
    code = ended_room(tmp_path / "school", weeks=6)
    school = School(tmp_path / "school", "")
    file = filled_in(school, code)
    school.stop()
    done = kit("plan", "import", file, "--room", code, "--data", tmp_path / "school")
    assert done.exit_code == 0, done.output
    assert "“Has it stopped?” was taken for this round: after 6 weeks." in done.stdout


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--action", "2", "--heard", WORDS), "There is no action 2"),
        (("--action", "1", "--heard", "most"), "Write how many said what"),
        (("--action", "1", "--heard", WORDS, "--weeks", "4"), "Choose 2, 6 or 12 weeks"),
        (("--action", "1", "--heard", WORDS, "--minutes", "ten"), "Enter minutes a week"),
        (("--action", "1", "--heard", "stopped 2000"), "Enter how many people said so"),
        (("--action", "1"), "Answer for at least one action"),
    ],
)
def test_what_cannot_be_entered_is_told_and_nothing_is_kept(ended, options, sentence):
    folder, code = ended
    done = kit("review", code, *options, "--data", str(folder))
    assert done.exit_code == 1
    assert sentence in done.stderr and "Traceback" not in done.stderr
    assert told(folder, code)[0][0].reviews == ()


def test_the_command_shows_what_is_due_and_writes_a_poster(ended, tmp_path):
    folder, code = ended
    poster = tmp_path / "ask.pdf"
    done = kit("review", code, "--poster", str(poster), "--data", str(folder))
    assert "Nobody was heard yet. Due since" in done.stdout
    assert poster.read_bytes().startswith(b"%PDF")


def test_the_rooms_own_link_asks_phones_once_the_day_has_come(ended, tmp_path):
    folder, code = ended
    shutil.copytree(folder, tmp_path / "school")
    server = Served(tmp_path / "school").start()

    async def whole():
        address = f"http://hall.test:{server.port}/{code}"
        late = await join(address)
        await late.until(lambda: late.data()["title"] == "Has it really stopped?")
        phones = [await join(address) for _ in range(5)]
        for n, phone in enumerate(phones):
            assert phone.data()["title"] == "Has it really stopped?"
            (item,) = phone.shown()["data"]["items"]
            value = {item["id"]: {"status": "stopped", "minutes": n, "instead": ""}}
            told = await phone.ask({"do": "answer", "value": value}, inner=True)
            assert told["what"] == "saved"
        again = await join(address, phones[0].cookies)
        assert again.shown()["data"]["own"][item["id"]]["status"] == "stopped"
        for page in (late, again, *phones):
            page.leave()

    try:
        asyncio.run(whole())
        refused = kit(
            "review", code, "--action", "1", "--heard", WORDS, "--data", str(server.folder)
        )
        assert "Another server already uses the folder" in refused.stderr
    finally:
        server.stop()
    assert "fault" not in server.log() and "a page met" not in server.log(), server.log()
    school = School(server.folder, "")
    school.keep_time(time.time() + 15 * 86_400)
    school.stop()
    (review,) = told(server.folder, code)[0][0].reviews
    assert review.told.counts == (5, 0, 0)
    assert [spread.people for spread in review.told.minutes] == [5]
