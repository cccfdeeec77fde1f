"""compare: the last two audits of this school, count beside count; the same everywhere."""

from typing import Any

from ...domain.activities.compare import Compare
from ...domain.comparison import Pair, Share, compared
from ...domain.opening import Earlier
from ...domain.report.phrases import counted, spoken
from ...domain.story import State
from ...words import say
from ..labels import labels
from . import inform


def form(step: Compare, state: State) -> dict[str, Any]:
    """A card for each statement, and what may not be concluded."""
    earlier = state.opening.earlier
    found = compared(earlier)
    return {
        "question": step.question,
        "points": list(step.points),
        "about": _about(earlier),
        "care": _care(earlier, found.left_out),
        "pairs": [{"text": p.text, "lines": [said(p, s) for s in p.shares]} for p in found.pairs],
        "cards": inform.cards(step, state),
        "words": labels("picture"),
    }


picture = form


def _about(earlier: tuple[Earlier, ...]) -> str:
    if not earlier:
        return say("compare.no_audit")
    dates = [spoken(say, audit.held_on) for audit in earlier]
    if len(earlier) == 1:
        return say("compare.one_audit", on=dates[0])
    about = {"before": dates[0], "after": dates[1]}
    return say("compare.two", n=earlier[0].answered, m=earlier[1].answered, **about)


def _care(earlier: tuple[Earlier, ...], left_out: int) -> list[str]:
    if len(earlier) < 2:
        return []
    out = [counted(say, "compare.left_out", left_out)] if left_out else []
    return [say("compare.others"), *out]


def said(pair: Pair, share: Share) -> str:
    """One count beside the other, in words."""
    label = share.label or say(f"report.option.{share.option}")
    about = {"n": share.before, "all": pair.before, "m": share.after, "whole": pair.after}
    return say("compare.count", label=label, **about)
