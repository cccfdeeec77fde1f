"""agree: five steps of agreement with each proposal; afterwards how far the room goes along."""

from typing import Any

from ...domain.activities import Agree
from ...domain.activities.agree import STEPS
from ...domain.activities.step import LONGEST_IDEA, SURVEY_MINIMUM
from ...domain.disclosure import minimum_of
from ...domain.report.phrases import headline, kind_of, named, number
from ...domain.results import Counts, Proposal
from ...domain.spread import divided
from ...domain.story import State
from ...words import say
from ..labels import labels
from ..plain import actions
from .bars import Row, bars
from .propose import given, led, proposal

PLAIN_FORM = actions.AGREE

FEW = 2  # jobs whose minutes change, beside which who leads it still fits on a small phone


def form(step: Agree, state: State) -> dict[str, Any]:
    """The proposals put to the room, with lead and minutes."""
    wanted = [item.id for item in state.items(step)]
    known = {one.id: one for one in state.proposals}
    return {
        "question": step.question,
        "proposals": [_asked(known[id]) for id in wanted],
        "steps": list(STEPS),
        "longest": LONGEST_IDEA,
        "words": {**labels("form", "agree_form"), "now_hint": _now_hint(step, state)},
    }


def _now_hint(step: Agree, state: State) -> str:
    """From how many people on their minutes are shown."""
    fewest = max(minimum_of(state.workshop, step), SURVEY_MINIMUM)
    return say("agree_form.now_hint", minimum=number(say, fewest))


def _asked(one: Proposal) -> dict[str, Any]:
    """In words; in sight stand whose minutes change and, beside few, who leads it and when."""
    told = proposal(one)
    minutes = given(one)
    line = minutes if len(minutes) > FEW else [*minutes, *led(one.lead, one.when)]
    line = line or told["lines"][:1]
    return {**told, "line": "; ".join(line), "more": [x for x in told["lines"] if x not in line]}


def picture(step: Agree, state: State) -> dict[str, Any]:
    """A bar for each proposal, and the reasons people added."""
    result = state.result(step.id)
    counts = result if isinstance(result, Counts) else Counts(0)
    drawn = agreement(counts)
    known = {one.id: one for one in state.proposals}
    for bar, row in zip(drawn["bars"], drawn["table"]["rows"], strict=True):
        one = known[bar["id"]]
        bar |= {"kind": kind_of(say, one), "text": named(say, one)}
        row[0] = headline(say, one)
        bar["reasons"] = [
            {"step": say(f"agreement.{text.step}"), "words": text.words}
            for text in counts.reasons
            if text.item == bar["id"]
        ]
    return {
        "question": step.question,
        "sentence": say("picture.agree" if counts.items else "agree_form.none"),
        **drawn,
        "words": labels("picture"),
    }


def agreement(counts: Counts) -> dict[str, Any]:
    """The five steps as bars; divided where a quarter says yes and a quarter cannot support it."""
    return bars(counts, "agreement", "picture.agree", _split)


def _split(row: Row) -> bool:
    return divided(row[0], row[3], sum(row[:4]))
