"""The places where two plain JSON values differ."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile, zip_longest
from typing import Any

NOTHING = "–"
LONGEST = 60


@dataclass(frozen=True)
class Difference:
    """`place` names it by keys and numbers (from 1); `one` and `other` are what stands there."""

    place: str
    one: str
    other: str


def without(one: Any, other: Any, removed: str) -> Any:
    """`one` with `removed` wherever `other` has it in the same place."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return {k: without(v, other[k], removed) if k in other else v for k, v in one.items()}
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        return [without(a, b, removed) for a, b in zip(one, other, strict=True)]
    both = isinstance(one, str) and isinstance(other, str)
    return other if both and removed in other else one


def first_difference(one: Any, other: Any) -> Difference | None:
    """Where `one` and `other` first differ, in the order of `one`; None where they are equal."""
    return next(differences(one, other), None)


def differences(one: Any, other: Any, place: tuple[str, ...] = ()) -> Iterator[Difference]:
    """Every place where `one` and `other` differ, in the order of `one`."""
    pairs = _pairs(one, other)
    if pairs is not None:
        for name, a, b in pairs:
            yield from differences(a, b, (*place, name))
    elif type(one) is not type(other) or one != other:
        yield Difference(" / ".join(place), *_short(one, other))


def _pairs(one: Any, other: Any) -> list[tuple[str, Any, Any]] | None:
    """What stands inside both, part by part; None where one of them has no parts."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        names = dict.fromkeys([*one, *other])
        return [(str(name), one.get(name, NOTHING), other.get(name, NOTHING)) for name in names]
    if isinstance(one, list) and isinstance(other, list):
        both = enumerate(zip_longest(one, other, fillvalue=NOTHING), start=1)
        return [(str(n), a, b) for n, (a, b) in both]
    return None


def _short(one: Any, other: Any) -> tuple[str, str]:
    """Both in a line each: of two long texts what stands around the first letter that differs."""
    first, second = _line(one), _line(other)
    same = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False))))
    start = max(0, same - LONGEST // 2)
    return _part(first, start), _part(second, start)


def _line(value: Any) -> str:
    parts = isinstance(value, Mapping | Sequence) and not isinstance(value, str)
    return "…" if parts else str(value)


def _part(text: str, start: int) -> str:
    before, after = "…" if start else "", "…" if len(text) > start + LONGEST else ""
    return f"{before}{text[start : start + LONGEST]}{after}"
