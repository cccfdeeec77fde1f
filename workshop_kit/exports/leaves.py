"""Plain JSON values as rows of place, kind and cell, and back: a whole record on an Excel sheet."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

Row = tuple[str, str, Any]
TURN = "#"  # before the number of a place in a list
ESCAPED = (("~", "~0"), ("/", "~1"), (TURN, "~2"))
WHOLE, DECIMAL, TEXT, YES_NO, NOTHING = "whole number", "decimal", "text", "yes or no", "nothing"
EMPTY: dict[str, Any] = {"no fields": dict, "empty list": list}


def leaves(value: Any, place: str = "") -> Iterator[Row]:
    """One row for each value that holds no others. Decimals go as text: cells round them."""
    if isinstance(value, Mapping) and value:
        for name, part in value.items():
            yield from leaves(part, f"{place}/{_escaped(str(name))}")
    elif isinstance(value, list) and value:
        for n, part in enumerate(value, start=1):
            yield from leaves(part, f"{place}/{TURN}{n}")
    else:
        yield place, *_cell(value)


def _cell(value: Any) -> tuple[str, Any]:
    match value:
        case bool():
            return YES_NO, str(value).lower()
        case int():
            return WHOLE, value
        case float():
            return DECIMAL, repr(value)
        case str():
            return TEXT, value
        case None:
            return NOTHING, ""
    return ("no fields" if isinstance(value, Mapping) else "empty list"), ""


def gathered(rows: Iterable[Row]) -> Any:
    """The value of which `leaves` made these rows; ValueError or TypeError of any others."""
    root: dict[str, Any] = {}
    for place, kind, cell in rows:
        at = root
        for name in (names := _names(place))[:-1]:
            at = at.setdefault(name, {})
        if not isinstance(at, dict) or names[-1] in at:
            raise ValueError(place)
        at[names[-1]] = _value(kind, cell)
    return _listed(root)


def _names(place: Any) -> list[str]:
    first, *names = str(place).split("/")
    if first or not names:
        raise ValueError(place)
    return names


def _value(kind: Any, cell: Any) -> Any:
    if kind in (*EMPTY, NOTHING):
        if cell:
            raise ValueError(cell)
        return EMPTY.get(kind, lambda: None)()
    if kind == WHOLE:
        if type(cell) is not int:
            raise ValueError(cell)
        return cell
    if kind == YES_NO:
        return {"true": True, "false": False}[str(cell)]
    if kind == DECIMAL:
        return float(cell)
    if kind != TEXT or not isinstance(cell, str | None):
        raise ValueError(kind)
    return cell or ""


def _listed(value: Any) -> Any:
    """Objects whose names are numbers of places become lists again."""
    if not isinstance(value, dict):
        return value
    parts = {name: _listed(part) for name, part in value.items()}
    if not any(name.startswith(TURN) for name in parts):
        return {_unescaped(name): part for name, part in parts.items()}
    return [parts[f"{TURN}{n}"] for n in range(1, len(parts) + 1)]


def _escaped(name: str) -> str:
    for char, instead in ESCAPED:
        name = name.replace(char, instead)
    return name


def _unescaped(name: str) -> str:
    for char, instead in reversed(ESCAPED):
        name = name.replace(instead, char)
    return name
