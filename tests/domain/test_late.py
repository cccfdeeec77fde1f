"""Late answers: a batch of their own, and never a difference that shows what few people said."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.made import GATHER, RATE, TELL
from tests.domain.test_story import WORKSHOP
from workshop_kit.domain.activities.place import NOT_MINE
from workshop_kit.domain.activities.score import Score
from workshop_kit.domain.disclosure import minimum_of
from workshop_kit.domain.late import joined, late_parts
from workshop_kit.domain.opening import Opening
from workshop_kit.domain.report.phrases import turnout_line
from workshop_kit.domain.results import Counts, Text, Texts, from_json
from workshop_kit.domain.sealing import event_of, sealed
from workshop_kit.domain.story import Event, State, tell
from workshop_kit.domain.turnout import turnout
from workshop_kit.words import say

BANDS = {"rest": (0, 3, 5, 8), "worth": (0, 3, 5, 8)}
SCORE = Score(
    kind="score",
    id="score",
    title="A score",
    minutes=5,
    least=2,
    talk=0,
    question="How much?",
    statements={"rest": "Rest", "worth": "Worth"},
    ends=("Not at all", "Fully"),
    bands=BANDS,
)
STEPS = (RATE, SCORE, GATHER, TELL)
SURVEY = replace(WORKSHOP, activities=STEPS, manner="days")
HEADS = {"Leaders": 8, "Teachers": 30, "Office staff": 9}
LATE = 3_000.0


def room(minimum: int = 0, **said: Any) -> State:
    """A room that is open for days."""
    opening = Opening(heads=HEADS, opens=1.0, until=2.0, minimum=minimum, **said)
    body = {"held_on": "2027-01-04", "keys": {}, "opening": opening.to_json()}
    return told(told(State("ROOM", "A school", SURVEY), "opened", body), "ran", {})


def told(state: State, kind: str, body: dict[str, Any]) -> State:
    return tell(state, [Event(state.n + 1, kind, body)])


def shut(state: State, id: str, answers: list[Any]) -> State:
    """The room once these answers are closed."""
    step = state.step(id)
    return told(state, event_of(state, step), sealed(state, step, answers))


def before_and_after(step: Any, first: list[Any], late: list[Any], minimum: int = 0) -> Any:
    """The picture that everybody saw, and the one with the late answers."""
    state = room(minimum)
    for one in STEPS:
        state = shut(state, one.id, first if one.id == step.id else [])
    state = told(told(state, "ended", {}), "late", {"until": LATE})
    return state, shut(state, step.id, late)


def rated(option: str, group: str = "", *ids: str) -> dict[str, Any]:
    return {"given": dict.fromkeys(ids or RATE.statements, option), "group": group}


GROUP = st.sampled_from(["", *HEADS])
RATED = st.builds(
    lambda given, group: {"given": given, "group": group},
    st.dictionaries(st.sampled_from(list(RATE.statements)[:3]), st.sampled_from(RATE.options)),
    GROUP,
)
SCORED = st.builds(
    lambda given, group: {"given": given, "group": group},
    st.dictionaries(st.sampled_from(list(SCORE.statements)), st.integers(0, 10)),
    GROUP,
)


def shown(state: State, id: str) -> Counts:
    found = state.result(id)
    assert isinstance(found, Counts)
    return found


def spoken(row: tuple[int, ...], options: tuple[str, ...]) -> int:
    return sum(n for n, option in zip(row, options, strict=True) if option != NOT_MINE)


@pytest.mark.parametrize(("step", "answer"), [(RATE, RATED), (SCORE, SCORED)])
@given(st.data(), st.integers(0, 12))
def test_no_difference_between_two_pictures_shows_few_people(step, answer, data, minimum):
    first, late = (data.draw(st.lists(answer, max_size=16)) for _ in range(2))
    old, new = before_and_after(step, first, late, minimum)
    before, after = shown(old, step.id), shown(new, step.id)
    least = minimum_of(old.workshop, step)
    assert after.answered - before.answered in (0, len(late)) or before.withheld
    if after == before:
        return
    assert len(late) >= least
    rows = before.counts or ((0,) * len(after.options),) * len(after.items)
    for row, more in zip(rows, after.counts, strict=True):
        people = spoken(more, after.options) - spoken(row, after.options)
        assert people == 0 or people >= least
        assert all(b >= a for a, b in zip(row, more, strict=True))
    if not before.withheld:
        assert (after.by_group, after.unsplit) == (before.by_group, before.unsplit)
        assert after.hidden == before.hidden


@pytest.mark.parametrize(("step", "least"), [(RATE, 5), (SCORE, 5), (GATHER, 5), (TELL, 10)])
@pytest.mark.parametrize("raised", [0, 12])
def test_a_batch_below_its_own_minimum_changes_nothing(step, least, raised):
    least = max(least, raised)
    answers: dict[str, Any] = {
        "rate": [rated("much")] * least,
        "score": [{"given": {"rest": 4}, "group": ""}] * least,
        "gather": [["The heron"]] * least,
        "tell": ["The heron"] * least,
    }
    made = answers[step.id]
    old, new = before_and_after(step, made, made[:-1], raised)
    assert new.results == old.results and new.seal == old.seal
    assert new.added == {step.id: 0}
    old, new = before_and_after(step, made, made, raised)
    assert new.results[step.id].answered == 2 * least and new.seal != old.seal


def test_too_few_late_answers_leave_not_even_their_number():
    state, _ = before_and_after(RATE, [rated("much")] * 9, [])
    body = sealed(state, RATE, [rated("calm")] * 4)
    assert body["result"]["withheld"] and body["result"]["answered"] == 0
    assert not any(body["result"][name] for name in ("counts", "items", "by_group", "hidden"))


def test_late_answers_count_for_everybody_and_in_no_group():
    first = [rated("much", "Teachers")] * 6 + [rated("calm", "Leaders")] * 5
    late = [rated("some", "Leaders")] * 3 + [rated("calm")] * 2
    _, new = before_and_after(RATE, first, late)
    after = shown(new, "rate")
    assert after.counts[0] == (7, 3, 6, 0)[: len(after.options)]
    assert [(g.name, g.answered) for g in after.by_group] == [("Leaders", 5), ("Teachers", 6)]
    line = "16 of 47 answered. No answers from: Office staff. Including 5 late answers; they are "
    assert turnout_line(say, turnout(new)) == f"{line}not in the groups."


def test_a_late_answer_that_names_a_group_is_refused():
    state, _ = before_and_after(RATE, [], [])
    _, problems = state.check(RATE, rated("much", "Leaders"))
    assert [problem.key for problem in problems] == ["rate.no_group"]
    assert state.check(RATE, rated("much"))[1] == []


def test_late_answers_take_nothing_away_that_was_shown():
    late = [rated("much", "", list(RATE.statements)[n]) for n in range(5)]  # each hidden by itself
    old, new = before_and_after(RATE, [rated("calm")] * 9, late)
    assert shown(new, "rate").counts == shown(old, "rate").counts
    assert shown(new, "rate").hidden == ()


@pytest.mark.parametrize("other", [[], ["calm"], ["not_mine"]])
def test_what_nearly_all_late_ones_said_is_not_added_for_each_of_them_would_be_known(other):
    late = [rated(option) for option in ["much"] * 6 + other]
    late.append(rated("some", "", "task1"))  # of all statements but this one they say the same
    late.append(rated("calm", "", "task1"))
    old, new = before_and_after(RATE, [rated("calm")] * 5 + [rated("much")] * 4, late)
    before, after = shown(old, "rate"), shown(new, "rate")
    assert after.answered == 9 + len(late)
    assert after.counts[0] == before.counts[0] and after.counts[2:] == before.counts[2:]
    assert sum(after.counts[1]) == 9 + len(late)
    assert after.hidden == ()
    kept = from_json(sealed(old, RATE, late)["result"])
    assert kept.counts[0] == (0,) * len(kept.options) and "task0" in kept.hidden


def test_what_the_first_answers_hide_stays_hidden():
    one, other = list(RATE.statements)[:2]
    first = [rated("calm", "", one)] * 6 + [rated("much", "", other)]
    _, new = before_and_after(RATE, first, [rated("much")] * 9)
    after = shown(new, "rate")
    assert other in after.hidden
    assert sum(after.counts[[item.id for item in after.items].index(other)]) == 0


@pytest.mark.parametrize("few", [0, 1, 4])
def test_where_the_first_are_too_few_the_late_ones_stand_alone(few):
    _, new = before_and_after(RATE, [rated("calm")] * few, [rated("much", "Leaders")] * 6)
    assert (shown(new, "rate").answered, shown(new, "rate").by_group) == (6, ())
    assert sum(shown(new, "rate").counts[0]) == 6


def test_late_words_join_from_a_to_z_and_keep_what_was_held_back():
    first = ["Zebra", "The heron", *["Marking"] * 8]
    old, _ = before_and_after(TELL, first, [])
    (heron,) = [text.id for text in old.results["tell"].texts if text.words == "The heron"]
    state = told(old, "held", {"text": heron, "reason": "person"})
    new = shut(state, "tell", ["The heron", "Ants", *["marking"] * 8])
    texts = new.result("tell").texts
    assert [(t.words, t.count) for t in texts] == [
        ("Ants", 1),
        ("Marking", 8),
        ("marking", 8),
        ("Zebra", 1),
    ]
    every = new.results["tell"].texts
    assert len({text.id for text in every}) == len(every)
    kept = {(text.id, text.words) for text in old.results["tell"].texts}
    assert kept <= {(text.id, text.words) for text in every}


@given(*[st.lists(st.sampled_from(["a", "A", "b", "c"]), min_size=1) for _ in range(2)])
def test_joined_words_are_all_that_was_said_and_nothing_else(one, other):
    tallied = TELL.tally(one, ()), TELL.tally(other, ())
    late = replace(tallied[1], texts=tuple(replace(t, id=f"L{t.id}") for t in tallied[1].texts))
    found = joined(tallied[0], late)
    assert isinstance(found, Texts) and found.answered == len(one) + len(other)
    said = sorted(words for text in found.texts for words in [text.words] * text.count)
    assert said == sorted(one + other)
    assert list(found.texts) == sorted(found.texts, key=lambda t: (t.words.casefold(), t.words))


def test_what_is_added_twice_is_added_once():
    state, new = before_and_after(RATE, [rated("calm")] * 5, [rated("much")] * 5)
    again = told(new, "added", sealed(state, RATE, [rated("some")] * 9))
    assert again.results == new.results and again.added == new.added


def test_when_the_last_part_is_added_nothing_is_taken_any_more():
    state, _ = before_and_after(RATE, [], [])
    assert late_parts(state) == ("rate", "score", "gather", "tell")
    for step in STEPS:
        assert state.takes(step.id)
        state = shut(state, step.id, [])
        assert not state.takes(step.id)
    assert (state.late, state.phase) == (0.0, "ended")


def test_two_shapes_never_join():
    with pytest.raises(TypeError, match="texts and counts"):
        joined(Texts(1, (Text("a", "A"),)), Counts(1))
