"""library/stages.toml: the headings of the start page, and what leads to which workshop."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

STAGES = Path(__file__).parent.parent / "library" / "stages.toml"
OWN = "own"
PROBLEMS = "problems"


@cache
def stages() -> dict[str, tuple[str, ...]]:
    """Names of workshops by stage, in the order of the start page; last a school's own, empty."""
    read = {stage: tuple(names) for stage, names in _read().items() if stage != PROBLEMS}
    return {**read, OWN: ()}


@cache
def problems() -> dict[str, tuple[str, ...]]:
    """What a school may have trouble with: the workshops for it, and tools as "tool:NAME"."""
    return {problem: tuple(names) for problem, names in _read()[PROBLEMS].items()}


def _read() -> dict[str, Any]:
    return tomllib.loads(STAGES.read_text(encoding="utf-8"))
