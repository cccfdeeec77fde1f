"""vote: dots to spend on the phone; afterwards the dots each item got, most first."""

from dataclasses import replace
from typing import Any

from ...domain.activities import Vote
from ...domain.results import Counts
from ...domain.story import State
from ...words import say
from ..labels import labels
from .bars import bars


def form(step: Vote, state: State) -> dict[str, Any]:
    """The items and how many dots there are."""
    return {
        "question": step.question,
        "dots": step.dots,
        "items": [{"id": item.id, "text": item.text} for item in state.items(step)],
        "words": labels("form", "vote_form"),
    }


def picture(step: Vote, state: State) -> dict[str, Any]:
    """A bar of dots for each item; items without any stay listed."""
    result = state.result(step.id)
    counts = result if isinstance(result, Counts) else Counts(0)
    return {
        "question": step.question,
        "sentence": say("picture.vote"),
        **bars(_most_first(counts), "vote_form", "picture.vote", lambda row: False),
        "words": labels("picture"),
    }


def _most_first(counts: Counts) -> Counts:
    rows = sorted(zip(counts.items, counts.counts, strict=True), key=lambda row: -sum(row[1]))
    items, dots = zip(*rows, strict=True) if rows else ((), ())
    return replace(counts, items=items, counts=dots)
