"""What goes by itself: rooms and names, at the start and once a day, each told before."""

from datetime import date
from typing import Any

from ..domain.report.phrases import spoken
from ..ports import KEEPER
from ..school import School, names, retention
from ..words import say


class Removal:
    """Removes what is due in a school; of several servers one does it, the keeper."""

    def __init__(self, school: School) -> None:
        self._school = school
        self._day: date | None = None

    def at_start(self, keep_days: int) -> list[str]:
        """Which rooms and names were removed, and which will be; before any page is open.

        `keep_days` is how long rooms are kept from now on, 0 as it was.
        """
        self._day = date.today()
        if not self._school.store.lease(KEEPER):
            return []
        if keep_days:
            retention.keep(self._school.folder, keep_days)
        days = retention.days(self._school.folder)
        gone, going = retention.tidy(self._school, self._day)
        lines = [("gone", one) for one in gone] + [("going", one) for one in going]
        unnamed, left = names.tidy(self._school, self._day)
        return [*(_room(key, one, days) for key, one in lines), *names.told(unnamed, left)]

    def remove_due(self, today: date) -> None:
        """Remove what is due, once a day, in the thread that writes."""
        if today != self._day:
            self._day = today
            self._school.writes.run(lambda: _due(self._school, today), self._remove)

    def _remove(self, due: Any) -> None:
        """First these rooms are left: a page would still write to one that is gone."""
        self._let_go(due)
        if self._day:
            day = self._day
            self._school.writes.run(lambda: _tidied(self._school, day), self._let_go)

    def _let_go(self, codes: Any) -> None:
        if isinstance(codes, Exception):
            self._day = None  # the next beat tries again
        else:
            self._school.here.let_go(codes)


def _due(school: School, today: date) -> list[str]:
    """The codes of the rooms whose day has come."""
    found = retention.going(school.folder, school.rooms(), today)
    return [one.code for one in found if one.goes_on <= today]


def _tidied(school: School, today: date) -> list[str]:
    """Remove what is due; the codes of rooms that may be told otherwise now."""
    if not school.store.lease(KEEPER):
        return []
    gone, _ = retention.tidy(school, today)
    unnamed, _ = names.tidy(school, today)
    # An action stands in later rooms too, with its names.
    return school.store.rooms() if unnamed else [one.code for one in gone]


def _room(key: str, one: retention.Going, days: int) -> str:
    held_on, goes_on = (spoken(say, day.isoformat()) for day in (one.held_on, one.goes_on))
    about = {"code": one.code, "title": one.title, "held_on": held_on, "goes_on": goes_on}
    return say(f"retention.{key}", **about, days=days)
