"""A day composed from a school's workshops, as lines to read and to print."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from . import content
from .domain import day, history
from .domain.day import Slot
from .domain.problem import Problem, Refused
from .school import School
from .words import say

CLOSING = "close_the_day"


def compose(school: School, length: str, begins: str, names: Sequence[str]) -> list[str]:
    """Clock times, titles and breaks of a twilight, half or whole day, and what did not fit.

    Without `names` the workshops that the school's last audit points to. Refused says all that
    is wrong.
    """
    known = content.library(school.folder)
    open_here = [name for name in school.workshops() if known[name].manner == "hall"]
    start = _clock(begins)
    wanted = [name for name in names or _pointed_to(school) if name != CLOSING]
    wrong = [
        *([] if length in day.LENGTHS else [Problem("day.no_length")]),
        *([] if start else [Problem("day.no_clock")]),
        *(_unknown(name, open_here) for name in names if name not in open_here),
    ]
    if not wrong and not wanted:
        wrong = [Problem("day.nothing_wanted", about={"known": ", ".join(open_here)})]
    if wrong or start is None:
        raise Refused(*wrong)
    lengths = [(name, known[name].minutes) for name in wanted if name in open_here]
    closing = (CLOSING, known[CLOSING].minutes)
    made = day.programme(day.LENGTHS[length], lengths, closing)
    titles = {name: workshop.title for name, workshop in known.items()}
    left = ", ".join(titles[name] for name in made.left_out)
    told = say("day.left_out", titles=left) if left else ""
    return [*_timetable(made.slots, start, titles), *filter(None, [told, _next(made.slots)])]


def _timetable(slots: Sequence[Slot], start: datetime, titles: dict[str, str]) -> list[str]:
    """A line for each slot and one for the end; none where nothing fits."""
    lines = [_line(slot, start, titles) for slot in slots]
    ends = [_at(start, slot.begins + slot.minutes) for slot in slots[-1:]]
    return [*lines, *(say("day.end", at=at) for at in ends)]


def _next(slots: Sequence[Slot]) -> str:
    """Several rooms end in one plan; a single one has its own; "" without any."""
    if not slots:
        return ""
    return say("day.next" if slots[-1].workshop == CLOSING else "day.next_one")


def _pointed_to(school: School) -> list[str]:
    """The workshops that address what the newest audit found, most pressing first."""
    spots = history.hot_spots_of(school.ended_rooms())
    return list(dict.fromkeys(spot.addressed_by for spot in spots if spot.addressed_by))


def _clock(begins: str) -> datetime | None:
    try:
        return datetime.strptime(begins, "%H:%M")
    except ValueError:
        return None


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
