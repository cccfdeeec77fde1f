"""library/year.toml: by which words an entry of a calendar is known, and how heavy it is."""

import tomllib
from pathlib import Path
from typing import Any

from ..domain.calendar import Kind, Weights
from ..domain.problem import Problem, Refused
from .shelf import LIBRARY

NAME = "year.toml"
HEAVIEST = 10
MOST_BEFORE = 6
IN_ORDER = ["data", "reports"]


def year_weights(folder: Path | None) -> Weights:
    """The school's own weights where its folder has them, else the kit's.

    Refused names all that is wrong in the file.
    """
    own = folder / "library" / NAME if folder else None
    path = own if own and own.is_file() else LIBRARY / NAME
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise Refused(Problem("year.weights_unread", about={"file": path, "why": error})) from error
    groups: Any = raw.get("groups")
    kinds: Any = raw.get("kinds")
    order: Any = raw.get("in_order", IN_ORDER)
    if not (_words(groups) and isinstance(kinds, dict) and _texts(order)):
        raise Refused(Problem("year.weights_shape", about={"file": path}))
    wrong = [name for name, kind in kinds.items() if not _fits(kind, len(groups))]
    if wrong:
        about = {"file": path, "n": len(groups), "most": HEAVIEST}
        raise Refused(*(Problem("year.weights_kind", about={**about, "kind": k}) for k in wrong))
    each = tuple(_kind(name, kind) for name, kind in kinds.items())
    return Weights(tuple(groups), each, tuple(order))


def _words(raw: Any) -> bool:
    return _texts(raw) and bool(raw)


def _texts(raw: Any) -> bool:
    return isinstance(raw, list) and all(isinstance(w, str) and w for w in raw)


def _fits(kind: Any, groups: int) -> bool:
    if not isinstance(kind, dict) or not _words(kind.get("words")):
        return False
    if not (isinstance(kind.get("label"), str) and kind["label"]):
        return False
    load, before, fixed = kind.get("load", []), kind.get("before", 0), kind.get("fixed", "")
    whole = isinstance(load, list) and all(type(n) is int and 0 <= n <= HEAVIEST for n in load)
    ahead = type(before) is int and 0 <= before <= MOST_BEFORE
    return whole and len(load) in (0, groups) and ahead and isinstance(fixed, str)


def _kind(name: str, raw: dict[str, Any]) -> Kind:
    words = tuple(word.casefold() for word in raw["words"])
    load = tuple(raw.get("load", ()))
    return Kind(name, raw["label"], words, load, raw.get("before", 0), raw.get("fixed", ""))
