"""The picture's tables with words for codes: a caption, a head, and rows of words and numbers."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from ..domain.codes import OWN
from ..domain.opening import SETTINGS
from ..words import say
from .blocks import MIXED
from .picture import Picture

HOUR = 60
SPREAD = ("low", "middle", "high")
HOT_SPOTS = ("workshop", "setting", "group", "task", "schools", "hot", "spoke", "share", *SPREAD)
YEARS = (
    *("workshop", "setting", "task", "schools"),
    *("hot_before", "spoke_before", "hot", "spoke"),
)
KINDS = (*SETTINGS, MIXED)  # the order of settings: what several have together comes last


@dataclass(frozen=True)
class Sheet:
    """`name` for its tab; "" stands for a number that is not shown."""

    name: str
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]


def sheets(picture: Picture) -> tuple[Sheet, ...]:
    """All tables, in the order of the report."""
    return (
        _sheet("demands", ("what", "source", "schools", "named", "hours"), _demands(picture)),
        _sheet("points", ("setting", "year_group", "schools", "average", "over"), _points(picture)),
        _sheet("hot_spots", HOT_SPOTS, _hot_spots(picture)),
        _sheet(
            "actions",
            ("setting", "schools", "actions", "agreed", "done", "heard", "stopped"),
            _actions(picture),
        ),
        _sheet("times", ("job", "agreed_to", "schools", "saved", "added", "net"), _times(picture)),
        _sheet("turnout", ("workshop", "schools", "answered", "heads"), _turnout(picture)),
        _sheet("years", YEARS, _years(picture)),
    )


def _sheet(name: str, head: Iterable[str], rows: Iterable[tuple[str | int, ...]]) -> Sheet:
    heads = tuple(say(f"trust_head.{one}") for one in head)
    return Sheet(say(f"trust_tab.{name}"), say(f"trust_caption.{name}"), heads, tuple(rows))


def setting(code: str) -> str:
    """A setting, or several together, in words."""
    return say("trust.mixed") if code == MIXED else say(f"opening_form.setting_{code}")


def group(picture: Picture, code: str) -> str:
    """A role group, or everybody, in words."""
    return picture.codes.groups.get(code, code) if code else say("trust.everybody")


def _demands(picture: Picture) -> Iterable[tuple[str | int, ...]]:
    """What the trust asks for first, then what takes most time."""
    frame = picture.demands.assign(other=picture.demands["asks"] != "trust")
    for row in _records(frame, ["other", "minutes"], [True, False]):
        what = say("trust.own") if row.of == OWN else picture.codes.entries[f"{row.page}.{row.of}"]
        source = picture.codes.sources.get(f"{row.page}.{row.asks}", say("trust.own_source"))
        yield what, source, row.schools, row.entries, _hours(row.minutes)


def _points(picture: Picture) -> Iterable[tuple[str | int, ...]]:
    names = list(picture.codes.entries)
    order = {name.rpartition(".")[2]: n for n, name in enumerate(names)}
    frame = _in_order(picture.points).assign(at=picture.points["year_group"].map(order))
    for row in _records(frame, ["order", "at"], [True, True]):
        words = picture.codes.entries[f"data_collection.points.{row.year_group}"]
        average = f"{row.now / row.schools:.1f}"
        yield setting(row.setting), words, row.schools, average, row.over


def _hot_spots(picture: Picture) -> Iterable[tuple[str | int, ...]]:
    frame = _in_order(picture.hot_spots)
    workshop = frame["task"].map(lambda task: task.partition(".")[0])
    frame = frame.assign(share=frame["hot"] / frame["spoke"], workshop=workshop)
    by, up = ["workshop", "order", "group", "share", "task"], [False, True, True, False, True]
    for row in _records(frame, by, up):
        spread = tuple("" if pd.isna(n) else int(n) for n in (row.low, row.middle, row.high))
        where = (picture.codes.workshops[row.workshop], setting(row.setting))
        what = (group(picture, row.group), picture.codes.tasks[row.task])
        yield *where, *what, row.schools, row.hot, row.spoke, round(100 * row.share), *spread


def _in_order(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.assign(order=[KINDS.index(one) for one in frame["setting"]])


def _actions(picture: Picture) -> Iterable[tuple[str | int, ...]]:
    for row in _records(_in_order(picture.actions), ["order"], [True]):
        counts = (row.actions, row.agreed, row.done, row.heard, row.stopped)
        yield setting(row.setting), row.schools, *counts


def _times(picture: Picture) -> Iterable[tuple[str | int, ...]]:
    for row in _records(picture.times, ["agreed", "net_high"], [False, False]):
        job = picture.codes.jobs.get(row.job, say("trust.own_job"))
        agreed = say("trust.agreed") if row.agreed else say("trust.not_agreed")
        saved, added = _range(row.saved_low, row.saved_high), _range(row.added_low, row.added_high)
        yield job, agreed, row.schools, saved, added, _range(row.net_low, row.net_high)


def _turnout(picture: Picture) -> Iterable[tuple[str | int, ...]]:
    for row in _records(picture.turnout, ["workshop"], [True]):
        title = picture.codes.workshops.get(row.workshop, say("trust.own_workshop"))
        yield title, row.schools, row.answered, row.heads


def _years(picture: Picture) -> Iterable[tuple[str | int, ...]]:
    """By setting, what changed most first."""
    frame = _in_order(picture.years)
    change = frame["hot"] / frame["spoke"] - frame["hot_before"] / frame["spoke_before"]
    frame = frame.assign(change=change.abs().round(6))
    for row in _records(frame, ["order", "change", "task"], [True, False, True]):
        title = picture.codes.workshops[row.task.partition(".")[0]]
        counts = (row.hot_before, row.spoke_before, row.hot, row.spoke)
        yield title, setting(row.setting), picture.codes.tasks[row.task], row.schools, *counts


def _records(frame: pd.DataFrame, by: list[str], ascending: list[bool]) -> list[Any]:
    """The rows with Python's own numbers."""
    ordered = frame.sort_values(by, ascending=ascending, kind="stable")
    return list(ordered.astype(object).itertuples(index=False))


def _hours(minutes: int) -> int:
    return round(minutes / HOUR)


def _range(low: int, high: int) -> str:
    """Minutes a year as hours, lowest first; one number where both are the same."""
    one, other = _hours(low), _hours(high)
    if one == other:
        return f"{one:,}"
    return say("trust.range", low=f"{one:,}", high=f"{other:,}")
