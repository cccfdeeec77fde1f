"""What the room sees of a step: the same values for board, phones and practice."""

from collections import Counter
from dataclasses import replace
from typing import Any

from ..domain.activities import Activity
from ..domain.results import Counts, Result
from ..domain.story import HOLD_REASONS, State
from ..words import say
from .activities import FACES
from .activities.agree import agreement
from .activities.propose import proposal
from .labels import counted, labels


def outcome(step: Activity, state: State) -> dict[str, Any]:
    """The picture of a closed activity, or the sentence why there is none."""
    result = state.results.get(step.id)
    if result is None or result.shape == "nothing":
        return {"kind": "inform", **FACES["inform"].form(step, state)}
    common = {
        "kind": "picture",
        "activity": step.id,
        "from": counted("picture.from", result.answered),
    }
    if result.withheld:
        sentence = say("picture.withheld" if result.answered else "picture.none")
        words = labels("picture")
        return {
            **common,
            "of": "nothing",
            "question": _question(step),
            "sentence": sentence,
            "words": words,
        }
    picture = FACES[step.kind].picture(step, state)
    return {**common, "of": step.kind, "held": held_sentence(result, state), **picture}


def recommended(state: State) -> dict[str, Any]:
    """The actions that the room put forward, with how far it agrees."""
    cards = []
    for action in state.actions:
        card = proposal(action)
        card["agreement"] = agreement_of(state, action.id)
        cards.append(card)
    return {
        "kind": "ended",
        "title": say("board.recommends"),
        "notice": say("step.recommendation"),
        "none": say("phone.ended_none"),
        "proposals": cards,
        "words": labels("picture"),
    }


def agreement_of(state: State, action: str) -> dict[str, Any] | None:
    """The bar of one action with its options and table; None before the room was asked."""
    for result in state.results.values():
        if not isinstance(result, Counts):
            continue
        for item, counts in zip(result.items, result.counts, strict=True):
            if item.id == action:
                return agreement(replace(result, items=(item,), counts=(counts,)))
    return None


def held_ids(result: Result, state: State) -> list[str]:
    """The ids of what is held back in `result`."""
    ids: list[str] = []
    for name in ("texts", "reasons", "proposals"):
        ids += [one.id for one in getattr(result, name, ())]
    return [id for id in ids if id in state.held]


def held_sentence(result: Result, state: State) -> str:
    """How many texts are held back and why, "" if none: the board always says so."""
    reasons = Counter(state.held[id] for id in held_ids(result, state))
    if not reasons:
        return ""
    why = ", ".join(
        say("picture.held_why", reason=say(f"reason.{reason}"), n=reasons[reason])
        for reason in HOLD_REASONS
        if reasons[reason]
    )
    n = sum(reasons.values())
    return say("picture.held_one" if n == 1 else "picture.held_many", n=n, why=why)


def _question(step: Activity) -> str:
    return str(getattr(step, "question", ""))
