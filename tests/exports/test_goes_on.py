"""What goes on in the plan of another room of its day is asked for there, and nowhere twice."""

import io
from dataclasses import replace

import openpyxl
import pytest

from tests.domain.test_carried import ADOPTED, complete, day
from tests.screens.stage import Stage
from workshop_kit import exports
from workshop_kit.domain.document import Bullets, Facts, Table
from workshop_kit.domain.follow import due, followed
from workshop_kit.domain.history import with_gone_on
from workshop_kit.domain.hurdles import hurdles
from workshop_kit.domain.known import known
from workshop_kit.domain.ledger import ledger
from workshop_kit.domain.plan import waited
from workshop_kit.domain.report import report
from workshop_kit.exports.excel_reading import read_excel
from workshop_kit.exports.json_file import read_json
from workshop_kit.words import say

LATER = "2027-03-20"  # twelve weeks after the day have not come, two and six have
FOUND = {**ADOPTED, "review": "2027-03-01", "measure": "Minutes", "consulted_with": "All"}
THERE = "It goes on in the plan of “Meeting” (code CCCCCC)"


def morning(*first):
    """The morning's plan, once its action was adopted in the plan that closed the day."""
    rooms = day(complete("bbbbbb-propose-1", ADOPTED), first=first)
    rooms = [replace(one, workshop=replace(one.workshop, title="Meeting")) for one in rooms]
    return with_gone_on(rooms[0], rooms)


def test_it_says_in_which_plan_it_goes_on_and_how_far_it_came_there():
    (action,) = morning().actions
    assert (action.reached, action.adopted) == ("gone", True)
    told = report(morning(), LATER, say)
    (facts,) = (block for block in told.blocks if isinstance(block, Facts))
    stands = dict(facts.pairs)[say("report.actions.state")]
    assert stands == f"{THERE}, and is filled in there alone. There it is: adopted."


def test_nothing_is_asked_for_it_a_second_time():
    plan = morning(complete("propose-1", FOUND))
    (action,) = plan.actions
    assert (due(plan, LATER), followed(plan.actions), action.missing) == ((), (), ())
    assert waited(action, plan.asked_on, LATER) == 0
    assert hurdles(action, plan.actions, say) == ()
    assert ledger(plan.actions) == ()
    assert b"VEVENT" not in exports.file(plan, LATER, "ics").body


def test_papers_leave_it_to_the_other_plan_and_say_so():
    told = known("Elm Park", LATER, morning(), say)
    for gap in ("actions", "plan_table", "review_list"):
        (listed,) = told.blocks[gap]
        assert isinstance(listed, Bullets)
        assert THERE in listed.items[0]
    assert told.words["number_of_actions"] == say("paper.none")


def test_what_stays_is_asked_for_and_stands_first():
    plan = morning(("chose", {"proposals": ["propose-1", "propose-2"]}))
    assert [one.goes_on for one in plan.actions] == [False, True]
    told = known("Elm Park", LATER, plan, say)
    table, listed = told.blocks["actions"]
    assert isinstance(table, Table)
    assert (len(table.rows), len(listed.items)) == (1, 1)
    assert told.words["number_of_actions"] == "1"


@pytest.mark.parametrize("kind", ["json", "xlsx"])
def test_its_file_alone_says_the_same(kind):
    plan = morning()
    body = exports.file(plan, LATER, kind).body
    read = read_json(body) if kind == "json" else read_excel(body).record
    assert read.state.actions == plan.actions
    if kind == "xlsx":
        sheet = openpyxl.load_workbook(io.BytesIO(body)).worksheets[0]
        words = [str(cell.value) for row in sheet.iter_rows() for cell in row]
        assert any(one.startswith(THERE) for one in words)


def test_the_plan_s_page_leads_to_the_other_plan_and_asks_nothing():
    stage = Stage()
    id = stage.agreed()
    gone = {"goes_on_in": "Closing", "goes_on_code": "CCCCCC", "goes_on_as": "consulted"}
    told = lambda state: replace(state, completions={id: gone})  # noqa: E731
    stage.around = replace(stage.around, plan=told)
    page = stage.plan()
    (action,) = page.shown.data["actions"]
    assert action["goes_on"]["href"] == "/CCCCCC?as=plan"
    assert action["missing"] == action["waited"] == ""
    assert "There it is: consulted on." in action["state"]
    (short,) = page.data["summary"]["actions"]
    assert (short["stand"], short["next"]) == ("Goes on in another plan", "")
    assert page.shown.data["reviews"] is None


def test_what_stays_in_its_own_plan_is_as_it_was():
    first, closing = day(complete("bbbbbb-propose-1", ADOPTED))
    assert with_gone_on(first, [first]) is first
    assert with_gone_on(closing, [first, closing]) is closing
