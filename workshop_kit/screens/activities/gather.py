"""gather: boxes for ideas on the phone; afterwards the room's ideas in columns by group."""

from typing import Any

from ...domain.activities import Gather
from ...domain.activities.step import LONGEST_IDEA
from ...domain.results import Text, Texts
from ...domain.story import State
from ...words import say
from ..labels import labels
from ..plain import texts

PLAIN_FORM = texts.GATHER


def form(step: Gather, state: State) -> dict[str, Any]:
    """Up to `most` boxes, and prompts for those who stare at an empty one."""
    return {
        "question": step.question,
        "most": step.most,
        "prompts": list(step.prompts),
        "longest": LONGEST_IDEA,
        "words": labels("form", "gather_form"),
    }


def picture(step: Gather, state: State) -> dict[str, Any]:
    """Columns of ideas; those without a group come last."""
    result = state.result(step.id)
    texts = result.texts if isinstance(result, Texts) else ()
    names = sorted(
        {state.groups.get(text.id, "") for text in texts}, key=lambda n: (not n, n.casefold())
    )
    return {
        "question": step.question,
        "sentence": say("picture.ideas"),
        "columns": [_column(name, texts, state, len(names)) for name in names],
        "words": labels("picture"),
    }


def _column(name: str, texts: tuple[Text, ...], state: State, columns: int) -> dict[str, Any]:
    title = name or (say("picture.ungrouped") if columns > 1 else "")
    inside = [text for text in texts if state.groups.get(text.id, "") == name]
    return {"name": title, "ideas": [idea(text) for text in inside]}


def idea(text: Text) -> dict[str, str]:
    """The words, and how often they were said if more than once."""
    said = say("picture.said", n=text.count) if text.count > 1 else ""
    return {"words": text.words, "said": said}
