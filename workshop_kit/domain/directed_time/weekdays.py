"""Reads days of the week: Mon-Wed, Tue & Thu, M T W."""

import re

from .hours import Unclear

NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday")
RANGE = re.compile(r"([a-z]+)\s*(?:-|–|to)\s*([a-z]+)")
BETWEEN = re.compile(r"[\s,;&+/]+|\band\b")


def read_weekdays(text: str) -> tuple[int, ...]:
    """The days that `text` names as 1 (Monday) to 5, in order; Unclear for anything else."""
    given = text.strip().casefold().replace(".", "")
    found: set[int] = set()
    for first, last in RANGE.findall(given):
        found |= set(range(_day(first, text), _day(last, text) + 1))
    rest = BETWEEN.split(RANGE.sub(" ", given))
    found |= {_day(word, text) for word in rest if word}
    if not found:
        raise Unclear("directed_check.no_weekday", given=text)
    return tuple(sorted(found))


def read_weekday(text: str) -> int:
    """The one day that `text` names."""
    found = read_weekdays(text)
    if len(found) > 1:
        raise Unclear("directed_check.one_weekday", given=text)
    return found[0]


def _day(word: str, text: str) -> int:
    meant = [n for n, name in enumerate(NAMES, 1) if name.startswith(word.removesuffix("s"))]
    if word in ("m", "w", "f"):
        meant = [n for n, name in enumerate(NAMES, 1) if name[0] == word]
    if len(meant) != 1:
        raise Unclear("directed_check.no_weekday", given=text)
    return meant[0]
