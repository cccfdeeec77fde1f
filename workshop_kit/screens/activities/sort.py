"""sort: a column for each task, such as keep, streamline or stop; afterwards a bar for each."""

from collections import deque
from typing import Any

from ...domain.activities import Activity, Sort
from ...domain.activities.place import NOT_MINE
from ...domain.activities.sort import COLUMNS
from ...domain.results import Counts
from ...domain.spread import divided
from ...domain.story import State
from ...words import say
from ..labels import labels
from ..plain import choices
from .bars import Row, bars
from .survey import coloured

PLAIN_FORM = choices.SORT

# Of the workshop's own columns: the first is green and the last that goes on red, as with the
# kit's three. Those between take from the left what stays, from the right what goes on.
FIRST, BETWEEN, LAST = "n0", ("n1", "n5", "n4", "n2"), "n3"


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
    """A bar for each task, then what goes no further and why."""
    result = state.result(step.id)
    counts = result if isinstance(result, Counts) else Counts(0)
    split = lambda row: _split(row, len(step.options) - 1)  # noqa: E731
    drawn = bars(counts, "sort_form", "picture.each_answer", split)
    return {
        "question": step.question,
        "sentence": say("picture.sort", who=say(f"who.{step.by}")),
        "left": " ".join(left_out(step, state)),
        **coloured(drawn, _colours(step)),
        "words": labels("picture"),
    }


def _colours(step: Sort) -> dict[int, str]:
    """The colour of each of the workshop's own columns, by its place."""
    names, rest = list(step.columns), deque(BETWEEN)
    last = ([name for name in names if name in step.hot] or names)[-1:]
    return {at: _colour(at, name in last, name in step.hot, rest) for at, name in enumerate(names)}


def _colour(at: int, last: bool, hot: bool, rest: deque[str]) -> str:
    if at == 0 or last:
        return LAST if last else FIRST
    return rest.pop() if hot else rest.popleft()


def taker(step: Sort, state: State) -> Activity | None:
    """The vote that takes its items from this sort."""
    later = (a for a in state.workshop.activities if a.kind == "vote")
    return next((a for a in later if a.source == step.id), None)


def left_out(step: Sort, state: State) -> list[str]:
    """A sentence for each reason why something that was sorted is not voted on."""
    to, result = taker(step, state), state.result(step.id)
    if to is None or not isinstance(result, Counts):
        return []
    out = state.left_out(to)
    hot = step.leading(result, len(result.items))
    names = dict(columns(step))
    quoted = [f"“{names[name]}”" for name in step.hot if name in names]
    hold = {
        "few": [item for item in out if item.id in result.hidden],
        "most": [item for item in out if item in hot],
        "kept": [item for item in out if item not in hot and item.id not in result.hidden],
    }
    about = {
        "title": to.title,
        "columns": say("report.turnout.or").join(quoted),
        "most": len(state.items(to)),
    }
    listed = {why: "; ".join(item.text for item in items) for why, items in hold.items()}
    return [say(f"picture.left_{why}", **about, items=all) for why, all in listed.items() if all]


def _split(row: Row, columns: int) -> bool:
    # The first column is one end and the last the other, of those whose job it is.
    return divided(row[0], row[columns - 1], sum(row[:columns]))
