"""What has a table of its own in the report: entries, the year, moves, marks and notes."""

from ..activities import Activity
from ..activities.move import Move
from ..activities.notes import Notes
from ..activities.place import Place
from ..activities.rate import Rate
from ..activities.record import Record
from ..activities.score import Score
from ..document import Block, Paragraph
from ..results import Counts, Grid, Records, Result, Texts, Weeks
from ..story import State
from .marks import marks_blocks
from .moves import moves_blocks
from .phrases import Say, counted
from .records import records_blocks
from .survey import page_blocks
from .weeks import weeks_blocks


def told(activity: Activity, result: Result, state: State, say: Say) -> list[Block]:
    """The blocks of a result; [] for what every kind has."""
    if isinstance(activity, Record) and isinstance(result, Records):
        return records_blocks(result, activity, say)
    if isinstance(result, Weeks):
        return weeks_blocks(result, say)
    if isinstance(activity, Move) and isinstance(result, Counts):
        return moves_blocks(year_of(activity, state), result, say)
    if isinstance(activity, Place) and activity.look == "matrix" and isinstance(result, Grid):
        return marks_blocks(result, say)
    if isinstance(activity, Rate | Score) and isinstance(result, Counts):
        late = state.added.get(activity.id, 0)
        note = [Paragraph(counted(say, "report.turnout.late", late))] if late else []
        return [*page_blocks(activity, result, say), *note]
    if isinstance(activity, Notes) and isinstance(result, Texts):
        return [Paragraph(say("report.notes.not_kept"))]
    return []


def year_of(activity: Move, state: State) -> Weeks:
    """The year whose events are moved; an empty one where it may not be shown."""
    found = state.result(activity.take)
    return found if isinstance(found, Weeks) else Weeks(0)
