"""A proposal that a room put forward as an action: how far it agrees, and what came after."""

from dataclasses import replace
from typing import TYPE_CHECKING

from .disclosure import worded_texts
from .plan import Action, completed, recommended
from .results import Carried, Counts, Proposal, Proposals, Result, Takes, Text
from .review import reviews

if TYPE_CHECKING:
    from .story import State


def action_of(state: "State", proposal: Proposal) -> Action:
    """The action, with what the second sitting completed and reviews say."""
    agreement: tuple[int, ...] = ()
    reasons: tuple[Text, ...] = ()
    takes: Takes | None = None
    for result in _asked(state, proposal):
        ids = [item.id for item in result.items]
        hidden = proposal.id in result.hidden
        agreement = () if hidden else result.counts[ids.index(proposal.id)]
        every = worded_texts(result, frozenset(state.held))
        reasons = tuple(text for text in every if text.item == proposal.id)
        takes = next((one for one in result.takes if one.item == proposal.id), None)
    action = replace(
        recommended(proposal, agreement, reasons, takes), figures=figures_of(state, proposal)
    )
    after = reviews(state.reviewed.get(proposal.id, {}), frozenset(state.held))
    changes = state.completions.get(proposal.id, {})
    return replace(completed(action, changes, state.opening.agreed), reviews=after)


def figures_of(state: "State", proposal: Proposal) -> str:
    """Who guessed its minutes: one person, or the two or the table that wrote it on one device."""
    if isinstance(proposal, Carried) and proposal.figures:
        return proposal.figures
    sources = (s for s in state.workshop.activities if _holds(state.results.get(s.id), proposal))
    step = next(sources, None)
    return step.by if step and step.by != "alone" else "guess"


def _holds(result: Result | None, proposal: Proposal) -> bool:
    return isinstance(result, Proposals) and proposal in result.proposals


def _asked(state: "State", proposal: Proposal) -> list[Counts]:
    """The results in which the room was asked whether it agrees to it."""
    steps = {step.id for step in state.workshop.activities if step.kind == "agree"}
    results = (result for id, result in state.results.items() if id in steps)
    counted = (result for result in results if isinstance(result, Counts))
    return [one for one in counted if proposal.id in [item.id for item in one.items]]
