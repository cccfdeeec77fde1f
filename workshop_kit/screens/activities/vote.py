"""vote: dots to spend on the phone; afterwards the dots each item got, most first."""

from dataclasses import replace
from typing import Any

from ...domain.activities import Vote
from ...domain.report.firsts import first_lines
from ...domain.report.phrases import worded
from ...domain.results import Counts
from ...domain.story import State
from ...words import say
from ..labels import labels
from ..plain import choices
from . import survey
from .bars import bars

PLAIN_FORM = choices.VOTE
LEANS = ("group",)


def form(step: Vote, state: State) -> dict[str, Any]:
    """The items and how many dots there are; the groups, where heads were counted."""
    items = worded(say, state, state.items(step))
    return {
        "question": step.question,
        "dots": step.dots,
        "items": [{"id": item.id, "text": item.text} for item in items],
        **survey.group_choice(step, state, labels("form", "vote_form"), "vote_group.group_hint"),
    }


def picture(step: Vote, state: State) -> dict[str, Any]:
    """A bar of dots for each item; items without any stay listed. Then what groups put first."""
    result = state.result(step.id)
    counts = result if isinstance(result, Counts) else Counts(0)
    counts = replace(counts, items=worded(say, state, counts.items))
    return {
        "question": step.question,
        "sentence": say("picture.vote"),
        **bars(_most_first(counts), "vote_form", "picture.vote", lambda row: False),
        "firsts": first_lines(counts, state.groups_of(step), say),
        "words": labels("picture"),
    }


def _most_first(counts: Counts) -> Counts:
    rows = sorted(zip(counts.items, counts.counts, strict=True), key=lambda row: -sum(row[1]))
    items, dots = zip(*rows, strict=True) if rows else ((), ())
    return replace(counts, items=items, counts=dots)
