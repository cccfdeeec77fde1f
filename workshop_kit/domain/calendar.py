"""A school's calendar: its entries, its weeks, the load on each group, and where it is full."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from statistics import median

WEEK = timedelta(days=7)
FULL, LEAST = 2, 4  # times the middle of all school weeks, and points: the kit's own line
MOST_PINCHES = 6
OFF = ("holiday", "bank_holiday")
LONG_TERM = 20  # days: a longer entry called a term is one, a shorter one only begins or ends it


@dataclass(frozen=True)
class Entry:
    """One thing in the calendar, from `first` to `last` (both included).

    `fixed`: why it cannot move, "" if it can. `kind` is one of the weights', "" for none.
    """

    id: str
    title: str
    first: date
    last: date
    kind: str = ""
    fixed: str = ""


@dataclass(frozen=True)
class Kind:
    """What entries of one kind are known by, and the load they put on each group in a week."""

    name: str
    label: str
    words: tuple[str, ...]
    load: tuple[int, ...] = ()
    before: int = 0
    fixed: str = ""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Any of its words, whole and in small letters."""
        return re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in self.words))


@dataclass(frozen=True)
class Weights:
    """The groups on whom work falls, and the kinds of entry, in the order they are looked for.

    Entries of the kinds `in_order` keep the order of their days within a year group.
    """

    groups: tuple[str, ...]
    kinds: tuple[Kind, ...]
    in_order: tuple[str, ...] = ()

    def label(self, kind: str) -> str:
        """What people call a kind."""
        return next((one.label for one in self.kinds if one.name == kind), "")

    def kind_of(self, entry: Entry) -> Kind | None:
        """The first kind of which the title has a word; None for none."""
        title = entry.title.casefold()
        return next((kind for kind in self.kinds if kind.pattern.search(title)), None)

    def known(self, entry: Entry) -> Entry:
        """`entry` with the kind that its title speaks of, and why it cannot move."""
        kind = self.kind_of(entry)
        if kind is None:
            return entry
        return replace(entry, kind=kind.name, fixed=entry.fixed or kind.fixed)


@dataclass(frozen=True)
class Year:
    """A calendar's weeks (their Mondays, those with school only) and what falls on them.

    `load[group]` has a number for each week; `meets` the entries that load each week.
    """

    groups: tuple[str, ...]
    weeks: tuple[date, ...]
    load: Mapping[str, tuple[int, ...]]
    meets: tuple[tuple[Entry, ...], ...]
    days_off: frozenset[date] = field(default_factory=frozenset)

    def total(self, week: int) -> int:
        """The load of all groups together in one week."""
        return sum(self.load[group][week] for group in self.groups)

    def at(self, week: date) -> dict[str, int]:
        """The load of each group in the week of this Monday, 0 where there is no school."""
        n = self.weeks.index(week) if week in self.weeks else None
        return {group: 0 if n is None else self.load[group][n] for group in self.groups}

    def full(self, group: str) -> float:
        """From which load a week is full for this group."""
        return max(LEAST, FULL * median(self.load[group])) if self.weeks else LEAST


@dataclass(frozen=True)
class Pinch:
    """A full week: its number in the year, its load, and what meets in it."""

    week: int
    total: int
    entries: tuple[Entry, ...]


def entry_ids(uids: Sequence[str]) -> list[str]:
    """An id for each entry of a calendar, by their UIDs in its order: "" or one used before too."""
    seen: set[str] = set()
    ids = []
    for n, uid in enumerate(uids, start=1):
        ids.append(f"{uid}#{n}" if not uid or uid in seen else uid)
        seen.add(uid)
    return ids


def monday(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())


def school_year(entries: Sequence[Entry]) -> tuple[date, date]:
    """1 September to 31 August of the school year in which most entries begin."""
    years = [entry.first.year - (entry.first.month < 9) for entry in entries]
    most = max(sorted(set(years)), key=years.count, default=date.today().year)
    return date(most, 9, 1), date(most + 1, 8, 31)


def year_of(entries: Iterable[Entry], weights: Weights, holidays: Iterable[date] = ()) -> Year:
    """The year that these entries make; `holidays` are days on which no school is open."""
    known = [weights.known(entry) for entry in entries]
    first, last = school_year(known)
    off = frozenset(day for e in known if e.kind in OFF for day in _days(e)) | set(holidays)
    weeks = _school_weeks(known, (first, last), off)
    at = {week: n for n, week in enumerate(weeks)}
    by_name = {kind.name: kind for kind in weights.kinds}
    load = {group: [0] * len(weeks) for group in weights.groups}
    meets: list[list[Entry]] = [[] for _ in weeks]
    for entry in known:
        kind = by_name.get(entry.kind)
        for n in touched(entry, kind, at) if kind and kind.load else ():
            meets[n].append(entry)
            for group, points in zip(weights.groups, kind.load if kind else (), strict=True):
                load[group][n] += points
    each = {group: tuple(numbers) for group, numbers in load.items()}
    return Year(weights.groups, weeks, each, tuple(map(tuple, meets)), off)


def touched(entry: Entry, kind: Kind, at: Mapping[date, int]) -> tuple[int, ...]:
    """The numbers of the weeks in which an entry is work: its own, and those before it."""
    begins = monday(entry.first)
    own = [begins + n * WEEK for n in range((monday(entry.last) - begins).days // 7 + 1)]
    found = [at[week] for week in own if week in at]
    if found and kind.before:
        found = [*range(max(0, found[0] - kind.before), found[0]), *found]
    return tuple(found)


def pinches(year: Year) -> tuple[Pinch, ...]:
    """The weeks that are full for some group and in which entries meet, fullest first."""
    found = [
        Pinch(n, year.total(n), entries)
        for n, entries in enumerate(year.meets)
        if len(entries) > 1 and any(year.load[g][n] >= year.full(g) for g in year.groups)
    ]
    return tuple(sorted(found, key=lambda pinch: (-pinch.total, pinch.week))[:MOST_PINCHES])


def changes(before: Year, after: Year) -> tuple[tuple[date, Mapping[str, tuple[int, int]]], ...]:
    """Each week whose load differs, with the load of each group before and after."""
    found = []
    for week in sorted({*before.weeks, *after.weeks}):
        was, now = before.at(week), after.at(week)
        if was != now:
            found.append((week, {group: (was[group], now[group]) for group in before.groups}))
    return tuple(found)


def moved(entries: Iterable[Entry], moves: Mapping[str, int]) -> tuple[Entry, ...]:
    """The entries with those of these ids so many weeks later, or earlier where it is negative."""
    return tuple(
        replace(e, first=e.first + moves[e.id] * WEEK, last=e.last + moves[e.id] * WEEK)
        if e.id in moves
        else e
        for e in entries
    )


def _school_weeks(
    entries: Sequence[Entry], year: tuple[date, date], off: frozenset[date]
) -> tuple[date, ...]:
    """Mondays of weeks with a school day: within the terms if the calendar names them."""
    terms = _terms(entries) or [_busy(entries, year)]
    found = []
    week = monday(year[0])
    while week <= year[1]:
        days = [week + timedelta(days=n) for n in range(5)]
        if any(d not in off and any(a <= d <= b for a, b in terms) for d in days):
            found.append(week)
        week += WEEK
    return tuple(found)


def _terms(entries: Sequence[Entry]) -> list[tuple[date, date]]:
    """Terms as long entries, or from entries that say that one begins and ends."""
    told = [entry for entry in entries if entry.kind == "term"]
    long = [(e.first, e.last) for e in told if (e.last - e.first).days >= LONG_TERM]
    if long:
        return long
    begins = sorted(e.first for e in told if re.search(r"\b(begin|start|first)", e.title, re.I))
    ends = sorted(e.last for e in told if re.search(r"\b(end|last|finish)", e.title, re.I))
    pairs = [(one, next((end for end in ends if end > one), None)) for one in begins]
    return [(one, end) for one, end in pairs if end]


def _busy(entries: Sequence[Entry], year: tuple[date, date]) -> tuple[date, date]:
    """Without terms: from the first entry of the year that is no holiday to the last, no August."""
    days = [e.first for e in entries if e.kind not in OFF and year[0] <= e.first <= year[1]]
    days = [day for day in days if day.month != 8]
    return (min(days), max(days)) if days else year


def _days(entry: Entry) -> Iterable[date]:
    return (entry.first + timedelta(days=n) for n in range((entry.last - entry.first).days + 1))
