"""compare: the last two audits of this school, count beside count; the same everywhere."""

from typing import Any

from ...domain.activities.compare import Compare
from ...domain.comparison import Comparison, Pair, Share, compared
from ...domain.opening import Earlier
from ...domain.report.audits import comparison_table
from ...domain.report.phrases import counted, spoken
from ...domain.story import State
from ...words import say
from ..labels import labels
from . import inform
from .tables import drawn

MOST = 6  # cards on a board of 720 px; the table has them all


def form(step: Compare, state: State) -> dict[str, Any]:
    """A card for each statement that changed most, a table of all, and what not to conclude."""
    earlier = state.opening.earlier
    found = compared(earlier)
    return {
        **inform.or_else(step, state, len(earlier) > 1),
        "about": _about(earlier),
        "care": _care(earlier, found.left_out),
        "pairs": [_card(pair) for pair in found.pairs[: min(MOST, found.changed)]],
        **_all(found, earlier),
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


def _card(pair: Pair) -> dict[str, Any]:
    return {"text": pair.text, "lines": [said(pair, share) for share in pair.shares]}


def _all(found: Comparison, earlier: tuple[Earlier, ...]) -> dict[str, Any]:
    """How the cards are ordered and where the others are, and the table of all."""
    if not found.pairs:
        return {"order": "", "table": None}
    return {"order": _order(found), "table": drawn(comparison_table(found, earlier, say))}


def _order(found: Comparison) -> str:
    """Which statements stand on the cards; only what changed is said to have changed."""
    every = len(found.pairs)
    if found.changed > MOST:
        return say("compare.most", n=MOST, all=every)
    if found.changed == every:
        return say("compare.order")
    if not found.changed:
        return say("compare.unchanged", all=every)
    return counted(say, "compare.changed", found.changed, all=every)


def said(pair: Pair, share: Share) -> str:
    """One count beside the other, in words."""
    label = share.label or say(f"report.option.{share.option}")
    about = {"n": share.before, "all": pair.before, "m": share.after, "whole": pair.after}
    return say("compare.count", label=label, **about)
