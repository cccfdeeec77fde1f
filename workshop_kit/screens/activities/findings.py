"""findings: what the school's last audit, or the rooms of this day, found; the same everywhere."""

from typing import Any

from ...domain.activities.findings import Findings
from ...domain.opening import Audited, Spot
from ...domain.report.phrases import spoken, turnout_line
from ...domain.results import Carried
from ...domain.story import State
from ...domain.turnout import Turnout
from ...words import say
from ..labels import labels
from . import inform
from .propose import proposal, put


def form(step: Findings, state: State) -> dict[str, Any]:
    """Hot spots with counts, or the day’s actions; without either what is taken up instead."""
    day = step.of == "day"
    found = state.opening.carried if day else state.opening.spots
    instead = [] if found else [item.text for item in step.items]
    return {
        **inform.or_else(step, state, bool(found)),
        "about": _about(step, state, bool(found)),
        "spots": [] if day else [_spot(spot) for spot in state.opening.spots],
        "proposals": [_carried(one) for one in state.opening.carried] if day else [],
        "instead": instead,
        "words": labels("picture"),
    }


picture = form


def _about(step: Findings, state: State, found: bool) -> str:
    if step.of == "day":
        return "" if found else say("findings.no_rooms")
    if found:
        return f"{_asked(state.opening.audited)} {say('findings.of_audit')}"
    return say("findings.no_audit_instead" if step.items else "findings.no_audit")


def _asked(audit: Audited | None) -> str:
    """Which audit it was and who answered: to be read before the first of its counts."""
    if audit is None:
        return say("findings.last_audit")
    told = turnout_line(say, Turnout(audit.answered, audit.heads, audit.silent))
    return say("findings.audited", day=spoken(say, audit.held_on), turnout=told)


def _carried(one: Carried) -> dict[str, Any]:
    """An action of today; one that its room does not recommend says so."""
    told = proposal(one)
    if not one.put:
        return told
    return {**told, "kind": put(told["kind"]), "lines": [*told["lines"], say("findings.put")]}


def _spot(spot: Spot) -> dict[str, Any]:
    by = spot.addressed_by
    return {
        "text": spot.text,
        "count": say("findings.count", label=spot.label, n=spot.hot, all=spot.spoke),
        "note": say("picture.divided") if spot.divided else "",
        "by": say("findings.addressed_by", title=by) if by else "",
    }
