"""The face of each kind of activity: what its form needs, and what its result looks like.

Each module has `form(step, state)` and `picture(step, state)`, from values to plain JSON values;
the script of the same name beside it draws them.
"""

from collections.abc import Iterable
from types import ModuleType

from . import (
    agree,
    compare,
    findings,
    gather,
    inform,
    move,
    notes,
    place,
    propose,
    rate,
    recall,
    record,
    score,
    sort,
    tell,
    vote,
    year,
)

FACES: dict[str, ModuleType] = {
    "inform": inform,
    "recall": recall,
    "findings": findings,
    "gather": gather,
    "record": record,
    "place": place,
    "rate": rate,
    "score": score,
    "tell": tell,
    "notes": notes,
    "year": year,
    "move": move,
    "compare": compare,
    "sort": sort,
    "vote": vote,
    "propose": propose,
    "agree": agree,
}
SCRIPTS = tuple(f"activities/{kind}.js" for kind in FACES)
# Whose script draws with functions of whose.
LEANS = {
    "move": ("year",),
    "record": ("place",),
    "score": ("rate",),
    "year": ("record",),
}


def scripts(kinds: Iterable[str]) -> tuple[str, ...]:
    """The scripts of these kinds and of those that they lean on, in the order of FACES."""
    wanted, left = {"inform"}, list(kinds)  # any part may turn out to be only a sentence
    while left:
        kind = left.pop()
        wanted.add(kind)
        left += LEANS.get(kind, ())
    return tuple(f"activities/{kind}.js" for kind in FACES if kind in wanted)


__all__ = ["FACES", "SCRIPTS", "scripts"]
