"""What a look at the premises is asked for, and what it finds."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from ..words import say


@dataclass(frozen=True)
class Wanted:
    """`people` who come, the `folder` of the school, the `port` for phones, whether HTTPS is on."""

    folder: Path
    port: int
    people: int
    https: bool


@dataclass(frozen=True)
class Found:
    """One thing that was looked at: `key` of its sentence in words.toml, and what fills its gaps.

    `fault`: it would stop the workshop. `unread`: this computer does not say.
    """

    what: Literal["fine", "fault", "note", "unread"]
    key: str
    about: dict[str, Any] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """How it is, and of a fault what the technician does."""
        return say(self.key, **self.about)

    @property
    def line(self) -> str:
        """The sentence with its mark."""
        return f"{say(f'premises.{self.what}')}: {self.sentence}"
