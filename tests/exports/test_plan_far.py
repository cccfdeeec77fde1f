"""A plan's Excel file with cells far outside is read without making all the cells between."""

import io
import tracemalloc

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from tests.exports.afternoon import TODAY, played
from workshop_kit import exports
from workshop_kit.domain.problem import Refused
from workshop_kit.exports.excel_reading import read_excel
from workshop_kit.words import say

LAST = "L1048576"


def changed(change) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(exports.file(played().state, TODAY, "xlsx").body))
    change(book["Plan"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_coloured_cell_in_the_last_row_changes_nothing_and_costs_nothing():
    def coloured(sheet):
        sheet[LAST].fill = PatternFill("solid", fgColor="FFFF00")

    body = changed(coloured)
    tracemalloc.start()
    kept = read_excel(body)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (kept.changes, kept.problems) == ({}, ())
    assert most < 50_000_000


def test_words_in_the_last_row_are_refused_by_their_cell():
    def far(sheet):
        sheet[LAST] = "ask Jo"

    with pytest.raises(Refused) as told:
        read_excel(changed(far))
    about = {"sheet": "Plan", "cell": LAST, "found": "ask Jo"}
    assert [say(one.key, **one.about) for one in told.value.problems] == [
        say("excel.stray", **about)
    ]
