"""The rules on directed time of each school year: library/rules/directed_time/years.yaml."""

from functools import lru_cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from ..domain.directed_time import Rules
from ..words import say
from .faults import Fault, Faulty, Unreadable
from .reading import changed, read_text
from .shelf import LIBRARY
from .tree import parse

YEARS = LIBRARY / "rules" / "directed_time" / "years.yaml"
_RULES = TypeAdapter(Rules)


def rule_years(path: Path = YEARS) -> dict[str, Rules]:
    """The rules by school year (2026/27), oldest first; Faulty names all that cannot be read."""
    return dict(_kept(path, changed(path)))


@lru_cache(maxsize=8)
def _kept(path: Path, at: int) -> tuple[tuple[str, Rules], ...]:
    try:
        root, found = parse(read_text(path))
    except Unreadable as stop:
        raise Faulty(Fault(path, *one) for one in stop.found) from stop
    rules: list[Rules] = []
    for node in root.value if isinstance(root.value, list) else []:
        try:
            rules.append(_RULES.validate_python(node.plain))
        except ValidationError as error:
            names = ", ".join(
                sorted({str(place) for one in error.errors() for place in one["loc"][:1]})
            )
            found.append((node.line, say("check.year_rules", fields=names or "?")))
    if found or not rules:
        raise Faulty(Fault(path, *one) for one in found or [(root.line, say("check.no_years"))])
    return tuple((one.year, one) for one in sorted(rules, key=lambda one: one.year))
