"""Whoever wrote a text that is held back learns it from their own phone, and nobody else does.

Every phone of the room gets the same marks of what is held back. A phone keeps the marks of what it
sent and compares. A mark is short on purpose: others that read it cannot be sure of any words.
"""

from collections.abc import Iterator

from ..domain.disclosure import written
from ..domain.results import Counts, Proposals, Result, Texts
from ..domain.story import State
from ..words import say

START, FACTOR, SIZE = 2166136261, 16777619, 2**32  # FNV-1a over the units of UTF-16, as pages count


def mark(code: str, words: str) -> int:
    """32 bits of what somebody wrote in the room with this code."""
    units = f"{code}:{words}".encode("utf-16-le")
    n = START
    for at in range(0, len(units), 2):
        n = (n ^ int.from_bytes(units[at : at + 2], "little")) * FACTOR % SIZE
    return n


def marks(state: State) -> list[list[int | str]]:
    """[mark, reason in words] of each text that is held back from the result at hand."""
    result = state.results.get(state.current or "")
    return [] if result is None or state.phase != "closed" else list(_marks(result, state))


def _marks(result: Result, state: State) -> Iterator[list[int | str]]:
    # Entries of a table have the names of tasks: several people write the same one.
    if isinstance(result, Texts | Proposals | Counts):
        for text in written(result):
            if text.id in state.held:
                yield [mark(state.code, text.words), say(f"reason.{state.held[text.id]}")]
