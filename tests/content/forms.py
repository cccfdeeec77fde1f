"""How long a form takes one person: a stop-watch model over the fields that a page asks.

Kept to what `effort` says of surveys, with slower typing: 1.7 seconds a word, which is 35 words a
minute with two thumbs. Folded or unneeded fields cost nothing; nobody's thinking is counted, for
that is what the minutes of talk are for.
"""

from collections.abc import Iterable
from typing import Any

from tests.content.effort import TAP, WORDS_A_SECOND
from workshop_kit.domain.activities import Activity
from workshop_kit.domain.story import State
from workshop_kit.screens.activities import FACES
from workshop_kit.screens.plain.fields import Field
from workshop_kit.screens.plain.page import FORMS

TYPED = 1.7
TAPS = {"radios": 1, "tick": 1, "list": 2, "line": 1, "box": 1}


def seconds(step: Activity, state: State, answer: Any) -> float:
    """What this answer costs whoever gives it: read, tap, type and send."""
    data = FACES[step.kind].form(step, state)
    form = FORMS[step.kind]
    fields, flat = form.fields(data), form.flat(answer, data)
    used = [field for field in fields if flat.get(field.name)]
    typed = sum(_count(flat[field.name]) for field in used if field.look in ("line", "box"))
    taps = 1 + sum(TAPS[field.look] for field in used)
    words = _count(getattr(step, "question", "")) + sum(map(_count, {*_told(used)}))
    return TAP * taps + words / WORDS_A_SECOND + TYPED * typed


def _told(fields: Iterable[Field]) -> Iterable[str]:
    """What has to be read for these fields; what is the same in several is read once."""
    for field in fields:
        yield from (field.label, field.about, field.hint)
        if field.look in ("radios", "tick"):
            yield from (label for _, label in field.options)


def _count(words: str) -> int:
    return len(words.split())
