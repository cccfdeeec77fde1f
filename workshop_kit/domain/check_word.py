"""The check word: three words that change as soon as one digit of what a room sealed changes."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from .results import Counts, Result, to_json

if TYPE_CHECKING:
    from .story import State

WORDS = 3
TOLD = ("id", "kind", "title", "question")  # of each activity that was sealed


def check_word(seal: int, words: Sequence[str]) -> str:
    """Three of `words`, by a state's `seal`: the same wherever the same was sealed."""
    places = (seal // len(words) ** n % len(words) for n in range(WORDS))
    return " ".join(words[place] for place in places)


def seal_of(state: "State") -> int:
    """The SHA-256 of `sealed` as a number."""
    return int.from_bytes(sha256(sealed(state)).digest())


def sealed(state: "State") -> bytes:
    """The results that may be shown, and what they were told from, as canonical JSON.

    What is filled in after the hall is no part of it, nor is who leads an action, for names go: a
    plan keeps its word. What is empty or zero in an object is left out, so that a field that is
    added later changes no old word.
    """
    shown = leaving(state)
    asked = [step for step in state.workshop.activities if step.id in shown]
    told = {
        "school": state.school,
        "code": state.code,
        "workshop": state.workshop.name,
        "held_on": state.held_on,
        "opening": state.opening.to_json(),
        "asked": [{name: getattr(step, name, "") for name in TOLD} for step in asked],
        "results": {id: to_json(result) for id, result in shown.items()},
        # As they were proposed: a word stays, however they are listed.
        "chosen": [one.id for one in state.proposals if one.id in state.chosen],
    }
    kept = _filled(without_held(told, state.held))
    return json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def leaving(state: "State") -> dict[str, Result]:
    """The results that may be shown, as they leave the room: what somebody wrote about an action
    counts, and its words stay in the room's own database."""
    found = {id: result for id in state.results if (result := state.result(id)) is not None}
    agreed = {step.id for step in state.workshop.activities if step.kind == "agree"}
    return {id: _unquoted(one) if id in agreed else one for id, one in found.items()}


def _unquoted(result: Result) -> Result:
    if not isinstance(result, Counts):
        return result
    return replace(result, reasons=tuple(replace(text, words="") for text in result.reasons))


def _filled(value: Any) -> Any:
    if isinstance(value, Mapping):
        found = {name: _filled(one) for name, one in value.items()}
        return {name: one for name, one in found.items() if one and not _is_name(name, one)}
    return [_filled(one) for one in value] if isinstance(value, list | tuple) else value


def _is_name(field: str, value: Any) -> bool:
    """Whether it says who does something; a number beside a role group called "lead" does not."""
    return field in ("lead", "finder") and isinstance(value, str)


def without_held(value: Any, held: Mapping[str, str]) -> Any:
    """`value` (plain JSON) without every part of a list that the desk holds back."""
    if isinstance(value, Mapping):
        return {name: without_held(one, held) for name, one in value.items()}
    if not isinstance(value, list | tuple):
        return value
    shown = (one for one in value if not (isinstance(one, Mapping) and one.get("id") in held))
    return [without_held(one, held) for one in shown]
