"""The practice room: one person sees the picture of every activity of every workshop, and why."""

import pytest

from workshop_kit import app
from workshop_kit.content import library_paths
from workshop_kit.sample import SAMPLES, Sample
from workshop_kit.screens.practice import Practice
from workshop_kit.words import say


def answered(phone, sample, say_to):
    """The form at hand, answered as the first person of the sample who answers it."""
    form = phone.shown.data
    found = (sample.answer(n, form) for n in range(1, sample.people + 1))
    value = next((one for one in found if one is not None), None)
    if value is None:  # without an audit of the sample's school other items are sorted
        at_hand = {"sort": lambda: form["options"][-2][0], "vote": lambda: 1}
        value = {form["items"][0]["id"]: at_hand[form["kind"]]()}
    assert say_to(phone.shown, do="answer", value=value)["what"] == "saved"


def walked(practice, sample, say_to):
    """Every part of a workshop that a desk steers, each closed in its turn."""
    phone = practice.shown
    while practice.data["button"]:
        if "own" in phone.shown.data:
            answered(phone, sample, say_to)
        button = practice.data["button"]
        assert say_to(practice, do=button["do"], activity=button["activity"])["what"] == "saved"


def week(practice, sample, say_to):
    """Every part of a workshop that is open for days, then all closed together."""
    phone = practice.shown
    for step in practice.room.state.workshop.activities:
        if practice.room.state.takes(step.id):
            phone.heard({"do": "go", "activity": step.id})
            answered(phone, sample, say_to)
    say_to(practice, do="seal", activity="")


@pytest.mark.parametrize("name", sorted(library_paths()))
def test_every_answer_becomes_a_picture_in_the_practice_room(name, stage):
    practice = app.open_workshop(name)
    assert isinstance(practice, Practice)
    sample = Sample(SAMPLES / f"{name}.jsonl")
    walk = week if practice.room.state.paced else walked
    walk(practice, sample, stage.say)
    results = practice.room.state.results
    assert results
    unseen = [id for id, result in results.items() if result.answered and result.withheld]
    assert unseen == []
    hidden = [id for id, result in results.items() if getattr(result, "hidden", ())]
    assert hidden == []
    practice.close()


@pytest.mark.parametrize(
    ("name", "n"), [("feedback_and_marking", 3), ("workload_audit", 10), ("staff_side", 10)]
)
def test_it_says_how_often_an_answer_counts(name, n, stage):
    practice = app.open_workshop(name)
    told = "Your answer is counted {n} times, so that you see a picture."
    assert told.format(n=n) in practice.data["kept"]
    practice.close()


def test_a_conversation_counts_an_answer_once(stage):
    practice = app.open_workshop("structured_conversation")
    assert practice.data["kept"] == say("practice.times_one")
    practice.close()
