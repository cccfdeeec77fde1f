"""Late answers: a batch of their own beside what was shown, so that no difference shows a few."""

from dataclasses import replace
from typing import TYPE_CHECKING

from .groups import spoken
from .results import Counts, Result, Text, Texts

if TYPE_CHECKING:
    from .story import State

DAYS = 7  # that late answers are taken for, after a room has closed itself


def is_open_to(state: "State") -> bool:
    """Whether late answers may be taken: once, and not where slips or a talk say who took part."""
    counted = state.opening.slips or state.workshop.manner == "conversation"
    counted = counted or bool(state.opening.imported)
    before = state.late or state.added
    asked = state.phase == "ended" and state.paced and bool(late_parts(state))
    return asked and not (counted or before)


def late_parts(state: "State") -> tuple[str, ...]:
    """The activities whose late answers are not yet closed."""
    asked = [a.id for a in state.workshop.activities if a.late and state.asks(a)]
    return tuple(id for id in asked if id in state.results and id not in state.added)


def joined(first: Result, late: Result) -> Result:
    """What was shown with a batch of late answers, each disclosed by itself.

    A batch that is withheld changes nothing. What the batch alone hides leaves the item as it was:
    five late answers take nothing away that everybody saw.
    """
    if late.withheld:
        return first
    if first.withheld:
        return late
    if isinstance(first, Counts) and isinstance(late, Counts):
        return _counts(first, late)
    if isinstance(first, Texts) and isinstance(late, Texts):
        return replace(
            first,
            answered=first.answered + late.answered,
            texts=_texts(first.texts, late.texts),
        )
    raise TypeError(f"{first.shape} and {late.shape}")


def _counts(first: Counts, late: Counts) -> Counts:
    """The role groups stay those of the first: a late answer is in none.

    What is not told apart beside the groups is not told of the batch either.
    """
    late = late if late.options == first.options else spoken(late)
    rows = zip(first.items, first.counts, late.counts, strict=True)
    added = tuple(
        own if item.id in first.hidden else tuple(a + b for a, b in zip(own, more, strict=True))
        for item, own, more in rows
    )
    return replace(first, answered=first.answered + late.answered, counts=added)


def _texts(first: tuple[Text, ...], late: tuple[Text, ...]) -> tuple[Text, ...]:
    """From A to Z. What both said keeps the first one's id: what is held back stays held back."""
    twice = {text.words: text.count for text in late}
    known = {text.words for text in first}
    kept = [replace(text, count=text.count + twice.get(text.words, 0)) for text in first]
    new = [text for text in late if text.words not in known]
    return tuple(sorted([*kept, *new], key=lambda text: (text.words.casefold(), text.words)))
