"""A post: what a teacher in it is directed to do, in minutes; never a person."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

ROLES = ("teacher", "leads", "ect_1", "ect_2", "leadership")
# What happens outside the day's start and end, each so many times a year.
EVENTS = (
    *("meetings", "other_meetings", "briefings", "parents", "twilights"),
    *("inset", "clubs", "other", "added"),
)
WHOLE_WEEK = (1, 2, 3, 4, 5)


@dataclass(frozen=True)
class Event:
    """Something that takes place `number` times a year and lasts `length` minutes each time."""

    number: int
    length: int

    @property
    def minutes(self) -> int:
        """Minutes a year."""
        return self.number * self.length


@dataclass(frozen=True, kw_only=True)
class Post:
    """`start`, `end` and pupils' are minutes after midnight: when a teacher in it must be there.

    `lunch`, `breaks` and `registration` are minutes a day; `teaching`, `ppa`, `leadership`, `ect`,
    `assemblies`, `duties`, `lunch_duties` and the school's timetabled `school_week` minutes a week;
    `contingency` and `removed` minutes a year. `share` is that of full-time pay, `weekdays` 1 (Mon)
    to 5, `days` those with pupils in a year. None is not said. `cost` are the minutes a year that
    the list of meetings gives, by its names: they stand in place of meetings and briefings. `job`:
    whose meetings of that list are taken over, "" for nobody's.
    """

    name: str
    start: int
    end: int
    lunch: int
    role: str = "teacher"
    share: Fraction = Fraction(1)
    weekdays: tuple[int, ...] = WHOLE_WEEK
    days: int | None = None
    pupils_start: int | None = None
    pupils_end: int | None = None
    breaks: int | None = None
    registration: int | None = None
    teaching: int | None = None
    ppa: int | None = None
    leadership: int | None = None
    ect: int | None = None
    assemblies: int | None = None
    duties: int | None = None
    lunch_duties: int | None = None
    school_week: int | None = None
    contingency: int | None = None
    removed: int | None = None
    clubs_directed: bool | None = None
    meetings_on: int | None = None
    other_meetings_on: int | None = None
    events: Mapping[str, Event] = field(default_factory=dict)
    cost: Mapping[str, int] = field(default_factory=dict)
    job: str = ""

    @property
    def day(self) -> int:
        """Minutes from start to end without lunch."""
        return self.end - self.start - self.lunch

    @property
    def part_time(self) -> bool:
        """Whether it is less than a whole post."""
        return self.share < 1

    def event(self, name: str) -> int:
        """Minutes a year of an event, 0 where there is none."""
        return self.events[name].minutes if name in self.events else 0


MET = ("meetings", "other_meetings", "briefings")


def with_meetings(post: Post, minutes: Mapping[str, int]) -> Post:
    """`post` with what its meetings cost: minutes a year by name, in place of those of the sheet.

    Stopping a meeting there changes the total by the same minutes. ValueError below nought.
    """
    if any(n < 0 for n in minutes.values()):
        raise ValueError("minutes of a meeting are never less than nought")
    kept = {name: event for name, event in post.events.items() if name not in MET}
    return replace(post, events=kept, cost=dict(minutes))
