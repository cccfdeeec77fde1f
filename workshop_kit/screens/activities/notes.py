"""notes: a conversation written down at one device; afterwards its words are on that page alone."""

from typing import Any

from ...domain.activities.notes import LONGEST_NOTE, Notes
from ...domain.story import State
from ...words import say
from ..labels import labels
from ..plain import texts

PLAIN_FORM = texts.NOTES


def form(step: Notes, state: State) -> dict[str, Any]:
    """A box a question, and two ticks: nothing is sent before both are set."""
    return {
        "first": say("notes_form.first"),
        "care": say("form.care"),
        "question": step.question,
        "items": [{"id": item.id, "text": item.text} for item in step.items],
        "longest": LONGEST_NOTE,
        "words": labels("form", "notes_form"),
    }


def picture(step: Notes, state: State) -> dict[str, Any]:
    """None of the words: the page on which they were written still has them, and nothing else."""
    return {
        "room": state.code,
        "items": [{"id": item.id, "text": item.text} for item in step.items],
        "question": step.question,
        "sentence": say("picture.notes"),
        "words": labels("picture"),
    }
