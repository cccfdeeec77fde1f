"""Where a room is, in words: the lines that stand at the top of every screen."""

from collections.abc import Mapping
from typing import Any

from ..domain.story import State
from ..room import Room
from ..words import say
from .around import Around
from .labels import counted


def heading(room: Room, around: Around) -> dict[str, Any]:
    """Whose room, which step, seconds left (None without a timer), how many have answered."""
    state = room.state
    return {
        "room": room.code,
        "school": state.school,
        "workshop": state.workshop.title,
        "title": title(state),
        "step": step(state),
        "answered": answered(room),
        "left": left(state, around),
        "phase": state.phase,
        "talking": state.talking,
    }


def title(state: State) -> str:
    """The title of the activity at hand; the workshop's before it and after it."""
    going = state.activity if state.phase in ("open", "closed") else None
    return going.title if going else state.workshop.title


def step(state: State) -> str:
    """Step 3 of 9; "" while waiting and after the end."""
    if state.phase not in ("open", "closed"):
        return ""
    ids = [activity.id for activity in state.workshop.activities]
    return say("step.place", n=ids.index(state.current or "") + 1, all=len(ids))


def answered(room: Room) -> str:
    """How many have answered, while something is asked."""
    return counted("step.answered", room.answered) if asking(room.state) else ""


def asking(state: State) -> bool:
    """Whether phones can answer now."""
    return state.phase == "open" and state.activity is not None and state.activity.asks


def primary(state: State, words: Mapping[str, str]) -> dict[str, str] | None:
    """What the one button does next, with its label from `words`; None after the end."""
    if state.phase == "ended":
        return None
    if asking(state):
        return {"do": "close", "activity": state.current or "", "label": words["close"]}
    following = state.workshop.after(state.current)
    if following is None:
        return {"do": "end", "activity": state.current or "", "label": words["end"]}
    label = words["next" if state.current else "start"].format(title=following.title)
    return {"do": "start", "activity": following.id, "label": label}


def left(state: State, around: Around) -> float | None:
    """Seconds until the timer runs out, below 0 afterwards: talk follows closing. Else None."""
    return round(state.ends - around.now(), 1) if state.phase in ("open", "closed") else None
