"""The school year as a strip: the load of each group in each of its 39 weeks."""

from typing import Any

from ...domain.activities.year import HALF_TERMS, weeks
from ...domain.report.weeks import pinches, week_name
from ...domain.results import Weeks
from ...domain.year import load, pinch_points
from ...words import say


def strip(year: Weeks, title: str, most: int = 0) -> dict[str, Any]:
    """Half terms, loads and the fullest weeks; a load of `most` has the strongest colour."""
    found = load(year)
    return {
        "title": title,
        "terms": [[say(f"report.weeks.{name}"), long] for name, long in HALF_TERMS.items()],
        "groups": [[name, list(loads)] for name, loads in found.items()],
        "most": most or fullest(year),
        "pinch": list(pinch_points(year)),
        "found": list(pinches(year, say)),
    }


def fullest(year: Weeks) -> int:
    """The greatest load of a group in a week."""
    return max((n for loads in load(year).values() for n in loads), default=0)


def weeks_to_pick() -> list[Any]:
    """The weeks of each half term, as a list to pick from offers them."""
    named = iter([str(week), week_name(week, say)] for week in weeks())
    return [
        [say(f"report.weeks.{name}"), [next(named) for _ in range(long)]]
        for name, long in HALF_TERMS.items()
    ]
