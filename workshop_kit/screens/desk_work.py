"""What lies on the desk for the activity: the guide's words, and the room's to put in order."""

from typing import Any

from ..domain.activities import Agree
from ..domain.results import Counts, Proposals, Result, Text, Texts
from ..domain.story import HOLD_REASONS, State
from ..words import say
from .activities.propose import proposal
from .around import Around
from .labels import labels


def work(state: State, around: Around, undo: bool) -> dict[str, Any]:
    """The script and, once closed, the texts; nobody's words before that."""
    script = around.script(state.current) if state.current else {}
    result = state.results.get(state.current or "") if state.phase == "closed" else None
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
    if isinstance(result, Texts):
        return {"title": say("desk.texts"), "texts": [_text(t, state) for t in result.texts]}
    if isinstance(result, Counts) and result.reasons:
        return {"title": say("desk.reasons"), "texts": [_text(t, state) for t in result.reasons]}
    if isinstance(result, Proposals):
        texts = [Text(p.id, p.what) for p in result.proposals]
        return {"title": say("desk.proposals"), "texts": [_text(t, state) for t in texts]}
    return {"title": "", "texts": []}


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
    return {"most": step.most, "proposals": cards}
