"""inform: points, a question and evidence cards; the same on board and phone."""

from typing import Any

from ...domain.activities import Activity, Inform
from ...domain.report.phrases import spoken
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
    return [card(evidence, state) for evidence in state.workshop.cards(step)]


def card(evidence: Evidence, state: State) -> dict[str, str]:
    """A claim with its source and what kind it is; whether it binds in this school, and is old."""
    old = evidence.is_old(state.held_on)
    day = spoken(say, evidence.out_of_date)
    return {
        "claim": evidence.claim,
        "source": say("picture.source", source=evidence.source, date=spoken(say, evidence.date)),
        "standing": say(f"standing.{evidence.standing.replace(' ', '_')}"),
        "binding": say(f"binding.{state.opening.terms}") if evidence.standing == "stpcd" else "",
        "old": say("picture.old", date=day) if old else "",
    }
