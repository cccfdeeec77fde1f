"""What a job is given back and what is added to it, in the same words wherever a ledger is told."""

from ..ledger import Line, Minutes
from .phrases import Say, about, accepts, number

NOTHING = "–"


def saved(line: Line, say: Say) -> str:
    """Minutes a week for one person, NOTHING where nothing is given back."""
    return counting(about(line.saved, say), line.saved, line.saving, say) if line.saved else NOTHING


def added(line: Line, say: Say) -> str:
    """Minutes a week for one person, and whether they are accepted; NOTHING where none."""
    if not line.added:
        return NOTHING
    given = {"minutes": about(line.added, say), "acceptance": accepts(line.acceptance, say)}
    told = say("report.summary.added", **given)
    return counting(told, line.added, line.adding, say)


def gives(line: Line, say: Say) -> str:
    """The minutes that it is given back in a sentence, "" where none."""
    if not line.saved:
        return ""
    return say("plan_screen.gives", job=line.job, minutes=about(line.saved, say))


def takes(line: Line, say: Say) -> str:
    """The minutes that are added to it and whether they are accepted, "" where none."""
    if not line.added:
        return ""
    given = {"minutes": about(line.added, say), "acceptance": accepts(line.acceptance, say)}
    return say("plan_screen.takes", job=line.job, **given)


def counting(told: str, minutes: Minutes, actions: int, say: Say) -> str:
    """`told`, and which of several `actions` its two figures count: no range of doubt."""
    if actions < 2 or minutes.low == minutes.high:
        return told
    ends = {"low": minutes.low, "high": minutes.high, "all": _all(actions, say)}
    return say("report.summary.counting", told=told, **ends)


def counting_year(told: str, minutes: Minutes, actions: int, say: Say) -> str:
    """As `counting`, after a sentence about hours a year."""
    if actions < 2 or minutes.low == minutes.high:
        return told
    return say("report.summary.counting_year", told=told, all=_all(actions, say))


def _all(actions: int, say: Say) -> str:
    if actions == 2:
        return say("report.summary.both")
    return say("report.summary.all_of", n=number(say, actions))
