"""After a room open for days has closed: what who did not answer is told, before and after."""

from collections.abc import Callable
from typing import Any

from ...domain.activities import Activity
from ...domain.report.phrases import moment, weekday
from ...domain.story import State
from ...room import Room
from ...words import say
from .sentences import lacking, still

RESULTS = "."  # where a phone goes back to; no activity has this id
Mine = Callable[[Activity], bool]  # whether this phone's late answer to it is saved


def drafts(room: Room) -> str:
    """Under which name a page keeps what is half typed: not with what was typed before."""
    return f"{room.code}-late"


def notice(state: State) -> str:
    """Below the results: who may still answer, until when; "" where nobody may."""
    return say("late.notice", until=moment(say, state.late)) if state.late else ""


def way(label: str, to: str) -> dict[str, Any]:
    """The one button below the results, or below the parts."""
    words = {"back": "", "all": ""}
    return {"back": "", "next": to, "words": words, "label": say(label), "reading": False}


def parts(state: State) -> list[Activity]:
    """The parts that late answers are taken to."""
    return [step for step in state.workshop.activities if state.takes_late(step.id)]


def lines(room: Room, mine: Mine) -> list[str]:
    """What is told first: how many more have to come by when, and who must not answer again."""
    state = room.state
    wanted = [lacking(room, step, mine(step)) for step in parts(state)]
    least = min(wanted)
    more = [say("late.some_more")] if max(wanted) > max(least, 0) else []
    return [_counts(state, least), *more, *_all_parts(state)]


def above(room: Room, step: Activity, mine: bool) -> list[str]:
    """The same on a page that has one part alone: how many more this part needs."""
    return [first(room, step, mine), *_all_parts(room.state)]


def _all_parts(state: State) -> list[str]:
    groups = [say("late.groups")] if state.groups_asked else []
    counted = any(step.kind in ("rate", "score") for step in parts(state))
    return [say("late.twice"), *groups, *([say("late.alike")] if counted else [])]


def _counts(state: State, more: int) -> str:
    return still("days.late", more, state.late) if more > 0 else say("late.enough")


def mark(room: Room, step: Activity, mine: bool) -> str:
    """Beside a part: whether it is saved, and how many more have to come."""
    more = lacking(room, step, mine)
    if more > 0:
        return still("late.mark_saved" if mine else "late.mark", more, room.state.late)
    return say("late.mark_counts") if mine else ""


def first(room: Room, step: Activity, mine: bool) -> str:
    """Above a form."""
    return _counts(room.state, lacking(room, step, mine))


def saved(room: Room, step: Activity, mine: bool) -> str:
    """Once it is saved: whether it counts."""
    more = lacking(room, step, mine)
    return still("late.saved", more, room.state.late) if more > 0 else say("late.saved_enough")


def done(state: State, answered: int, asked: int) -> str:
    """How many parts are saved; "" before the first."""
    return say("late.done", n=answered, all=asked, day=weekday(say, state.late)) if answered else ""


def form(drawn: dict[str, Any], told: str) -> dict[str, Any]:
    """A form as it is drawn for a late answer: no role group, and what is `told` once saved."""
    words = {**drawn["words"], "saved": told}
    return {**drawn, "words": words, **({"groups": []} if "groups" in drawn else {})}
