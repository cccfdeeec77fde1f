"""say(key, **about): a sentence from library/words.toml, where all that the kit says stands."""

import os
import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

WORDS = Path(__file__).parent / "library" / "words.toml"
CHECK_WORDS = WORDS.with_name("check_words.txt")
COMMAND = "WORKSHOP_KIT_COMMAND"  # in the environment: how kit.py was called
KIT_PY = "py kit.py" if os.name == "nt" else "python3 kit.py"


def say(key: str, **about: Any) -> str:
    """The sentence of `key` ("table.name"), its gaps filled; KeyError names a missing key."""
    return sentences()[key].format(**about)


@cache
def sentences() -> dict[str, str]:
    """All sentences by their dotted key; the commands in them as the reader calls them."""
    tables = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    return {key: text.replace("{kit_py}", called()) for key, text in _flat(tables, "")}


def called() -> str:
    """What is typed before a command of the kit: as it was called, else as its README teaches."""
    alone = Path(sys.argv[0]).stem == "workshop-kit"
    return os.environ.get(COMMAND) or ("workshop-kit" if alone else KIT_PY)


@cache
def check_words() -> tuple[str, ...]:
    """The words of which three are a room's check word, in the order that decides which."""
    lines = CHECK_WORDS.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if not line.startswith("#"))


def _flat(table: dict[str, Any], prefix: str) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for name, value in table.items():
        pairs += (
            _flat(value, f"{prefix}{name}.")
            if isinstance(value, dict)
            else [(prefix + name, value)]
        )
    return pairs
