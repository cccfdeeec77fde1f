"""The face of each kind of activity: what its form needs, and what its result looks like.

Each module has `form(step, state)` and `picture(step, state)`, from values to plain JSON values;
the script of the same name beside it draws them. One that asks has `PLAIN_FORM` too, the form
without a script and on paper; `LEANS` are the kinds whose functions its own script draws with.
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
NAMES = ("group", *FACES)  # of scripts: a group is no kind, some kinds ask for it
SCRIPTS = tuple(f"activities/{name}.js" for name in NAMES)
STYLES = ("activities/score.css", "activities/vote.css")  # what no other kind's form is drawn with


def scripts(kinds: Iterable[str]) -> tuple[str, ...]:
    """The scripts of these kinds and of what they lean on, in the order of NAMES."""
    wanted, left = {"inform"}, list(kinds)  # any part may turn out to be only a sentence
    while left:
        kind = left.pop()
        wanted.add(kind)
        left += getattr(FACES.get(kind), "LEANS", ())
    return tuple(f"activities/{name}.js" for name in NAMES if name in wanted)


def styles(kinds: Iterable[str]) -> tuple[str, ...]:
    """The style sheets of these kinds, of those that have one."""
    wanted = {f"activities/{kind}.css" for kind in kinds}
    return tuple(name for name in STYLES if name in wanted)


__all__ = ["FACES", "SCRIPTS", "STYLES", "scripts", "styles"]
