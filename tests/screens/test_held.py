"""Whoever wrote what is held back is told on their own phone, and nobody learns who it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.screens.own_rooms import ENTRIES
from tests.screens.stage import Stage, drawn
from tests.screens.test_desk import sentences
from tests.screens.test_record import entry
from workshop_kit.screens.held import mark
from workshop_kit.screens.plain.page import page
from workshop_kit.words import say

POINTED = "Mr Hadley shouts"


def closed(stage):
    """A room with three ideas, the pointed one not yet held back; returns its id."""
    stage.go("purposes")
    stage.answers(["A thing"], [POINTED], ["Reports"])
    stage.close()
    texts = stage.room.state.results["purposes"].texts
    return next(text.id for text in texts if text.words == POINTED)


def hold(stage, id, reason):
    stage.room.hold(id, reason, lambda problems: None)


def test_every_phone_is_told_the_same_and_none_is_told_the_words(stage):
    id = closed(stage)
    phones = [stage.phone(number) for number in ("other-0", "other-1", "new")]
    assert [phone.data["held"] for phone in phones] == [[], [], []]
    hold(stage, id, "person")
    told = [phone.data["held"] for phone in phones]
    sentence = say("phone.own_held", reason=say("reason.person"))
    assert told[0] == [[mark("ROOM", POINTED), sentence, True]]
    assert told[0] == told[1] == told[2]
    assert "Hadley" not in drawn(*phones, stage.board())
    assert "held" not in stage.board().data


def test_what_is_shown_again_is_no_longer_told(stage):
    id = closed(stage)
    phone = stage.phone("other-1")
    hold(stage, id, "person")
    hold(stage, id, "")
    assert phone.data["held"] == []


def test_a_later_part_tells_nothing_of_an_earlier_one(stage):
    id = closed(stage)
    phone = stage.phone("other-1")
    hold(stage, id, "pupil")
    stage.go("impact")
    assert phone.data["held"] == []


def kept(phone):
    """The marks that this phone's page was given of its own words."""
    return [mark for mark, _ in phone.shown.data["said"]]


def test_a_phone_gets_the_marks_of_its_own_words_and_of_no_others(stage):
    stage.go("purposes")
    phone, other = stage.phone("mine"), stage.phone("other-0")
    stage.say(phone.shown, do="answer", value=["  Mr  Hadley shouts ", "Reports"])
    assert kept(phone) == [mark("ROOM", POINTED), mark("ROOM", "Reports")]
    assert other.shown.data["said"] == []


def test_who_wrote_an_entry_of_a_table_is_told_too(stage):
    other = Stage(ENTRIES)
    other.replies = stage.replies
    other.go("collections")
    phone = other.phone("mine")
    other.say(phone.shown, do="answer", value=[entry("Zebrafinken")])
    own, *_ = kept(phone)
    other.answers(*[[entry("Reading age")]] * 3)
    other.close()
    rows = other.room.state.results["collections"].rows
    id = next(row.id for row in rows if row.name == "Zebrafinken")
    hold(other, id, "abuse")
    assert [held[0] for held in phone.data["held"]] == [own]
    assert phone.data["held"][0][2] is False  # a whole entry is not put in other words


def with_a_box(stage, words="Ask Mr Hadley"):
    """A room with three entries, in a box of one a name; returns it, that entry, the box's id."""
    other = Stage(ENTRIES)
    other.replies = stage.replies
    other.go("collections")
    other.phone("mine")
    other.answers([entry("Reading records", where=words)], *[[entry("Reading age")]] * 3)
    other.close()
    rows = other.room.state.results["collections"].rows
    row = next(row for row in rows if row.name == "Reading records")
    return other, row, f"{row.id}:{row.values.index(words)}"


def test_one_box_is_held_back_and_the_entry_keeps_its_name_and_figures(stage):
    other, row, box = with_a_box(stage)
    assert "Hadley" in drawn(other.desk())
    hold(other, box, "person")
    shown = next(one for one in other.room.state.result("collections").rows if one.id == row.id)
    assert shown.name == "Reading records" and shown.year == row.year > 0
    assert [a for a, b in zip(row.values, shown.values, strict=True) if a != b] == ["Ask Mr Hadley"]
    assert "Reading records" in drawn(other.board()) and "Hadley" not in drawn(other.board())
    hold(other, row.id, "person")
    assert row.id not in [one.id for one in other.room.state.result("collections").rows]


def test_whoever_wrote_into_a_box_puts_it_in_other_words(stage):
    other, row, box = with_a_box(stage)
    phone = other.phone("other-0")
    hold(other, box, "person")
    (told,) = phone.data["held"]
    assert told[0] == mark("ROOM", "Ask Mr Hadley") and told[2] is True
    assert reword(other, phone, "Ask Mr Hadley", "In the office")["what"] == "saved"
    assert "Hadley" not in drawn(other.desk())
    hold(other, box, "")
    assert "In the office" in drawn(other.board())
    shown = next(one for one in other.room.state.result("collections").rows if one.id == row.id)
    assert (shown.name, shown.year) == (row.name, row.year)


def test_the_desk_lists_each_box_below_its_entry_and_covers_the_name_of_a_held_one(stage):
    other, row, box = with_a_box(stage)
    listed = {one["id"]: one for one in other.desk().shown.data["texts"]}
    assert listed[row.id]["wrote"] == "Reading records"
    assert (listed[box]["wrote"], listed[box]["about"]) == (
        "Ask Mr Hadley",
        say("desk.box_about", name="Reading records", label="Where is it kept?"),
    )
    hold(other, row.id, "person")
    listed = {one["id"]: one for one in other.desk().shown.data["texts"]}
    assert "Reading records" not in listed[box]["about"]


def plain_lines(stage):
    seen = page(stage.room, "somebody", stage.around)
    return [block.text for block in seen.blocks]


def test_the_plain_page_cannot_tell_whose_it_is_and_says_so_to_everybody(stage):
    id = closed(stage)
    assert say("plain.held") not in plain_lines(stage)
    hold(stage, id, "person")
    assert say("plain.held") in plain_lines(stage)


def test_the_plain_page_says_phones_down_and_asks_nothing_meanwhile(stage):
    stage.go("purposes")
    before = page(stage.room, "somebody", stage.around)
    stage.room.talk(True, lambda problems: None)
    talking = page(stage.room, "somebody", stage.around)
    assert talking.title == before.title
    assert (bool(before.fields), bool(talking.fields)) == (True, False)
    told = [say("phone_frame.down"), stage.room.state.activity.question, say("plain.down_hint")]
    assert plain_lines(stage) == told


def reword(stage, phone, was=POINTED, words="Some of us get shouted at"):
    return stage.say(phone, do="reword", was=was, value=words)


def test_whoever_wrote_it_puts_it_in_other_words_and_the_desk_shows_them(stage):
    id = closed(stage)
    phone, board, desk = stage.phone("other-1"), stage.board(), stage.desk()
    hold(stage, id, "person")
    assert reword(stage, phone)["what"] == "saved"
    again = say("phone.own_reworded")
    assert phone.data["held"] == [[mark("ROOM", POINTED), again, True]]
    assert (desk.data["few"], desk.data["anew"]) == (say("desk.anew_one"), True)
    assert "get shouted at" not in drawn(board, phone)
    (text,) = [one for one in desk.shown.data["texts"] if one["id"] == id]
    assert text["words"] == "Some of us get shouted at" and "other words" in text["held"]
    hold(stage, id, "")
    assert "get shouted at" in drawn(board) and POINTED not in drawn(board, desk)
    assert (phone.data["held"], desk.data["anew"]) == ([], False)


@pytest.mark.parametrize(
    ("was", "words"),
    [
        ("Reports", "not held back"),
        ("Mr Hadley", "not the whole text"),
        (POINTED, ""),
        (POINTED, POINTED),
        (POINTED, "x" * 281),
        (POINTED, 7),
    ],
)
def test_nothing_else_is_reworded(stage, was, words):
    hold(stage, closed(stage), "person")
    before = stage.room.state
    assert len(sentences(reword(stage, stage.phone("other-1"), was, words))) == 1
    assert stage.room.state == before


def test_it_is_reworded_twice_and_only_while_it_is_at_hand(stage):
    hold(stage, closed(stage), "person")
    phone = stage.phone("other-1")
    reword(stage, phone)
    for was, words in [
        ("Some of us get shouted at", "Again"),
        (POINTED, POINTED),
        (POINTED, "Some of us get shouted at"),
    ]:
        assert len(sentences(reword(stage, phone, was, words))) == 1
    assert reword(stage, phone, words="Voices are raised")["what"] == "saved"
    assert phone.data["held"] == [[mark("ROOM", POINTED), say("phone.own_reworded_twice"), False]]
    assert len(sentences(reword(stage, phone, words="A third try"))) == 1
    assert "Voices are raised" in [t.words for t in stage.room.state.results["purposes"].texts]


def test_no_second_try_comes_once_the_next_part_has_begun(stage):
    hold(stage, closed(stage), "person")
    phone = stage.phone("other-1")
    reword(stage, phone)
    stage.go("impact")
    assert len(sentences(reword(stage, phone, words="Too late"))) == 1


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_mark_is_32_bits_of_room_and_words(one, other):
    assert 0 <= mark("ROOM", one) < 2**32
    assert mark("ROOM", one) == mark("ROOM", one) != mark("HALL", one)
    assert one == other or mark("ROOM", one) != mark("ROOM", other)
