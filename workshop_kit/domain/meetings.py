"""What our meetings cost: regular meetings and messages to many, in hours a year for each job."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from math import ceil, floor
from typing import Any

from .activities.step import LONGEST_LINE, mapping, words
from .dates import typed_day
from .directed_time import Post, with_meetings
from .jobs import figure_of, once, spelled_once
from .ledger import MOST_PEOPLE, SCHOOL_WEEKS, Line, Minutes
from .problem import Problem

KINDS = ("meeting", "message")
DECISIONS = ("keep", "shorten", "merge", "stop", "notice")
SHORTER = ("shorten", "notice")  # something is left, and somebody says how much
MOST_MINUTES = 480
MOST_TIMES = 400
MOST_JOBS = 12
MOST_MEETINGS = 100


@dataclass(frozen=True)
class Meeting:
    """`minutes` each time, `times` a year, for so many `people` by job.

    `then`: minutes each time once the `decision` holds; a notice is read in that time. `since`:
    the ISO date from which it is to hold, "" where nobody said.
    """

    name: str
    kind: str
    minutes: int
    times: int
    people: Mapping[str, int]
    decision: str = "keep"
    then: int = 0
    since: str = ""

    @property
    def left(self) -> int:
        """Minutes each time that are left once the decision holds."""
        if self.decision == "keep":
            return self.minutes
        return self.then if self.decision in SHORTER else 0

    def of(self, job: str) -> int:
        """How many people of a job are in it."""
        return figure_of(job, self.people)

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values."""
        return asdict(self)


@dataclass(frozen=True)
class Cost:
    """Minutes a year of all people of a job: as it is, and once the decisions hold."""

    job: str
    now: int
    then: int

    @property
    def saved(self) -> int:
        """Minutes a year that come back."""
        return self.now - self.then


def cost(meeting: Meeting) -> Cost:
    """Minutes a year of everybody in it."""
    people = sum(meeting.people.values()) * meeting.times
    return Cost("", meeting.minutes * people, meeting.left * people)


def by_job(meetings: Iterable[Meeting]) -> tuple[Cost, ...]:
    """What all of them cost each job, from A to Z."""
    listed = list(meetings)
    jobs = spelled_once(job for one in listed for job in one.people)
    return tuple(_of_job(job, listed) for job in jobs)


def _of_job(job: str, meetings: Sequence[Meeting]) -> Cost:
    each = [(one, one.times * one.of(job)) for one in meetings]
    return Cost(job, sum(one.minutes * n for one, n in each), sum(one.left * n for one, n in each))


def of_person(job: str, meetings: Iterable[Meeting]) -> dict[str, int]:
    """Minutes a year of one person of this job by the meeting's name, as decided."""
    return {one.name: one.left * one.times for one in meetings if one.of(job)}


def taken_over(
    posts: Iterable[Post], meetings: Sequence[Meeting]
) -> tuple[list[Post], list[Problem]]:
    """Posts with the meetings of their job, as decided; a Problem for each job that has none."""
    known = {job.casefold() for one in meetings for job in one.people}
    found: list[Post] = []
    problems: list[Problem] = []
    for post in posts:
        there = post.job.casefold() in known
        found.append(with_meetings(post, of_person(post.job, meetings)) if there else post)
        if post.job and not there:
            about = {"post": post.name, "job": post.job}
            problems.append(Problem("directed_check.no_job", "job", about))
    return found, problems


def lines(meetings: Iterable[Meeting]) -> tuple[Line, ...]:
    """The ledger's lines: what the decisions save each job; none where nothing changes.

    Not everybody of a job sits in every meeting: a week's minutes of one person go from the
    smallest change alone to all of them together.
    """
    freed = [one for one in meetings if one.left < one.minutes]
    found = []
    for total in by_job(freed):
        own = [one for one in freed if one.of(total.job)]
        a_year = [(one.minutes - one.left) * one.times for one in own]
        people = max(one.of(total.job) for one in own)
        week = Minutes(floor(min(a_year) / SCHOOL_WEEKS), ceil(sum(a_year) / SCHOOL_WEEKS))
        year = Minutes(total.saved, total.saved)
        found.append(Line(total.job, week, None, people, saved_a_year=year))
    return tuple(found)


def check_meeting(raw: Any) -> tuple[Meeting | None, list[Problem]]:
    """{"name", "kind", "minutes", "times", "people", "decision", "then", "since"}, checked.

    `people` is {job: n}; `since` an ISO date, or "".
    """
    given, problems = mapping(raw)
    if problems:
        return None, problems
    name, problems = words(given.get("name", ""), "name", LONGEST_LINE, "meetings.no_name")
    kind, decision = given.get("kind"), given.get("decision", "keep")
    if kind not in KINDS:
        problems = [*problems, Problem("meetings.no_kind", "kind")]
    minutes, found = _number(given, "minutes", 1, MOST_MINUTES)
    times, wrong = _number(given, "times", 1, MOST_TIMES)
    people, odd = check_people(given.get("people", {}))
    then, late = _then(given, decision, minutes)
    since, unclear = _since(given.get("since", ""), decision)
    problems = [*problems, *found, *wrong, *odd, *late, *unclear]
    if problems:
        return None, problems
    return Meeting(name, str(kind), minutes, times, people, str(decision), then, since), []


def _since(raw: Any, decision: Any) -> tuple[str, list[Problem]]:
    """What is kept as it is begins on no day."""
    if raw in ("", None) or decision == "keep":
        return "", []
    day = typed_day(raw)
    return (day.isoformat(), []) if day else ("", [Problem("plan.not_a_date", "since")])


def _then(given: Mapping[str, Any], decision: Any, minutes: int) -> tuple[int, list[Problem]]:
    if decision not in DECISIONS:
        return 0, [Problem("meetings.no_decision", "decision")]
    if decision not in SHORTER:
        return 0, []
    then, problems = _number(given, "then", 0, MOST_MINUTES)
    if not problems and minutes and then >= minutes:
        problems = [Problem("meetings.not_shorter", "then")]
    return then, problems


def _number(
    given: Mapping[str, Any], name: str, least: int, most: int
) -> tuple[int, list[Problem]]:
    n = given.get(name)
    if type(n) is int and least <= n <= most:
        return n, []
    return 0, [Problem("meetings.no_number", name, {"least": least, "most": most})]


def check_people(raw: Any) -> tuple[dict[str, int], list[Problem]]:
    """{job: people}, one job at least."""
    given, problems = mapping(raw)
    if problems or not 0 < len(given) <= MOST_JOBS:
        return {}, [Problem("meetings.no_people", "people")]
    people: dict[str, int] = {}
    for job, n in given.items():
        name, found = words(job, "people", LONGEST_LINE, "meetings.no_job")
        if type(n) is not int or not 0 < n <= MOST_PEOPLE:
            found = [*found, Problem("plan.not_people", "people", {"most": MOST_PEOPLE})]
        found = [*found, *once(name, people, "people")]
        problems = [*problems, *found]
        people[name] = n
    return people, problems
