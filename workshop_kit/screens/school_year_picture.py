"""What a page draws of a calendar's year, and its sentences: full weeks, moves, what they do."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from ..domain.calendar import WEEK, Entry, Pinch, Weights, Year, changes, monday, pinches
from ..domain.report.phrases import spoken
from ..words import say
from .labels import counted

REACH = 12  # weeks that the page offers in either direction
Moves = Mapping[str, int]


def year_picture(
    entries: Sequence[Entry], moves: Moves, weights: Weights, years: tuple[Year, Year]
) -> dict[str, Any]:
    """Plain values of the `years` before and after the moves (weeks by an entry's id)."""
    before, after = years
    full = pinches(after)
    listed = {e.id for pinch in (*pinches(before), *full) for e in pinch.entries} | set(moves)
    return {
        "read": say("school_year.read", n=len(entries), weeks=len(after.weeks)),
        "weeks": [_short(week) for week in after.weeks],
        "months": list(_months(after.weeks)),
        "groups": [_group(name, before, after) for name in after.groups],
        "pinches": [pinch_sentence(pinch, after, weights) for pinch in full],
        "moves": [move_sentence(e, moves[e.id], weights) for e in entries if moves.get(e.id)],
        "peak": _peak(before, after) if moves else "",
        "changes": list(_changes(before, after)) if moves else [],
        "entries": [_entry(e, after, weights, moves) for e in entries if e.id in listed],
    }


def pinch_sentence(pinch: Pinch, year: Year, weights: Weights) -> str:
    """A full week and what meets in it, as a person would say it."""
    counts = Counter(weights.label(entry.kind) for entry in pinch.entries)
    each = [f"{label} ({n})" if n > 1 else label for label, n in counts.most_common()]
    week = spoken(say, year.weeks[pinch.week].isoformat())
    return say("school_year.pinch", week=week, what=_listed(each))


def move_sentence(entry: Entry, by: int, weights: Weights) -> str:
    """Where an entry goes, and the load of each group that goes with it: its own and no other's."""
    here = monday(entry.first)
    about = {"title": entry.title, "here": _short(here), "there": _short(here + by * WEEK)}
    kind = weights.kind_of(entry)
    load = zip(weights.groups, kind.load if kind else (), strict=False)
    points = [say("school_year.points", group=group, n=n) for group, n in load if n]
    if not points or kind is None:
        return say("school_year.move", **about)
    told = say("school_year.move_takes", points=_listed(points), **about)
    before = counted("school_year.before", kind.before) if kind.before else ""
    return f"{told} {before}".strip()


def change_sentences(before: Year, after: Year) -> Iterator[str]:
    """What all moves together do to each week that they touch."""
    for week, loads in changes(before, after):
        each = [
            say("school_year.load_change", group=group, was=was, now=now)
            for group, (was, now) in loads.items()
            if was != now
        ]
        yield say("school_year.change", week=_short(week), loads=_listed(each))


def _peak(before: Year, after: Year) -> str:
    """The fullest week of each group, before and after."""
    fullest = [(group, max(before.load[group]), max(after.load[group])) for group in after.groups]
    told = [
        say("school_year.load_change", group=group, was=was, now=now)
        for group, was, now in fullest
        if was != now
    ]
    return say("school_year.peak", loads=_listed(told)) if told else say("school_year.no_peak")


def _changes(before: Year, after: Year) -> Iterator[list[Any]]:
    """The week and [before, after] of each group, in their order."""
    for week, loads in changes(before, after):
        yield [_short(week), [list(pair) for pair in loads.values()]]


def _entry(entry: Entry, year: Year, weights: Weights, moves: Moves) -> dict[str, Any]:
    known = weights.known(entry)
    here = monday(entry.first)
    weeks = [week for week in year.weeks if abs((week - here).days) <= 7 * REACH]
    return {
        "id": entry.id,
        "title": entry.title,
        "when": spoken(say, entry.first.isoformat()),
        "kind": weights.label(known.kind),
        "fixed": say("school_year.fixed", why=known.fixed) if known.fixed else "",
        "by": moves.get(entry.id, 0),
        "options": [[(week - here).days // 7, _option(week, here)] for week in weeks],
    }


def _option(week: date, here: date) -> str:
    return say("school_year.stays" if week == here else "school_year.to", week=_short(week))


def _group(name: str, before: Year, after: Year) -> dict[str, Any]:
    return {
        "name": name,
        "before": list(before.load[name]),
        "after": list(after.load[name]),
        "full": before.full(name),
    }


def _months(weeks: Iterable[date]) -> Iterator[list[Any]]:
    """Each month with the number of its weeks, in order; a week is of the month of its Thursday."""
    thursdays = (week + timedelta(days=3) for week in weeks)
    for (_, month), inside in groupby(thursdays, key=lambda day: (day.year, day.month)):
        yield [_name(month), len(list(inside))]


def _short(day: date) -> str:
    return f"{day.day} {_name(day.month)}"


def _name(month: int) -> str:
    return say(f"report.month.{month:02}")[:3]


def _listed(each: Sequence[str]) -> str:
    if len(each) < 2:
        return "".join(each)
    return say("school_year.and", first=", ".join(each[:-1]), last=each[-1])
