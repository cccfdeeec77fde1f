"""The face of each kind of activity: what its form needs, and what its result looks like.

Each module has `form(step, state)` and `picture(step, state)`, from values to plain JSON values;
the script of the same name beside it draws them.
"""

from types import ModuleType

from . import agree, gather, inform, place, propose, sort, vote

FACES: dict[str, ModuleType] = {
    "inform": inform,
    "gather": gather,
    "place": place,
    "sort": sort,
    "vote": vote,
    "propose": propose,
    "agree": agree,
}
SCRIPTS = tuple(f"activities/{kind}.js" for kind in FACES)

__all__ = ["FACES", "SCRIPTS"]
