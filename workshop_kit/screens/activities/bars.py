"""Counts as stacked bars with their numbers, and the table that says the same."""

from collections.abc import Callable, Sequence
from typing import Any

from ...domain.results import Counts
from ...words import say

Row = Sequence[int]


def bars(result: Counts, table: str, caption: str, split: Callable[[Row], bool]) -> dict[str, Any]:
    """A bar an item; `table` of the words names the options, `split` tells a divided row."""
    names = [say(f"{table}.{option}") for option in result.options]
    rows = list(zip(result.items, result.counts, strict=True))
    return {
        "options": [
            {"id": id, "name": name} for id, name in zip(result.options, names, strict=True)
        ],
        "bars": [
            {"id": item.id, "text": item.text, "counts": list(counts), "note": _note(split(counts))}
            for item, counts in rows
        ],
        "table": {
            "caption": say(caption),
            "head": [say("picture.item"), *names],
            "rows": [[item.text, *map(str, counts)] for item, counts in rows],
        },
    }


def _note(split: bool) -> str:
    return say("picture.divided") if split else ""
