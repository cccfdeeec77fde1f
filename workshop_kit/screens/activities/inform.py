"""inform: points, a question and evidence cards; the same on board and phone."""

from typing import Any

from ...domain.activities import Activity, Inform
from ...domain.activities.compare import Compare
from ...domain.activities.findings import Findings
from ...domain.report.phrases import binding, told_of
from ...domain.story import State
from ...domain.workshop import Evidence
from ...words import say
from ..labels import labels


def form(step: Inform, state: State) -> dict[str, Any]:
    """What is read and talked about; nothing is asked."""
    return {
        "question": step.question,
        "points": list(step.points),
        "cards": cards(step, state),
        "words": labels("picture"),
    }


picture = form


def or_else(step: Findings | Compare, state: State, found: bool) -> dict[str, Any]:
    """What is asked with its points and cards; its `otherwise` alone where nothing was found."""
    if step.otherwise and not found:
        return {"question": step.otherwise, "points": [], "cards": []}
    return {
        "question": step.question,
        "points": list(step.points),
        "cards": cards(step, state),
    }


def cards(step: Activity, state: State) -> list[dict[str, str]]:
    """The evidence cards that a step of any kind shows."""
    return [card(evidence, state) for evidence in state.workshop.cards(step)]


def card(evidence: Evidence, state: State) -> dict[str, str]:
    """A claim with its source and what kind it is; whether it binds in this school, and is old."""
    return {
        **told_of(say, evidence, state.held_on),
        "binding": binding(say, evidence, state.opening.terms),
    }
