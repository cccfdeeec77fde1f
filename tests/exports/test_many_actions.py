"""A plan of twenty actions: its bars go on on the next page, and no page has a heading alone."""

import io
from functools import cache

from docx import Document
from docx.shared import Mm
from pypdf import PdfReader

from tests.exports.afternoon import CONSULTED, SECOND_SITTING, TODAY, Afternoon
from workshop_kit import exports

WHAT = "No written comment on every piece of classwork: codes and spoken feedback instead, in all"
MANY = 20


@cache
def state():
    room = Afternoon(MANY)
    room.ideas()
    room.numbers()
    room.proposals(*(f"{WHAT} year groups ({n})" for n in range(1, MANY + 1)))
    ids = room.state.chosen
    room.close("agree", [{id: {"step": "yes"} for id in ids}] * 5)
    for n in range(0, MANY, 2):
        room.complete(n, **SECOND_SITTING, **CONSULTED)
    room.add("ended")
    return room.state


def test_in_print_no_page_holds_a_heading_alone():
    read = PdfReader(io.BytesIO(exports.file(state(), TODAY, "pdf").body))
    assert min(len(page.extract_text()) for page in read.pages) > 300


def test_in_word_no_picture_is_higher_than_a_page():
    read = Document(io.BytesIO(exports.file(state(), TODAY, "docx").body))
    heights = [shape.height for shape in read.inline_shapes]
    assert len(heights) > 2 and max(heights) < Mm(230)
