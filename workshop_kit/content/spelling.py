"""The nearest known word to a misspelt one."""

from collections.abc import Iterable
from difflib import get_close_matches

from ..words import say

NEAR = 0.7  # lower, and "id" is taken for a misspelt "kind"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant, if one is near."""
    return next(iter(get_close_matches(word[:60].lower(), list(known), n=1, cutoff=NEAR)), None)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The sentence that offers the nearest word, with a blank before it; "" if nothing is near."""
    found = nearest(word, known)
    return " " + say("check.did_you_mean", word=found) if found else ""


def shorten(words: str) -> str:
    """`words` as a sentence can quote them: on one line and not endless."""
    line = " ".join(words.split())
    return line if len(line) <= 60 else line[:59] + "…"
