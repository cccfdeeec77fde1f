"""The year's page: files in, moves tried, a calendar out; what is wrong is said."""

import asyncio
import base64
from pathlib import Path

import pytest

from tests.hall import Served, local
from tests.serving.asking import ask
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
        await line.ask({"do": "write"})
        return line.data()["file"]

    written = read_calendar(page(steps).encode())
    moved = [e for e in written.entries if e.title == "Year 9 reports to parents"]
    assert [f"{e.first}" for e in moved] == ["2027-02-19", "2027-07-02"]


def test_moves_are_found_while_the_page_goes_on(page):
    async def steps(line):
        await line.ask({"do": "read", "files": [FILE]})
        await line.ask({"do": "propose"})
        assert line.data()["busy"]
        await line.until(lambda: line.data().get("proposed", False))
        return line.data()

    data = page(steps)
    assert not data["busy"] and data["year"]["moves"]


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
