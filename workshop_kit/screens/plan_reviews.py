"""Has it really stopped? on the plan's page: what is due, the two words, and typing them in."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from ..domain import follow
from ..domain.activities.step import LONGEST_IDEA
from ..domain.disclosure import review_minimum
from ..domain.plan import Action
from ..domain.problem import Problem
from ..domain.report.phrases import counted, moment, named, number, spoken
from ..domain.report.reviews import COLUMNS, Line, asked_on, joined, review_lines, round_name
from ..domain.review import OWNER, STATUSES
from ..domain.story import State
from ..room import Room
from ..words import say
from .labels import labels

DOES = ("review", "ask", "stop_asking")
Done = Callable[[Sequence[Problem]], None]


def told(room: Room, message: dict[str, Any], now: float, done: Done) -> None:
    """{"do": "review", "action", "value"}, {"do": "ask", "weeks"} or {"do": "stop_asking"}."""
    if message["do"] == "ask":
        return room.ask(message.get("weeks"), now, done)
    if message["do"] == "stop_asking":
        return room.stop_asking(done)
    return room.review(str(message.get("action")), message.get("value"), _day(now), done)


def asking(room: Room) -> str:
    """Until when staff are asked, and how many have answered; "" where they are not."""
    open_ = room.state.asking
    if open_ is None:
        return ""
    until = moment(say, open_.until)
    if room.answered == 0:
        return say("plan_review.asking_none", until=until)
    return counted(say, "plan_review.asking", room.answered, until=until)


def is_drawn(state: State) -> bool:
    """Whether there is anything to follow up."""
    return bool(follow.followed(state.actions)) and state.phase == "ended"


def drawn(state: State, join: str, now: float) -> dict[str, Any] | None:
    """What the page shows; None where there is nothing to follow up."""
    actions = follow.followed(state.actions)
    if not is_drawn(state):
        return None
    open_ = state.asking is not None
    return {
        "due": "" if open_ else _due(state, _day(now)),
        "ask": _button(state, now),
        "link": say("plan_review.round_link", join=join) if open_ else "",
        "actions": [_action(one, state, _day(now)) for one in actions],
        "statuses": [[status, say(f"review.{status}")] for status in STATUSES],
        "first": str(follow.WEEKS[0]),
        "owners": [["", say("plan_review.no_owner")], *([o, _owner(o)] for o in OWNER)],
        "longest": LONGEST_IDEA,
        "says": {**labels("form", "plan_review"), "enter_hint": _enter_hint(state)},
    }


def _enter_hint(state: State) -> str:
    fewest = number(say, review_minimum(state.workshop))
    return say("plan_review.enter_hint", minimum=fewest)


def _due(state: State, today: str) -> str:
    due = follow.due(state, today)
    if not due:
        return say("report.review.asked")
    since = spoken(say, due[0].day.isoformat())
    names = [round_name(one.action, one.weeks, say) for one in due]
    return counted(say, "plan_review.due", names.count(names[0]), when=names[0], date=since)


def _button(state: State, now: float) -> dict[str, Any] | None:
    if state.asking:
        return {"do": "stop_asking", "label": say("plan_review.stop")}
    weeks = follow.can_ask(state, _day(now))
    if not weeks:
        return None
    asked = follow.round_of(state, weeks, now)[0]["actions"]
    names = (round_name(one, weeks, say) for one in state.actions if one.id in asked)
    when = joined([name.casefold() for name in dict.fromkeys(names)], say)
    return {"do": "ask", "weeks": weeks, "label": say("plan_review.ask", when=when)}


def _action(action: Action, state: State, today: str) -> dict[str, Any]:
    lines = review_lines(action, state, today, say)
    about = {"what": named(say, action), "asked": asked_on(action, say)}
    come = [n for n, _ in follow.come(action, today)]
    return {
        "id": action.id,
        **about,
        "lines": list(map(drawn_line, lines)),
        "rounds": [[str(n), round_name(action, n, say)] for n in come],
        "none_yet": "" if come else _none_yet(action),
    }


def _none_yet(action: Action) -> str:
    """When the first round comes: before it only who leads an action has a word."""
    first = next(iter(follow.rounds(action)), None)
    if first is None:
        return say("plan_review.not_begun")
    weeks, day = first
    when = round_name(action, weeks, say).casefold()
    return say("plan_review.not_come", when=when, date=spoken(say, day.isoformat()))


def drawn_line(line: Line) -> dict[str, Any]:
    """One round as a page draws it: label and words of each column."""
    pairs = [[say(f"report.review.{name}"), getattr(line, name)] for name in COLUMNS[1:]]
    instead = say("report.review.instead") if line.instead else ""
    return {"when": line.when, "pairs": pairs, "instead": instead, "lines": list(line.instead)}


def _owner(status: str) -> str:
    return say(f"report.review.owner_{status}")


def _day(now: float) -> str:
    return date.fromtimestamp(now).isoformat()
