"""Whoever wrote what is held back is told on their own phone, and nobody learns who it was."""

from hypothesis import given
from hypothesis import strategies as st

from tests.screens.stage import drawn
from workshop_kit.screens.held import mark
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
    assert told[0] == [[mark("ROOM", POINTED), say("reason.person")]]
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


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_mark_is_32_bits_of_room_and_words(one, other):
    assert 0 <= mark("ROOM", one) < 2**32
    assert mark("ROOM", one) == mark("ROOM", one) != mark("HALL", one)
    assert one == other or mark("ROOM", one) != mark("ROOM", other)
