"""A day composed from a school's workshops, as lines to read and to print."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from time import time

from . import content, exports
from .domain import day, history
from .domain.dates import typed_clock
from .domain.day import Slot
from .domain.invitation import invited_to_day
from .domain.opening_check import check_day
from .domain.paper import Choices, Missing
from .domain.problem import Problem, Refused
from .domain.report.phrases import on_day
from .school import School
from .words import say

CLOSING = "close_the_day"
INVITATION = "staff_invitation"


@dataclass(frozen=True)
class Wanted:
    """A day as somebody typed it: twilight, half or day, 09:00, and 2026-11-27 or "" for no date.

    Without `names` it has the workshops that the school's last audit points to.
    """

    length: str
    begins: str
    names: tuple[str, ...]
    day: str = ""


def compose(school: School, wanted: Wanted) -> list[str]:
    """The day if one was said, clock times, titles and breaks, and what did not fit.

    Refused says all that is wrong.
    """
    made, start, titles = _made(school, wanted)
    left = ", ".join(titles[name] for name in made.left_out)
    told = say("day.left_out", titles=left) if left else ""
    ending = _next(made.slots, day.LENGTHS[wanted.length])
    lines = [_spoken(wanted, start), *_timetable(made.slots, start, titles), told, ending]
    return [line for line in lines if line]


def invite(school: School, wanted: Wanted, to: Path) -> tuple[list[Path], Missing]:
    """Write an invitation to such a day into `to`, with its timetable: the paths, what is missing.

    Refused as in `compose`.
    """
    made, start, titles = _made(school, wanted)
    known = content.library(school.folder)
    workshops = [known[slot.workshop] for slot in made.slots if slot.workshop]
    if not workshops:
        return [], {}
    lines = _timetable(made.slots, start, titles)
    for one in workshops:  # what is typed to open it is not for staff
        lines = [line.removesuffix(f"  ({one.name})") for line in lines]
    told = invited_to_day(_spoken(wanted, start), lines, workshops, say)
    material, missing = school.paper_material(INVITATION, None, Choices(), told)
    return exports.export_paper(material, INVITATION, to), missing


def _made(school: School, wanted: Wanted) -> tuple[day.Programme, datetime, dict[str, str]]:
    known = content.library(school.folder)
    open_here = [name for name in school.workshops() if known[name].manner == "hall"]
    start, wrong = _start(wanted)
    wrong += [_unknown(name, open_here) for name in wanted.names if name not in open_here]
    names = [name for name in wanted.names or _pointed_to(school) if name != CLOSING]
    if not wrong and not names:
        wrong = [Problem("day.nothing_wanted", about={"known": ", ".join(open_here)})]
    if wrong:
        raise Refused(*wrong)
    lengths = [(name, known[name].minutes) for name in names if name in open_here]
    closing = (CLOSING, known[CLOSING].minutes)
    starts = 60 * start.hour + start.minute
    made = day.programme(day.LENGTHS[wanted.length], lengths, closing, starts)
    return made, start, {name: workshop.title for name, workshop in known.items()}


def _start(wanted: Wanted) -> tuple[datetime, list[Problem]]:
    """When it begins, on the first day of all where none was said; with what is wrong."""
    clock = typed_clock(wanted.begins)
    wrong = [] if wanted.length in day.LENGTHS else [Problem("day.no_length")]
    wrong += [] if clock else [Problem("day.no_clock")]
    held, untimely = check_day(wanted.day, clock, time()) if wanted.day else (None, [])
    start = datetime.combine(held or date.min, clock or datetime.min.time())
    return start, [*wrong, *untimely]


def _spoken(wanted: Wanted, start: datetime) -> str:
    return on_day(say, start) if wanted.day else ""


def _timetable(slots: Sequence[Slot], start: datetime, titles: dict[str, str]) -> list[str]:
    """A line for each slot and one for the end; none where nothing fits."""
    lines = [_line(slot, start, titles) for slot in slots]
    ends = [_at(start, slot.begins + slot.minutes) for slot in slots[-1:]]
    return [*lines, *(say("day.end", at=at) for at in ends)]


def _next(slots: Sequence[Slot], minutes: int) -> str:
    """Several rooms end in one plan; a single one has its own; "" without any."""
    if not slots:
        return ""
    if slots[-1].workshop == CLOSING:
        return say("day.next")
    return say("day.next_one", left=minutes - slots[-1].begins - slots[-1].minutes)


def _pointed_to(school: School) -> list[str]:
    """The workshops that address what the newest audit found, most pressing first."""
    audit = history.last_audit(school.ended_rooms())
    spots = history.hot_spots(audit) if audit else ()
    return list(dict.fromkeys(spot.addressed_by for spot in spots if spot.addressed_by))


def _unknown(name: str, known: Sequence[str]) -> Problem:
    return Problem("day.no_workshop", about={"name": name[:40], "known": ", ".join(known)})


def _line(slot: Slot, start: datetime, titles: dict[str, str]) -> str:
    at = _at(start, slot.begins)
    if slot.workshop:
        about = {"title": titles[slot.workshop], "name": slot.workshop}
        return say("day.workshop", at=at, minutes=slot.minutes, **about)
    return say("day.lunch" if slot.lunch else "day.break", at=at, minutes=slot.minutes)


def _at(start: datetime, minutes: int) -> str:
    return f"{start + timedelta(minutes=minutes):%H:%M}"
