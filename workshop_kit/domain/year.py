"""A year as a room told it (kinds year and move): load by week, full weeks, what moving does."""

from collections.abc import Mapping
from dataclasses import replace

from .activities.year import weeks, weighed
from .results import Counts, Happening, Weeks

Load = Mapping[str, tuple[int, ...]]


def load(year: Weeks) -> Load:
    """For each group its load in each of the 39 weeks: the weights of its events added up."""
    found = weighed(year.events)
    return {
        group: tuple(
            sum(n for (on, _), n in found.get(week, {}).items() if on == group) for week in weeks()
        )
        for group in year.groups
    }


def pinch_points(year: Weeks, most: int = 3) -> tuple[int, ...]:
    """The fullest weeks in which at least two events meet, fullest first; ties by the calendar."""
    found = weighed(year.events)
    full = {week: sum(each.values()) for week, each in found.items() if _meet(each)}
    return tuple(sorted(full, key=lambda week: (-full[week], week))[:most])


def _meet(each: Mapping[tuple[str, str], int]) -> bool:
    return len({event for _, event in each}) > 1


def moved(year: Weeks, wanted: Counts) -> Weeks:
    """The year if each event went where most want it; an event stays unless more want it moved.

    What was written more than once goes as one.
    """
    known = {event.id: event.event for event in year.events}
    goes: dict[str, int] = {}
    for item, counts in zip(wanted.items, wanted.counts, strict=True):
        to = goes_to(wanted, counts)
        if to and item.id in known:
            goes[known[item.id]] = to
    return replace(year, events=tuple(_gone(event, goes) for event in year.events))


def goes_to(wanted: Counts, counts: tuple[int, ...]) -> int:
    """The week that most want, the earlier of equals; 0 where no more want it moved than not."""
    stay, *to = counts
    return int(wanted.options[1 + to.index(max(to))]) if sum(to) > stay else 0


def _gone(event: Happening, goes: Mapping[str, int]) -> Happening:
    return replace(event, week=goes.get(event.event, event.week))
