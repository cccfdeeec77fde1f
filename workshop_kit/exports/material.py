"""What every format is made from."""

from dataclasses import dataclass
from pathlib import Path

from ..domain.document import Document
from ..domain.story import State


@dataclass(frozen=True)
class Material:
    """A room's `state`, its report as a `document` of `today` (ISO date), a school's `template`."""

    state: State
    document: Document
    today: str
    template: Path | None = None
