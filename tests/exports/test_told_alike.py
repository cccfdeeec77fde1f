"""One plan, many files: what is only found out and what is not accepted is told alike in each."""

import io

import openpyxl
import pytest

from tests.exports.afternoon import ADOPTED, ANSWERED, CONSULTED, TODAY, Afternoon, proposal
from tests.exports.reading import READ, squeezed, strings
from workshop_kit import exports
from workshop_kit.domain.report.phrases import minutes_of, named
from workshop_kit.domain.story import Event, tell
from workshop_kit.exports.excel_columns import label
from workshop_kit.exports.excel_reading import read_excel
from workshop_kit.screens.plans import Followed, PlansPage
from workshop_kit.words import say

STAMPS, FORTNIGHT = "Stop stamping", "Two pieces in depth"
NO = {"asked": "2027-01-12", "by": "Chosen", "on": "", "why": "", "withdrawn": "2027-01-13"}
SPARED, SHIFTED = {"Teachers": -25, "Office staff": -15}, {"Teachers": -60, "Office staff": 20}


@pytest.fixture(scope="module")
def state():
    """A stop that nobody is sure of, and an adopted action whose extra work nobody accepted."""
    room = Afternoon()
    asked = proposal(STAMPS, law="not_sure", minutes=SPARED)
    moved = proposal(FORTNIGHT, kind="streamline", minutes=SHIFTED)
    room.close("propose", [asked, moved, *[proposal("Another")] * 5])
    put = [one.id for one in room.state.proposals if one.what != "Another"]
    room.add("chose", proposals=put)
    room.agree()
    # Told from its event: whoever fills in the form today is asked for the acceptance first.
    changes = {**CONSULTED, **ANSWERED, **ADOPTED}
    room.add("completed", action=room.state.actions[1].id, changes=changes)
    room.add("ended")
    return room.state


def words_of(state, kind):
    if kind == "all plans":
        return "\n".join(strings(PlansPage(Followed("Elm Park", [state]), TODAY, None).data))
    return READ[kind](exports.file(state, TODAY, kind).body)


@pytest.mark.parametrize("kind", [*READ, "all plans"])
def test_every_file_and_all_plans_say_the_same_of_each_action(state, kind):
    words = squeezed(words_of(state, kind))
    for action in state.actions:
        assert squeezed(named(say, action)) in words
        assert squeezed(minutes_of(say, action)) in words


@pytest.mark.parametrize("kind", [*READ, "all plans"])
def test_every_ledger_says_that_more_work_is_not_yet_accepted(state, kind):
    assert squeezed("about 20 minutes, not yet accepted") in squeezed(words_of(state, kind))


@pytest.fixture(scope="module")
def refused(state):
    """The same plan, where those who would get the work were asked and said no."""
    changes = {"accepted": {"Office staff": NO}}
    event = Event(state.n + 1, "completed", {"action": state.actions[1].id, "changes": changes})
    return tell(state, [event])


@pytest.mark.parametrize("kind", [*READ, "all plans"])
def test_who_said_no_is_nowhere_told_as_one_who_was_not_asked_yet(refused, kind):
    words = squeezed(words_of(refused, kind))
    assert squeezed("about 20 minutes, asked and not accepted") in words
    assert squeezed("Office staff: 20 minutes more, asked and not accepted") in words
    assert squeezed("20 minutes more, not yet accepted") not in words
    assert squeezed("about 20 minutes, not yet accepted") not in words


@pytest.fixture
def book(state):
    return openpyxl.load_workbook(io.BytesIO(exports.file(state, TODAY, "xlsx").body))


def cells(book):
    """(what, minutes) of each action on the first sheet."""
    head, *rows = book["Plan"].iter_rows(min_row=5, values_only=True)
    at = [head.index(label(name)) for name in ("what", "minutes")]
    return [tuple(row[n] for n in at) for row in rows]


def test_the_sheet_to_fill_in_says_it_beside_the_numbers(book):
    later = "(nothing is given back before it is found out)"
    assert cells(book) == [
        (
            f"If no law or contract asks for it: {STAMPS}",
            f"Office staff: -15 {later}; Teachers: -25 {later}",
        ),
        (FORTNIGHT, "Office staff: +20 (not yet accepted); Teachers: -60"),
    ]
    rows = [row[:3] for row in book["Minutes"].iter_rows(min_row=6, values_only=True)]
    assert rows[0] == ("Office staff", "–", "about 20 minutes, not yet accepted")


def put(book, name, row, words):
    head = [cell.value for cell in book["Plan"][5]]
    book["Plan"].cell(row, head.index(label(name)) + 1, words)


def reread(book):
    out = io.BytesIO()
    book.save(out)
    return read_excel(out.getvalue())


def test_a_file_in_which_these_words_are_missing_says_the_same(book):
    put(book, "what", 6, STAMPS)
    put(book, "minutes", 6, "Teachers: -25; Office staff: −15")
    put(book, "minutes", 7, "Office staff: 20; Teachers: -60")
    kept = reread(book)
    assert (kept.changes, kept.problems) == ({}, ())


def test_what_is_typed_between_these_words_is_read(book, state):
    put(book, "what", 6, "If no law or contract asks for it: Stop all stamps")
    put(book, "minutes", 7, "Office staff: +10 (not yet accepted); Teachers: -60")
    first, second = (one.id for one in state.actions)
    assert reread(book).changes == {
        first: {"what": "Stop all stamps"},
        second: {"minutes": {"Office staff": 10, "Teachers": -60}},
    }


def test_other_words_beside_a_number_are_not_swallowed(book, state):
    put(book, "minutes", 7, "Office staff: 10 (in term time); Teachers: -60")
    minutes = reread(book).changes[state.actions[1].id]["minutes"]
    assert minutes["Office staff"] == "10 (in term time)"
