"""sort: keep, streamline or stop for each task; afterwards a bar for each."""

from typing import Any

from ...domain.activities import Sort
from ...domain.activities.sort import COLUMNS
from ...domain.results import Counts
from ...domain.spread import divided
from ...domain.story import State
from ...words import say
from ..labels import labels
from .bars import Row, bars


def form(step: Sort, state: State) -> dict[str, Any]:
    """The items and the columns they may go into."""
    return {
        "question": step.question,
        "items": [{"id": item.id, "text": item.text} for item in state.items(step)],
        "columns": list(COLUMNS),
        "words": labels("form", "sort_form"),
    }


def picture(step: Sort, state: State) -> dict[str, Any]:
    """A bar for each task."""
    result = state.result(step.id)
    counts = result if isinstance(result, Counts) else Counts(0)
    return {
        "question": step.question,
        "sentence": say("picture.sort"),
        **bars(counts, "sort_form", "picture.sort", _split),
        "words": labels("picture"),
    }


def _split(row: Row) -> bool:
    # Keep is one end and stop the other, of those whose job it is.
    return divided(row[0], row[2], sum(row[:3]))
