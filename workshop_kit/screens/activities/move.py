"""move: a week for each event on the phone; afterwards the year now and then."""

from typing import Any

from ...domain.activities.move import STAY, Move
from ...domain.report.moves import moves_table
from ...domain.report.told import year_of
from ...domain.report.weeks import load_table, week_name
from ...domain.results import Counts
from ...domain.story import State
from ...domain.year import moved
from ...words import say
from ..labels import labels
from ..plain import choices
from .strip import fullest, strip, weeks_to_pick
from .tables import drawn

PLAIN_FORM = choices.MOVE
LEANS = ("year",)


def form(step: Move, state: State) -> dict[str, Any]:
    """Each event with its week now, and all weeks to choose from."""
    now = {event.id: event.week for event in year_of(step, state).events}
    items = [(item, now[item.id]) for item in state.items(step) if item.id in now]
    return {
        "question": step.question,
        "stay": STAY,
        "items": [
            {"id": item.id, "text": item.text, "now": week, "week": week_name(week, say)}
            for item, week in items
        ],
        "weeks": weeks_to_pick(),
        "words": labels("form", "move_form"),
    }


def picture(step: Move, state: State) -> dict[str, Any]:
    """The strip before and after with its fullest weeks, and how many want each week."""
    result = state.result(step.id)
    wanted = result if isinstance(result, Counts) else Counts(0)
    year = year_of(step, state)
    then = moved(year, wanted)
    most = max(fullest(year), fullest(then))
    before = {**strip(year, say("picture.year_now"), most), "found": []}  # said a step before
    after = strip(then, say("picture.year_then"), most)
    return {
        "question": step.question,
        "sentence": say("picture.moves"),
        "strips": [before, after],
        "rows": drawn(moves_table(year, wanted, say)),
        "tables": [drawn(load_table(year, say)), drawn(load_table(then, say))],
        "words": labels("picture"),
    }
