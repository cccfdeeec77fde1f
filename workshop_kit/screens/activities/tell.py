"""tell: one box on the phone; afterwards only how many wrote. Its words are never on a screen."""

from typing import Any

from ...domain.activities.step import LONGEST_IDEA
from ...domain.activities.tell import Tell
from ...domain.story import State
from ...words import say
from ..labels import labels
from ..plain import texts
from ..rules import least

PLAIN_FORM = texts.TELL


def form(step: Tell, state: State) -> dict[str, Any]:
    """One box."""
    words = labels("form", "survey_form", "tell_form")
    return {"question": step.question, "longest": LONGEST_IDEA, "words": words}


def picture(step: Tell, state: State) -> dict[str, Any]:
    """A sentence, the same as before the answer: the report alone holds the words."""
    told = say("form.rule_told", minimum=least(step, state))
    return {"question": step.question, "sentence": told, "words": labels("picture")}
