"""year: cards for events on the phone; afterwards the year as a strip with its fullest weeks."""

from typing import Any

from ...domain.activities.step import LONGEST_LINE
from ...domain.activities.year import WEIGHTS, Year
from ...domain.report.weeks import cannot_move, events_table, load_table
from ...domain.results import Weeks
from ...domain.story import State
from ...words import say
from ..labels import labels
from ..plain import entries
from .strip import strip, weeks_to_pick
from .tables import drawn

PLAIN_FORM = entries.YEAR
LEANS = ("record",)


def form(step: Year, state: State) -> dict[str, Any]:
    """Up to `most` events: when, on whom, how heavy, and whether it could move."""
    return {
        "question": step.question,
        "entry": say("year_form.entry"),
        "most": step.most,
        "known": list(step.known),
        "groups": list(step.groups),
        "weights": list(WEIGHTS),
        "weeks": weeks_to_pick(),
        "longest": LONGEST_LINE,
        "words": labels("form", "record_form", "year_form"),
    }


def picture(step: Year, state: State) -> dict[str, Any]:
    """The strip, the fullest weeks and what cannot move in sentences, and tables of all."""
    result = state.result(step.id)
    year = result if isinstance(result, Weeks) else Weeks(0)
    return {
        "question": step.question,
        "sentence": say("picture.year"),
        "strips": [strip(year, say("report.weeks.full"))],
        "fixed": {"title": say("report.weeks.fixed"), "lines": list(cannot_move(year, say))},
        "how": say("report.weeks.how"),
        "tables": [drawn(load_table(year, say)), drawn(events_table(year, say))],
        "words": labels("picture"),
    }
