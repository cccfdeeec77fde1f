"""propose: a sentence, its kind, and what else is known; then the room's proposals as cards."""

from typing import Any

from ...domain.activities import Propose
from ...domain.activities.propose import ACTION_KINDS, ENDING, LAW, MOST_MINUTES
from ...domain.activities.step import LONGEST_IDEA, LONGEST_LINE
from ...domain.plan import Action
from ...domain.report.phrases import kind_of, minutes_of, named
from ...domain.results import Item, Proposal, Proposals
from ...domain.story import State
from ...words import say
from ..labels import labels
from ..plain import actions
from .inform import card

PLAIN_FORM = actions.PROPOSE


def form(step: Propose, state: State) -> dict[str, Any]:
    """What the room put first, and the five fields; two of them are enough."""
    named = " ".join(item.text for item in state.items(step))
    return {
        "question": step.question,
        "about": say("propose_form.about" if _ranked(step, state) else "propose_form.about_open"),
        "items": [{"id": item.id, "text": item.text} for item in _begun(step, state)],
        "tied": tied(step, state),
        "kinds": [[kind, say(f"propose_form.kind_{kind}")] for kind in ACTION_KINDS],
        "ending": list(ENDING),
        "laws": [[law, say(f"propose_form.law_{law}")] for law in LAW],
        "known": [card(one, state) for one in state.workshop.rules_about(named)],
        "jobs": list(state.workshop.jobs),
        "longest": LONGEST_IDEA,
        "line": LONGEST_LINE,
        "most_minutes": MOST_MINUTES,
        "words": labels("form", "propose_form"),
    }


def _begun(step: Propose, state: State) -> tuple[Item, ...]:
    """The tasks to begin with; none of a list that was only read, for nobody chose from it."""
    return state.items(step) if state.workshop.activity(step.take).asks else ()


def tied(step: Propose, state: State) -> str:
    """What got as many dots as the last in the list that is put to the room, and is not in it."""
    out = "; ".join(item.text for item in state.tied(step))
    return say("propose_form.tied", items=out) if out else ""


def _ranked(step: Propose, state: State) -> bool:
    """Whether the room itself put the items in their order."""
    result = state.results.get(step.take)
    return result is not None and not result.withheld


def picture(step: Propose, state: State) -> dict[str, Any]:
    """A card for each proposal."""
    result = state.result(step.id)
    proposals = result.proposals if isinstance(result, Proposals) else ()
    key = "proposals" if proposals else "no_proposals"
    return {
        "question": step.question,
        "sentence": say(f"picture.{key}"),
        "proposals": [proposal(one) for one in proposals],
        "words": labels("picture"),
    }


def proposal(one: Proposal | Action) -> dict[str, Any]:
    """A proposal or action in words; the first `given` of its lines are about minutes."""
    return {
        "id": one.id,
        "kind": kind_of(say, one),
        "what": named(say, one),
        "given": len(given(one)),
        "lines": [
            *given(one),
            *led(one.lead, one.when),
            *([say("agree_form.pupils", pupils=one.pupils)] if one.pupils else []),
        ],
    }


def put(kind: str) -> str:
    """The `kind` of a card that was only put to the room; "" where its words begin with it."""
    return say("board.put", kind=kind) if kind else say("board.put_only")


def given(one: Proposal | Action) -> list[str]:
    """Whose minutes change; an action's in the words of the plan, with whose figures these are."""
    if isinstance(one, Action):
        told = minutes_of(say, one)
        return [say("plan_screen.minutes_of", minutes=told)] if one.minutes or one.taken_out else []
    sure = [pair for pair in one.minutes if pair[1] > 0 or one.kind != "find_out"]
    later = [] if len(sure) == len(one.minutes) else [say("minutes.not_yet")]
    return [*(minutes(job, n) for job, n in sure), *later]


def led(lead: str, when: str) -> list[str]:
    """Who leads and from when, as far as anybody has named it."""
    told = [say("agree_form.lead", lead=lead)] if lead else []
    return [*told, say("agree_form.when", when=when)] if when else told


def minutes(job: str, n: int) -> str:
    """Minutes a week of one job in words; minus means saved."""
    way = "saves" if n < 0 else "adds"
    ending = "one" if abs(n) == 1 else "many"
    return say(f"minutes.{way}_{ending}", job=job, n=abs(n))
