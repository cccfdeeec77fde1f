"""Who leads an action is named until it is closed, and thirty days more; then nowhere."""

import asyncio
import json
from contextlib import suppress
from datetime import date, timedelta

import pytest

from tests.anonymity.days import unpacked
from tests.command import kit
from tests.hall import Served
from tests.reviewed import ended_room
from tests.serving.room_lines import join
from workshop_kit import app, exports
from workshop_kit.domain.names import closed_on
from workshop_kit.domain.report.phrases import spoken
from workshop_kit.exports.record import Record, word_of
from workshop_kit.exports.replay import replay
from workshop_kit.school import School, names
from workshop_kit.school.folder import KEPT
from workshop_kit.school.keeping import backup
from workshop_kit.serving.removal import Removal
from workshop_kit.words import say

WHO = "Wilhelmina Ashcroft-Threlfall"
WHAT = "One marked piece a half term"
MONTH = timedelta(days=30)
TODAY = date.today()
GONE = say("names.removed")


@pytest.fixture
def place(tmp_path):
    """A school whose room ended sixteen weeks ago; the lead of its one action is named."""
    code = ended_room(tmp_path, weeks=16)
    school = School(tmp_path, "")
    fill_in(school, code, lead=WHO, consulted_with=f"{WHO}, for the union")
    yield school, code
    with suppress(Exception):
        school.stop()


def fill_in(school, code, **changes):
    found = []
    room = school.room(code)
    (action,) = room.state.actions
    room.complete(action.id, changes, TODAY.isoformat(), found.extend)
    assert found == []


def refused(school, code):
    """The leader has said not now: the action is closed."""
    more = {"answer_words": "No cover this year", "adopted_by": "", "adopted_on": ""}
    fill_in(school, code, answer="not_now", answered_on=TODAY.isoformat(), **more)


def reviewed(school, code, **said):
    found = []
    room = school.room(code)
    raw = {"weeks": 12, **said}
    room.review(room.state.actions[0].id, raw, TODAY.isoformat(), found.extend)
    assert found == []


def action(school, code):
    return School.told(school, code).actions[0]


def on_disk(school):
    files = [one for one in school.folder.rglob("*") if one.is_file() and one.suffix != ".zip"]
    return b"".join(one.read_bytes() for one in files)


def test_a_name_goes_thirty_days_after_the_leader_said_not_now_and_was_told_until_then(place):
    school, code = place
    assert names.tidy(school, TODAY) == ((), ())
    refused(school, code)
    gone, left = names.tidy(school, TODAY)
    assert gone == () and left[0].goes_on == TODAY + MONTH
    assert names.tidy(school, TODAY + MONTH - timedelta(days=1))[0] == ()
    assert action(school, code).lead == WHO and WHO.encode() in on_disk(school)
    (gone,), left = names.tidy(school, TODAY + MONTH)
    assert (gone.code, left) == (code, ())
    assert WHO.encode() not in on_disk(school)
    told = action(school, code)
    assert told.lead == told.more["consulted_with"] == told.more["answered_by"] == GONE
    assert told.more["answer_words"] == "No cover this year" and told.agreement
    assert names.tidy(school, TODAY + 3 * MONTH) == ((), ())


def test_where_no_server_ran_it_is_said_first_and_kept_thirty_days_more(place):
    school, code = place
    refused(school, code)
    late = TODAY + timedelta(days=400)
    assert names.tidy(school, late)[0] == ()
    assert names.tidy(school, late + timedelta(days=29))[0] == ()
    assert len(names.tidy(school, late + MONTH)[0]) == 1


@pytest.mark.parametrize(
    ("said", "closed"),
    [
        ({"counts": {"stopped": 6, "partly": 1, "not_stopped": 1}}, True),
        ({"counts": {"stopped": 3, "partly": 3, "not_stopped": 3}}, False),
        ({"owner": {"status": "done"}}, True),
        ({"owner": {"status": "not_done"}}, False),
    ],
)
def test_an_action_is_closed_when_its_last_review_says_that_it_has_stopped(place, said, closed):
    school, code = place
    reviewed(school, code, **said)
    day = closed_on(action(school, code))
    assert day == (TODAY - timedelta(weeks=2) if closed else None)


def test_what_those_affected_say_counts_before_the_word_of_who_leads_it(place):
    school, code = place
    reviewed(school, code, owner={"status": "done"}, counts={"not_stopped": 8})
    assert closed_on(action(school, code)) is None


def test_the_name_goes_out_of_later_rooms_that_were_told_of_it_too(place):
    school, code = place
    later = school.open_room("evaluate").code
    (promise,) = school.told(later).opening.promised
    assert promise.lead == WHO
    refused(school, code)
    names.tidy(school, TODAY)
    names.tidy(school, TODAY + MONTH)
    assert school.told(later).opening.promised[0].lead == GONE
    assert [kind for _, kind, _ in school.store.after(later)][-1] == "cleared"


def test_the_check_word_stays_and_an_older_file_is_told_again_as_the_same(place):
    school, code = place
    refused(school, code)
    before = school.told(code)
    body = exports.file(before, TODAY.isoformat(), "json", None).body
    names.tidy(school, TODAY)
    names.tidy(school, TODAY + MONTH)
    after = school.told(code, before.n)
    assert word_of(after) == word_of(before)
    found = replay(Record(after, TODAY.isoformat()), body)
    assert found.difference is None and found.unnamed


def test_what_is_written_says_of_which_action_and_never_who_it_was(place):
    school, code = place
    refused(school, code)
    names.tidy(school, TODAY)
    names.tidy(school, TODAY + MONTH)
    _, kind, body = school.store.after(code)[-1]
    assert (kind, sorted(body)) == ("cleared", ["action", "events"])
    assert "Ashcroft" not in json.dumps(body) and WHO.split()[0] not in json.dumps(body)


def test_a_backup_from_then_has_no_name_and_the_warning_goes_with_it(place, tmp_path):
    school, code = place
    refused(school, code)
    names.tidy(school, TODAY)
    assert code.lower() in (school.folder / KEPT).read_text("utf-8")
    names.tidy(school, TODAY + MONTH)
    backup(school.folder, school.store, tmp_path / "later.zip")
    assert WHO.encode() not in unpacked((tmp_path / "later.zip").read_bytes())
    assert code.lower() not in (school.folder / KEPT).read_text("utf-8")


def test_plan_and_start_page_say_the_day_and_so_does_the_terminal(place):
    school, code = place
    refused(school, code)
    links = school.renew_keys(code)
    school.stop()
    server = Served(school.folder).start()

    async def play():
        plan = await join(at(links["plan"], server))
        start = await join(server.start_link)
        lines = plan.shown()["data"]["actions"][0]["lines"]
        return lines[-1], start.data()["rooms"][0]["about"]

    on_plan, on_page = asyncio.run(play())
    server.stop()
    goes_on = say_day(TODAY + MONTH)
    assert on_plan == say("names.on_plan", goes_on=goes_on)
    assert on_page.endswith(f"are removed on {goes_on}.")
    assert say("names.going", code=code, what=WHAT, goes_on=goes_on) in (server.log())


def typed_in(code, folder):
    heard = ("--action", "1", "--heard", "stopped 8", "--weeks", "12")
    return kit("review", code, *heard, "--data", str(folder))


def test_where_no_server_ever_runs_the_terminal_says_the_day_and_removes_names_on_it(tmp_path):
    code = ended_room(tmp_path, weeks=20)
    school = School(tmp_path, "")
    fill_in(school, code, lead=WHO)
    school.stop()
    said = typed_in(code, school.folder)
    going = say("names.going", code=code, what=WHAT, goes_on=say_day(TODAY + MONTH))
    assert said.exit_code == 0 and going in said.stdout, said.output
    assert WHO.encode() in on_disk(school)
    kept = school.folder / KEPT
    words = json.loads(kept.read_text("utf-8"))
    words["names"] = dict.fromkeys(words["names"], (TODAY - MONTH).isoformat())
    kept.write_text(json.dumps(words), "utf-8")
    gone = typed_in(code, school.folder)
    assert say("names.gone", code=code, what=WHAT) in gone.stdout, gone.output
    assert WHO.encode() not in on_disk(school)


def test_beside_a_running_server_a_command_leaves_names_to_it(place):
    school, code = place
    reviewed(school, code, counts={"stopped": 8, "partly": 0, "not_stopped": 0})
    file = school.folder / "plan.xlsx"
    file.write_bytes(exports.file(school.told(code), TODAY.isoformat(), "xlsx").body)
    school.hold()
    done = kit("plan", "import", file, "--room", code, "--data", school.folder)
    assert done.exit_code == 0 and "names" not in done.stdout.casefold(), done.output
    school.stop()
    done = kit("plan", "import", file, "--room", code, "--data", school.folder)
    assert say("names.going", code=code, what=WHAT, goes_on=say_day(TODAY + MONTH)) in done.stdout


def at(link, server):
    return f"http://127.0.0.1:{server.port}/" + link.split("/", 3)[3]


def say_day(day):
    return f"{day.day} {day:%B %Y}"


def test_a_running_server_removes_names_as_their_day_comes_and_tells_nothing_old(place):
    school, code = place
    refused(school, code)
    removal = Removal(school)
    removal.remove_due(TODAY)
    assert school.room(code).state.actions[0].lead == WHO
    assert school.ended_rooms()[0].actions[0].lead == WHO
    removal.remove_due(TODAY + MONTH)
    assert school.room(code).state.actions[0].lead == GONE
    assert school.ended_rooms()[0].actions[0].lead == GONE


def test_what_was_told_before_a_command_removed_the_name_is_told_anew(place):
    school, code = place
    assert school.ended_rooms()[0].actions[0].lead == WHO
    names.clear(school, f"{code}-{action(school, code).id}".lower())
    assert school.ended_rooms()[0].actions[0].lead == GONE


def test_the_day_that_a_page_said_is_the_day_later_too(place, monkeypatch):
    school, code = place
    refused(school, code)
    monkeypatch.setattr(app, "_serving", school)
    (room,) = app.start().data["rooms"]
    assert spoken(say, (TODAY + MONTH).isoformat()) in room["about"]
    for later in (1, 10, 29):
        (left,) = names.leaving(school, school.rooms(), TODAY + timedelta(days=later))
        assert left.goes_on == TODAY + MONTH
