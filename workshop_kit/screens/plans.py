"""All plans of a school on one page: what is due, what comes next, what came of each action."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import traitlets

from ..domain import initiatives, ledger, meetings, plans
from ..domain.history import counted_jobs
from ..domain.initiatives import Initiative
from ..domain.ledger import Job, Line
from ..domain.meetings import Meeting
from ..domain.plan import Action
from ..domain.plans import Date, Held
from ..domain.report import sides
from ..domain.report.phrases import (
    about,
    counted,
    hours,
    listed,
    minutes_of,
    named,
    spoken,
    stands,
    state_of,
    wait_of,
)
from ..domain.report.reviews import asked_on, review_lines
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
    due = plans.still_due(held, today)
    return {
        "kind": "plans",
        "school": of.school,
        "none": say("plans.none" if of.school else "plans.no_school"),
        "ledger": _ledger(of, held),
        "posts": _posts(held),
        "title": say("plans.title"),
        "about": counted(say, "plans.of", len(held), date=spoken(say, today)) if held else "",
        "due": _dated(
            [one for one in due if plans.is_new(one, today)],
            plans.added_due(of.initiatives, today),
            plans.meetings_due(of.meetings, today),
        ),
        "waiting": [_date(one) for one in due if not plans.is_new(one, today)],
        "coming": _dated(
            plans.coming(held, today),
            plans.added_coming(of.initiatives, today),
            plans.meetings_coming(of.meetings, today),
        ),
        "plans": [_plan(room, today) for room in held],
        "words": labels("line", "plans"),
    }


def _ledger(of: Followed, held: Sequence[State]) -> list[dict[str, Any]]:
    """Minutes by job from each source; never added up, for they are guesses of different kinds."""
    adopted = [one for room in held for one in room.actions if one.state == "adopted"]
    jobs = {job: Job(*known) for job, known in counted_jobs(held).items()}
    found = {
        "plans": ledger.ledger(adopted, jobs),
        "meetings": meetings.lines(of.meetings),
        "initiatives": initiatives.lines(of.initiatives),
    }
    return [_table(source, lines) for source, lines in found.items() if lines]


def _posts(held: Sequence[State]) -> list[str]:
    """Jobs of which the actions of all plans, none of them alone, take most of the paid work."""
    return [
        say("plans.post", job=post.job, minutes=about(post.minutes, say), actions=_named(post))
        for post in ledger.shared_posts(one for room in held for one in room.actions)
    ]


def _named(post: ledger.Post) -> str:
    return listed(f"“{named(say, one)}”" for one in post.actions)


def _table(source: str, lines: Sequence[Line]) -> dict[str, Any]:
    head = [say(f"plans.head_{name}") for name in ("job", "saves", "adds", "year")]
    rows = [
        [line.job, sides.saved(line, say), sides.added(line, say), _year(line)] for line in lines
    ]
    return {"caption": say(f"plans.from_{source}"), "head": head, "rows": rows}


def _year(line: Line) -> str:
    return hours(line.saved_a_year, say) if line.saved_a_year else sides.NOTHING


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
    key = "plans.asked" if one.weeks else "plans.reviewed"
    about = {"what": named(say, one.action), "weeks": one.weeks, "room": _room(one.room)}
    return say(key, date=spoken(say, one.day.isoformat()), **about)


def _room(room: State) -> str:
    held_on = spoken(say, room.held_on)
    return say("plans.room", title=room.workshop.title, date=held_on, code=room.code)


def _plan(room: State, today: str) -> dict[str, Any]:
    listed = enumerate(room.actions, start=1)
    return {"title": _room(room), "actions": [_action(n, one, room, today) for n, one in listed]}


def _action(n: int, action: Action, room: State, today: str) -> dict[str, Any]:
    waits = wait_of(say, action, room.asked_on, today)
    return {
        "what": f"{n}. {named(say, action)}",
        "state": stands(say, action),
        "reached": action.state,
        "lines": [
            *led(action.lead, action.when),
            say("plans.minutes", minutes=minutes_of(say, action)),
            " ".join(filter(None, (state_of(say, action), waits and f"{waits}."))),
            asked_on(action, say),
        ],
        "said": [drawn_line(line) for line in review_lines(action, room, today, say)],
    }
