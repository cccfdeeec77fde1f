"""The year groups that entries of a calendar speak of, and who follows whom within one."""

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from .calendar import Entry

EVERY = frozenset(range(14))  # 0 is reception, 13 the last year
SEVERAL = {"reception": (0,), "eyfs": (0,), "sixth form": (12, 13), "post-16": (12, 13)}
STAGES = {1: (1, 2), 2: (3, 4, 5, 6), 3: (7, 8, 9), 4: (10, 11), 5: (12, 13)}
STAGE = re.compile(r"\b(?:key stage|ks)\s*([1-5])\b")
NUMBER = r"\d{1,2}(?!\d)"
LISTED = re.compile(
    rf"\b(?:years?|yrs?|y)\.?\s*({NUMBER}(?:\s*(?:,|and|&|/|\+|-|–|to)\s*(?:(?:years?|yrs?|y)\.?\s*)?{NUMBER})*)"
)
SPAN = re.compile(rf"({NUMBER})\s*(?:-|–|to)\s*(?:(?:years?|yrs?|y)\.?\s*)?({NUMBER})")


def year_groups(title: str) -> frozenset[int]:
    """Year groups from 0 (reception) to 13; all of them where the title names none."""
    told = title.casefold()
    found = {year for word, years in SEVERAL.items() if word in told for year in years}
    for stage in STAGE.findall(told):
        found.update(STAGES[int(stage)])
    for listed in LISTED.findall(told):
        found.update(int(n) for n in re.findall(NUMBER, listed))
        for first, last in SPAN.findall(listed):
            found.update(range(int(first), int(last) + 1))
    return EVERY & found or EVERY


def followers(entries: Sequence[Entry]) -> list[tuple[Entry, Entry]]:
    """Each entry with those of the next day on which one of its year groups has any."""
    groups = {entry.id: year_groups(entry.title) for entry in entries}
    ordered = sorted(entries, key=lambda entry: entry.first)
    found: dict[tuple[str, str], tuple[Entry, Entry]] = {}
    for year_group in sorted(EVERY):
        own = (entry for entry in ordered if year_group in groups[entry.id])
        days = [list(same) for _, same in groupby(own, key=lambda entry: entry.first)]
        for earlier, later in pairwise(days):
            found.update({(a.id, b.id): (a, b) for a in earlier for b in later})
    return list(found.values())
