"""Minutes on screens: what the activity at hand has, and how the rest was cut."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ..domain.activities import Activity
from ..domain.story import State
from ..domain.timing import Rest, after_closing, ends, minutes_left, rest_after
from ..words import say
from .around import Around
from .labels import counted, labels


def own_minutes(state: State) -> int:
    """The minutes of the activity at hand, with those that the desk added."""
    return round((state.ends - state.started) / 60)


def about_minutes(state: State, asking: bool, now: float) -> str:
    """How long there is still, on a phone, which shows no clock. "" if nothing is timed."""
    if state.phase not in ("open", "closed") or state.paced:
        return ""
    left = minutes_left(state, now, talk_minutes(state) if asking else 0)
    if not left:
        return say("clock.answer_none" if asking else "clock.left_none")
    return say(f"step.about{_of_what(state, asking)}", minutes=counted("step.minutes", left))


def _of_what(state: State, asking: bool) -> str:
    if asking:
        return "_asking"
    talk = state.activity is not None and state.activity.talk > 0
    return "_talk" if talk and (state.phase == "closed" or state.talking) else ""


def clock_words(state: State) -> dict[str, str]:
    """The words of the clock; once a part is closed, its minutes are those of the talk about it."""
    words = labels("clock")
    if _of_what(state, asking=False) != "_talk":
        return words
    return {**words, "left_one": words["talk_one"], "left_many": words["talk_many"]}


def answering_minutes(state: State) -> int:
    """How many of them are meant for the answer itself, before the talk about what came out.

    What the desk adds goes to the answer; what a late room loses is taken from both.
    """
    return own_minutes(state) - talk_minutes(state)


def talk_minutes(state: State) -> int:
    """How many of the minutes of the activity at hand are meant for talk once it is closed.

    None in a conversation: there it is closed when both have said what they had to say.
    """
    step, has = state.activity, own_minutes(state)
    if step is None or state.workshop.manner == "conversation":
        return 0
    kept = after_closing(step)
    return max(0, min(kept, max(step.asks, kept * has // step.minutes), has - 1))


def recut_minutes(state: State, around: Around) -> dict[str, int]:
    """The minutes that the activity at hand and each that is still to come now have, by id."""
    rest = _rest(state, around)
    if rest is None or state.current is None:
        return {}
    coming = {step.id: n for step, n in zip(rest.steps, rest.minutes, strict=True)}
    return {state.current: own_minutes(state), **coming}


def minutes(step: Activity, now: Mapping[str, int]) -> str:
    """The minutes of a step in the list of all of them."""
    has = now.get(step.id, step.minutes)
    if has == step.minutes:
        return counted("step.minutes", has)
    return say("desk.cut_minutes", minutes=counted("step.minutes", has), n=step.minutes)


def pace(state: State, around: Around) -> dict[str, Any]:
    """`beyond`: seconds from the end of this activity to the workshop's; `late`: what that means.

    `until` is when that is by the clock. `beyond` is None where nothing runs.
    """
    rest = _rest(state, around)
    if rest is None:
        return {"beyond": None, "until": "", "late": ""}
    until = f"{datetime.fromtimestamp(ends(state)):%H:%M}"
    return {"beyond": round(ends(state) - state.ends, 1), "until": until, "late": _late(rest)}


def runs_late(state: State, around: Around) -> bool:
    """Whether what follows had to be cut, or the end comes late."""
    rest = _rest(state, around)
    return rest is not None and rest.late


def _rest(state: State, around: Around) -> Rest | None:
    running = state.phase in ("open", "closed") and not state.paced
    return rest_after(state, around.now()) if running else None


def _late(rest: Rest) -> str:
    if rest.over:
        out = rest.spare
        told = counted("desk.over", rest.over)
        return f"{told} {say('desk.leave_out', title=out.title)}" if out else told
    if not rest.late:
        return ""
    return say(
        "desk.recut",
        n=sum(rest.minutes),
        planned=rest.planned,
        minutes=rest.minutes[0],
        most=rest.steps[0].minutes,
    )
