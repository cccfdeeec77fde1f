"""The year's page: files in, moves tried, a calendar out; what is wrong is said."""

import asyncio
import base64
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.hall import Served, local
from tests.serving.asking import ask
from tests.serving.room_lines import answer, form, go_to, join
from workshop_kit.importers.calendars import read_calendar
from workshop_kit.line import Line

SAMPLE = Path(__file__).parent.parent.parent / "sample_data" / "calendars" / "bracken_hill.ics"
FILE = base64.b64encode(SAMPLE.read_bytes()).decode()


@pytest.fixture
def page(shared_hall: Served):
    """`page(steps)` runs `steps(line)` on a fresh page and returns what came of it."""
    key = ask(shared_hall.start_link).cookies[0].split(";")[0].removeprefix("start=")

    def run(steps):
        async def opened():
            line = Line({"start": key})
            await line.join(local(f"http://hall.test:{shared_hall.port}/tools/year"))
            try:
                return await steps(line)
            finally:
                line.leave()

        return asyncio.run(opened())

    return run


def test_a_calendar_is_weighed_moved_by_hand_and_written(page):
    async def steps(line):
        told = await line.ask({"do": "read", "files": [FILE]})
        assert not told.get("problems")
        year = line.data()["year"]
        entry = next(one for one in year["entries"] if one["title"] == "Year 9 reports to parents")
        await line.ask({"do": "move", "entry": entry["id"], "by": 2})
        assert "Year 9 reports" in line.data()["year"]["moves"][0]
        return await line.ask({"do": "write"})

    told = page(steps)
    assert told["name"] == "our-year.ics"
    written = read_calendar(base64.b64decode(told["body"]))
    moved = [e for e in written.entries if e.title == "Year 9 reports to parents"]
    assert [f"{e.first}" for e in moved] == ["2027-02-19", "2027-07-02"]


def test_several_calendars_come_back_as_a_file_each_under_their_own_names(page):
    other = many(3)

    async def steps(line):
        await line.ask({"do": "read", "files": [FILE, other], "names": ["Staff.ics", 7]})
        return await line.ask({"do": "write"})

    told = page(steps)
    with ZipFile(BytesIO(base64.b64decode(told["body"]))) as packed:
        found = {name: packed.read(name) for name in packed.namelist()}
    assert told["name"] == "our-year.zip"
    assert found == {
        "our-year-1-Staff.ics": SAMPLE.read_bytes(),
        "our-year-2-calendar.ics": base64.b64decode(other),
    }


def test_moves_are_found_while_the_page_goes_on(page):
    async def steps(line):
        await line.ask({"do": "read", "files": [FILE]})
        looking = asyncio.create_task(line.ask({"do": "propose"}))
        await line.until(lambda: line.data()["busy"] == "busy")
        assert (await line.ask({"do": "move", "entry": "none", "by": 1}))["problems"]
        await looking
        return line.data()

    data = page(steps)
    assert data["proposed"] and not data["busy"] and data["year"]["moves"]


def test_what_somebody_chose_while_moves_were_looked_for_stays(page):
    async def steps(line):
        await line.ask({"do": "read", "files": [FILE]})
        free = [one["id"] for one in line.data()["year"]["entries"] if not one["fixed"]]
        looking = asyncio.create_task(line.ask({"do": "propose"}))
        await line.until(lambda: line.data()["busy"] == "busy")
        await line.ask({"do": "move", "entry": free[0], "by": 2})
        await looking
        return line.data()

    data = page(steps)
    assert not data["busy"] and len(data["year"]["moves"]) == 1


def many(n: int, of: str = "") -> str:
    """A calendar of `n` events."""
    first = date(2026, 9, 2)
    days = (f"{first + timedelta(days=at % 300)}".replace("-", "") for at in range(n))
    events = (
        f"BEGIN:VEVENT\r\nUID:{at}\r\nDTSTART;VALUE=DATE:{day}\r\nSUMMARY:Reports {of}{at}\r\n"
        "END:VEVENT\r\n"
        for at, day in enumerate(days)
    )
    text = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{''.join(events)}END:VCALENDAR\r\n"
    return base64.b64encode(text.encode()).decode()


def test_phones_are_answered_while_large_calendars_are_read(page, shared_hall):
    links = shared_hall.open()

    files = [many(2000, of) for of in "ABC"]

    async def steps(line):
        desk, phone = await join(links["desk"]), await join(links["join"])
        await go_to(desk, "purposes")
        await form(phone, "purposes")
        reading = asyncio.create_task(line.ask({"do": "read", "files": files}))
        await line.until(lambda: line.data()["busy"] == "reading")
        told = await answer(phone, ["Marking"])
        meanwhile = not reading.done()
        assert not (await reading).get("problems")
        desk.leave()
        phone.leave()
        return told["what"], meanwhile, line.data()["year"]["read"]

    what, meanwhile, read = page(steps)
    assert (what, meanwhile) == ("saved", True)
    assert read.startswith("6000 entries")


def test_each_move_has_its_own_points_and_the_totals_stand_once(page):
    async def steps(line):
        await line.ask({"do": "read", "files": [FILE]})
        year = line.data()["year"]
        titles = ("Year 9 reports to parents", "Year 8 reports to parents")
        for one in (one for one in year["entries"] if one["title"] in titles):
            await line.ask({"do": "move", "entry": one["id"], "by": 2})
        return year, line.data()["year"]

    before, after = page(steps)
    assert before["changes"] == [] and len(after["moves"]) > 1
    assert len(set(after["moves"])) == len(after["moves"])
    assert all("Its points: Teachers 3" in told for told in after["moves"])
    at = {week: n for n, week in enumerate(after["weeks"])}
    for week, loads in after["changes"]:
        for group, (was, now) in zip(after["groups"], loads, strict=True):
            assert (group["before"][at[week]], group["after"][at[week]]) == (was, now)
    assert before["peak"] == ""
    group = next(one for one in after["groups"] if max(one["before"]) != max(one["after"]))
    told = f"{group['name']} {max(group['before'])} → {max(group['after'])}"
    assert after["peak"].startswith("The fullest week, in points: ") and told in after["peak"]


def test_every_month_stands_under_the_strip_as_wide_as_its_weeks(page):
    async def steps(line):
        await line.ask({"do": "read", "files": [FILE]})
        return line.data()["year"]

    year = page(steps)
    assert [month for month, _ in year["months"]][:3] == ["Sep", "Oct", "Nov"]
    assert sum(n for _, n in year["months"]) == len(year["weeks"])


@pytest.mark.parametrize(
    ("message", "sentence"),
    [
        ({"do": "read", "files": []}, "Choose one to 12 calendar files"),
        ({"do": "read", "files": "all"}, "Choose one to 12 calendar files"),
        ({"do": "read", "files": ["%%%"]}, "cannot be read as a calendar"),
        ({"do": "read", "files": [""]}, "empty"),
        ({"do": "read", "files": [base64.b64encode(b"Who,Where").decode()]}, "names the columns"),
        ({"do": "move", "entry": "none", "by": 1}, "again"),
        ({"do": "move", "entry": None, "by": "1"}, "again"),
    ],
)
def test_what_is_wrong_is_said_and_the_page_lives_on(page, message, sentence):
    async def steps(line):
        return (await line.ask(message))["problems"]

    (problem,) = page(steps)
    assert sentence in problem["sentence"]


def test_what_is_fixed_cannot_be_moved_by_any_message(page):
    async def steps(line):
        await line.ask({"do": "read", "files": [FILE]})
        fixed = [one for one in line.data()["year"]["entries"] if one["fixed"]]
        assert fixed
        told = [await line.ask({"do": "move", "entry": one["id"], "by": 1}) for one in fixed]
        return told, line.data()["year"]["moves"]

    told, moves = page(steps)
    assert all(one["problems"] for one in told) and moves == []
