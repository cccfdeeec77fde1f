"""A Problem is one thing a person can mend: a key into words.toml, a place, and what to fill in."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Problem:
    """`key` names the sentence in words.toml, `field` its input ("" for the whole form)."""

    key: str
    field: str = ""
    about: Mapping[str, Any] = dataclasses.field(default_factory=dict)


class Refused(Exception):
    """Raised where a command cannot be followed; carries the Problems that say why."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(", ".join(problem.key for problem in problems))
        self.problems = problems
