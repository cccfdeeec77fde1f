"""Whoever wrote a text that is held back learns it from their own phone, and nobody else does.

Every phone of the room gets the same marks of what is held back. A phone keeps the marks of what it
sent and compares. A mark is short on purpose: others that read it cannot be sure of any words.
"""

from typing import Any

from ..domain.activities import Activity
from ..domain.disclosure import written
from ..domain.results import Result
from ..domain.rewording import can_be
from ..domain.story import State
from ..steering import REWORDINGS
from ..words import say

START, FACTOR, SIZE = 2166136261, 16777619, 2**32  # FNV-1a over the units of UTF-16


def mark(code: str, words: str) -> int:
    """32 bits of what somebody wrote in the room with this code."""
    units = f"{code}:{words}".encode("utf-16-le")
    n = START
    for at in range(0, len(units), 2):
        n = (n ^ int.from_bytes(units[at : at + 2], "little")) * FACTOR % SIZE
    return n


def sent(step: Activity, state: State, own: Any) -> list[list[int | str]]:
    """[mark, words] of each text in a phone's own answer, as it stands in the result later."""
    if own is None or state.paced or not step.on_board:
        return []
    alone: Result = step.tally([own], state.items(step))
    return [[mark(state.code, text.words), text.words] for text in written(alone)]


def marks(state: State) -> list[list[int | str | bool]]:
    """[mark, sentence, whether it can be put in other words] of what is held back at hand."""
    result = state.results.get(state.current or "")
    if result is None or state.phase != "closed":
        return []
    return [_marked(text.id, text.words, result, state) for text in _held(result, state)]


def _held(result: Result, state: State) -> list[Any]:
    return [text for text in written(result) if text.id in state.held]


def _marked(id: str, words: str, result: Result, state: State) -> list[int | str | bool]:
    before = state.reworded.get(id)
    if before:
        again = len(before) < REWORDINGS
        told = say("phone.own_reworded" if again else "phone.own_reworded_twice")
        return [mark(state.code, before[0]), told, again]
    told = say("phone.own_held", reason=say(f"reason.{state.held[id]}"))
    return [mark(state.code, words), told, can_be(result, id)]
