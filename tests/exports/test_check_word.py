"""The check word: the same in every file, another as soon as a digit changes."""

import json
import re
import sqlite3

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exports.afternoon import TODAY, played
from tests.exports.kept_room import CODE, kept_room
from tests.exports.reading import READ, ics_words
from workshop_kit import exports
from workshop_kit.domain.check_word import check_word
from workshop_kit.domain.paper import Choices
from workshop_kit.exports.record import word_of
from workshop_kit.school import School
from workshop_kit.words import check_words

SAID = re.compile(r"Check\s*word:\s*([a-z]+)\s+([a-z]+)\s+([a-z]+)")


@pytest.fixture(scope="module")
def state():
    return played().state


def test_every_file_says_the_same_word(state):
    word = word_of(state)
    read = {**READ, "ics": ics_words}
    for kind in exports.FORMATS:
        told = read[kind](exports.file(state, TODAY, kind).body)
        found = word.replace(" ", "") if kind == "pdf" else word
        assert found in told, kind


def test_what_is_filled_in_after_the_hall_changes_no_word(state):
    room = played()
    room.complete(0, measure="Minutes a week", what="Another name for it")
    room.add("counted", jobs={"Teachers": [34, 39]})
    assert word_of(room.state) == word_of(state)


def test_another_number_of_people_is_another_word():
    assert word_of(played(7).state) != word_of(played(8).state)


def test_what_is_held_back_later_changes_the_word_for_it_changes_what_is_shown(state):
    room = played()
    room.hold("Idea number 3")
    assert word_of(room.state) != word_of(state)


@pytest.mark.parametrize("digits", [('"answered":34', '"answered":33'), ("[0,0,", "[0,1,")])
def test_one_changed_digit_in_the_database_changes_it(tmp_path, digits):
    before = word_of(kept_room(tmp_path))
    with sqlite3.connect(tmp_path / "rooms.db") as db:
        rows = db.execute("SELECT n, body FROM events WHERE kind = 'closed'").fetchall()
        old, new = digits
        n, body = next((n, body) for n, body in rows if old in body)
        update = "UPDATE events SET body = ? WHERE room = ? AND n = ?"
        db.execute(update, (body.replace(old, new, 1), CODE, n))
    school = School(tmp_path, "")
    assert word_of(school.told(CODE)) != before
    school.stop()


def test_the_word_does_not_depend_on_the_order_of_keys_or_the_computer(state):
    kept = json.loads(exports.file(state, TODAY, "json").body)
    assert kept["check_word"] == word_of(state) == "wreath mint cellar"


def test_the_list_is_plain_and_each_word_stands_once():
    words = check_words()
    assert len(words) == len(set(words)) == 1024
    assert all(re.fullmatch(r"[a-z]{3,8}", word) for word in words)


@given(st.integers(0, 2**256 - 1), st.integers(0, 255))
def test_three_words_are_told_for_any_number(seal, bit):
    told = check_word(seal, check_words())
    assert len(told.split()) == 3
    if bit < 30:
        assert check_word(seal ^ (1 << bit), check_words()) != told


def test_excel_says_it_on_every_sheet(state, tmp_path):
    (tmp_path / "a.xlsx").write_bytes(exports.file(state, TODAY, "xlsx").body)
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert {SAID.search(sheet["A2"].value)[0] for sheet in book} == {
        f"Check word: {word_of(state)}"
    }


def test_papers_of_a_room_have_the_word_but_for_those_that_go_to_parents(tmp_path):
    kept_room(tmp_path)
    school = School(tmp_path, "")
    state = school.told(CODE)
    signs = {"jncc_item": True, "parents_letter": False, "parents_leaflet": False}
    for name, signed in signs.items():
        material, _ = school.paper_material(name, state, Choices())
        assert ("Check word" in repr(material.document)) == signed, name
    school.stop()
