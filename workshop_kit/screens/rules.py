"""What is promised before somebody answers: who reads it, and from how many answers on."""

from ..domain.activities import Activity
from ..domain.report.phrases import least as fewest
from ..domain.story import State
from ..domain.workshop import Workshop
from ..words import say


def rules(step: Activity, state: State, clear: bool) -> list[str]:
    """The sentences above a form; `clear`: what phones send can be read on the Wi-Fi."""
    if state.workshop.manner == "conversation":
        # Notes say first of all what they are.
        both = say("form.rule_notes" if step.kind == "notes" else "form.rule_conversation")
        return [both, *([say("form.rule_clear")] if clear else [])]
    together = [say(f"form.rule_{step.by}")] if step.by != "alone" else []
    shown = "rule_words" if step.on_board else "rule_told"
    key = "rule_counts" if step.writing == "none" else shown
    told = say(f"form.{key}", minimum=least(step, state))
    return [*together, told, say("form.rule_laptop_clear" if clear else "form.rule_laptop")]


def least(step: Activity, state: State) -> str:
    """From how many on something is shown: three people, two tables."""
    return fewest(say, state.workshop, step)


def too_few(step: Activity, state: State, answered: int) -> str:
    """Why nothing is shown of a step."""
    if not answered:
        return say("picture.none")
    return say("picture.withheld", minimum=least(step, state))


def before(workshop: Workshop, usual: str) -> str:
    """What is promised at the door: the `usual`, but a conversation is not anonymous."""
    return say("step.not_anonymous") if workshop.manner == "conversation" else usual
