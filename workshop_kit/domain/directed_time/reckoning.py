"""Adds a post's directed time up, to the minute, and holds it against the year's limit."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from .post import EVENTS, WHOLE_WEEK, Post
from .rules import Rules

DAYS = 190  # where a year's rules are not known: the usual number, and the page says so
WEEKLY = ("teaching", "ppa", "leadership", "ect", "assemblies", "duties", "lunch_duties")
DAILY = ("registration", "breaks")
IN_THE_DAY = (
    *("teaching", "ppa", "leadership", "ect", "registration", "assemblies", "breaks", "duties"),
    "lunch_duties",
)
PARTS = (*IN_THE_DAY, "rest", *EVENTS, "cost", "contingency")


@dataclass(frozen=True)
class Reckoning:
    """`parts` (in the order of PARTS) are minutes a year and add up to `total`.

    `limit` is None where the rules of the year are not known or do not cover the post. `rest` is
    what of the day has no name, in minutes a week; below nought the named parts are more than it.
    """

    post: Post
    parts: Mapping[str, int]
    limit: int | None
    rest: int

    @property
    def total(self) -> int:
        """Minutes a year that are directed."""
        return sum(self.parts.values())

    @property
    def left(self) -> int | None:
        """What stays undirected; below nought it is too much. None without a limit."""
        return None if self.limit is None else self.limit - self.total


def reckon(post: Post, rules: Rules | None) -> Reckoning:
    """The post's year. The day counts from start to end without lunch, whatever its parts are.

    Where its named parts are more than the day, they count. A limit that is no whole minute is
    rounded down, for it is one; parts are rounded to the nearest.
    """
    year = days(post, rules)
    weeks = year / len(post.weekdays)
    weekly = {name: in_a_week(post, name) for name in IN_THE_DAY}
    rest = post.day * len(post.weekdays) - sum(weekly.values())
    parts = {name: round(weekly[name] * weeks) for name in IN_THE_DAY}
    if rest > 0:
        parts["rest"] = max(0, round(post.day * year) - sum(parts.values()))
    parts |= {name: post.event(name) for name in EVENTS}
    parts |= {"cost": sum(post.cost.values()), "contingency": post.contingency or 0}
    if post.clubs_directed is False:
        parts["clubs"] = 0
    told = {name: parts[name] for name in PARTS if parts.get(name)}
    return Reckoning(post, told, _limit(post, rules), rest)


def days(post: Post, rules: Rules | None) -> Fraction:
    """Days with pupils: as said, else the year's for those days of the week that the post has."""
    if post.days is not None:
        return Fraction(post.days)
    return Fraction((rules.teaching if rules else DAYS) * len(post.weekdays), len(WHOLE_WEEK))


def in_a_week(post: Post, name: str) -> int:
    """Minutes a week of one of the parts of the day, 0 where it is not said."""
    minutes = getattr(post, name) or 0
    return minutes * len(post.weekdays) if name in DAILY else minutes


def _limit(post: Post, rules: Rules | None) -> int | None:
    if rules is None or post.role == "leadership":
        return None
    return int(rules.minutes * post.share)
