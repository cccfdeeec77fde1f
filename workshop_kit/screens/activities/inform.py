"""inform: points, a question and evidence cards; the same on board and phone."""

from typing import Any

from ...domain.activities import Activity, Inform
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


def cards(step: Activity, state: State) -> list[dict[str, str]]:
    """The evidence cards that a step of any kind shows."""
    return [_card(evidence) for evidence in state.workshop.cards(step)]


def _card(evidence: Evidence) -> dict[str, str]:
    return {
        "claim": evidence.claim,
        "source": say("picture.source", source=evidence.source, date=evidence.date),
        "standing": say(f"standing.{evidence.standing.replace(' ', '_')}"),
    }
