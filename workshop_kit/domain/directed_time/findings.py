"""What does not fit the rules, and what is worth a look; each with what would mend it.

The mistakes looked for are those that schools commonly make with a budget of directed time.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from .hours import written
from .post import WHOLE_WEEK, Event, Post
from .reckoning import Reckoning, days
from .rules import Rules

DOES_NOT_FIT, WORTH_A_LOOK = "does_not_fit", "worth_a_look"
MIDDAY = (12 * 60, 14 * 60)
SHORT_LUNCH = 30  # a prompt of this kit's: the document names no number of minutes
FULL = 60  # minutes left of a year: then the limit was a target
LONGEST_WEEK = 48 * 60  # minutes: Working Time Regulations 1998, card weekly_limit
NAMED_A_DAY = 5  # minutes a day without a name that nobody need explain
NEAR = Fraction(1, 100)  # of full-time pay
SAID = ("registration", "assemblies", "duties", "breaks", "briefings")


@dataclass(frozen=True)
class Finding:
    """`what` names its sentences, `about` fills them; `rule` is the card it rests on, or "".

    `post` is "" where it is about all of them.
    """

    kind: str
    what: str
    post: str = ""
    about: Mapping[str, Any] | None = None
    rule: str = ""


@dataclass(frozen=True)
class Situation:
    """`terms` as said of the school (domain.opening.TERMS); `rules` of the year, or None."""

    terms: str
    rules: Rules | None


Told = Iterator[Finding]


def findings(told: Sequence[Reckoning], at: Situation) -> list[Finding]:
    """All findings: those that do not fit first, each kind in the order of the posts."""
    found = [one for each in told for check in CHECKS for one in check(each, at)]
    found += _same_for_all(told)
    return sorted(found, key=lambda one: one.kind != DOES_NOT_FIT)


def _no(what: str, of: Reckoning, rule: str, **about: Any) -> Finding:
    return Finding(DOES_NOT_FIT, what, of.post.name, about, rule)


def _look(what: str, of: Reckoning, rule: str = "", **about: Any) -> Finding:
    return Finding(WORTH_A_LOOK, what, of.post.name, about, rule)


def _limit(of: Reckoning, at: Situation) -> Told:
    """Over the limit; or the limit taken for a target; or held against who has none."""
    if at.rules and of.post.role == "leadership":
        yield _no("leadership", of, "whom_directed_time_covers")
    if of.left is None or of.limit is None or at.rules is None:
        return
    rule = "part_time_share" if of.post.part_time else "directed_time"
    if of.left < 0:
        yield _no("over", of, rule, by=written(-of.left), limit=written(of.limit))
    elif of.left < FULL:
        yield _look("target", of, "directed_time", left=written(of.left), limit=written(of.limit))
    later = at.rules.changed
    if later and of.left >= 0 and of.total > int(later.minutes * of.post.share):
        yield _look("changed", of, rule, on=later.on, hours=written(later.minutes), days=later.days)


def _days(of: Reckoning, at: Situation) -> Told:
    if at.rules is None:
        return
    inset = of.post.events.get("inset", Event(0, 0)).number
    year = days(of.post, at.rules)
    if year > at.rules.teaching:
        yield _no("days", of, "days_of_work", days=int(year), most=at.rules.teaching)
    if inset > at.rules.inset:
        yield _no("inset", of, "days_of_work", days=inset, most=at.rules.inset)
    if inset >= at.rules.inset and of.post.event("twilights"):
        yield _look("twilights", of, "days_of_work", days=inset)


def _midday(of: Reckoning, at: Situation) -> Told:
    """Lunch counted as work: no break in a day that goes over midday, or duties in it."""
    post = of.post
    over = post.start <= MIDDAY[0] and post.end >= MIDDAY[1]
    if at.rules and over and not post.lunch:
        yield _no("lunch", of, "midday_break")
    elif over and post.lunch < SHORT_LUNCH:
        yield _look("short_lunch", of, "midday_break", minutes=post.lunch)
    if at.rules and post.lunch_duties:
        yield _no("lunch_duties", of, "midday_break", week=written(post.lunch_duties))


def _forgotten(of: Reckoning, at: Situation) -> Told:
    """Minutes before and after pupils, time without a name, briefings and duties not said."""
    post = of.post
    early = post.pupils_start is not None and post.start >= post.pupils_start
    late = post.pupils_end is not None and post.end <= post.pupils_end
    if early or late:
        yield _look("before_and_after", of)
    if post.teaching is not None and of.rest > NAMED_A_DAY * len(post.weekdays):
        yield _look("trapped", of, week=written(of.rest))
    said = {*post.events, *(["briefings"] if post.cost else [])}
    unsaid = [name for name in SAID if name not in said and getattr(post, name, None) is None]
    if unsaid:
        yield _look("unsaid", of, unsaid=tuple(unsaid))


def _timetable(of: Reckoning, at: Situation) -> Told:
    """PPA: too little of it, or counted twice; or more in the day than the day has."""
    post, over = of.post, -of.rest
    if over > 0:
        twice = post.ppa is not None and over <= post.ppa
        yield _look("ppa_twice" if twice else "too_full", of, "", week=written(over))
    if at.rules is None or post.teaching is None or post.role == "leadership":
        return
    least = -(-post.teaching * at.rules.ppa // 100)
    if post.ppa is None:
        yield _look("no_ppa", of, "ppa_time", least=written(least), percent=at.rules.ppa)
    elif post.ppa < least:
        about = {"least": written(least), "ppa": written(post.ppa), "percent": at.rules.ppa}
        yield _no("ppa", of, "ppa_time", **about)


def _roles(of: Reckoning, at: Situation) -> Told:
    """Time that an early career or a responsibility brings."""
    post = of.post
    if at.rules is None or post.teaching is None:
        return
    if post.role == "leads" and not post.leadership:
        yield _no("no_leadership_time", of, "leadership_time")
    percent = {"ect_1": at.rules.ect_1, "ect_2": at.rules.ect_2}.get(post.role, 0)
    # The timetable is lighter by so much than a whole one, which is teaching and this time.
    given = post.ect or 0
    least = -(-(post.teaching + given) * percent // 100)
    if given < least:
        about = {"least": written(least), "given": written(given), "percent": percent}
        yield _no("ect", of, "induction_two_years", **about)


def _part_time(of: Reckoning, at: Situation) -> Told:
    """The share reckoned on another base, and meetings on days off."""
    post = of.post
    if post.school_week and post.teaching is not None and at.rules:
        own = post.teaching + (post.ppa or 0) + (post.leadership or 0) + (post.ect or 0)
        share = Fraction(own, post.school_week)
        if post.part_time and abs(share - post.share) > NEAR:
            about = {"share": _percent(share), "said": _percent(post.share)}
            yield _look("share", of, "part_time_share", **about)
    for name in ("meetings", "other_meetings"):
        day = getattr(post, f"{name}_on")
        if at.rules and day and day not in post.weekdays and post.event(name):
            yield _no("day_off", of, "part_time_days", meeting=name, day=day)


def _percent(share: Fraction) -> str:
    return f"{float(100 * share):.1f}%".replace(".0%", "%")


def _weekly(of: Reckoning, at: Situation) -> Told:
    """Working time a week: the law's limit is an average over 17 weeks, and counts all work."""
    year = days(of.post, at.rules)
    week = of.total * len(of.post.weekdays) / year if year else 0
    if week > LONGEST_WEEK:
        yield _look("weekly", of, "weekly_limit", week=written(int(week)), most=LONGEST_WEEK // 60)


def _clubs(of: Reckoning, at: Situation) -> Told:
    """Voluntary clubs are no directed time; directed ones are."""
    clubs = of.post.event("clubs")
    if clubs and of.post.clubs_directed is False:
        yield _look("clubs_left_out", of, hours=written(clubs))
    elif clubs and of.post.clubs_directed is None:
        yield _look("clubs", of, hours=written(clubs))


def _late(of: Reckoning, at: Situation) -> Told:
    """Nothing kept for what nobody foresees; or added in the year with nothing taken away."""
    added, removed = of.post.event("added"), of.post.removed or 0
    if not of.post.contingency:
        yield _look("contingency", of)
    if added > removed:
        yield _look("added", of, added=written(added), removed=written(removed))


CHECKS: tuple[Callable[[Reckoning, Situation], Told], ...] = (
    *(_limit, _days, _midday, _timetable, _roles, _part_time),
    *(_forgotten, _weekly, _clubs, _late),
)


def _same_for_all(told: Sequence[Reckoning]) -> Told:
    """One budget for posts that are not the same."""
    posts = [of.post for of in told]
    kinds = {(post.role, post.share, len(post.weekdays) < len(WHOLE_WEEK)) for post in posts}
    if len(kinds) > 1 and len({_budget(post) for post in posts}) == 1:
        yield Finding(WORTH_A_LOOK, "one_budget", about={"posts": len(posts)})


def _budget(post: Post) -> tuple[Any, ...]:
    named = ("start", "end", "lunch", "teaching", "ppa", "leadership", "ect", "duties", "days")
    events = tuple(sorted((name, event.minutes) for name, event in post.events.items()))
    return (*(getattr(post, name) for name in named), events)
