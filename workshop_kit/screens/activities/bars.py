"""Counts as stacked bars with their numbers, and the table that says the same."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from ...domain.results import Counts, Item
from ...words import say

Row = Sequence[int]


def bars(result: Counts, table: str, caption: str, split: Callable[[Row], bool]) -> dict[str, Any]:
    """A bar an item; `table` of the words names the options, `split` tells a divided row."""
    names = list(_named(result, table))
    rows = list(zip(result.items, result.counts, strict=True))
    return {
        "options": [{"id": id, "name": name} for id, name in names],
        "bars": [
            {
                "id": item.id,
                "text": item.text,
                "counts": list(counts),
                "note": _note(counts, split(counts), item.id in result.hidden),
                "split": split(counts) and item.id not in result.hidden,
            }
            for item, counts in rows
        ],
        "table": {
            "caption": say(caption),
            "head": [say("picture.item"), *(name for _, name in names)],
            "rows": [_cells(item, counts, result.hidden) for item, counts in rows],
        },
    }


def _named(result: Counts, table: str) -> Iterator[tuple[str, str]]:
    """What each option is called; the workshop's own options are coloured by their place."""
    for at, option in enumerate(result.options):
        if at < len(result.labels):
            yield f"n{at}", result.labels[at]
        else:
            yield option, say(f"{table}.{option}")


def _note(counts: Row, split: bool, few: bool) -> str:
    """Why a bar is empty, or that it is divided; one without dots says so by its length."""
    if few:
        return say("picture.too_few")
    if len(counts) > 1 and not any(counts):
        return say("picture.nobody")
    return say("picture.divided") if split else ""


def _cells(item: Item, counts: Row, hidden: tuple[str, ...]) -> list[str]:
    few = [say("picture.too_few"), *["–"] * (len(counts) - 1)]
    return [item.text, *(few if item.id in hidden else map(str, counts))]
