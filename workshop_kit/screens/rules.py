"""What is promised before somebody answers: who reads it, and from how many answers on."""

from ..domain.activities import Activity
from ..domain.disclosure import minimum_of
from ..domain.story import State
from ..words import say

FREE_TEXT = ("gather", "record", "tell", "year", "propose", "agree")


def rules(step: Activity, state: State) -> list[str]:
    """The sentences above a form."""
    if state.workshop.manner == "conversation":
        return [say("form.rule_conversation")]
    key = "rule_words" if step.kind in FREE_TEXT else "rule_counts"
    kind = "rule_told" if step.kind == "tell" else key
    return [say(f"form.{kind}", minimum=least(step, state)), say("form.rule_laptop")]


def least(step: Activity, state: State) -> str:
    """From how many on something is shown: three people, two tables."""
    number = say(f"number.{minimum_of(state.workshop, step)}")
    return say(f"number.{step.by}", number=number)


def too_few(step: Activity, state: State, answered: int) -> str:
    """Why nothing is shown of a step."""
    if not answered:
        return say("picture.none")
    return say("picture.withheld", minimum=least(step, state))
