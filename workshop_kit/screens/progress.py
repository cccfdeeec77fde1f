"""Where a room is, in words: the lines that stand at the top of every screen."""

from collections.abc import Mapping
from typing import Any

from ..domain.activities import Activity
from ..domain.story import State
from ..domain.timing import seconds_left
from ..room import Room
from ..words import say
from . import labels
from .around import Around


def heading(room: Room, around: Around) -> dict[str, Any]:
    """Whose room, which step, seconds left (None without a timer), how many have answered."""
    state = room.state
    return {
        "room": room.code,
        "first": first_line(state),
        "school": state.school,
        "workshop": state.workshop.title,
        "title": title(state),
        "step": step(state),
        "answered": answered(room),
        "left": left(state, around),
        "phase": state.phase,
        "talking": state.talking,
    }


def first_line(state: State) -> str:
    """What has to be read before all else; "" in a school's own rooms."""
    return say("representatives.first") if state.workshop.side == "representatives" else ""


def title(state: State) -> str:
    """The title of the activity at hand; the workshop's before it and after it."""
    going = state.activity if state.phase in ("open", "closed") else None
    return going.title if going else state.workshop.title


def step(state: State) -> str:
    """Step 3 of 9; "" while waiting, after the end, and where each phone has its own."""
    if state.phase not in ("open", "closed") or state.paced:
        return ""
    ids = [activity.id for activity in state.workshop.activities]
    return say("step.place", n=ids.index(state.current or "") + 1, all=len(ids))


def trouble(room: Room) -> str:
    """What is wrong with the file that keeps everything; "" where nothing is."""
    return say(f"store.{room.trouble}") if room.trouble else ""


def following(state: State) -> str:
    """What comes after the activity at hand; "" while waiting and where each phone has its own."""
    after = state.workshop.after(state.current)
    running = state.phase in ("open", "closed") and not state.paced
    return say("phone.next", title=after.title) if running and after else ""


def answered(room: Room) -> str:
    """How many have answered, while something is asked."""
    step = room.state.activity
    return labels.answered(step, room.answered, room.joined) if step and asking(room.state) else ""


def asking(state: State) -> bool:
    """Whether phones can answer now."""
    return _must_close(state) and state.activity is not None and state.asks(state.activity)


def primary(state: State, words: Mapping[str, str]) -> dict[str, str] | None:
    """What the one button does next, with its label from `words`; None after the end."""
    if state.phase == "ended":
        return None
    if state.paced:
        return {"do": "seal", "activity": "", "label": words["seal"]}
    at_hand = state.current or ""
    following = state.workshop.after(state.current)
    if _must_close(state) and state.activity:
        return {"activity": at_hand, **_closing(state, state.activity, words)}
    if state.covered(at_hand):
        return {"do": "release", "activity": at_hand, "label": words["release"]}
    if must_choose(state, following):
        return {"do": "choose", "activity": at_hand, "label": words["choose_now"]}
    if following is None:
        return {"do": "end", "activity": at_hand, "label": words["end"]}
    label = words["next" if state.current else "start"].format(title=following.title)
    return {"do": "start", "activity": following.id, "label": label}


def must_choose(state: State, following: Activity | None) -> bool:
    """Whether the room is asked next about proposals that nobody has put to it yet."""
    asked = following is not None and following.kind == "agree"
    return asked and bool(state.proposals) and not state.chosen


def _closing(state: State, step: Activity, words: Mapping[str, str]) -> dict[str, str]:
    if not asking(state):
        return {"do": "pass", "label": labels.of_kind(f"desk.go_on_{step.kind}", "desk.go_on")}
    named = _named(step, state.workshop.manner)  # the practice room tells fewer apart
    return {"do": "close", "label": words.get(named, words["close"])}


def _named(step: Activity, manner: str) -> str:
    """What is closed: in a conversation nobody else reads, and notes are not shown to anybody."""
    if manner == "conversation":
        return "close_both" if step.on_board else "close_notes"
    # Of what is all words nothing is shown before the desk has read it.
    return "close_words" if step.writing == "all" and step.on_board else "close"


def _must_close(state: State) -> bool:
    return state.phase == "open" and state.activity is not None and state.activity.asks


def left(state: State, around: Around) -> float | None:
    """Seconds until the timer runs out, below 0 afterwards: talk follows closing. Else None."""
    timed = state.phase in ("open", "closed") and not state.paced
    return round(seconds_left(state, around.now()), 1) if timed else None
