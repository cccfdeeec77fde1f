"""The nearest known word to a misspelt one."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from difflib import get_close_matches
from itertools import islice

from ..words import say

NEAR = 0.7  # lower, and "id" is taken for a misspelt "kind"
SEARCHES = 40  # in one file: each costs more than reading the word
AMONG = 200  # known words
_left: ContextVar[Iterator[int] | None] = ContextVar("searches", default=None)


@contextmanager
def few_searches() -> Iterator[None]:
    """Within it only so many words are looked for: a file of misspelt names must not last."""
    token = _left.set(iter(range(SEARCHES)))
    try:
        yield
    finally:
        _left.reset(token)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant, if one is near."""
    left = _left.get()
    if left is not None and next(left, None) is None:
        return None
    among = list(islice(known, AMONG))
    return next(iter(get_close_matches(word[:60].lower(), among, n=1, cutoff=NEAR)), None)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The sentence that offers the nearest word, with a blank before it; "" if nothing is near."""
    found = nearest(word, known)
    return " " + say("check.did_you_mean", word=found) if found else ""


def shorten(words: str) -> str:
    """`words` as a sentence can quote them: on one line and not endless."""
    line = " ".join(words.split())
    return line if len(line) <= 60 else line[:59] + "…"
