"""A day composed from a school's workshops, as lines to read and to print."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from . import content, exports
from .domain import day, history
from .domain.dates import typed_clock
from .domain.day import Slot
from .domain.invitation import invited_to_day
from .domain.paper import Choices, Missing
from .domain.problem import Problem, Refused
from .school import School
from .words import say

CLOSING = "close_the_day"
INVITATION = "staff_invitation"


def compose(school: School, length: str, begins: str, names: Sequence[str]) -> list[str]:
    """Clock times, titles and breaks of a twilight, half or whole day, and what did not fit.

    Without `names` the workshops that the school's last audit points to. Refused says all that
    is wrong.
    """
    made, start, titles = _made(school, length, begins, names)
    left = ", ".join(titles[name] for name in made.left_out)
    told = say("day.left_out", titles=left) if left else ""
    ending = _next(made.slots, day.LENGTHS[length])
    return [*_timetable(made.slots, start, titles), *filter(None, [told, ending])]


def invite(
    school: School, how: tuple[str, str], names: Sequence[str], to: Path
) -> tuple[list[Path], Missing]:
    """Write an invitation to such a day into `to`, with its timetable: the paths, what is missing.

    `how` is (length, begins). Refused as in `compose`.
    """
    made, start, titles = _made(school, *how, names)
    known = content.library(school.folder)
    workshops = [known[slot.workshop] for slot in made.slots if slot.workshop]
    if not workshops:
        return [], {}
    lines = _timetable(made.slots, start, titles)
    for one in workshops:  # what is typed to open it is not for staff
        lines = [line.removesuffix(f"  ({one.name})") for line in lines]
    told = invited_to_day(lines, workshops, say)
    material, missing = school.paper_material(INVITATION, None, Choices(), told)
    return exports.export_paper(material, INVITATION, to), missing


def _made(
    school: School, length: str, begins: str, names: Sequence[str]
) -> tuple[day.Programme, datetime, dict[str, str]]:
    known = content.library(school.folder)
    open_here = [name for name in school.workshops() if known[name].manner == "hall"]
    clock = typed_clock(begins)
    wanted = [name for name in names or _pointed_to(school) if name != CLOSING]
    wrong = [
        *([] if length in day.LENGTHS else [Problem("day.no_length")]),
        *([] if clock else [Problem("day.no_clock")]),
        *(_unknown(name, open_here) for name in names if name not in open_here),
    ]
    if not wrong and not wanted:
        wrong = [Problem("day.nothing_wanted", about={"known": ", ".join(open_here)})]
    if wrong or clock is None:
        raise Refused(*wrong)
    lengths = [(name, known[name].minutes) for name in wanted if name in open_here]
    closing = (CLOSING, known[CLOSING].minutes)
    starts = 60 * clock.hour + clock.minute
    made = day.programme(day.LENGTHS[length], lengths, closing, starts)
    titles = {name: workshop.title for name, workshop in known.items()}
    return made, datetime.combine(date.min, clock), titles


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
    spots = history.hot_spots_of(school.ended_rooms())
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
