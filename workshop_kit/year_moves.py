"""The few moves that flatten the fullest weeks of a year, found by scipy's solver (HiGHS)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import lil_matrix

from .domain.calendar import WEEK, Entry, Kind, Weights, Year, monday, touched
from .domain.problem import Problem, Refused
from .domain.year_groups import followers

REACH = 3  # school weeks that an entry may go back or forth
MOST_MOVES = 6
MOST_CHOICES = 1500  # those that help most on their own
LONGEST = 7  # days: what is longer does not move
SECONDS = 4.0
PER_MOVE, PER_WEEK = 0.5, 0.05  # points of load that a move, and each week of it, must be worth
# (times the line from which a week is full, cost of each point over it): the fullest count most.
TIERS = ((1, 1.0), (2, 1.0), (4, 2.0))


@dataclass(frozen=True)
class Move:
    """An entry so many weeks later (negative: earlier), and from which week to which (numbers)."""

    entry: Entry
    by: int
    week: int
    to: int


@dataclass(frozen=True)
class _Choice:
    entry: Entry
    by: int
    change: Mapping[tuple[str, int], int]  # load added to (group, week)


def propose(entries: Sequence[Entry], weights: Weights, year: Year) -> tuple[Move, ...]:
    """At most six moves that take most load out of full weeks, in the order of the calendar.

    `year` is that of the same entries. What is fixed, repeats or lasts over a week stays, and
    nothing moves onto a day off or by more than three school weeks; what the weights keep in order
    stays in order. () where nothing helps. Takes at most about four seconds: then the best found
    so far, and Refused where nothing was found yet.
    """
    known = [weights.known(entry) for entry in entries]
    choices = _best(list(_choices(known, weights, year)), year)
    if not choices:
        return ()
    n, m = len(choices), len(TIERS) * len(year.groups) * len(year.weeks)
    # Minimise what stands over the lines, plus a little for every move.
    moving = [PER_MOVE + PER_WEEK * abs(one.by) for one in choices]
    over = [cost for _, cost in TIERS for _ in range(m // len(TIERS))]
    bounds = Bounds(np.zeros(n + m), np.concatenate([np.ones(n), np.full(m, np.inf)]))
    ordered = [one for one in known if one.kind in weights.in_order]
    rules = [_over(choices, year), _once(choices, n + m), _few(n, n + m)]
    rules += _in_order(choices, ordered, n + m)
    whole = np.concatenate([np.ones(n), np.zeros(m)])
    cost = np.array([*moving, *over])
    solved = milp(cost, constraints=rules, bounds=bounds, integrality=whole, options=_limits())
    if solved.x is None:
        raise Refused(Problem("year.no_time", about={"n": len(entries)}))
    taken = [one for one, x in zip(choices, solved.x[:n], strict=True) if x > 0.5]
    return tuple(sorted((_move(one, year) for one in taken), key=lambda move: move.week))


def _limits() -> dict[str, float]:
    return {"time_limit": SECONDS, "mip_rel_gap": 0.01}


def _choices(known: Sequence[Entry], weights: Weights, year: Year) -> Iterator[_Choice]:
    """Every move of an entry that loads a full week."""
    at = {week: n for n, week in enumerate(year.weeks)}
    kinds = {kind.name: kind for kind in weights.kinds if kind.load}
    full = {n for n in at.values() if any(year.load[g][n] > year.full(g) for g in year.groups)}
    for entry in known:
        kind = kinds.get(entry.kind)
        if kind is None or entry.fixed or (entry.last - entry.first).days >= LONGEST:
            continue
        own = touched(entry, kind, at)
        if full.isdisjoint(own):
            continue
        for by in _free(entry, year, at):
            there = touched(_gone(entry, by), kind, at)
            yield _Choice(entry, by, _change(own, there, kind, year.groups))


def _best(choices: Sequence[_Choice], year: Year) -> list[_Choice]:
    """As many as the solver takes in its time, in the order they came."""
    if len(choices) <= MOST_CHOICES:
        return list(choices)

    def taken_off(one: _Choice) -> float:
        return sum(
            _standing(year, cell, 0) - _standing(year, cell, points)
            for cell, points in one.change.items()
        )

    worth = [taken_off(one) - PER_WEEK * abs(one.by) for one in choices]
    best = sorted(range(len(choices)), key=lambda n: -worth[n])[:MOST_CHOICES]
    return [choices[n] for n in sorted(best)]


def _standing(year: Year, cell: tuple[str, int], more: int) -> float:
    """What stands over the lines in one week of one group, with so many points more."""
    group, week = cell
    load, full = year.load[group][week] + more, year.full(group)
    return sum(cost * max(0, load - times * full) for times, cost in TIERS)


def _free(entry: Entry, year: Year, at: Mapping[date, int]) -> Iterator[int]:
    """By how many weeks the entry can go and find school open on all its days."""
    here = at.get(monday(entry.first))
    if here is None:
        return
    for there in range(max(0, here - REACH), min(len(year.weeks), here + REACH + 1)):
        by = (year.weeks[there] - year.weeks[here]).days // 7
        gone = _gone(entry, by)
        days = [gone.first + timedelta(days=n) for n in range((gone.last - gone.first).days + 1)]
        if by and monday(gone.last) in at and year.days_off.isdisjoint(days):
            yield by


def _gone(entry: Entry, by: int) -> Entry:
    return Entry(entry.id, entry.title, entry.first + by * WEEK, entry.last + by * WEEK, entry.kind)


def _change(
    own: Sequence[int], there: Sequence[int], kind: Kind, groups: Sequence[str]
) -> dict[tuple[str, int], int]:
    change: dict[tuple[str, int], int] = {}
    for weeks, sign in ((own, -1), (there, 1)):
        for week in weeks:
            for group, points in zip(groups, kind.load, strict=True):
                change[group, week] = change.get((group, week), 0) + sign * points
    return change


def _over(choices: Sequence[_Choice], year: Year) -> LinearConstraint:
    """Load with the moves taken, less what stands over a line, is at most that line."""
    cells = [(g, w) for g in year.groups for w in range(len(year.weeks))]
    at = {cell: row for row, cell in enumerate(cells)}
    rows = len(TIERS) * len(cells)
    table = lil_matrix((rows, len(choices) + rows))
    for tier in range(len(TIERS)):
        for column, one in enumerate(choices):
            for cell, points in one.change.items():
                table[tier * len(cells) + at[cell], column] = points
    for row in range(rows):
        table[row, len(choices) + row] = -1
    room = [times * year.full(g) - year.load[g][w] for times, _ in TIERS for g, w in cells]
    return LinearConstraint(table.tocsr(), -np.inf, np.array(room))


def _once(choices: Sequence[_Choice], width: int) -> LinearConstraint:
    """An entry goes to one place."""
    ids = {id: row for row, id in enumerate(dict.fromkeys(one.entry.id for one in choices))}
    table = lil_matrix((len(ids), width))
    for column, one in enumerate(choices):
        table[ids[one.entry.id], column] = 1
    return LinearConstraint(table.tocsr(), -np.inf, np.ones(len(ids)))


def _in_order(
    choices: Sequence[_Choice], entries: Sequence[Entry], width: int
) -> list[LinearConstraint]:
    """Who comes on an earlier day than another of its year group still does with the moves."""
    columns: dict[str, list[int]] = {}
    for column, one in enumerate(choices):
        columns.setdefault(one.entry.id, []).append(column)
    pairs = [pair for pair in followers(entries) if any(one.id in columns for one in pair)]
    if not pairs:
        return []
    table = lil_matrix((len(pairs), width))
    for row, (earlier, later) in enumerate(pairs):
        for entry, sign in ((earlier, 1), (later, -1)):
            for column in columns.get(entry.id, ()):
                table[row, column] = sign * choices[column].by * 7
    room = np.array([(later.first - earlier.first).days - 1 for earlier, later in pairs])
    return [LinearConstraint(table.tocsr(), -np.inf, room)]


def _few(moves: int, width: int) -> LinearConstraint:
    row = np.concatenate([np.ones(moves), np.zeros(width - moves)])
    return LinearConstraint(row.reshape(1, -1), -np.inf, MOST_MOVES)


def _move(one: _Choice, year: Year) -> Move:
    at = {week: n for n, week in enumerate(year.weeks)}
    week = at[monday(one.entry.first)]
    return Move(one.entry, one.by, week, at[monday(one.entry.first + one.by * WEEK)])
