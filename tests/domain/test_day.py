"""A day: what fits, with breaks, ending in one plan."""

from hypothesis import given
from hypothesis import strategies as st

from workshop_kit.domain.day import BREAK, LENGTHS, LUNCH, WITHOUT_BREAK, Slot, programme

CLOSING = ("close", 25)
WANTED = st.lists(st.tuples(st.text("abc", min_size=1), st.integers(20, 90)), max_size=6)
MINUTES = st.sampled_from(sorted(LENGTHS.values()))


def held(slots):
    return [slot.workshop for slot in slots if slot.workshop]


def test_one_workshop_needs_no_closing_and_no_break():
    made = programme(90, [("audit", 75), ("data", 60)], CLOSING)
    assert made.slots == (Slot(0, 75, "audit"),)
    assert made.left_out == ("data",)


def test_a_whole_day_has_lunch_and_ends_in_one_plan():
    made = programme(330, [("a", 75), ("b", 60), ("c", 60)], CLOSING)
    assert held(made.slots) == ["a", "b", "c", "close"]
    assert [(slot.begins, slot.minutes) for slot in made.slots if slot.lunch] == [(150, LUNCH)]
    assert made.slots[1] == Slot(75, BREAK)


def test_nobody_has_lunch_in_the_late_afternoon():
    wanted = [("a", 75), ("b", 60), ("c", 60)]
    afternoon = programme(330, wanted, CLOSING, starts=13 * 60 + 30)
    assert [slot.minutes for slot in afternoon.slots if not slot.workshop] == [BREAK, BREAK]
    assert not any(slot.lunch for slot in afternoon.slots)


def test_a_short_workshop_further_down_still_fits():
    made = programme(180, [("a", 75), ("long", 90), ("short", 40)], CLOSING)
    assert held(made.slots) == ["a", "short", "close"] and made.left_out == ("long",)


@given(MINUTES, WANTED)
def test_no_day_is_longer_than_it_is_nor_works_too_long_without_a_break(minutes, wanted):
    made = programme(minutes, wanted, CLOSING)
    at = worked = 0
    for slot in made.slots:
        assert slot.begins == at
        at += slot.minutes
        worked = worked + slot.minutes if slot.workshop else 0
        assert worked <= WITHOUT_BREAK
    assert at <= minutes
    assert sum(slot.lunch for slot in made.slots) <= 1
    names = held(made.slots)
    kept = names[:-1] if len(names) > 1 else names
    assert sorted([*kept, *made.left_out]) == sorted(name for name, _ in wanted)
    assert len(names) < 2 or names[-1] == "close"
