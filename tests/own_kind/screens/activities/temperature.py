"""temperature: eleven numbers on the phone; afterwards a bar of how they spread."""

from typing import Any

from ...domain.activities.temperature import NUMBERS, Temperature
from ...domain.results import Counts
from ...domain.spread import divided
from ...domain.story import State
from ...words import say
from ..labels import labels
from ..plain.fields import Data, Field, Form, chosen, whole
from .bars import Row, bars


def form(step: Temperature, state: State) -> dict[str, Any]:
    """The scale as its one item, and its numbers."""
    return {
        "question": step.question,
        "items": [{"id": item.id, "text": item.text} for item in step.items],
        "options": [[str(n), str(n)] for n in NUMBERS],
        "words": labels("form"),
    }


def picture(step: Temperature, state: State) -> dict[str, Any]:
    """One bar, with how many people are in each band."""
    result = state.result(step.id)
    counts = result if isinstance(result, Counts) else Counts(0)
    return {
        "question": step.question,
        "sentence": say("temperature_form.counted"),
        **bars(counts, "temperature_form", "picture.each_answer", _split),
        "words": labels("picture"),
    }


def _split(row: Row) -> bool:
    return divided(row[0], row[-1], sum(row))


def _fields(data: Data) -> list[Field]:
    about: dict[str, Any] = {"look": "radios", "options": data["options"]}
    return [Field(name=item["id"], label=item["text"], **about) for item in data["items"]]


def _flat(own: Any, data: Data) -> dict[str, str]:
    return {id: str(number) for id, number in (own or {}).items()}


PLAIN_FORM = Form(_fields, _flat, lambda flat, data: chosen(flat, data, whole))
