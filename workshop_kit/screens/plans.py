"""All plans of a school on one page: what is due, what comes next, what came of each action."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import traitlets

from ..domain import initiatives, ledger, meetings, plans
from ..domain.history import counted_jobs, each_once, gone_on
from ..domain.initiatives import Initiative
from ..domain.ledger import Job, Line
from ..domain.meetings import Meeting
from ..domain.plan import Action
from ..domain.plans import Date, Held
from ..domain.report import sides
from ..domain.report.phrases import about, counted, listed, minutes_of, named, spoken
from ..domain.report.reviews import asked_on, ends, review_lines, trial_over
from ..domain.report.stages import stands, state_of, wait_of
from ..domain.report.summary import year
from ..domain.story import State
from ..visitor import Visitor
from ..words import say
from .activities.propose import led
from .labels import labels
from .parts.part import Part, joined
from .plan_reviews import drawn_line

SCRIPT = joined(
    *("parts/shared.js", "parts/pictures.js", "parts/reviewed.js", "plans.js", "parts/render.js")
)
STYLE = joined(
    *("parts/look.css", "parts/page.css", "parts/form.css", "parts/pictures.css", "parts/plan.css")
)


@dataclass(frozen=True)
class Followed:
    """What a school follows: its `rooms`, meetings and what it added; "" where there is none."""

    school: str
    rooms: Sequence[State] = ()
    meetings: Sequence[Meeting] = ()
    initiatives: Sequence[Initiative] = ()


class PlansPage(Part):
    """Every plan of a school as it stands `today` (ISO date), and its ledger."""

    _esm = traitlets.Unicode(SCRIPT).tag(sync=True)
    _css = traitlets.Unicode(STYLE).tag(sync=True)

    def __init__(self, of: Followed, today: str, who: Visitor | None) -> None:
        session = who.session if who else ""
        data = {**_drawn(of, today), "full": bool(who)}
        super().__init__(key="plans", session=session, data=data)


def _drawn(of: Followed, today: str) -> dict[str, Any]:
    held = plans.with_plans(of.rooms)
    due, gone = plans.still_due(held, today), gone_on(held)
    added = plans.added_due(of.initiatives, today)
    return {
        "kind": "plans",
        "school": of.school,
        "none": say("plans.none" if of.school else "plans.no_school"),
        "ledger": _ledger(of, held),
        "posts": _posts(held),
        "title": say("plans.title"),
        "about": counted(say, "plans.of", len(held), date=spoken(say, today)) if held else "",
        "due": _dated(
            [one for one in due if plans.is_new(one.day, today)],
            [one for one in added if plans.is_new(date.fromisoformat(one.review), today)],
            plans.meetings_due(of.meetings, today),
        ),
        "waiting": _dated(
            [one for one in due if not plans.is_new(one.day, today)],
            [one for one in added if not plans.is_new(date.fromisoformat(one.review), today)],
            [],
        ),
        "coming": _dated(
            plans.coming(held, today),
            plans.added_coming(of.initiatives, today),
            plans.meetings_coming(of.meetings, today),
        ),
        "plans": [_plan(room, today, gone) for room in held],
        "words": labels("line", "plans"),
    }


def _ledger(of: Followed, held: Sequence[State]) -> list[dict[str, Any]]:
    """Minutes by job from each source; never added up, for they are guesses of different kinds."""
    adopted = [one for _, one in each_once(held) if one.state == "adopted"]
    jobs = {job: Job(*known) for job, known in counted_jobs(held).items()}
    found = {
        "plans": ledger.ledger(adopted, jobs),
        "meetings": meetings.lines(of.meetings),
        "initiatives": initiatives.lines(of.initiatives),
    }
    names: dict[str, str] = {}
    return [_table(source, _spelled(lines, names)) for source, lines in found.items() if lines]


def _spelled(lines: Sequence[Line], names: dict[str, str]) -> list[Line]:
    """A job as the first table has it: "Site Staff" and "site staff" are one job."""
    return [replace(one, job=names.setdefault(one.job.casefold(), one.job)) for one in lines]


def _posts(held: Sequence[State]) -> list[str]:
    """Jobs of which the actions of all plans, none of them alone, take most of the paid work."""
    return [
        say("plans.post", job=post.job, minutes=about(post.minutes, say), actions=_named(post))
        for post in ledger.shared_posts(one for _, one in each_once(held))
    ]


def _named(post: ledger.Post) -> str:
    return listed(f"“{named(say, one)}”" for one in post.actions)


def _table(source: str, lines: Sequence[Line]) -> dict[str, Any]:
    """Hours a year stand in it where anybody said how many do one of the jobs."""
    yearly = any(line.saved_a_year or line.added_a_year for line in lines)
    names = ("job", "saves", "adds", *(("year",) if yearly else ()))
    rows = [_row(line)[: len(names)] for line in lines]
    head = [say(f"plans.head_{name}") for name in names]
    return {"caption": say(f"plans.from_{source}"), "head": head, "rows": rows}


def _row(line: Line) -> list[str]:
    return [line.job, sides.saved(line, say), sides.added(line, say), year(line, say)]


def _dated(
    dates: Sequence[Date], added: Sequence[Initiative], meetings: Sequence[Held]
) -> list[str]:
    """What is due of actions, of what was added and of meetings, the first one first."""
    told = [(one.day.isoformat(), _date(one)) for one in dates]
    told += [(one.review, _added(one)) for one in added]
    told += [(one.day.isoformat(), _meeting(one)) for one in meetings]
    return [sentence for _, sentence in sorted(told, key=lambda one: one[0])]


def _added(one: Initiative) -> str:
    return say("plans.added", date=spoken(say, one.review), what=one.what, who=one.asked_by)


def _meeting(one: Held) -> str:
    decided = say(f"meetings.{one.meeting.decision}")
    about = {"weeks": one.weeks, "name": one.meeting.name, "decided": decided}
    return say("plans.meeting", date=spoken(say, one.day.isoformat()), **about)


def _date(one: Date) -> str:
    day = one.day.isoformat()
    key = "plans.asked" if one.weeks else "plans.reviewed"
    key = "plans.trial" if one.weeks and ends(one.action, day) else key
    about = {"what": named(say, one.action), "weeks": one.weeks, "room": _room(one.room)}
    return say(key, date=spoken(say, day), **about)


def _room(room: State) -> str:
    held_on = spoken(say, room.held_on)
    return say("plans.room", title=room.workshop.title, date=held_on, code=room.code)


def _plan(room: State, today: str, gone: Mapping[tuple[str, str], State]) -> dict[str, Any]:
    """What went on in another plan says so, and nothing else."""
    cards = []
    for n, one in enumerate(room.actions, start=1):
        to = gone.get((room.code, one.id))
        cards.append(_gone(n, one, to) if to else _action(n, one, room, today))
    return {"title": _room(room), "actions": cards}


def _gone(n: int, action: Action, to: State) -> dict[str, Any]:
    told = say("plans.gone_on", title=to.workshop.title, code=to.code)
    none: dict[str, Any] = {"state": "", "reached": "", "said": []}
    return {**none, "what": f"{n}. {named(say, action)}", "lines": [told]}


def _action(n: int, action: Action, room: State, today: str) -> dict[str, Any]:
    waits = wait_of(say, action, room.asked_on, today)
    rounds = review_lines(action, room, today, say)
    return {
        "what": f"{n}. {named(say, action)}",
        "state": stands(say, action),
        "reached": action.reached,
        "lines": [
            *led(action.lead, action.when),
            say("plans.minutes", minutes=minutes_of(say, action)),
            " ".join(filter(None, (state_of(say, action), waits and f"{waits}."))),
            *(() if action.refused else (asked_on(action, say),)),
            *(say("plans.silent", when=one.when) for one in rounds if one.silent),
            *(trial_over(action, today, say) if action.alive else ()),
        ],
        "said": [drawn_line(one) for one in rounds if not one.silent],
    }
