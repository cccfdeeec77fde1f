"""How many taps, and how long, a survey costs the people of a sample.

Counted as the phone works: one tap for each answer and one to send a page; one tap leaves out a
whole page, or says that the rest of it is not part of one's job, and both send it; one tap to
begin, to read on, and to leave out an open question; one for the role group.

The time is the kit's own rough measure: 3 seconds a tap, 1 second for every 4 words read, and
1 second for every word that is typed.
"""

from statistics import median
from typing import Any

from tests.sample import Afternoon
from workshop_kit.domain.activities import Activity
from workshop_kit.domain.activities.place import NOT_MINE
from workshop_kit.words import sentences

TAP, WORDS_A_SECOND, TYPED = 3.0, 4, 1.0


def efforts(name: str) -> list[tuple[int, float]]:
    """(taps, seconds) of everybody of a sample who answered something."""
    afternoon = Afternoon(name, 10_000)
    everybody = range(1, afternoon.people + 1)
    return [effort for person in everybody if (effort := _person(afternoon, person))]


def middle(efforts: list[tuple[int, float]]) -> tuple[float, float]:
    """The median of the taps, and of the seconds."""
    return median(taps for taps, _ in efforts), median(seconds for _, seconds in efforts)


def _person(afternoon: Afternoon, person: int) -> tuple[int, float] | None:
    steps = afternoon.state.workshop.activities
    answers = {step.id: afternoon.wish(person, step.id) for step in steps if step.asks}
    given = [answer for answer in answers.values() if answer is not None]
    if not given:
        return None
    grouped = any(isinstance(one, dict) and one.get("group") for one in given)
    taps = 1 + grouped + sum(_taps(step, answers.get(step.id)) for step in steps)
    setting = afternoon.state.opening.setting
    words = sum(_words(step, setting) for step in steps) + _once(afternoon)
    typed = sum(len(one.split()) for one in given if isinstance(one, str))
    return taps, TAP * taps + words / WORDS_A_SECOND + TYPED * typed


def _taps(step: Activity, answer: Any) -> int:
    if answer is None or not isinstance(answer, dict):
        return 1 if answer is None else 2  # read on or leave out; or a box, and send
    given = list(answer["given"].values())
    own = [option for option in given if option != NOT_MINE]
    rest = len(given) == len(step.items) and len(own) < len(given)
    return (len(own) if rest else len(given)) + 1


def _words(step: Activity, setting: str) -> int:
    options = getattr(step, "scale", {}).values()
    items = (item.text for item in step.items)
    points = getattr(step, "points", ())
    asked = (step.title, getattr(step, "question", ""), step.examples.get(setting, ""))
    texts = (*asked, *points, *items, *options)
    return sum(len(text.split()) for text in texts)


def _once(afternoon: Afternoon) -> int:
    """What a phone reads once: the groups, and the rules above the first page."""
    keys = ("form.rule_counts", "form.rule_laptop", "form.not_mine", "survey_form.group_hint")
    texts = (*(sentences()[key] for key in keys), *afternoon.state.groups_asked)
    return sum(len(text.split()) for text in texts)
