"""The headings of the start page: library/stages.toml says which workshop stands under which."""

import tomllib
from functools import cache
from pathlib import Path

STAGES = Path(__file__).parent.parent / "library" / "stages.toml"
OWN = "own"


@cache
def stages() -> dict[str, tuple[str, ...]]:
    """Names of workshops by stage, in the order of the start page; last a school's own, empty."""
    read = tomllib.loads(STAGES.read_text(encoding="utf-8"))
    return {**{stage: tuple(names) for stage, names in read.items()}, OWN: ()}
