"""What goes into a bundle: of each room that has ended, what it has shown, counted by code."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median
from typing import get_args

from .activities.rate import Rate
from .activities.record import Record
from .bundle import Actions, Bundle, Demand, Held, Page, Point, Row, Time, year_of
from .codes import OWN, POINTS, SOURCE, Codes
from .history import each_once
from .ledger import Job, Minutes, ledger
from .opening import Setting
from .plan import Action
from .problem import Problem, Refused
from .results import Counts, Records
from .story import State
from .turnout import turnout

AGREED = ("yes", "yes_if")


@dataclass(frozen=True)
class Sender:
    """Who hands on: the invitation's trust and school, the version of the kit, the day (ISO).

    `name`: the school's, if it agrees to be named in pictures.
    """

    trust: str
    school: str
    name: str
    kit: str
    today: str


def bundle_of(rooms: Sequence[State], codes: Codes, sender: Sender) -> Bundle:
    """All parts of these rooms, which must have ended in one school year; else Refused."""
    _check(rooms)
    newest = max(rooms, key=lambda room: room.held_on)
    settings = [r.opening.setting for r in rooms if r.opening.setting in get_args(Setting)]
    if not settings:
        raise Refused(Problem("bundle.no_setting"))
    last = {room.workshop.name: room for room in sorted(rooms, key=lambda room: room.held_on)}
    return Bundle(
        kit=sender.kit,
        trust=sender.trust,
        school=sender.school,
        name=sender.name,
        year=year_of(newest.held_on),
        made_on=sender.today,
        setting=settings[-1],  # type: ignore[arg-type]
        declined=(),
        turnout=tuple(_held(room, codes) for room in rooms),
        survey=tuple(page for room in last.values() for page in _pages(room, codes)),
        points=tuple(point for room in last.values() for point in _points(room, codes)),
        demands=tuple(demand for room in last.values() for demand in _demands(room, codes)),
        actions=_actions(rooms),
        ledger=(*_times(rooms, codes, True), *_times(rooms, codes, False)),
    )


def _check(rooms: Sequence[State]) -> None:
    for room in rooms:
        about = {"code": room.code}
        if room.workshop.side != "all" or room.workshop.manner == "conversation":
            raise Refused(Problem("bundle.not_this_room", about=about))
        if room.phase != "ended":
            raise Refused(Problem("bundle.not_ended", about=about))
    if len({year_of(room.held_on) for room in rooms}) > 1:
        raise Refused(Problem("bundle.two_years"))


def _held(room: State, codes: Codes) -> Held:
    told = turnout(room)
    return Held(codes.workshop(room.workshop.name), room.held_on, told.answered, told.heads)


def _pages(room: State, codes: Codes) -> Iterable[Page]:
    for step in room.workshop.activities:
        found = room.result(step.id)
        if isinstance(step, Rate) and isinstance(found, Counts) and not found.withheld:
            page = f"{room.workshop.name}.{step.id}"
            rows = tuple(_rows(page, found, len(step.scale), codes))
            if codes.scales.get(page) == tuple(step.scale) and rows:
                yield Page(page, tuple(step.scale), rows)


def _rows(page: str, found: Counts, options: int, codes: Codes) -> Iterable[Row]:
    """Of each task whatever may be shown; "not part of my job" is no answer to it."""
    by_group = {codes.group(one.name): one for one in found.by_group}
    for n, item in enumerate(found.items):
        task = codes.task(page, item.id, item.text)
        if item.id in found.hidden or task == OWN:
            continue
        yield Row(task, "", found.counts[n][:options])
        for group, one in by_group.items():
            if group != OWN and item.id not in (*one.hidden, *found.unsplit):
                yield Row(task, group, one.counts[n][:options])


def _points(room: State, codes: Codes) -> Iterable[Point]:
    """The middle of what tables said of a year group."""
    found = room.result(POINTS[1]) if room.workshop.name == POINTS[0] else None
    if not isinstance(found, Records):
        return
    page = ".".join(POINTS)
    step = room.workshop.activity(POINTS[1])
    at = {name: n for n, name in enumerate(getattr(step, "fields", ()))}
    if not {"now", "proposed"} <= set(at):
        return  # a school's own questions under the kit's name
    coded = sorted((codes.entry(page, row.name), row.values) for row in found.rows)
    for year, rows in groupby(coded, key=lambda one: one[0]):
        said = [values for _, values in rows]
        now = [int(v[at["now"]]) for v in said if v[at["now"]].isdecimal()]
        then = [int(v[at["proposed"]]) for v in said if v[at["proposed"]].isdecimal()]
        if now and year != OWN:
            yield Point(year, round(median(now)), round(median(then)) if then else None)


def _demands(room: State, codes: Codes) -> Iterable[Demand]:
    """Every record that says who asks: of each thing the middle of what was said, then added.

    What is kept in two places is done twice and counts twice. Only different answers about one
    place are a range.
    """
    for step in room.workshop.activities:
        found = room.result(step.id)
        asking = isinstance(step, Record) and SOURCE in step.fields
        if not asking or not isinstance(found, Records):
            continue
        assert isinstance(step, Record)
        page = f"{room.workshop.name}.{step.id}"
        yield from _asked(page, step, found, codes)


def _asked(page: str, step: Record, found: Records, codes: Codes) -> Iterable[Demand]:
    names = list(step.fields)
    at = names.index(SOURCE)
    ids = {words: id for id, words in step.fields[SOURCE].choices.items()}
    minutes: dict[tuple[str, str], dict[tuple[str, str], list[int]]] = {}
    for row in found.rows:
        asks = codes.source(page, ids.get(row.values[at], ""))
        of = minutes.setdefault((codes.entry(page, row.name), asks), {})
        place = row.values[names.index(step.twice)].casefold() if step.twice else ""
        of.setdefault((row.name.casefold(), place), []).extend([row.year] if row.year else [])
    for (code, asks), named in sorted(minutes.items()):
        total = sum(round(median(said)) for said in named.values() if said)
        yield Demand(page, code, asks, len({name for name, _ in named}), total)


def _actions(rooms: Sequence[State]) -> tuple[Actions, ...]:
    """How many there are of each sort; what was carried into another room is one action."""
    told = Counter((one.reached, one.kind, _owner(one), _heard(one)) for _, one in each_once(rooms))
    return tuple(Actions(*key, n) for key, n in sorted(told.items()))


def _owner(action: Action) -> str:
    return next((one.owner for one in reversed(action.reviews) if one.owner), "")


def _heard(action: Action) -> str:
    """What more than half said when they were last asked: stopped, or not yet."""
    told = [one.told for one in action.reviews if one.told and one.told.answered]
    if not told:
        return ""
    return "stopped" if 2 * told[-1].counts[0] > told[-1].answered else "not_yet"


def _times(rooms: Sequence[State], codes: Codes, agreed: bool) -> Iterable[Time]:
    """By job, where somebody said how many people do it; all jobs that are a school's own as one.

    A plan of one room is counted by itself: its jobs are as many as it was told.
    """
    total: dict[str, tuple[Minutes, Minutes]] = {}
    none, once = Minutes(0, 0), each_once(rooms)
    for room in rooms:
        own = [one for of, one in once if of is room]
        alive = [one for one in own if (one.more.get("answer") in AGREED) == agreed]
        for line in ledger(alive, _jobs(room)):
            job = codes.job(line.job)
            saved, added = total.get(job, (none, none))
            now = (line.saved_a_year or none, line.added_a_year or none)
            total[job] = (_plus(saved, now[0]), _plus(added, now[1]))
    return [Time(job, agreed, *both) for job, both in sorted(total.items()) if both != (none, none)]


def _jobs(room: State) -> Mapping[str, Job]:
    return {**{job: Job(*of) for job, of in room.opening.jobs.items()}, **room.jobs}


def _plus(one: Minutes, other: Minutes) -> Minutes:
    return Minutes(one.low + other.low, one.high + other.high)
