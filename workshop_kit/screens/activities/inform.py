"""inform: points, a question and evidence cards; the same on board and phone."""

from typing import Any

from ...domain.activities import Inform
from ...domain.story import State
from ...domain.workshop import Evidence
from ...words import say
from ..labels import labels


def form(step: Inform, state: State) -> dict[str, Any]:
    """What is read and talked about; nothing is asked."""
    return {
        "question": step.question,
        "points": list(step.points),
        "cards": [card(evidence) for evidence in state.workshop.cards(step)],
        "words": labels("picture"),
    }


picture = form


def card(evidence: Evidence) -> dict[str, str]:
    """A claim with where it comes from and what kind of claim it is."""
    return {
        "claim": evidence.claim,
        "source": say("picture.source", source=evidence.source, date=evidence.date),
        "standing": say(f"standing.{evidence.standing.replace(' ', '_')}"),
    }
