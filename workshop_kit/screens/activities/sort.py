"""sort: a column for each task, such as keep, streamline or stop; afterwards a bar for each."""

from typing import Any

from ...domain.activities import Sort
from ...domain.activities.place import NOT_MINE
from ...domain.activities.sort import COLUMNS
from ...domain.results import Counts
from ...domain.spread import divided
from ...domain.story import State
from ...words import say
from ..labels import labels
from .bars import Row, bars


def form(step: Sort, state: State) -> dict[str, Any]:
    """The items and the columns they may go into."""
    options = [*columns(step), (NOT_MINE, say("sort_form.not_mine"))]
    return {
        "question": step.question,
        "items": [{"id": item.id, "text": item.text} for item in state.items(step)],
        "options": [list(pair) for pair in options],
        "words": labels("form", "sort_form"),
    }


def columns(step: Sort) -> list[tuple[str, str]]:
    """The columns with what they are called: the workshop's own, or the kit's three."""
    return list(step.columns.items()) or [(name, say(f"sort_form.{name}")) for name in COLUMNS]


def picture(step: Sort, state: State) -> dict[str, Any]:
    """A bar for each task."""
    result = state.result(step.id)
    counts = result if isinstance(result, Counts) else Counts(0)
    split = lambda row: _split(row, len(step.options) - 1)  # noqa: E731
    return {
        "question": step.question,
        "sentence": say("picture.sort", who=say(f"who.{step.by}")),
        **bars(counts, "sort_form", "picture.each_answer", split),
        "words": labels("picture"),
    }


def _split(row: Row, columns: int) -> bool:
    # The first column is one end and the last the other, of those whose job it is.
    return divided(row[0], row[columns - 1], sum(row[:columns]))
