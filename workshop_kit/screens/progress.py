"""Where a room is, in words: the lines that stand at the top of every screen."""

from collections.abc import Mapping
from typing import Any

from ..domain.activities import Activity
from ..domain.story import State
from ..room import Room
from ..words import say
from . import labels
from .around import Around

# Why nothing is asked.
GO_ON = {
    "agree": "go_on",
    "recall": "go_on_recall",
    "move": "go_on_move",
    "sort": "go_on_sort",
    "vote": "go_on_vote",
    "tell": "go_on_tell",
}
# Of these nothing is shown before the desk has read it.
IN_WORDS = ("gather", "record", "year", "propose")


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
        return {"do": "pass", "label": words[GO_ON[step.kind]]}
    named = _named(step.kind, state.workshop.manner)  # the practice room tells fewer apart
    return {"do": "close", "label": words.get(named, words["close"])}


def _named(kind: str, manner: str) -> str:
    """What is closed: in a conversation nobody else reads, and notes are not shown to anybody."""
    if manner == "conversation":
        return "close_notes" if kind == "notes" else "close_both"
    return "close_words" if kind in IN_WORDS else "close"


def _must_close(state: State) -> bool:
    return state.phase == "open" and state.activity is not None and state.activity.asks


def left(state: State, around: Around) -> float | None:
    """Seconds until the timer runs out, below 0 afterwards: talk follows closing. Else None.

    Where the computer's clock was set back, never more than the timer had.
    """
    timed = state.phase in ("open", "closed") and not state.paced
    whole = state.ends - state.started
    return round(min(state.ends - around.now(), whole), 1) if timed else None
