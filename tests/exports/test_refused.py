"""What the leader closed with "not now" says so wherever it is told, and never just "answered"."""

import io

import openpyxl
import pytest

from tests.exports.afternoon import ADOPTED, CONSULTED, SECOND_SITTING, TODAY, Afternoon
from tests.exports.reading import READ
from workshop_kit import exports
from workshop_kit.domain.bundle import Actions
from workshop_kit.domain.bundle_parts import _actions
from workshop_kit.domain.document import Bullets, Table
from workshop_kit.domain.known import known
from workshop_kit.domain.report.found import found_table
from workshop_kit.exports.excel_reading import read_excel
from workshop_kit.screens.plan_summary import summary
from workshop_kit.screens.review import _item
from workshop_kit.words import say

NO = {**CONSULTED, "answer": "not_now", "answer_words": "The portal is paid until May"}
NO |= {"answered_by": "the headteacher", "answered_on": "2027-01-20"}
CLOSED = "Answered: not now"


@pytest.fixture(scope="module")
def state():
    """Of two actions the leader closed the first."""
    room = Afternoon()
    room.proposals("Action 1", "Action 2")
    room.agree()
    room.complete(0, **NO)
    room.add("ended")
    return room.state


def test_the_sheet_to_fill_in_says_it_in_the_column_of_states(state):
    book = openpyxl.load_workbook(io.BytesIO(exports.file(state, TODAY, "xlsx").body))
    heads = [cell.value for cell in book["Plan"][5]]
    assert book["Plan"].cell(6, heads.index("State") + 1).value == CLOSED


def test_a_sheet_from_before_that_calls_it_answered_is_still_read(state):
    book = openpyxl.load_workbook(io.BytesIO(exports.file(state, TODAY, "xlsx").body))
    heads = [cell.value for cell in book["Plan"][5]]
    book["Plan"].cell(6, heads.index("State") + 1).value = "Answered"
    out = io.BytesIO()
    book.save(out)
    assert read_excel(out.getvalue()).problems == ()


def test_the_phone_that_asks_whether_it_stopped_says_it(state):
    assert _item(state.actions[0])["state"] == CLOSED


def test_papers_say_it_in_their_last_column(state):
    (plan,) = known("Marlow Road", TODAY, state, say).blocks["plan_table"]
    assert isinstance(plan, Table)
    assert "not now, because: The portal is paid until May" in plan.rows[0][-1]


def test_a_bundle_counts_it_by_itself(state):
    assert Actions("refused", "stop", "", "", 1) in _actions([state])


def test_counts_of_actions_name_it_and_put_it_last(state):
    told = summary(state, {}, TODAY)["counts"]
    assert told == "2 actions: 1 recommended, 1 answered: not now."
    told = READ["html"](exports.file(state, TODAY, "html").body)
    assert "1 recommended by the room, 1 answered “not now”." in told


def test_nothing_is_still_expected_of_it_in_we_discovered_we_did_we_found(state):
    done = [row[1] for row in found_table(state, TODAY, say).rows]
    assert "Nothing: the leader’s answer to action 1 was “not now”" in done


def test_nobody_is_asked_on_paper_whether_it_stopped_and_the_others_keep_their_numbers(state):
    blocks = known("Marlow Road", TODAY, state, say).blocks
    for listed in (blocks["checklist"], blocks["review_list"]):
        others = [block for block in listed if isinstance(block, Bullets)][-1]
        assert others.items == (
            "Action 1 (action 1, answered: not now)",
            "Action 2 (action 2, recommended)",
        )


def test_another_answer_opens_it_again():
    room = Afternoon()
    room.proposals("Action 1")
    room.agree()
    room.complete(0, **NO)
    assert room.state.actions[0].reached == "refused"
    room.complete(0, answer="yes", answer_words="", **SECOND_SITTING)
    assert room.state.actions[0].reached == "answered"
    room.complete(0, **ADOPTED)
    assert room.state.actions[0].reached == "adopted"
