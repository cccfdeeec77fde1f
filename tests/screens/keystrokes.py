"""How many keys it takes to type in sheets of paper: a model of who types, not of who is quick."""

from collections.abc import Mapping, Sequence
from typing import Any

A_KEY = 0.3  # seconds: about 40 words a minute
A_SHEET = 2.0  # seconds to lay one sheet aside and take up the next
PEOPLE = 2


def keys(rows: Sequence[Mapping[str, Any]], flat: Mapping[str, str]) -> int:
    """What is pressed for one sheet, with the Enter that saves it."""
    last = max((at for at, row in enumerate(rows) if _filled(row, flat)), default=-1)
    return sum(_row(row, flat) for row in rows[: last + 1]) + 1


def seconds(sheets: Sequence[int]) -> float:
    """How long one person takes for sheets of so many keys each."""
    return sum(n * A_KEY + A_SHEET for n in sheets)


def together(sheets: Sequence[int]) -> float:
    """Minutes until two people, each with every other sheet, are both done."""
    return max(seconds(sheets[at::PEOPLE]) for at in range(PEOPLE)) / 60


def _filled(row: Mapping[str, Any], flat: Mapping[str, str]) -> bool:
    return any(flat.get(field["name"]) for field in row["fields"])


def _row(row: Mapping[str, Any], flat: Mapping[str, str]) -> int:
    """A row that is left out costs a Space; of words also the Tab after them."""
    if not _filled(row, flat):
        return 1
    ticked = [f for f in row["fields"] if f["look"] == "tick" and flat.get(f["name"])]
    if ticked:
        return 1
    return sum(_field(field, flat.get(field["name"], "")) for field in row["fields"])


def _field(field: Mapping[str, Any], now: str) -> int:
    if field["look"] == "tick":
        return 0  # who chooses by numbers never comes by it
    if field["keys"]:
        key = dict(zip((value for value, _ in field["options"]), field["keys"], strict=True))[now]
        return 1 if key == "0" else field["digits"]  # two digits, or one and the Tab
    return len(now) + 1
