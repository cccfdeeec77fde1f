"""What lies on the desk for the activity: the guide's words, and the room's to put in order."""

from typing import Any

from ..domain.activities import Agree
from ..domain.disclosure import written
from ..domain.results import Counts, Proposals, Records, Result, Text, Texts, Weeks
from ..domain.story import HOLD_REASONS, State
from ..words import say
from .activities.propose import proposal
from .activities.recall import agreed_line
from .around import Around
from .labels import labels

_TITLES: dict[type[object], str] = {
    Texts: "desk.texts",
    Counts: "desk.reasons",
    Proposals: "desk.proposals",
    Records: "desk.entries",
    Weeks: "desk.events",
}


def work(state: State, around: Around, undo: bool) -> dict[str, Any]:
    """The script and, once closed, the texts; nobody's words before that."""
    script = around.script(state.current) if state.current else {}
    shown = state.phase == "closed" and state.activity and state.activity.on_board
    result = state.results.get(state.current or "") if shown else None
    choice = _choice(state, result)
    return {
        "kind": "work",
        "activity": state.current or "",
        "waiting": state.phase == "waiting",
        **{name: list(script.get(name, ())) for name in ("say", "prompts")},
        "do": [*script.get("do", ()), *_agreed(state)],
        **_said(result, state, choice is not None),
        "groups": _groups(result, state),
        "undo": undo,
        "reasons": [{"id": reason, "label": say(f"reason.{reason}")} for reason in HOLD_REASONS],
        "choice": choice,
        "words": labels("step", "desk"),
    }


def _agreed(state: State) -> list[str]:
    """What is agreed here, before the room begins and where it matters."""
    wanted = state.activity is None or state.activity.kind in ("recall", "propose")
    lines = map(agreed_line, state.opening.agreed) if wanted else ()
    return [say("agreed.told", line=line) for line in lines]


def _said(result: Result | None, state: State, choosing: bool) -> dict[str, Any]:
    """The texts; of proposals to choose from those that are held back, for the rest stand there."""
    texts = written(result) if result else ()
    title = _TITLES[type(result)] if texts else ""
    if choosing and isinstance(result, Proposals):
        texts = tuple(text for text in texts if text.id in state.held)
        title = "desk.proposals_held"
    told = say(title) if texts else ""
    return {"title": told, "texts": [text_of(text, state) for text in texts]}


def text_of(text: Text, state: State) -> dict[str, Any]:
    """A text for the desk: its group, and why it is held back."""
    reason = state.held.get(text.id, "")
    return {
        "id": text.id,
        "words": text.words,
        "group": state.groups.get(text.id, ""),
        "held": say("desk.held", reason=say(f"reason.{reason}")) if reason else "",
    }


def _groups(result: Result | None, state: State) -> list[str] | None:
    """The names of the groups so far; None where nothing is grouped."""
    if not isinstance(result, Texts):
        return None
    names = {state.groups.get(text.id, "") for text in result.texts}
    return sorted(names - {""}, key=str.casefold)


def _choice(state: State, result: Result | None) -> dict[str, Any] | None:
    """The proposals to choose from, until the room is asked; those of `result` can be held back."""
    step = next((a for a in state.workshop.activities if isinstance(a, Agree)), None)
    if step is None or not state.proposals or step.id in state.results or state.current == step.id:
        return None
    own = {text.id for text in written(result)} if result else set()
    cards = [
        {**proposal(one), "chosen": one.id in state.chosen, "own": one.id in own}
        for one in state.proposals
    ]
    following = state.workshop.after(state.current)
    return {"most": step.most, "proposals": cards, "last": following is step}
