"""What lies on the desk for the activity: the guide's words, and the room's to put in order."""

from typing import Any

from ..domain.activities import Agree
from ..domain.disclosure import written
from ..domain.results import Counts, Proposals, Records, Result, Text, Texts, Weeks
from ..domain.story import HOLD_REASONS, State
from ..words import say
from .activities.propose import proposal
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
    return {
        "kind": "work",
        "activity": state.current or "",
        "waiting": state.phase == "waiting",
        **{name: list(script.get(name, ())) for name in ("say", "do", "prompts")},
        **_said(result, state),
        "groups": _groups(result, state),
        "undo": undo,
        "reasons": [{"id": reason, "label": say(f"reason.{reason}")} for reason in HOLD_REASONS],
        "choice": _choice(state),
        "words": labels("step", "desk"),
    }


def _said(result: Result | None, state: State) -> dict[str, Any]:
    texts = written(result) if result else ()
    title = say(_TITLES[type(result)]) if texts else ""
    return {"title": title, "texts": [_text(text, state) for text in texts]}


def _text(text: Text, state: State) -> dict[str, Any]:
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


def _choice(state: State) -> dict[str, Any] | None:
    """The proposals to choose from, until the room is asked how far it agrees."""
    step = next((a for a in state.workshop.activities if isinstance(a, Agree)), None)
    if step is None or not state.proposals or step.id in state.results or state.current == step.id:
        return None
    cards = [{**proposal(one), "chosen": one.id in state.chosen} for one in state.proposals]
    following = state.workshop.after(state.current)
    return {"most": step.most, "proposals": cards, "last": following is step}
