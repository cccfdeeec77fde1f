"""What a phone asks in a hall can be answered in the minutes that there are for it."""

from statistics import median

import pytest

from tests.content.forms import seconds
from tests.content.test_samples import NAMES
from tests.sample import Afternoon
from workshop_kit.content import library

HALLS = [name for name in NAMES if library()[name].manner == "hall"]
NEEDED = ("kind", "what", "law", "law_which")
CLOSING = 60  # seconds in which the desk reads the proposals and puts some to the room


class Timed(Afternoon):
    """Takes the time of every answer: `took` is (step, seconds)."""

    def __init__(self, name, answered):
        super().__init__(name, 60)
        self.took = []
        self.answered = answered
        self.play()

    def close(self, activity):
        for raw in self.sent(activity):
            answer = self.checked(activity, self.answered(activity, self.checked(activity, raw)))
            self.took.append((activity, seconds(activity, self.state, answer)))
        super().close(activity)


@pytest.fixture(scope="module", params=HALLS)
def whole(request):
    return Timed(request.param, lambda step, answer: answer).took


def bare(step, answer):
    """Of a proposal what it has to say; of agreement a choice that wants no reason."""
    if step.kind == "propose":
        return {**{name: answer.get(name, "") for name in NEEDED}, "minutes": {}}
    if step.kind == "agree":
        return {id: {"step": "yes", "reason": ""} for id in answer}
    return answer


@pytest.fixture(scope="module", params=HALLS)
def least(request):
    return Timed(request.param, bare).took


def by_step(took):
    steps = {step.id: step for step, _ in took}
    return [(step, [s for one, s in took if one.id == id]) for id, step in steps.items()]


def test_everybody_gets_a_form_done_in_the_minutes_without_talk(whole):
    for step, times in by_step(whole):
        room = 60 * (step.minutes - step.talk)
        assert median(times) <= room, (step.id, median(times), room)
        if step.kind in ("propose", "agree"):
            assert max(times) <= room, (step.id, max(times), room)


def test_what_has_to_be_said_of_a_proposal_takes_a_minute_and_leaves_one_to_choose(least):
    for step, times in by_step(least):
        if step.kind == "propose":
            assert median(times) <= 60, (step.id, median(times))
            assert max(times) <= 60 * (step.minutes - step.talk) - CLOSING


def test_saying_how_far_one_agrees_with_three_actions_takes_a_minute_and_a_half(least):
    for step, times in by_step(least):
        if step.kind == "agree":
            assert max(times) <= 90, (step.id, max(times))


@pytest.mark.parametrize("name", HALLS)
def test_a_hall_has_minutes_to_write_and_to_choose(name):
    for step in library()[name].activities:
        if step.kind == "propose":
            assert step.minutes - step.talk >= 3
        if step.kind == "agree":
            assert step.minutes - step.talk >= 3
