"""What a job is given back and what is added to it, in the same words wherever a ledger is told."""

from ..ledger import Line
from .phrases import Say, about

NOTHING = "–"


def saved(line: Line, say: Say) -> str:
    """Minutes a week for one person, NOTHING where nothing is given back."""
    return about(line.saved, say) if line.saved else NOTHING


def added(line: Line, say: Say) -> str:
    """Minutes a week for one person, and whether they are accepted; NOTHING where none."""
    if not line.added:
        return NOTHING
    minutes = about(line.added, say)
    return minutes if line.accepted else say("report.summary.not_accepted", minutes=minutes)
