"""Which texts speak of the same things, by the words they share: candidates, never a decision."""

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")
SHORTEST = 4
ENDINGS = ("ings", "ing", "ies", "ed", "es", "s", "e")
# Said of nearly every task: they make no two texts alike.
EMPTY = frozenset(
    re.findall(
        r"\w+",
        """
        about after again also and any are before been being could does each every from have
        into less longer make more most much must need only other over pupil same school should
        some staff teacher than that their them then there these they this those time under until
        date term terms week what when where which will with without work would year your
        """,
    )
)


def alike(words: str, choices: Iterable[T], told: Callable[[T], str]) -> tuple[T, ...]:
    """Of `choices` those that share a word with `words`, those that share most first.

    `told` gives the words of a choice.
    """
    own = stems(words)
    each = [(len(own & stems(told(one))), one) for one in choices]
    each.sort(key=lambda pair: -pair[0])
    return tuple(one for shared, one in each if shared)


def stems(words: str) -> frozenset[str]:
    """The words of a text that say what it is about, without their endings."""
    found = (_stem(word) for word in re.findall(r"[^\W\d_]+", words.casefold()))
    return frozenset(word for word in found if len(word) >= SHORTEST and word not in _EMPTY)


def _stem(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return word[: -len(ending)]
    return word


_EMPTY = EMPTY | {_stem(word) for word in EMPTY}


def quotes(words: str, said: str) -> bool:
    """Whether `words` repeat what somebody said: all of it, or so much that it can be known."""
    mine, theirs = (re.findall(r"\w+", text.casefold()) for text in (words, said))
    if len(theirs) < SHORTEST:
        return bool(theirs) and mine == theirs
    starts = range(len(mine) - len(theirs) + 1)
    return any(mine[at : at + len(theirs)] == theirs for at in starts)
