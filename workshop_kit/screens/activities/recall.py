"""recall: was it done? of what this school promised; afterwards a bar for each promise."""

from typing import Any

from ...domain.activities.recall import DONE, Recall
from ...domain.agreed import Agreed
from ...domain.opening import Promise
from ...domain.report.phrases import named, spoken
from ...domain.results import Counts
from ...domain.spread import divided
from ...domain.story import State
from ...words import say
from ..labels import labels
from ..plain import choices
from .bars import Row, bars
from .propose import led

PLAIN_FORM = choices.RECALL

# The colours of other kinds that say the same: a bar without one cannot be seen.
_LIKE = {"done": "keep", "partly": "worry", "not_done": "stop", "do_not_know": "not_mine"}


def form(step: Recall, state: State) -> dict[str, Any]:
    """The promises, each with lead, time and how far it had come."""
    return {
        "question": step.question,
        "agreed": agreed(state),
        "items": [promised(one) for one in state.opening.promised],
        "options": list(DONE),
        "words": labels("form", "recall_form"),
    }


def promised(promise: Promise) -> dict[str, Any]:
    """A promise in words; `agreed` where it was adopted: it is in force here."""
    held_on = spoken(say, promise.held_on)
    agreed = spoken(say, promise.agreed_on or promise.held_on)
    state = say(f"report.state.{promise.state}")
    heard = [_heard(promise)] if promise.heard else []
    return {
        "id": promise.id,
        "text": named(say, promise),
        "agreed": say("recall_form.agreed", on=agreed) if promise.state == "adopted" else "",
        "lines": [
            *led(promise.lead, promise.when),
            say("recall_form.state_put", on=held_on)
            if promise.state == "put"
            else say("recall_form.state", on=held_on, state=state),
            *heard,
        ],
    }


def _heard(promise: Promise) -> str:
    """What people said when they were last asked, counted."""
    counts = dict(zip(DONE, promise.heard, strict=True))
    return say("recall_form.heard", on=spoken(say, promise.heard_on), **counts)


def agreed_line(one: Agreed) -> str:
    """A practice in force with its day, source and note."""
    told = {"practice": one.practice, "date": spoken(say, one.date), "source": one.source}
    line = say("agreed.line", **told)
    return say("agreed.noted", line=line, note=one.note) if one.note else line


def agreed(state: State) -> list[dict[str, Any]]:
    """What is agreed here and no promise that is asked about, as cards."""
    promised = {promise.id for promise in state.opening.promised}
    return [
        {"kind": say("agreed.heading"), "what": agreed_line(one), "lines": []}
        for one in state.opening.agreed
        if one.id not in promised
    ]


def card(promise: Promise) -> dict[str, Any]:
    """A promise as the board shows it."""
    told = promised(promise)
    state = say(f"report.state.{promise.state}")
    return {"kind": told["agreed"] or state, "what": told["text"], "lines": told["lines"]}


def picture(step: Recall, state: State) -> dict[str, Any]:
    """A bar for each promise."""
    result = state.result(step.id)
    counts = result if isinstance(result, Counts) else Counts(0)
    drawn = bars(counts, "recall_form", "picture.recall", _split)
    for option in drawn["options"]:
        option["id"] = _LIKE[option["id"]]
    known = {one.id: named(say, one) for one in state.opening.promised}
    for bar, row in zip(drawn["bars"], drawn["table"]["rows"], strict=True):
        bar["text"] = row[0] = known[bar["id"]]
    return {
        "question": step.question,
        "sentence": say("picture.recall"),
        **drawn,
        "words": labels("picture"),
    }


def _split(row: Row) -> bool:
    # Done is one end and not done the other, of those who know.
    return divided(row[0], row[2], sum(row[:3]))
